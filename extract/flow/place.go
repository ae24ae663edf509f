package flow

// Cells that ask for their places get what is free: each place is covered once.

// Placer builds a table from cells that name their places and spans.
type Placer struct {
	Table
	covered []int // for each column the last row that a cell covers
	row     int
}

// NextRow begins a row.
func (p *Placer) NextRow() {
	p.row++
	p.Rows = p.row
}

// Put places a cell of the row in hand. It keeps as much of its width as is free; one
// that has nothing is lost to the cell from above, and false.
func (p *Placer) Put(c Cell) bool {
	for len(p.covered) < c.Col+c.ColSpan-1 {
		p.covered = append(p.covered, 0)
	}
	free := 0
	for free < c.ColSpan && p.covered[c.Col-1+free] < p.row {
		p.covered[c.Col-1+free] = p.row + c.RowSpan - 1
		free++
	}
	if free == 0 {
		return false
	}
	c.Row, c.ColSpan = p.row, free
	p.Cols = max(p.Cols, c.Col+free-1)
	p.Cells = append(p.Cells, c)
	return true
}

// Done ends spans that reach beyond the last row.
func (p *Placer) Done() *Table {
	for i := range p.Cells {
		c := &p.Cells[i]
		c.RowSpan = min(c.RowSpan, p.Rows-c.Row+1)
	}
	return &p.Table
}
