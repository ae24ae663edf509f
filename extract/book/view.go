package book

// What of a sheet is seen: rows and columns that are not hidden, each cell at the first
// of its places that is seen, with the places that its merge takes there.

import (
	"cmp"
	"fmt"
	"slices"
)

// View is a sheet as it is seen. A stretch of rows without any text is one empty row;
// columns without any text are left out.
type View struct {
	Rows, Cols           int
	SheetRows, SheetCols []int // of the sheet, 0 for an empty row
	Places               []Place
	Hidden               Hidden
}

// Place is a cell of a view that shows something, with its place in the sheet.
type Place struct {
	Row, Col, RowSpan, ColSpan int
	SheetRow, SheetCol         int
	Text                       string
}

// Hidden counts what a sheet holds and does not show.
type Hidden struct {
	Rows, Cols Spot // hidden rows and columns that hold something
	Cells      Spot // others that nobody sees
}

// Spot is a count, with the place in the sheet of the first.
type Spot struct{ Count, Row, Col int }

// mostArea is the number of places that the merged cells of a sheet may take.
const mostArea = 4_000_000

// View works out what is seen.
func (s *Sheet) View() (*View, error) {
	if len(s.Cells) > MostCells || len(s.Merged) > MostMerged {
		return nil, &Failure{"limit", fmt.Sprintf("%d cells, %d of them merged", len(s.Cells), len(s.Merged))}
	}
	w := viewing{sheet: s, spans: map[[2]int]Span{}, covered: map[[2]int]bool{}}
	list := w.seen()
	w.rows, w.cols = w.lines(list, true), w.lines(list, false)
	w.rowAt = map[int]int{}
	for i, r := range w.rows {
		w.rowAt[r] = i
	}
	if err := w.cover(list); err != nil {
		return nil, err
	}
	return w.view(list), nil
}

// viewing is the work on one view.
type viewing struct {
	sheet      *Sheet
	spans      map[[2]int]Span // merged cells by their first place
	covered    map[[2]int]bool // places that another cell's merge takes
	rows, cols []int           // of the sheet, in order; 0 for the empty row between stretches
	rowAt      map[int]int
	hidden     Hidden
}

// span is what a cell takes of the sheet.
func (w *viewing) span(c Cell) Span {
	if s, ok := w.spans[[2]int{c.Row, c.Col}]; ok {
		return s
	}
	return Span{c.Row, c.Col, c.Row, c.Col}
}

// seen are the cells that show something, each moved to the first of its places that is
// not hidden, in reading order.
func (w *viewing) seen() (list []Cell) {
	for _, m := range w.sheet.Merged {
		if at := [2]int{m.FirstRow, m.FirstCol}; m.LastRow >= m.FirstRow && m.LastCol >= m.FirstCol {
			if _, twice := w.spans[at]; !twice {
				w.spans[at] = m
			}
		}
	}
	for _, c := range w.sheet.Cells {
		switch {
		case blank(c.Text):
		case c.Unseen:
			w.hidden.Cells.add(c)
		default:
			list = append(list, c)
		}
	}
	slices.SortFunc(list, func(a, b Cell) int { return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(a.Col, b.Col)) })
	return w.unhidden(list)
}

func (s *Spot) add(c Cell) {
	if s.Count++; s.Count == 1 {
		s.Row, s.Col = c.Row, c.Col
	}
}

