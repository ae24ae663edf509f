package normalize

import "nianbao/extract"

// inColumns puts the cells of a row into the order of the form's columns. Two
// independent routes do it: the order of the cells, and the header above them;
// where both speak and differ, neither is believed.
func (r *printed) inColumns(table string, columns []Column) (cells []extract.Cell, readings int, fault string) {
	if r.implied {
		return blankCells(len(columns), r.at), 1, ""
	}
	if named, ok := r.byHeaderWords(columns); ok {
		return named, 2, ""
	}
	ordered, ok := fit(r.cells, len(columns))
	if !ok {
		ordered, ok = fit(r.once(), len(columns))
	}
	at, sure := r.byHeaderPlace(table, columns)
	switch {
	case r.headerContradicts(columns), r.head.wrong, !sure && !orderly(table, columns, r.head.seq):
		return nil, 0, "column-unknown"
	case !ok && sure && r.onlyBlanksBeside(at.of(r.cells, len(columns))):
		return at.of(r.cells, len(columns)), 1, ""
	case !ok:
		return nil, 0, "row-arity"
	case sure && empty(r.cells):
		return at.of(r.cells, len(columns)), 2, ""
	case sure && !at.same(r.cells, ordered):
		return nil, 0, "figures-disagree"
	case sure:
		return ordered, 2, ""
	}
	return ordered, 1, ""
}

// blankCells stand for cells that leave no trace in a layout of one cell per line.
func blankCells(n int, at extract.Pos) []extract.Cell {
	cells := make([]extract.Cell, n)
	for i := range cells {
		cells[i] = extract.Cell{RowSpan: 1, ColSpan: 1, Pos: at}
	}
	return cells
}

// mostColumns is the number of columns of the widest block.
const mostColumns = 7

// places are those of the cells of a row that belong to the columns of its block.
type places [mostColumns]int

// of are the cells at the places.
func (p *places) of(cells []extract.Cell, columns int) []extract.Cell {
	list := make([]extract.Cell, columns)
	for i := range list {
		list[i] = cells[p[i]]
	}
	return list
}

// byHeaderWords reads a row below a header line that has one word for each cell
// and names every column of the form once, in whatever order.
func (r *printed) byHeaderWords(columns []Column) ([]extract.Cell, bool) {
	words := r.head.words
	if len(words) < len(columns) || len(words) != len(r.cells) {
		return nil, false
	}
	var at places
	for i := range columns {
		at[i] = -1
		for j := range words {
			if !words[j].names(columns[i].Name) {
				continue
			}
			if at[i] >= 0 {
				return nil, false
			}
			at[i] = j
		}
		if at[i] < 0 {
			return nil, false
		}
	}
	cells := at.of(r.cells, len(columns))
	return cells, r.onlyBlanksBeside(cells)
}

// byHeaderPlace finds the cells of a ruled row of requests by the grid columns over which
// the seven header words stand; of a text only where its grid is rectangular and keeps
// its empty cells. It is not used for disclosure, whose header and data
// rows have different spans (domain 0.6).
func (r *printed) byHeaderPlace(table string, columns []Column) (at places, ok bool) {
	if table != Requests || r.layout != extract.Ruled && !r.inPlace {
		return at, false
	}
	for i := range columns {
		col := 0 // where the header does not name the column
		if k := r.head.place(columns[i].Name); k >= 0 {
			col = r.head.columns[k].at
		}
		at[i] = cellOver(r.cells, col)
		if at[i] < 0 || r.cells[at[i]].ColSpan != 1 {
			return at, false
		}
	}
	return at, true
}

// cellOver is the first cell that begins in a column of the grid, -1 where there is none.
func cellOver(cells []extract.Cell, col int) int {
	for i := range cells {
		if cells[i].Col == col {
			return i
		}
	}
	return -1
}

// onlyBlanksBeside tells whether every cell that was not taken is empty.
func (r *printed) onlyBlanksBeside(taken []extract.Cell) bool {
	for _, c := range r.cells {
		if tidy(c.Text) == "" {
			continue
		}
		found := false
		for _, t := range taken {
			found = found || t.Row == c.Row && t.Col == c.Col && t.Pos == c.Pos
		}
		if !found {
			return false
		}
	}
	return true
}

// headerContradicts finds a column word over another column's place. Damaged or
// meaningless words (数据1, 本年新) contradict nothing: the form's order stands.
func (r *printed) headerContradicts(columns []Column) bool {
	words := filled(r.head.words) // empty cells stand over merged labels
	if len(words) != len(columns) {
		return len(words) > len(columns) && len(words) == len(r.cells) && len(trailingCells(r.cells)) > len(columns)
	}
	for i, w := range words {
		if len(w.columns) == 0 || w.names(columns[i].Name) {
			continue
		}
		for j, c := range columns {
			if j != i && w.names(c.Name) {
				return true
			}
		}
	}
	return false
}

func trailingCells(cells []extract.Cell) []extract.Cell {
	for len(cells) > 0 && tidy(cells[len(cells)-1].Text) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// same tells whether these are the cells at the places.
func (p *places) same(cells, these []extract.Cell) bool {
	for i := range these {
		if c := &cells[p[i]]; c.Pos != these[i].Pos || c.Col != these[i].Col {
			return false
		}
	}
	return true
}
