package page

import (
	"slices"
	"strings"
)

// Tables over pages: what ends one page and goes on at the top of the next is one table.

// Outer borders of the parts of one table differ by less than this, in points; where the
// pages have different margins, the widths do.
const sameEdge = 4

// goesOver tells whether the table a goes on in b.
func (a *Table) goesOver(b *Table) bool {
	wa, wb := a.Xs[a.Cols]-a.Xs[0], b.Xs[b.Cols]-b.Xs[0]
	return a.Ruled == b.Ruled && abs(wa-wb) <= sameEdge && abs(a.Xs[0]-b.Xs[0]) <= mirrored*wa
}

// mirrored is the part of a table's width by which it may move sideways between pages.
const mirrored = 0.12

// joinTables joins the tables that go over the ends of pages.
func joinTables(pages [][]Block) {
	var open *Table
	for i, blocks := range pages {
		if len(blocks) == 0 {
			open = nil
			continue
		}
		first, last := blocks[0], blocks[len(blocks)-1]
		if open != nil && first.Table != nil && open.goesOver(first.Table) {
			open.append(first.Table)
			pages[i] = blocks[1:]
			if len(blocks) > 1 {
				open = last.Table
			}
			continue
		}
		open = last.Table
	}
}

// append adds the rows of b, without the header that it repeats.
func (a *Table) append(b *Table) {
	b.left = b.Xs[0]
	b.moveTo(a.Xs[0])
	lines := mergedLines(a.Xs, b.Xs)
	a.onLines(lines)
	b.onLines(lines)
	a.endPage, a.endY = b.endPage, b.endY
	skip := a.repeatedBy(b)
	if a.goesOnIn(b, skip+1) {
		skip++
	}
	if skip == b.Rows {
		return
	}
	a.Breaks = append(a.Breaks, a.Rows+1)
	for _, c := range b.Cells {
		if c.Row <= skip {
			continue
		}
		c.Row += a.Rows - skip
		a.Cells = append(a.Cells, c)
	}
	a.Rows += b.Rows - skip
}

// goesOnIn tells whether a row of b holds only the rest of numbers that the last row of a
// began, and gives them to it: digits without words, each below digits of a row with words.
func (a *Table) goesOnIn(b *Table, row int) bool {
	var rest []Glyph
	for _, c := range b.Cells {
		if c.Row != row || len(c.lines) == 0 {
			continue
		}
		if !numeral(c.lines) {
			return false
		}
		for _, l := range c.lines {
			rest = append(rest, l.glyphs...)
		}
	}
	below := make(map[int][]Glyph)
	for _, g := range rest {
		at := slices.IndexFunc(a.Cells, func(c Cell) bool {
			x := g.Box.midX() + a.Xs[0] - b.left
			return c.Row+c.RowSpan-1 == a.Rows && x >= a.Xs[c.Col-1] && x <= a.Xs[c.Col-1+c.ColSpan] && len(c.lines) > 0 && numeral(c.lines)
		})
		if at < 0 || !a.worded(a.Cells[at].Row) {
			return false
		}
		below[at] = append(below[at], g)
	}
	for at, glyphs := range below {
		c := &a.Cells[at]
		c.cut = len(c.lines)
		c.lines = append(c.lines, linesOf(glyphs)...)
		c.Text = a.wrapped(c)
	}
	return len(rest) > 0
}

// worded: a cell of the row holds words.
func (a *Table) worded(row int) bool {
	return slices.ContainsFunc(a.Cells, func(c Cell) bool { return c.Row == row && strings.ContainsFunc(c.Text, isHan) })
}

// moveTo shifts the columns sideways.
func (a *Table) moveTo(left float64) {
	by := left - a.Xs[0]
	for i := range a.Xs {
		a.Xs[i] += by
	}
}

func mergedLines(a, b []float64) []float64 {
	all := slices.Concat(a, b)
	slices.Sort(all)
	lines := all[:1]
	for _, x := range all[1:] {
		if x-lines[len(lines)-1] > sameEdge {
			lines = append(lines, x)
		}
	}
	return lines
}

// onLines counts the columns of a table by the lines of a finer one.
func (a *Table) onLines(lines []float64) {
	at := make([]int, len(a.Xs))
	for i, x := range a.Xs {
		best := 0
		for k := range lines {
			if abs(lines[k]-x) < abs(lines[best]-x) {
				best = k
			}
		}
		at[i] = best
	}
	for i := range a.Cells {
		c := &a.Cells[i]
		from, to := at[c.Col-1], at[c.Col-1+c.ColSpan]
		c.Col, c.ColSpan = from+1, max(1, to-from)
	}
	a.Xs, a.Cols = lines, len(lines)-1
}

// repeatedBy counts the rows at the top of b that print the top of a again. A header
// holds words in every filled cell, and its cells end with it.
func (a *Table) repeatedBy(b *Table) int {
	n := 0
	for i := range min(len(a.Cells), len(b.Cells)) {
		x, y := a.Cells[i], b.Cells[i]
		if x.Row != y.Row || x.Col != y.Col || x.ColSpan != y.ColSpan || x.RowSpan != y.RowSpan || squeezed(x.Text) != squeezed(y.Text) || x.Text != "" && !strings.ContainsFunc(x.Text, isHan) {
			break
		}
		if i+1 < len(a.Cells) && i+1 < len(b.Cells) && a.Cells[i+1].Row == x.Row {
			continue
		}
		if !spansBeyond(b, x.Row) {
			n = x.Row
		}
	}
	if n == b.Rows {
		return 0
	}
	return n
}

func spansBeyond(t *Table, row int) bool {
	for _, c := range t.Cells {
		if c.Row <= row && c.Row+c.RowSpan-1 > row {
			return true
		}
	}
	return false
}

func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
