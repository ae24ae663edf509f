package extract

import "fmt"

// Cells get their places as the HTML standard forms a table (4.9.12): each takes
// the next place that no cell from above covers, spans end with their row group.

const (
	widestSpan  = 1000  // colspan, capped as browsers do
	tallestSpan = 65534 // rowspan
)

// spanned is a cell with the spans that it asks for; a RowSpan of 0 reaches to the
// end of its group.
type spanned struct {
	rowSpan, colSpan int
	text             string
}

// rowGroup is the rows of one <thead>, <tbody> or <tfoot>.
type rowGroup [][]spanned

// placer is a grid under construction. busy holds for each column the last row
// that a cell from above covers.
type placer struct {
	cells      []Cell
	rows, cols int
	busy       []int
}

// formGrid gives each cell its place. Where a wide cell runs into one from above it
// ends there, though its row goes on behind its full width, as in browsers: so each
// place is covered once at most.
func formGrid(groups []rowGroup) (Grid, error) {
	count := 0
	for _, g := range groups {
		for _, row := range g {
			count += len(row)
		}
	}
	p := &placer{cells: make([]Cell, 0, count)}
	for _, g := range groups {
		last := p.rows + len(g)
		for _, row := range g {
			p.rows++
			if err := p.row(row, last); err != nil {
				return Grid{}, err
			}
		}
	}
	return Grid{Layout: Ruled, Rows: p.rows, Cols: p.cols, Cells: p.cells}, nil
}

func (p *placer) row(row []spanned, last int) error {
	col := 1
	for _, c := range row {
		for col <= len(p.busy) && p.busy[col-1] >= p.rows {
			col++
		}
		wide := min(max(c.colSpan, 1), widestSpan)
		tall := min(c.rowSpan, tallestSpan, last-p.rows+1)
		if c.rowSpan == 0 {
			tall = last - p.rows + 1
		}
		free := p.cover(col, wide, p.rows+tall-1)
		p.cells = p.cells[:len(p.cells)+1] // there is room for all
		cell := &p.cells[len(p.cells)-1]
		cell.Row, cell.Col, cell.RowSpan, cell.ColSpan, cell.Text = p.rows, col, tall, free, c.text
		col += wide
		p.cols = max(p.cols, col-1)
	}
	if len(p.cells) > mostInGrid || p.cols > mostInGrid || p.rows > mostInGrid {
		return &Refusal{"limit", fmt.Sprintf("a table of more than %d cells, rows or columns", mostInGrid)}
	}
	if p.rows*p.cols > mostPlaces {
		return &Refusal{"limit", fmt.Sprintf("a table of more than %d places under its spans", mostPlaces)}
	}
	return nil
}

// cover marks the columns of a cell as busy and says how many of them were free.
func (p *placer) cover(col, wide, until int) int {
	for len(p.busy) < col+wide-1 {
		p.busy = append(p.busy, 0)
	}
	free := wide
	for i := range wide {
		if p.busy[col-1+i] >= p.rows {
			free = min(free, i)
			continue
		}
		if free == wide {
			p.busy[col-1+i] = until
		}
	}
	return free
}