// unhidden leaves out what stands in hidden rows and columns only. Where a merged cell is
// moved to, what else stands there is under it: nobody sees it.
func (w *viewing) unhidden(list []Cell) (kept []Cell) {
	gone, taken := map[[2]int]bool{}, map[[2]int]bool{}
	for _, c := range list {
		s := w.span(c)
		row, col := s.FirstRow, s.FirstCol
		for row <= s.LastRow && w.sheet.HiddenRows[row] {
			row++
		}
		for col <= s.LastCol && w.sheet.HiddenCols[col] {
			col++
		}
		switch {
		case row > s.LastRow:
			if !gone[[2]int{c.Row, 0}] {
				w.hidden.Rows.add(c)
			}
			gone[[2]int{c.Row, 0}] = true
		case col > s.LastCol:
			if !gone[[2]int{0, c.Col}] {
				w.hidden.Cols.add(c)
			}
			gone[[2]int{0, c.Col}] = true
		case taken[[2]int{row, col}]:
		default:
			taken[[2]int{row, col}] = true
			if at := [2]int{row, col}; at != [2]int{c.Row, c.Col} {
				w.spans[at] = Span{row, col, s.LastRow, s.LastCol}
			}
			c.Row, c.Col = row, col
			kept = append(kept, c)
		}
	}
	return kept
}

// lines are the rows, or the columns, in which a cell begins. Between rows that do not
// follow each other stands an empty one, unless a merged cell goes over the gap.
func (w *viewing) lines(list []Cell, rows bool) (at []int) {
	bridged := map[int]bool{}
	for _, c := range list {
		if !rows {
			at = append(at, c.Col)
			continue
		}
		at = append(at, c.Row)
		for r := c.Row; r < min(w.span(c).LastRow, c.Row+mostBridge); r++ {
			bridged[r] = true
		}
	}
	slices.Sort(at)
	at = slices.Compact(at)
	if !rows {
		return at
	}
	var all []int
	for i, r := range at {
		if i > 0 && w.gap(at[i-1], r, bridged) {
			all = append(all, 0)
		}
		all = append(all, r)
	}
	return all
}

// mostBridge is how many rows a merged cell can hold together.
const mostBridge = 1000

func (w *viewing) gap(a, b int, bridged map[int]bool) bool {
	for r := a + 1; r < b; r++ {
		if !w.sheet.HiddenRows[r] && !bridged[r-1] {
			return true
		}
	}
	return false
}

// cover notes the places that merged cells take beside their first one.
func (w *viewing) cover(list []Cell) error {
	area := 0
	for _, c := range list {
		at := [2]int{c.Row, c.Col}
		if w.covered[at] {
			continue
		}
		row, col, rows, cols := w.place(c)
		if area += rows * cols; area > mostArea {
			return &Failure{"limit", "merged cells that take too much room"}
		}
		if !w.free(row, col, rows, cols) {
			delete(w.spans, at)
			continue
		}
		for r := row; r < row+rows; r++ {
			for k := col; k < col+cols; k++ {
				w.covered[[2]int{w.rows[r], w.cols[k]}] = true
			}
		}
		delete(w.covered, at)
	}
	return nil
}

// place is where a cell stands in the view, from 0, and how much it takes of it.
func (w *viewing) place(c Cell) (row, col, rows, cols int) {
	s := w.span(c)
	row = w.rowAt[c.Row]
	col, _ = slices.BinarySearch(w.cols, c.Col)
	rows, cols = 1, 1
	for row+rows < len(w.rows) && w.rows[row+rows] != 0 && w.rows[row+rows] <= s.LastRow {
		rows++
	}
	for col+cols < len(w.cols) && w.cols[col+cols] <= s.LastCol {
		cols++
	}
	return row, col, rows, cols
}

func (w *viewing) free(row, col, rows, cols int) bool {
	for r := row; r < row+rows; r++ {
		for k := col; k < col+cols; k++ {
			if w.covered[[2]int{w.rows[r], w.cols[k]}] {
				return false
			}
		}
	}
	return true
}

func (w *viewing) view(list []Cell) *View {
	v := &View{Rows: len(w.rows), Cols: len(w.cols), SheetRows: w.rows, SheetCols: w.cols, Hidden: w.hidden}
	for _, c := range list {
		if w.covered[[2]int{c.Row, c.Col}] {
			continue // under a merged cell: nobody sees it
		}
		row, col, rows, cols := w.place(c)
		v.Places = append(v.Places, Place{row + 1, col + 1, rows, cols, c.Row, c.Col, c.Text})
	}
	return v
}
