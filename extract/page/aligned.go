package page

import (
	"cmp"
	"regexp"
	"slices"
)

// The reading by rows: what stands on one baseline is a row, and its numbers belong to the
// columns over which they stand. It looks at no rule, and is all there is where a table
// has none (r24, c03).

// ByRows reads the sheets of a document by baselines.
func ByRows(sheets []Sheet) []Block {
	pages := make([][]Block, len(sheets))
	var before end
	for i, s := range sheets {
		pages[i], before = s.byRows(before)
	}
	withoutFurniture(sheets, pages)
	for i := 1; i < len(pages); i++ {
		doubtCut(pages[i-1], pages[i])
	}
	return paragraphs(sheets, pages)
}

// doubtCut looks at the first values of a page: where they have no label, and the page before
// ends in a table, they are the rest of its last numbers, which are in doubt.
func doubtCut(above, below []Block) {
	var t *Table
	var foot float64
	for _, b := range above {
		switch {
		case b.Table != nil:
			t, foot = b.Table, b.place.Y1
		case b.place.Y0 > foot+b.size:
			t = nil // text stands below the table
		}
	}
	if t == nil {
		return
	}
	for _, b := range below {
		switch {
		case b.Table == nil && sectionTitle.MatchString(b.Text):
			return
		case b.Table == nil && !valueLine.MatchString(b.Text):
			continue
		case b.Table != nil && !unlabelled(b.Table, t):
			return
		}
		for i := range t.Cells {
			if c := &t.Cells[i]; c.Row == t.Rows && digital(c.Text) {
				c.Text += Doubtful
			}
		}
		return
	}
}

var valueLine = regexp.MustCompile(`^[0-9０-９ ]+$`)

// unlabelled: the first row of a table has values and no label, unlike the table above.
func unlabelled(t, above *Table) bool {
	labelled := func(c Cell) bool {
		return c.Col == 1 && c.Text != "" && c.Text != Doubtful && !valueWord.MatchString(c.Text)
	}
	return slices.ContainsFunc(above.Cells, labelled) && !slices.ContainsFunc(t.Cells, func(c Cell) bool { return c.Row == 1 && labelled(c) })
}

// row is one line of print: words, and then values in columns.
type row struct {
	line
	words  []word
	values []word
	y      float64
}

// valueWord is what a cell of figures may print.
var valueWord = regexp.MustCompile(`^(?:(?:增加|减少|增|减|[+\-−＋－])?[0-9０-９][0-9０-９,，.．]*(?:件|条|项|宗|份|起|例|个|元|万元)?|[/／\\＼]|[-—–－─]{1,3}|无|没有|不适用|[nN]/?[aA]|\x{FFFD}+)$`)

func rowOf(l line) row {
	r := row{line: l, words: l.words(), y: l.box.midY()}
	n := len(r.words)
	for n > 0 && valueWord.MatchString(r.words[n-1].text) {
		n--
	}
	r.words, r.values = r.words[:n], r.words[n:]
	if len(r.values) > 0 && len(r.words) > 0 { // the values' height decides, where sizes differ
		r.y = r.values[0].box.midY()
	}
	return r
}

// apart are the words of a line that is none of a table: a header says in each what one
// column holds; anything else is one piece.
func (r row) apart() []word {
	if len(r.glyphs) <= longestLabelLine && len(r.values) == 0 {
		if all := r.line.words(); len(all) > 1 {
			return all
		}
	}
	return []word{{r.text(), r.box, r.size}}
}

// block is a run of rows with values in the same columns.
type block struct {
	rows    []row
	columns []word // the range of each column: the box of all its values
}

// byRows reads one page, with the ends of the page before and of this one.
func (s Sheet) byRows(before end) (blocks []Block, last end) {
	lines := s.printed
	rows := make([]row, len(lines))
	for i, l := range lines {
		rows[i] = rowOf(l)
	}
	taken := make([]bool, len(rows))
	for i := 0; i < len(rows); {
		b, members := blockFrom(rows, i)
		if b == nil {
			i++
			continue
		}
		b.learnt(rows, i, before)
		before = end{columns: b.columns}
		t := b.table(s, rows, taken)
		place := t.box()
		blocks = append(blocks, Block{Page: s.Number, Table: t, place: place})
		for _, k := range members {
			taken[k] = true
		}
		i = members[len(members)-1] + 1
	}
	for i, l := range lines {
		if taken[i] {
			continue
		}
		for _, w := range rows[i].apart() {
			place := Box{w.box.X0, l.box.Y0, w.box.X1, l.box.Y1}
			blocks = append(blocks, Block{Page: s.Number, Box: s.shownAt(place), Text: w.text, size: w.size, place: place})
		}
	}
	for i := range blocks {
		if t := blocks[i].Table; t != nil {
			blocks[i].Box = s.shownAt(blocks[i].place)
			for k := range t.Cells {
				t.Cells[k].Page, t.Cells[k].Box = s.Number, s.shownAt(t.Cells[k].Box)
			}
		}
	}
	slices.SortStableFunc(blocks, func(a, b Block) int { return cmp.Compare(a.place.Y0, b.place.Y0) })
	before.rows = s.aboveFoot(rows)
	return blocks, before
}

