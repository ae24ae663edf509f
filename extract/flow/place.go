package flow

// Cells that ask for their places get what is free: each place is covered once.

// Placer builds a table from cells that name their places and spans.
type Placer struct {
	Table
	TooLarge bool // more columns, or more rows taken out, than any document has

	covered []covered // for each column the cell that covers it last
	row     int
	work    int
}

// covered is a column: the last row that a cell covers, and which one.
type covered struct{ until, cell int }

// Limits of a table.
const (
	mostColumns = 20_000
	mostWork    = 100_000_000
)

// NextRow begins a row.
func (p *Placer) NextRow() {
	p.row++
	p.Rows = p.row
}

// Put places a cell of the row in hand. It keeps as much of its width as is free; one
// that has nothing is lost to the cell from above.
func (p *Placer) Put(c Cell) {
	if c.Col+c.ColSpan > mostColumns {
		p.TooLarge = true
		return
	}
	for len(p.covered) < c.Col+c.ColSpan-1 {
		p.covered = append(p.covered, covered{})
	}
	free := 0
	for free < c.ColSpan && p.covered[c.Col-1+free].until < p.row {
		p.covered[c.Col-1+free] = covered{p.row + c.RowSpan - 1, len(p.Cells)}
		free++
	}
	if free == 0 {
		return
	}
	c.Row, c.ColSpan = p.row, free
	p.Cols = max(p.Cols, c.Col+free-1)
	p.Cells = append(p.Cells, c)
}

// Hide takes the next rows out of the table before they are read: spans that reach over
// them are shorter.
func (p *Placer) Hide(rows int) {
	for range rows {
		reached := false
		for i := range p.covered {
			at := &p.covered[i]
			if at.until <= p.row {
				continue
			}
			if reached = true; p.Cells[at.cell].Col == i+1 {
				p.Cells[at.cell].RowSpan--
			}
			at.until--
		}
		if p.work += len(p.covered); p.work > mostWork {
			p.TooLarge = true
		}
		if !reached || p.TooLarge {
			return
		}
	}
}

// Done ends spans that reach beyond the last row.
func (p *Placer) Done() *Table {
	for i := range p.Cells {
		c := &p.Cells[i]
		c.RowSpan = min(c.RowSpan, p.Rows-c.Row+1)
	}
	return &p.Table
}
