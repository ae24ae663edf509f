package checks

import (
	"slices"

	"nianbao/normalize"
)

// grid is the table requests as whole numbers, with how far each of its sums is
// off. Cells without a number are 0. The sums are linear, so a change of one row
// can be judged without adding anything up again.
type grid struct {
	rows     []normalize.Row
	columns  []normalize.Column
	cell     [][]int64 // row, column
	unfilled [][]bool

	down   [][]int64 // weight of each row in each sum of a column
	across []int64   // weight of each column in the sum of a row
	offCol [][]int64 // how far each sum of a column is off: sum, column
	offRow []int64
}

// requests is the report's table requests as a grid; false when a cell is
// missing, decoded, or no whole number.
func (b *book) requests() (*grid, bool) {
	if b.grid == nil {
		b.grid = newGrid(b.layout(normalize.Requests))
		b.gridOK = b.grid.fill(b.tableCells(normalize.Requests).at)
	}
	return b.grid, b.gridOK
}

func newGrid(l *layout) *grid {
	return &grid{rows: l.rows, columns: l.columns, across: l.across, down: l.down}
}

// weights are those of the rows in each sum of a column, and of the columns in the
// sum of a row.
func (l *layout) weights() (down [][]int64, across []int64) {
	across = make([]int64, len(l.columns))
	for _, b := range l.balances {
		if b.Over == "row" {
			weigh(across, b, func(i int) string { return l.columns[i].Name })
			continue
		}
		w := make([]int64, len(l.rows))
		weigh(w, b, func(i int) string { return l.rows[i].Name })
		down = append(down, w)
	}
	return down, across
}

func weigh(w []int64, b normalize.Balance, name func(int) string) {
	for i := range w {
		switch {
		case slices.Contains(b.Left, name(i)):
			w[i] = 1
		case slices.Contains(b.Right, name(i)):
			w[i] = -1
		}
	}
}

// fill takes the figures, row by row, as the form lists them.
func (g *grid) fill(figures []*normalize.Figure) bool {
	g.offRow = make([]int64, len(g.rows))
	g.offCol = make([][]int64, len(g.down))
	for i := range g.offCol {
		g.offCol[i] = make([]int64, len(g.columns))
	}
	n := len(g.columns)
	numbers, gaps := make([]int64, len(g.rows)*n), make([]bool, len(g.rows)*n)
	g.cell, g.unfilled = make([][]int64, 0, len(g.rows)), make([][]bool, 0, len(g.rows))
	for r := range g.rows {
		g.cell = append(g.cell, numbers[r*n:r*n+n])
		g.unfilled = append(g.unfilled, gaps[r*n:r*n+n])
		for c := range g.columns {
			if f := figures[r*n+c]; f == nil || decoded(f) || !g.set(r, c, f) {
				return false
			}
		}
	}
	return len(g.rows) > 0
}

func (g *grid) set(r, c int, f *normalize.Figure) bool {
	if unfilled(f) {
		g.unfilled[r][c] = true
		return true
	}
	n, whole := f.Value.Number.Int64()
	if f.Value.Kind != normalize.Number || !whole || !countable(f.Value.Number) {
		return false
	}
	g.cell[r][c] = n
	g.offRow[r] += g.across[c] * n
	for i, w := range g.down {
		g.offCol[i][c] += w[r] * n
	}
	return true
}

// broken counts the rows and the columns with a sum that fails.
func (g *grid) broken() (rows, columns []int) {
	for r, off := range g.offRow {
		if off != 0 {
			rows = append(rows, r)
		}
	}
	for c := range g.columns {
		if slices.ContainsFunc(g.offCol, func(off []int64) bool { return off[c] != 0 }) {
			columns = append(columns, c)
		}
	}
	return rows, columns
}

// mends tells whether every sum of the table holds once delta is added to a
// row. The sums of all other rows must hold already.
func (g *grid) mends(row int, delta []int64) bool {
	off := g.offRow[row]
	for c, d := range delta {
		off += g.across[c] * d
		for i, w := range g.down {
			if g.offCol[i][c]+w[row]*d != 0 {
				return false
			}
		}
	}
	return off == 0
}
