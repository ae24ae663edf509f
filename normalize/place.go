package normalize

import (
	"fmt"
	"slices"

	"nianbao/extract"
)

// placer turns printed rows into figures of one form, or into problems.
type placer struct {
	report    *Report
	last      *printed        // the row in which the input ends, if it ends in a table
	glued     []gluedRow      // of the table in hand
	displaced map[string]bool // tables in which values stand above the first label
	surplus   bool            // the table in hand has values beside those of one row
	turned    bool            // its totals may stand first
	room      [7]placed       // room for the row in hand
	zeros     bool            // it prints zeros where nothing is to be counted
	dropped   bool            // this text drops its empty cells, so glued digits cannot be cut
}

// table settles one table: each row of the form at most once, every printed row
// accounted for.
func (p *placer) table(t Table, rows []printed) {
	if t.Name == Requests && len(t.Blocks) > 0 {
		rows = windowed(rows)
		if totalsLeft(t, rows) {
			rows = slices.Clone(rows)
			for i := range rows {
				rows[i].totalLeft = onlyTotalBlank(rows[i].cells)
			}
		}
	}
	p.glued = nil
	p.surplus, p.turned = surplus(t, rows) || p.cutAtLabels(t.Name, rows), t.Name == Requests && totalsFirst(rows)
	if labelsFirst(rows) {
		p.displaced[t.Name] = true
	}
	for i := range t.Blocks {
		b := &t.Blocks[i]
		for k := range b.Rows {
			p.row(t.Name, &b.Rows[k], b.Columns, settle(rowsNamed(rows, b.Rows[k].Name)))
		}
	}
	if len(p.glued) > 0 {
		p.zeros = zerosPrinted(t, rows)
		p.decode(t, p.glued)
	}
	var unknown []string
	for i := range rows {
		r := &rows[i]
		if !r.implied && !t.prints(r.row) && !slices.Contains(unknown, r.row) {
			p.problem("row-unknown", t.Name, r.label, r.at)
			unknown = append(unknown, r.row)
		}
	}
}

// rowsNamed are the prints of one row: nearly every row is printed once.
func rowsNamed(rows []printed, name string) (same []printed) {
	for i := range rows {
		switch {
		case rows[i].row != name:
		case same == nil:
			same = rows[i : i+1 : i+1]
		default:
			same = append(same, rows[i])
		}
	}
	return same
}

// settle leaves the rows that count: a row without values steps back behind one
// with values, and a row of a table without anchors behind one with anchors.
func settle(rows []printed) []printed {
	if len(rows) == 1 {
		return rows
	}
	best := 0
	for _, r := range rows {
		best = max(best, weight(r))
	}
	var left []printed
	for _, r := range rows {
		if weight(r) == best {
			left = append(left, r)
		}
	}
	return left
}

func weight(r printed) int {
	switch {
	case r.implied:
		return 0
	case !r.strong:
		return 1
	case !hasValue(r.cells) && !r.glued:
		return 2
	}
	return 3
}

// row stores the figures of one row of the form, when one reading of it stands.
func (p *placer) row(table string, row *Row, columns []Column, rows []printed) {
	if len(rows) == 0 {
		return
	}
	figures, fault := placeRow(p.room[:0], table, row.Name, columns, &rows[0])
	for i := range rows[1:] {
		other, f := placeRow(nil, table, row.Name, columns, &rows[1+i])
		if fault == "" && (f != "" || !sameValues(figures, other)) {
			fault = "row-repeated"
		}
	}
	switch {
	case rows[0].layout == extract.Stream && p.displaced[table] || rows[0].implied && p.surplus:
		fault = "values-displaced"
	case rows[0].layout != extract.Ruled && p.turned:
		fault = "column-unknown"
	}
	if fault == "digits-glued" && len(rows) == 1 {
		p.glued = append(p.glued, gluedRow{row: *row, columns: columns, printed: rows[0]})
		return
	}
	if fault == "row-arity" && p.isLast(rows[0]) {
		figures, fault = placeBroken(table, row.Name, columns, rows[0]), ""
	}
	if fault != "" {
		p.problem(fault, table+"/"+row.Name, bareLabel(row.Label), rows[0].at)
		return
	}
	p.keep(figures)
}

// isLast tells whether the input broke off in this row. Its cells are believed only
// where another row of the table shows all of its own.
func (p *placer) isLast(r printed) bool {
	if r.layout != extract.Bars && r.layout != extract.Tabs || p.last == nil || p.last.at != r.at {
		return false
	}
	return slices.ContainsFunc(p.report.Figures, func(f Figure) bool { return f.Key.Table == r.table }) && !anyBlank(r.cells[:max(0, len(r.cells)-1)])
}

