package normalize

import (
	"slices"

	"nianbao/extract"
)

// Conversions of pages to text print a wrapped label in several rows, its values
// beside one of them and empty cells beside the others.

// longestWrap is the number of rows that a label is wrapped over at most.
const longestWrap = 6

// untorn joins the rows of a grid of text whose label is wrapped over them.
func untorn(layout extract.Layout, rows [][]extract.Cell) [][]extract.Cell {
	if layout == extract.Ruled {
		return rows
	}
	var whole [][]extract.Cell
	for i := 0; i < len(rows); i++ {
		row := rows[i]
		for n := min(longestWrap, len(rows)-i); n > 1; n-- {
			if joined, ok := joinRows(rows[i : i+n]); ok {
				row, i = joined, i+n-1
				break
			}
		}
		whole = append(whole, row)
	}
	return whole
}

// joinRows joins rows cell by cell; false unless the pieces of their labels make one
// label of the form, which none of them does alone, and one row at most has values.
func joinRows(rows [][]extract.Cell) ([]extract.Cell, bool) {
	if tidy(joined(rows[1])) == "" || anyRowExact(rows[0]) {
		return nil, false
	}
	whole, pieces := slices.Clone(rows[0]), make([]int, len(rows[0]))
	for i, c := range whole {
		pieces[i] = min(1, len(tidy(c.Text)))
	}
	for _, row := range rows[1:] {
		if len(row) != len(whole) || anyRowExact(row) {
			return nil, false
		}
		for i, c := range row {
			switch {
			case tidy(c.Text) == "":
			case pieces[i] == 0:
				whole[i] = c
				pieces[i]++
			case readCell(c.Text, Count).value.Kind != Words || readCell(whole[i].Text, Count).value.Kind != Words:
				return nil, false
			default:
				whole[i].Text += c.Text
				pieces[i]++
			}
		}
	}
	return whole, slices.Contains(pieces, len(rows)) && anyRowExact(whole)
}

// anyRowExact tells whether a cell holds a label of the form.
func anyRowExact(cells []extract.Cell) bool {
	return slices.ContainsFunc(cells, func(c extract.Cell) bool {
		word := Fold(c.Text)
		return exactRow(Requests, word) != "" && !isGroup(word) || exactRow(Disclosure, word) != ""
	})
}

// doubtTorn takes back the blanks of a row whose label is none of the form's own, where
// the row above or below has values and a label that nobody knows: they may be its own.
func (g *gridReader) doubtTorn(above, here, below reach) {
	if here.row < 0 || !(above.stray || below.stray) {
		return
	}
	if r := &g.rows[here.row]; !r.exact && !hasValue(r.cells) && r.layout != extract.Ruled {
		r.unread = true
	}
}

// wordsAndValues: a piece of a label that was taken for a cell.
func wordsAndValues(cells []extract.Cell) bool {
	return len(cells) > 1 && readCell(cells[0].Text, Count).value.Kind == Words && hasValue(cells[1:])
}

// reach is what one row of a grid came to: its place among the rows read, or a stray.
type reach struct {
	row   int
	stray bool
}
