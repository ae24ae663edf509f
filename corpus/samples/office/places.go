package office

// Tables as rows of places: what a span from above covers has a place of its own.

import "nianbao/corpus/samples/synth"

// place is a cell, or one that a span from above covers.
type place struct {
	synth.GridCell
	col   int  // first column, from 0
	below bool // covered from above
	ends  bool // the last row of a span
}

// row is a row of places; key names what it states, head rows state nothing.
type row struct {
	places []place
	head   bool
}

// rowsOf gives every row of a table all its places.
func rowsOf(g *synth.Grid) []row {
	type open struct {
		cell synth.GridCell
		left int
	}
	covered := make([]*open, g.Width)
	rows := make([]row, len(g.Rows))
	for i, r := range g.Rows {
		rows[i].head = r.Head
		cells := r.Cells
		for col := 0; col < g.Width; {
			if o := covered[col]; o != nil && o.left > 0 {
				o.left--
				rows[i].places = append(rows[i].places, place{synth.GridCell{RowSpan: 1, ColSpan: o.cell.ColSpan, Role: o.cell.Role}, col, true, o.left == 0})
				col += o.cell.ColSpan
				continue
			}
			if len(cells) == 0 {
				break
			}
			c := cells[0]
			cells = cells[1:]
			rows[i].places = append(rows[i].places, place{c, col, false, c.RowSpan == 1})
			covered[col] = &open{c, c.RowSpan - 1}
			col += c.ColSpan
		}
	}
	return rows
}

// parts cuts tables where a document of this style has several: disclosure into its
// blocks, requests before a group of rows.
func (w *writer) parts(g *synth.Grid) [][]row {
	rows := rowsOf(g)
	if !w.style.Split {
		return [][]row{rows}
	}
	var list [][]row
	from := 0
	for i := 1; i < len(rows); i++ {
		if g.Table == "disclosure" && rows[i].head && len(rows[i].places) == 1 || g.Table == "requests" && i > 8 && opens(rows[i]) && from == 0 {
			list = append(list, rows[from:i])
			from = i
		}
	}
	return append(list, rows[from:])
}

// opens: a group of several rows begins in the row.
func opens(r row) bool {
	for _, p := range r.places {
		if !p.below && p.Role == synth.Group && p.RowSpan > 1 && p.col > 0 {
			return true
		}
	}
	return false
}

// finer is how many columns of the drawn grid stand for each column of the table.
func (w *writer) finer(width int) []int {
	list := make([]int, width)
	for i := range list {
		list[i] = 1
		if w.style.Fine {
			list[i] = 1 + w.dice.IntN(3)
		}
	}
	return list
}

// span is how many drawn columns a place takes.
func span(p place, finer []int) (n int) {
	for _, f := range finer[p.col : p.col+p.ColSpan] {
		n += f
	}
	return n
}
