package page

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
)

// Labels of rows without rules: the words left of the values, wrapped over lines that
// stand around the baseline of their values, below it or above it.

// table makes the grid of a block: a column of labels, where it has any, and its values.
func (b *block) table(s Sheet, all []row, taken []bool) *Table {
	b.absorb()
	labels, used := b.labels(all, taken)
	for _, i := range used {
		taken[i] = true
	}
	first := 0
	if labels != nil {
		first = 1
	}
	t := &Table{Rows: len(b.rows), Cols: len(b.columns) + first}
	for i, r := range b.rows {
		if labels != nil {
			t.Cells = append(t.Cells, Cell{Row: i + 1, Col: 1, RowSpan: 1, ColSpan: 1, Text: labels[i].text, Box: labels[i].box})
		}
		for c, column := range b.columns {
			at := Cell{Row: i + 1, Col: c + 1 + first, RowSpan: 1, ColSpan: 1, Box: Box{column.box.X0, r.box.Y0, column.box.X1, r.box.Y1}}
			for _, v := range r.values {
				if b.column(v) == c {
					at.Text = strings.TrimPrefix(at.Text+"\n"+v.text, "\n")
					at.Box = at.Box.with(v.box)
				}
			}
			if c == 0 && at.Text == "" && labels != nil && endsInDigit.MatchString(labels[i].text) {
				at.Text = Doubtful // the value may stand so close that it was taken for the label's
			}
			t.Cells = append(t.Cells, at)
		}
	}
	t.Xs = make([]float64, t.Cols+1)
	b.doubt(t, all, taken)
	return t
}

// doubt marks the values above or below which other text stands in their column: words that
// go on over lines, or a number that is no value by itself.
func (b *block) doubt(t *Table, all []row, taken []bool) {
	for i, other := range all {
		if taken[i] && len(other.values) == 0 || len(other.values) > 0 && (b.at(other) >= 0 || b.absorbed(other)) {
			continue
		}
		for k := range t.Cells {
			c := &t.Cells[k]
			r := b.rows[c.Row-1]
			if c.Col == 1 && t.Cols > len(b.columns) || abs(other.y-r.y) > closestLines*r.size {
				continue
			}
			if !digital(other.text()) && (c.Text != "" || other.y < b.rows[0].y || abs(other.y-r.y) > closestRows*r.size) {
				continue // a header, or a remark on a value that is whole
			}
			column := b.columns[c.Col-1-t.Cols+len(b.columns)].box
			if slices.ContainsFunc(slices.Concat(other.words, other.values), func(w word) bool { return shared(w.box.X0, w.box.X1, column.X0, column.X1) > 0 }) {
				c.Text += Doubtful
			}
		}
	}
}

var endsInDigit = regexp.MustCompile(`[^0-9][0-9]+$`)

// absorb puts lines of values without a label, close to a row with one, into that row:
// numbers that narrow cells broke. On two lines they are no number.
func (b *block) absorb() {
	var rows []row
	last := 0.0 // height of the line before
	for _, r := range b.rows {
		n := len(rows)
		above := n > 0 && r.y-last < closest(r)
		last = r.y
		switch {
		case !above || b.full(r) && b.full(rows[n-1]):
			rows = append(rows, r)
		case b.full(r) && len(rows[n-1].values) < len(b.columns):
			rows[n-1] = r.joinedBy(rows[n-1])
		default:
			rows[n-1] = rows[n-1].joinedBy(r)
		}
	}
	b.rows = rows
}

// closest is how near the line above must be to belong to the same row: a line with words
// may be a row of its own, as the rows of r24 are, 1.67 em apart.
func closest(r row) float64 {
	if len(r.words) > 0 {
		return closestRows * r.size
	}
	return closestLines * r.size
}

const closestRows = 1.55

// full rows have a value in every column.
func (b *block) full(r row) bool { return len(r.values) >= len(b.columns) }

// joinedBy is a row with the values of a line above or below it, whose words, if any, are
// again a line of the label.
func (r row) joinedBy(o row) row {
	r.values = append(slices.Clone(r.values), o.values...)
	slices.SortStableFunc(r.values, func(a, b word) int { return cmp.Compare(a.box.midY(), b.box.midY()) })
	r.box = r.box.with(o.box)
	return r
}

// piece is a line of words that may be part of a label.
type piece struct {
	word
	row   int // in the list of all rows
	fixed int // the row of values on whose baseline it stands, or -1
}

