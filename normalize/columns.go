package normalize

import "nianbao/extract"

// inColumns puts the cells of a row into the order of the form's columns. Two
// independent routes do it: the order of the cells, and the header above them;
// where both speak and differ, neither is believed.
func (r printed) inColumns(table string, columns []Column) (cells []extract.Cell, readings int, fault string) {
	if r.implied {
		return blankCells(len(columns), r.at), 1, ""
	}
	if named, ok := r.byHeaderWords(table, columns); ok {
		return named, 2, ""
	}
	ordered, ok := fit(r.cells, len(columns))
	if !ok {
		ordered, ok = fit(r.once(), len(columns))
	}
	placed, sure := r.byHeaderPlace(table, columns)
	switch {
	case r.headerContradicts(table, columns), r.head.wrong, !sure && !orderly(table, columns, r.head.seq):
		return nil, 0, "column-unknown"
	case !ok && sure && r.onlyBlanksBeside(placed):
		return placed, 1, ""
	case !ok:
		return nil, 0, "row-arity"
	case sure && empty(r.cells):
		return placed, 2, ""
	case sure && !sameCells(ordered, placed):
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

// byHeaderWords reads a row below a header line that has one word for each cell
// and names every column of the form once, in whatever order.
func (r printed) byHeaderWords(table string, columns []Column) ([]extract.Cell, bool) {
	names := r.head.names
	if len(names) < len(columns) || len(names) != len(r.cells) {
		return nil, false
	}
	cells := make([]extract.Cell, len(columns))
	for i, c := range columns {
		at := -1
		for j, n := range names {
			if !isColumn(table, c.Name, n) {
				continue
			}
			if at >= 0 {
				return nil, false
			}
			at = j
		}
		if at < 0 {
			return nil, false
		}
		cells[i] = r.cells[at]
	}
	return cells, r.onlyBlanksBeside(cells)
}

// byHeaderPlace reads a ruled row of requests by the grid columns over which the
// seven header words stand; of a text only where its grid is rectangular and keeps
// its empty cells. It is not used for disclosure, whose header and data
// rows have different spans (domain 0.6).
func (r printed) byHeaderPlace(table string, columns []Column) ([]extract.Cell, bool) {
	if table != Requests || r.layout != extract.Ruled && !r.inPlace {
		return nil, false
	}
	cells := make([]extract.Cell, len(columns))
	for i, c := range columns {
		cell, ok := cellAt(r.cells, r.head.at[c.Name]) // 0 where missing, -1 where named twice
		if !ok {
			return nil, false
		}
		cells[i] = cell
	}
	return cells, true
}

func cellAt(cells []extract.Cell, col int) (extract.Cell, bool) {
	for _, c := range cells {
		if c.Col == col {
			return c, c.ColSpan == 1
		}
	}
	return extract.Cell{}, false
}

// onlyBlanksBeside tells whether every cell that was not taken is empty.
func (r printed) onlyBlanksBeside(taken []extract.Cell) bool {
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
func (r printed) headerContradicts(table string, columns []Column) bool {
	names := leading(trailing(r.head.names)) // empty cells stand over merged labels
	if len(names) != len(columns) {
		return len(names) > len(columns) && len(names) == len(r.cells) && len(trailingCells(r.cells)) > len(columns)
	}
	for i, n := range names {
		if n == "" || isColumn(table, columns[i].Name, n) {
			continue
		}
		for j, c := range columns {
			if j != i && isColumn(table, c.Name, n) {
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

func sameCells(a, b []extract.Cell) bool {
	for i := range a {
		if a[i].Pos != b[i].Pos || a[i].Col != b[i].Col {
			return false
		}
	}
	return true
}
