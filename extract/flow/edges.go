package flow

// The edges of cells become columns. Rows of one table are drawn one by one, and edges
// that are meant to be one line differ by a little.

import "slices"

// Shape is where a cell begins and ends, in twips from any one point, and how it joins.
type Shape struct {
	From, To int
	Joined   bool // to the cell before it, whose text it shows
	Opens    bool // cells below may continue this one
	Below    bool // continues the cell above, whose text it shows
}

// slack is how far apart edges of one line may be, 3 points in twips.
const slack = 60

// tableOf gives every shown cell its place. A place that no cell covers lies outside of a
// row that begins or ends inside the table.
func tableOf(rows []row) *Table {
	for _, tolerance := range []int{slack, 0} {
		if edges := edgesOf(rows, tolerance); edges.fit(rows) {
			return placed(rows, func(r row, i int) (int, int) {
				return edges.line(r.shapes[i].From), edges.line(r.shapes[i].To)
			})
		}
	}
	return placed(rows, func(_ row, i int) (int, int) { return i, i + 1 })
}

// lines are the edges of a table from left to right, the first of all that are meant by one.
type lines []int

func edgesOf(rows []row, tolerance int) (l lines) {
	var all []int
	for _, r := range rows {
		for _, s := range r.shapes {
			all = append(all, s.From, s.To)
		}
	}
	slices.Sort(all)
	for _, x := range all {
		if n := len(l); n == 0 || x-l[n-1] > tolerance {
			l = append(l, x)
		}
	}
	return l
}

// line is the number of the line that an edge is part of, from 0.
func (l lines) line(x int) int {
	i, found := slices.BinarySearch(l, x)
	if found {
		return i
	}
	return i - 1
}

// fit: every cell of every row has a shape and some width, and begins where the one
// before it ends or behind.
func (l lines) fit(rows []row) bool {
	for _, r := range rows {
		if len(r.shapes) < len(r.cells) {
			return false
		}
		last := 0
		for _, s := range r.shapes[:len(r.cells)] {
			from, to := l.line(s.From), l.line(s.To)
			if from < last || to <= from {
				return false
			}
			last = to
		}
	}
	return true
}

// placed puts cells between their lines; span says between which.
func placed(rows []row, span func(row, int) (from, to int)) *Table {
	t := &Table{Rows: len(rows)}
	above := map[[2]int]int{} // cells that may go on below, by their lines
	for n, r := range rows {
		open := map[[2]int]int{}
		for i := 0; i < len(r.cells); {
			from, to := span(r, i)
			shape, first := r.shape(i), r.cells[i]
			for i++; i < len(r.cells) && r.shape(i).Joined; i++ {
				_, to = span(r, i)
			}
			at := [2]int{from, to}
			t.Cols = max(t.Cols, to)
			if owner, ok := above[at]; ok && shape.Below {
				t.Cells[owner].RowSpan++
				open[at] = owner
				continue
			}
			if shape.Below || shape.Opens {
				open[at] = len(t.Cells)
			}
			c := Cell{Row: n + 1, Col: from + 1, RowSpan: 1, ColSpan: to - from, Blocks: first}
			if len(first) > 0 {
				c.Place = first[0].Place
			}
			t.Cells = append(t.Cells, c)
		}
		above = open
	}
	return t
}

func (r row) shape(i int) Shape {
	if i < len(r.shapes) {
		return r.shapes[i]
	}
	return Shape{}
}
