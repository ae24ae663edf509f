package page

import (
	"slices"
	"sort"
)

// Lattice → the smallest fields between lines → cells with their spans.

// Table is a grid as printed. Cells stand in reading order, each once, at its first row
// and column; they cover the grid.
type Table struct {
	Rows, Cols int
	Cells      []Cell
	Ruled      bool      // cells between painted lines, else by the place of their words
	Xs         []float64 // the Cols+1 lines between columns
	Breaks     []int     // rows, from 1, that stand first on a page
	left       float64   // before it was moved below another
	endPage    int       // the page, from 1, on which its last row ends
	endY       float64   // and where there
}

// Cell is one cell; Row and Col count from 1.
type Cell struct {
	Row, Col         int
	RowSpan, ColSpan int
	Text             string
	Page             int
	Box              Box
	lines            []line
	cut              int // the line, from 0, with which the next page begins, or 0
}

// mostFields bounds a grid: no table of a report has a tenth of that.
const mostFields = 100_000

// table finds the cells of a lattice.
func (l lattice) table() (t Table, ok bool) {
	rows, cols := len(l.ys)-1, len(l.xs)-1
	if rows < 1 || cols < 1 || rows*cols > mostFields {
		return t, false
	}
	fields := newGroups(rows * cols)
	byY, byX := stretchesAt(l.across, l.ys), stretchesAt(l.down, l.xs)
	for r := range rows {
		for c := range cols {
			if c+1 < cols && !drawn(byX[c+1], l.xs[c+1], l.ys[r], l.ys[r+1]) {
				fields.join(r*cols+c, r*cols+c+1)
			}
			if r+1 < rows && !drawn(byY[r+1], l.ys[r+1], l.xs[c], l.xs[c+1]) {
				fields.join(r*cols+c, (r+1)*cols+c)
			}
		}
	}
	t = Table{Rows: rows, Cols: cols, Ruled: true, Xs: l.xs}
	for _, f := range regionsOf(fields, rows, cols) {
		t.Cells = append(t.Cells, Cell{Row: f.row + 1, Col: f.col + 1, RowSpan: f.rows, ColSpan: f.cols, Box: Box{l.xs[f.col], l.ys[f.row], l.xs[f.col+f.cols], l.ys[f.row+f.rows]}})
	}
	return t, true
}

// stretchesAt gives the stretches on each line.
func stretchesAt(list []stretch, lines []float64) [][]stretch {
	at := make([][]stretch, len(lines))
	for _, s := range list {
		i := sort.SearchFloat64s(lines, s.at)
		for _, k := range []int{i - 1, i} {
			if k >= 0 && k < len(lines) && abs(lines[k]-s.at) <= snapTolerance {
				at[k] = append(at[k], s)
			}
		}
	}
	return at
}

func abs(x float64) float64 { return max(x, -x) }

// field is a rectangle of smallest fields, counted from 0.
type field struct{ row, col, rows, cols int }

// regionsOf gives the rectangles that joined fields make, in reading order. A region of
// another shape, where a rule is broken off, falls apart into its rows.
func regionsOf(fields groups, rows, cols int) []field {
	size, bounds := map[int]int{}, map[int]field{}
	var roots []int
	for i := range fields {
		root, r, c := fields.root(i), i/cols, i%cols
		b, seen := bounds[root]
		if !seen {
			b = field{r, c, 1, 1}
			roots = append(roots, root)
		}
		right, low := max(b.col+b.cols, c+1), max(b.row+b.rows, r+1)
		b.col = min(b.col, c)
		b.cols, b.rows = right-b.col, low-b.row
		bounds[root] = b
		size[root]++
	}
	var list []field
	for _, root := range roots {
		if b := bounds[root]; size[root] == b.rows*b.cols {
			list = append(list, b)
		} else {
			list = append(list, strips(fields, root, b, cols)...)
		}
	}
	slices.SortFunc(list, func(a, b field) int {
		if a.row != b.row {
			return a.row - b.row
		}
		return a.col - b.col
	})
	return list
}

// strips cuts a region into its runs of fields, row by row.
func strips(fields groups, root int, b field, cols int) (list []field) {
	for r := b.row; r < b.row+b.rows; r++ {
		for c := b.col; c < b.col+b.cols; c++ {
			switch last := len(list) - 1; {
			case fields.root(r*cols+c) != root:
			case last >= 0 && list[last].row == r && list[last].col+list[last].cols == c:
				list[last].cols++
			default:
				list = append(list, field{r, c, 1, 1})
			}
		}
	}
	return list
}

// finder tells which cell holds a point.
type finder struct {
	xs, ys []float64
	cells  []int // of each smallest field
}

func (l lattice) finder(t Table) finder {
	f := finder{l.xs, l.ys, make([]int, t.Rows*t.Cols)}
	for i, c := range t.Cells {
		for r := c.Row - 1; r < c.Row-1+c.RowSpan; r++ {
			for k := c.Col - 1; k < c.Col-1+c.ColSpan; k++ {
				f.cells[r*t.Cols+k] = i
			}
		}
	}
	return f
}

// at is the index of the cell, -1 outside the table.
func (f finder) at(x, y float64) int {
	col, row := sort.SearchFloat64s(f.xs, x)-1, sort.SearchFloat64s(f.ys, y)-1
	if col < 0 || row < 0 || col+1 >= len(f.xs) || row+1 >= len(f.ys) {
		return -1
	}
	return f.cells[row*(len(f.xs)-1)+col]
}

// box is around the whole table.
func (t *Table) box() (b Box) {
	for i := range t.Cells {
		if t.Cells[i].Box != (Box{}) {
			b = b.with(t.Cells[i].Box)
		}
	}
	return b
}
