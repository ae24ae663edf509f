package page

import (
	"cmp"
	"slices"
)

// The reading by rules: cells between painted lines, and prose around them.

// ByRules reads the sheets of a document; ruled tells whether any table has rules.
func ByRules(sheets []Sheet) (blocks []Block, ruled bool) {
	pages := make([][]Block, len(sheets))
	for i, s := range sheets {
		pages[i] = s.byRules()
	}
	withoutFurniture(sheets, pages)
	joinTables(pages)
	doubtEnd(sheets, pages)
	for i := range pages {
		pages[i] = sheets[i].withoutFrames(pages[i])
	}
	blocks = paragraphs(sheets, pages)
	return blocks, slices.ContainsFunc(blocks, func(b Block) bool { return b.Table != nil })
}

// deepest is the part of a page's height below which a table may have gone on.
const deepest = 0.8

// doubtEnd looks at a table that ends a page behind which nothing can be read.
func doubtEnd(sheets []Sheet, pages [][]Block) {
	var last *Table
	for i, blocks := range pages {
		if n := len(blocks); n > 0 {
			last = blocks[n-1].Table
		}
		gone := i+1 == len(pages) || sheets[i+1].Verdict.Reason != "" || len(sheets[i+1].Glyphs) == 0
		if last != nil && gone && last.endPage == sheets[i].Number && last.endY > deepest*sheets[i].Height {
			last.doubtEnd()
		}
	}
}

// doubtEnd takes back the numbers of the last row that a narrow cell may have broken: their
// other digits would stand on a page that is not there.
func (t *Table) doubtEnd() {
	for i := range t.Cells {
		c := &t.Cells[i]
		if c.Row+c.RowSpan-1 != t.Rows || len(c.lines) == 0 || !numeral(c.lines) {
			continue
		}
		if first := c.lines[0]; c.Box.width()-first.box.width()*(1+1/float64(len(first.glyphs))) <= 2*widestPadding {
			c.Text += Doubtful
		}
	}
}

// byRules reads one page.
func (s Sheet) byRules() []Block {
	tables, finders := s.tables()
	rest := fill(tables, finders, s.Glyphs)
	blocks := s.lines(linesOf(rest))
	for i := range tables {
		t := &tables[i]
		place := t.box()
		t.endPage, t.endY = s.Number, place.Y1
		blocks = append(blocks, Block{Page: s.Number, Box: s.shownAt(place), Table: t, place: place})
		for k := range t.Cells {
			t.Cells[k].Page, t.Cells[k].Box = s.Number, s.shownAt(t.Cells[k].Box)
		}
	}
	slices.SortStableFunc(blocks, func(a, b Block) int { return cmp.Compare(a.place.Y0, b.place.Y0) })
	return blocks
}

// tables finds the tables of a page, without those that are frames around others, and
// without the boxes around what a cell says.
func (s Sheet) tables() (tables []Table, finders []finder) {
	list, _ := latticesOf(s.Rules)
	for _, l := range list {
		if t, ok := l.table(); ok {
			tables, finders = append(tables, t), append(finders, l.finder(t))
		}
	}
	var inner []Table
	var its []finder
	for i := range tables {
		if !framing(tables, finders, i) && !boxed(tables, finders, i) {
			inner, its = append(inner, tables[i]), append(its, finders[i])
		}
	}
	return inner, its
}

// framing: another table stands in one cell of the table.
func framing(tables []Table, finders []finder, i int) bool {
	for k := range tables {
		b := tables[k].box()
		if k == i || b.area() >= tables[i].box().area() {
			continue
		}
		if c := finders[i].at(b.midX(), b.midY()); c >= 0 && b.within(tables[i].Cells[c].Box, 0) && len(tables[k].Cells) > 1 {
			return true
		}
	}
	return false
}

// boxed: the table is one box in a cell of another, as form fields and boxes to tick are.
// What stands in it is what the cell says.
func boxed(tables []Table, finders []finder, i int) bool {
	if len(tables[i].Cells) > 1 {
		return false
	}
	b := tables[i].box()
	for k := range tables {
		if k == i || len(tables[k].Cells) == 1 {
			continue
		}
		if c := finders[k].at(b.midX(), b.midY()); c >= 0 && b.within(tables[k].Cells[c].Box, 0) {
			return true
		}
	}
	return false
}

// lines are blocks of one line each.
func (s Sheet) lines(list []line) []Block {
	blocks := make([]Block, 0, len(list))
	for _, l := range list {
		blocks = append(blocks, Block{Page: s.Number, Box: s.shownAt(l.box), Text: l.text(), size: l.size, place: l.box})
	}
	return blocks
}

// withoutFrames turns tables of one cell, or of one column, back into lines: boxes around
// a text.
func (s Sheet) withoutFrames(blocks []Block) []Block {
	var list []Block
	for _, b := range blocks {
		if b.Table == nil || b.Table.Cols > 1 {
			list = append(list, b)
			continue
		}
		for _, c := range b.Table.Cells {
			list = append(list, s.lines(c.lines)...)
		}
	}
	return list
}
