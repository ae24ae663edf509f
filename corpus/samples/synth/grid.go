package synth

// The three statutory tables as grids of cells with their spans, as the forms
// draw them. Every rendering is made from these.

// Grid is one table.
type Grid struct {
	Table string
	Width int
	Rows  []Row
}

// Row is a printed row. Head rows carry no figure.
type Row struct {
	Cells []GridCell
	Head  bool
	Key   string // row of the schema; "" for head rows and disputes
}

// Roles of cells.
const (
	Header = "header"
	Group  = "group" // stands over several rows
	Label  = "label"
	Value  = "value"
)

// GridCell is a cell with its spans, at least 1.
type GridCell struct {
	Text             string
	RowSpan, ColSpan int
	Role             string
}

func cell(text, role string) GridCell { return GridCell{text, 1, 1, role} }

func wide(text, role string, cols int) GridCell { return GridCell{text, 1, cols, role} }

func head(cells ...GridCell) Row { return Row{Cells: cells, Head: true} }

// Grid draws a table of the report.
func (r *Report) Grid(table string) *Grid {
	switch table {
	case "disclosure":
		return r.disclosureGrid()
	case "requests":
		g := r.requestsGrid()
		if r.redraw != nil {
			r.redraw(g)
		}
		return g
	}
	return r.disputesGrid()
}

func (r *Report) values(table, row string, columns []name) []GridCell {
	var list []GridCell
	for _, c := range columns {
		list = append(list, cell(r.Figures[Key{table, row, c.key}].Text, Value))
	}
	return list
}

// disclosureGrid: the last cell of a row fills the width.
func (r *Report) disclosureGrid() *Grid {
	g := &Grid{Table: "disclosure", Width: 4}
	fill := func(cells []GridCell) []GridCell {
		cells[len(cells)-1].ColSpan = g.Width - len(cells) + 1
		return cells
	}
	for _, p := range r.disclosureParts() {
		heads := []GridCell{cell("信息内容", Header)}
		for _, c := range p.columns {
			heads = append(heads, cell(c.label, Header))
		}
		g.Rows = append(g.Rows, head(wide(p.title, Header, g.Width)), head(fill(heads)...))
		for _, row := range p.rows {
			if left(r.unprinted, "disclosure/"+row.key) {
				continue
			}
			cells := append([]GridCell{cell(row.label, Label)}, r.values("disclosure", row.key, p.columns)...)
			g.Rows = append(g.Rows, Row{Cells: fill(cells), Key: row.key})
		}
	}
	return g
}

const note = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"

func (r *Report) requestsGrid() *Grid {
	g := &Grid{Table: "requests", Width: 10}
	organisations := []GridCell{}
	for _, a := range applicants[1:] {
		organisations = append(organisations, cell(a.label, Header))
	}
	g.Rows = []Row{
		head(GridCell{note, 3, 3, Header}, wide("申请人情况", Header, 7)),
		head(GridCell{"自然人", 2, 1, Header}, wide("法人或其他组织", Header, 5), GridCell{"总计", 2, 1, Header}),
		head(organisations...),
	}
	for i, row := range r.requestRows() {
		if left(r.unprinted, "requests/"+row.key) {
			continue
		}
		g.Rows = append(g.Rows, r.requestRow(i, row))
		if sub := r.subtotalAfter(i); sub != nil {
			g.Rows = append(g.Rows, *sub)
		}
	}
	return g
}

// requestRow puts the group labels where their groups begin.
func (r *Report) requestRow(i int, row name) Row {
	rows := r.requestRows()
	var cells []GridCell
	if row.key == "granted" {
		cells = append(cells, GridCell{done, len(rows) - 3 + len(r.Subtotals), 1, Group})
	}
	if row.group != "" && rows[i-1].group != row.group {
		n := 0
		for _, other := range rows {
			if other.group == row.group {
				n++
			}
		}
		if r.hasSubtotal(row.group) {
			n++
		}
		cells = append(cells, GridCell{row.group, n, 1, Group})
	}
	span := 1
	switch {
	case row.key == "received" || row.key == "brought_forward" || row.key == "carried_forward":
		span = 3
	case row.group == "":
		span = 2
	}
	cells = append(cells, wide(row.label, Label, span))
	return Row{Cells: append(cells, r.values("requests", row.key, withTotal(applicants))...), Key: row.key}
}

func (r *Report) disputesGrid() *Grid {
	g := &Grid{Table: "disputes", Width: 15}
	middle, last := []GridCell{}, []GridCell{}
	for _, c := range withTotal(results) {
		middle = append(middle, GridCell{c.label, 2, 1, Header})
		last = append(last, cell(c.label, Header))
	}
	middle = append(middle, wide(fora[1].label, Header, 5), wide(fora[2].label, Header, 5))
	var values []GridCell
	for _, f := range fora {
		values = append(values, r.values("disputes", f.key, withTotal(results))...)
	}
	g.Rows = []Row{
		head(wide("行政复议", Header, 5), wide("行政诉讼", Header, 10)),
		head(middle...),
		head(append(last, last...)...),
		{Cells: values},
	}
	return g
}