// placeBroken reads the row in which the input breaks off: its cells stand from
// the left, and the last one may itself be broken.
func placeBroken(table, row string, columns []Column, r printed) []placed {
	var list []placed
	for i := range columns {
		c := &columns[i]
		if i < len(r.cells)-1 && i < len(columns) {
			list = append(list, place(Key{table, row, c.Name}, c, &r.cells[i], 1, ByCell))
			continue
		}
		list = append(list, placed{Figure{Key: Key{table, row, c.Name}, Text: r.label, At: r.at}, "row-unread"})
	}
	return list
}

func (p *placer) keep(cells []placed) {
	for i := range cells {
		c := &cells[i]
		if c.fault != "" {
			p.problem(c.fault, c.figure.Key.String(), c.figure.Text, c.figure.At)
			continue
		}
		if p.report.Figures == nil {
			p.report.Figures = make([]Figure, 0, p.report.asks())
		}
		p.report.Figures = append(p.report.Figures, c.figure)
	}
}

func (p *placer) problem(code, key, about string, at extract.Pos) {
	p.report.Problems = append(p.report.Problems, problem(code, key, short(about), at))
}

// subtotals keeps the sum rows that an agency added, apart from the form.
func (p *placer) subtotals(rows []printed) {
	for _, r := range rows {
		cells, ok := fit(r.cells, len(applicants))
		of := groupRows(Fold(r.label))
		if !ok || of == nil {
			p.problem("row-unknown", Requests, r.label, r.at)
			continue
		}
		s := Subtotal{Label: r.label, Of: of, At: r.at}
		for i := range applicants {
			c := &applicants[i]
			s.Values = append(s.Values, place(Key{Requests, "subtotal", c.Name}, c, &cells[i], 1, ByCell).figure)
		}
		p.report.Subtotals = append(p.report.Subtotals, s)
	}
}

// placed is one cell with its key: a figure, or the fault that forbids to store it.
type placed struct {
	figure Figure
	fault  string
}

// placeRow gives each value of a printed row its column, in the room of a list. The fault
// is "" when the whole row is safe.
func placeRow(list []placed, table, row string, columns []Column, r *printed) ([]placed, string) {
	switch {
	case r.unread:
		return nil, "row-unread"
	case r.glued && (r.head.wrong || !orderly(table, columns, r.head.seq)):
		return nil, "column-unknown"
	case r.glued:
		return nil, "digits-glued"
	}
	cells, readings, fault := r.inColumns(table, columns)
	if fault != "" {
		return nil, fault
	}
	list = slices.Grow(list, len(columns))[:len(columns)]
	for i := range columns {
		c := &columns[i]
		list[i].place(Key{table, row, c.Name}, c, &cells[i], readings, r.method())
	}
	if !r.layout.InPlace() && !r.totalLeft && !r.gapsTold(table, columns, readings, cells) && gapsUntold(columns, list) || r.line != nil && lineUntold(columns, r.line) {
		return nil, "value-as-columns"
	}
	if r.overLines() && !sumHolds(columns, cells) {
		return nil, "values-displaced"
	}
	if r.short && anyBlank(cells) {
		return nil, "value-as-columns"
	}
	if r.open && !r.layout.InPlace() && anyBlank(cells) {
		return nil, "row-unread"
	}
	if r.open && !r.closed && !endsWhole(columns, list) {
		list[len(list)-1].fault = "row-unread"
	}
	return list, ""
}

func place(k Key, c *Column, cell *extract.Cell, readings int, method Method) (p placed) {
	p.place(k, c, cell, readings, method)
	return p
}

func (p *placed) place(k Key, c *Column, cell *extract.Cell, readings int, method Method) {
	got := readCell(cell.Text, c.Type)
	f := &p.figure
	f.Key, f.Value, f.Text, f.Unit, f.Method, f.Readings, f.Confirmed, f.At = k, got.value, cell.Text, got.unit, method, readings, nil, cell.Pos
	p.fault = ""
	if f.Unit == "" && c.Type == Amount && got.value.Kind == Number {
		f.Unit = c.Unit
	}
	switch {
	case got.garbled:
		p.fault = "cell-garbled"
	case got.doubt:
		p.fault = "cell-doubtful"
	}
}

// sameValues compares two prints of one row.
func sameValues(a, b []placed) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		x, y := a[i].figure.Value, b[i].figure.Value
		if x.Kind != y.Kind || x.Number.Cmp(y.Number) != 0 || a[i].fault != b[i].fault {
			return false
		}
	}
	return true
}

// short keeps a label or text readable in a message.
func short(s string) string {
	r := []rune(tidy(s))
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return string(r)
}

// String shows a figure as tests and messages print it.
func (f Figure) String() string {
	if f.Value.Kind == Number {
		return fmt.Sprintf("%s=%s", f.Key, f.Value.Number)
	}
	return fmt.Sprintf("%s=%s", f.Key, f.Value.Kind)
}