// labels finds the label of each row; nil where no row has one. used are the lines of words
// that went into them.
func (b *block) labels(all []row, taken []bool) (labels []word, used []int) {
	left, right, any := b.labelColumn()
	if !any {
		return nil, nil
	}
	pieces := b.pieces(all, taken, left, right, false)
	assigned := b.assigned(pieces)
	if !b.allLabelled(assigned) {
		wider := b.pieces(all, taken, left, right, true)
		if of := b.assigned(wider); b.allLabelled(of) {
			pieces, assigned = wider, of
		}
	}
	labels = make([]word, len(b.rows))
	for i := range labels {
		if !slices.Contains(assigned, i) {
			labels[i] = word{text: Doubtful, box: b.rows[i].box} // what stands beside it fits no label
		}
	}
	for i, p := range pieces {
		switch r := assigned[i]; {
		case r < 0:
		case labels[r].text == "":
			labels[r] = p.word
		default:
			labels[r].text, labels[r].box = joined(labels[r].text, p.text), labels[r].box.with(p.box)
		}
		if p.fixed < 0 && (assigned[i] >= 0 || b.beside(p)) {
			used = append(used, p.row)
		}
	}
	return labels, used
}

// mostAssigned bounds the work on a page of nothing but short lines.
const mostAssigned = 40_000

// assigned shares the pieces out in the way that costs least.
func (b *block) assigned(pieces []piece) (rows []int) {
	if len(pieces)*len(b.rows) > mostAssigned {
		return slices.Repeat([]int{-1}, len(pieces))
	}
	for _, lines := range closeness {
		best := math.Inf(1)
		for _, anchor := range []func([]piece) float64{middle, top, bottom} {
			if cost, of := assign(b.rows, pieces, anchor, lines); cost < best {
				best, rows = cost, of
			}
		}
		if best < 2*skipCost || b.allLabelled(rows) {
			break
		}
	}
	return rows
}

func (b *block) allLabelled(of []int) bool {
	for i := range b.rows {
		if !slices.Contains(of, i) {
			return false
		}
	}
	return true
}

// beside: a line of words stands among the rows of the block. What fits no label there is
// doubtful, and no text: it would look like the label of an empty row.
func (b *block) beside(p piece) bool {
	first, last := b.rows[0], b.rows[len(b.rows)-1]
	return p.box.midY() > first.y-2*first.size && p.box.midY() < last.y+2*last.size
}

// labelColumn is where the words nearest to the values stand, as most rows have it.
func (b *block) labelColumn() (left, right float64, any bool) {
	var lefts, rights []float64
	for _, r := range b.rows {
		if n := len(r.words); n > 0 {
			lefts, rights = append(lefts, r.words[n-1].box.X0), append(rights, r.words[n-1].box.X1)
		}
	}
	if len(lefts) == 0 {
		return 0, 0, false
	}
	slices.Sort(lefts)
	slices.Sort(rights)
	return lefts[len(lefts)/2], rights[len(rights)/2], true
}

// pieces are the last words of the rows, and the lines between them that stand in the
// column of labels; below: or below the label of another row.
func (b *block) pieces(all []row, taken []bool, left, right float64, below bool) (list []piece) {
	edge := b.columns[0].box.X0
	from, to := b.rows[0].y-longestLabelWrap*b.rows[0].size, b.rows[len(b.rows)-1].y+longestLabelWrap*b.rows[0].size
	for i, r := range all {
		if r.y < from || r.y > to {
			continue
		}
		if at := b.at(r); at >= 0 {
			if n := len(r.words); n > 0 {
				list = append(list, piece{r.words[n-1], i, at})
			}
			continue
		}
		if taken[i] || len(r.values) > 0 && !b.absorbed(r) || len(r.words) == 0 || r.words[len(r.words)-1].box.X1 > edge || r.prose() {
			continue
		}
		for _, w := range r.words {
			if shared(w.box.X0, w.box.X1, left, right) > 0.3*min(w.box.width(), right-left) || goesUnder(list, w) || below && b.beginsBelow(w) {
				list = append(list, piece{w, i, -1})
				break
			}
		}
	}
	return list
}

// goesUnder: the word is the next line of the last piece, which had no values beside it. The
// last line of a label may be too short to reach the column of labels.
func goesUnder(list []piece, w word) bool {
	if len(list) == 0 || list[len(list)-1].fixed >= 0 {
		return false
	}
	p := list[len(list)-1]
	return w.box.midY()-p.box.midY() < closeness[1]*p.size && (abs(w.box.X0-p.box.X0) < indent*p.size || abs(w.box.midX()-p.box.midX()) < indent*p.size)
}

// beginsBelow: the word stands below the label of the row above, and begins where it does.
// The last rows of a table are set further left than those of its groups; but group labels
// begin so as well, and so this counts only where a row would be left without a label.
func (b *block) beginsBelow(w word) bool {
	for _, r := range slices.Backward(b.rows) {
		if n := len(r.words); r.y < w.box.midY() && n > 0 {
			return abs(w.box.X0-r.words[n-1].box.X0) < indent*w.size
		}
	}
	return false
}

// at is the index of a row in the block, -1 for another line.
func (b *block) at(r row) int {
	if len(r.values) == 0 {
		return -1
	}
	return slices.IndexFunc(b.rows, func(m row) bool { return m.y == r.y && len(m.words) == len(r.words) })
}

// absorbed tells whether the values of a line went into a row of the block.
func (b *block) absorbed(r row) bool {
	return slices.ContainsFunc(b.rows, func(m row) bool { return slices.Contains(m.values, r.values[0]) })
}
