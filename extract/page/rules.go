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
	for i := range pages {
		pages[i] = sheets[i].withoutFrames(pages[i])
	}
	blocks = paragraphs(sheets, pages)
	return blocks, slices.ContainsFunc(blocks, func(b Block) bool { return b.Table != nil })
}

// byRules reads one page.
func (s Sheet) byRules() []Block {
	tables, finders := s.tables()
	rest := fill(tables, finders, s.Glyphs)
	blocks := s.lines(linesOf(rest))
	for i := range tables {
		t := &tables[i]
		place := t.box()
		blocks = append(blocks, Block{Page: s.Number, Box: s.shownAt(place), Table: t, place: place})
		for k := range t.Cells {
			t.Cells[k].Page, t.Cells[k].Box = s.Number, s.shownAt(t.Cells[k].Box)
		}
	}
	slices.SortStableFunc(blocks, func(a, b Block) int { return cmp.Compare(a.place.Y0, b.place.Y0) })
	return blocks
}

// tables finds the tables of a page, without those that are frames around others.
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
		if !framing(tables, finders, i) {
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