// longestLabelWrap is the number of lines of words, without a value among them, after which
// a block of values has ended.
const longestLabelWrap = 7

// blockFrom collects the rows whose values stand in one set of columns, from row i on;
// nil where no such row begins there. members are their indexes.
func blockFrom(rows []row, i int) (*block, []int) {
	if !rows[i].tabular() {
		return nil, nil
	}
	b, members := &block{}, []int(nil)
	for k := i; k < len(rows) && (len(members) == 0 || k-members[len(members)-1] <= longestLabelWrap); k++ {
		if len(rows[k].values) == 0 {
			if r, ok := b.worded(rows[k]); ok {
				rows[k] = r
				b.rows = append(b.rows, r)
				members = append(members, k)
				continue
			}
			if rows[k].prose() || b.crossedBy(rows[k]) {
				break
			}
			continue
		}
		if b.strange(rows, k) || !b.take(rows[k]) {
			break
		}
		members = append(members, k)
	}
	return b, members
}

// tabular: several values side by side, or a value apart from one label.
func (r row) tabular() bool {
	return len(r.values) > 1 || len(r.values) == 1 && len(r.words) == 1 && r.values[0].box.X0-r.words[0].box.X1 > 2*r.size
}

// longestLabelLine, in characters: a line of words without values that is longer is prose.
const longestLabelLine = 40

// sectionTitle: the line that names a section ends the table before it.
var sectionTitle = regexp.MustCompile(`^\s*[一二三四五六七]\s*、.*(?:情况|事项)\s*$`)

// prose runs on over more than a label may.
func (r row) prose() bool {
	return len(r.words) == 1 && (len(r.glyphs) > longestLabelLine || sectionTitle.MatchString(r.text()))
}

// worded is a row whose cells say something in words (详见附件): behind a label, each
// stands in a column of its own.
func (b *block) worded(r row) (row, bool) {
	if len(r.words) < 2 || len(b.columns) == 0 || r.words[0].box.X1 > b.columns[0].box.X0 {
		return r, false
	}
	seen := map[int]bool{}
	for _, w := range r.words[1:] {
		c := b.column(w)
		if c < 0 || seen[c] {
			return r, false
		}
		seen[c] = true
	}
	r.words, r.values = r.words[:1], r.words[1:]
	return r, true
}

// crossedBy: one word runs on below two columns: a heading or prose.
func (b *block) crossedBy(r row) bool {
	for _, w := range r.words {
		n := 0
		for _, c := range b.columns {
			if shared(w.box.X0, w.box.X1, c.box.X0, c.box.X1) > 0 {
				n++
			}
		}
		if n > 1 && len(r.words) == 1 {
			return true
		}
	}
	return false
}

// nearColumn is the part of the distance between columns within which a value must stand
// at the middle of its own.
const nearColumn = 0.4

// take adds a row whose values fit the columns, or whose columns those of the block fit.
func (b *block) take(r row) bool {
	if len(b.columns) == 0 {
		b.columns = slices.Clone(r.values)
		b.rows = append(b.rows, r)
		return true
	}
	if len(r.values) > len(b.columns) {
		wider := block{columns: slices.Clone(r.values)}
		for _, old := range b.columns {
			if wider.column(old) < 0 {
				return false
			}
		}
		b.columns = wider.columns
		for _, old := range b.rows {
			b.widen(old)
		}
	}
	seen := map[int]bool{}
	for _, v := range r.values {
		c := b.column(v)
		if c < 0 || seen[c] {
			return false
		}
		seen[c] = true
	}
	b.widen(r)
	b.rows = append(b.rows, r)
	return true
}

// strange: a few values far below the block without words beside them, or around their
// height: a page number, or the figures of another table.
func (b *block) strange(rows []row, k int) bool {
	r := rows[k]
	if len(b.rows) == 0 || len(r.words) > 0 || len(r.values) >= len(b.columns) || r.y-b.rows[len(b.rows)-1].y <= closestLines*r.size {
		return false
	}
	label := func(i int) bool {
		return i >= 0 && i < len(rows) && len(rows[i].values) == 0 && abs(rows[i].y-r.y) < r.size && rows[i].box.X1 < b.columns[0].box.X0
	}
	return !label(k-1) || !label(k+1)
}

func (b *block) widen(r row) {
	for _, v := range r.values {
		if c := b.column(v); c >= 0 {
			b.columns[c].box = b.columns[c].box.with(v.box)
		}
	}
}

// column is the one over which a value stands, -1 where it stands between two.
func (b *block) column(v word) int {
	best := 0
	for i, c := range b.columns {
		if abs(c.box.midX()-v.box.midX()) < abs(b.columns[best].box.midX()-v.box.midX()) {
			best = i
		}
	}
	c := b.columns[best].box
	if shared(c.X0, c.X1, v.box.X0, v.box.X1) > 0.5*min(c.width(), v.box.width()) {
		return best // right or left aligned
	}
	pitch := 8 * v.size
	for i := 1; i < len(b.columns); i++ {
		pitch = min(pitch, b.columns[i].box.midX()-b.columns[i-1].box.midX())
	}
	if abs(c.midX()-v.box.midX()) > nearColumn*pitch {
		return -1
	}
	return best
}
