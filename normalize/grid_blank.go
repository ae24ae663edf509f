package normalize

import "nianbao/extract"

// Do empty cells of a text keep their places? A conversion that drops them, or moves
// them to the end of the row, prints the same as real blanks at the end; only what
// the document shows elsewhere can tell.

// survey looks at the grids of a text for an empty cell between two printed ones,
// and for a row that can only be read with its blanks moved to the end.
func (g *gridReader) survey(c *extract.Content) {
	between, moved := false, false
	for _, grid := range c.Grids {
		if grid.Layout != extract.Tabs && grid.Layout != extract.Bars {
			continue
		}
		for _, row := range rowsOf(grid) {
			between = between || blankBetween(row)
			moved = moved || blanksMoved(row)
		}
	}
	g.keeps = between && !moved
}

// blankBetween finds an empty cell with printed ones on both sides.
func blankBetween(row []extract.Cell) bool {
	row = trailingCells(row)
	for i, c := range row {
		if i > 0 && tidy(c.Text) == "" && !empty(row[:i]) {
			return true
		}
	}
	return false
}

// blanksMoved finds values whose last is the sum of those before it, and then only
// empty cells up to the seventh: the total has left its place.
func blanksMoved(row []extract.Cell) bool {
	values := row
	for len(values) > 0 && readCell(values[0].Text, Count).value.Kind != Number {
		values = values[1:]
	}
	full := trailingCells(values)
	if len(values) < len(applicants) || len(full) < 2 || len(full) >= len(applicants) || blankBetween(full) {
		return false
	}
	sum := Int(0)
	for _, c := range full {
		v := readCell(c.Text, Count).value
		if v.Kind != Number {
			return false
		}
		sum = sum.Add(v.Number)
	}
	last := readCell(full[len(full)-1].Text, Count).value.Number
	return last.Sign() > 0 && sum.Cmp(last.Add(last)) == 0
}

// rectangular: every row of the grid has the same number of cells.
func rectangular(rows [][]extract.Cell) bool {
	for _, row := range rows {
		if len(row) != len(rows[0]) {
			return false
		}
	}
	return len(rows) > 1
}
