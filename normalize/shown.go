package normalize

import (
	"slices"

	"nianbao/extract"
)

// PrintedRow is a row of a statutory table as the document prints it, whether or
// not its figures could be stored. Checks of the form's wording look at these.
type PrintedRow struct {
	Table, Row string // Row is "" where the label names no row of any form
	Label      string // as printed
	Exact      bool   // the label is the form's own or a listed variant
	Layout     extract.Layout
	Cells      int    // value cells behind the label, empty ones at the end left out
	Numbers    int    // of them, those that state a number
	Text       string // the values as printed
	Glued      bool   // its digits run together
	Implied    bool   // no value is printed where an empty cell leaves no trace
	At         extract.Pos
}

// shown gives every printed row; those that fit no row of the form come last.
func (c *collection) shown() []PrintedRow {
	list := make([]PrintedRow, 0, len(c.rows)+len(c.odd))
	for i := range c.rows {
		list = append(list, c.rows[i].show())
	}
	for i := range c.odd {
		row := c.odd[i].show()
		row.Row = ""
		list = append(list, row)
	}
	return list
}

func (p *printed) show() PrintedRow {
	values := trailingCells(p.cells)
	row := PrintedRow{
		Table: p.table, Row: p.row, Label: trimmed(p.label), Exact: p.exact, Layout: p.layout, Cells: len(values),
		Text: joined(values), Glued: p.glued, Implied: p.implied, At: p.at,
	}
	for i := range values {
		if readCell(values[i].Text, Count).value.Kind == Number {
			row.Numbers++
		}
	}
	return row
}

// Row finds a printed row of the form; ok is false where no such row is printed.
func (r *Report) Row(table, row string) (p PrintedRow, ok bool) {
	i := slices.IndexFunc(r.Rows, func(p PrintedRow) bool { return p.Table == table && p.Row == row })
	if i < 0 {
		return PrintedRow{}, false
	}
	return r.Rows[i], true
}
