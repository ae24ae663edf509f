package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/normalize"
)

// The rows of the tables, as printed against the form.

var rowBasis = Text{"年度报告格式的表式", "The tables of the form"}

var (
	_ = register(Check{
		ID: "table-row-missing", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"表格缺行", "Rows of the form are missing"},
		Says: Text{
			"“{table}”表未见以下行：{list}。",
			"Rows not found in table \"{table}\": {list}.",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeTable, Needs: []string{"form", "labels"},
		Formula: Text{
			"表格已找到，其中缺少表式所列的行",
			"a row that the form asks for is absent though its table was found",
		},
		Traps: Text{
			"2021年表式“（六）其他处理”印为一行的不算缺行；表中有无法识别的行、表格截断的不作判断。缺少办理结果行而各项之和仍等于总计的，按漏读处理；不相等的存疑。非逐格读取的版式一律存疑。",
			"One plain row for （六） is not missing rows. Not assessable where rows of the table could not be read or recognised. A missing outcome row without which the outcomes still add up is a matter of reading, else undecided; so is any layout without drawn cells.",
		},
		Run: func(p *Pass) { p.eachTable((*Pass).rowsThere) },
	})

	_ = register(Check{
		ID: "table-row-duplicated", Group: "STR", Severity: Warning, Class: NationalForm,
		Title: Text{"同一行重复且数值不同", "A row is printed twice with different values"},
		Says: Text{
			"“{table}”表“{row}”行出现两次且数据不同，未采用其数据。",
			"Table \"{table}\": row \"{row}\" is printed twice with different values; nothing was stored from it.",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeTable, Needs: []string{"labels", "figures"},
		Formula: Text{
			"同一行读到两次，且数值不同",
			"one row key read twice with different values",
		},
		Traps: Text{
			"跨页重复的表头、同名的“总计”行与列、页面另附的其他表格也会如此，故存疑，不归责于发布单位。",
			"Headers repeated on the next page, 总计 as row and column, or another table on the page look like this: undecided.",
		},
		Run: func(p *Pass) { p.eachTable((*Pass).rowsOnce) },
	})

	_ = register(Check{
		ID: "table-row-extra", Group: "STR", Severity: Notice, Class: NationalForm,
		Title: Text{"表式以外的行", "A row outside the form"},
		Says: Text{
			"“{table}”表出现统一格式以外的行：{list}。",
			"Table \"{table}\" has rows outside the form: {list}.",
		},
		Basis: rowBasis, Forms: bothForms, Scope: ScopeTable, Needs: []string{"labels", "grids"},
		Formula: Text{
			"表中有不能辨认的行，且有5个以上数字单元格",
			"unrecognised label row with ≥5 numeric cells",
		},
		Traps: Text{
			"单位自增的小计、合计行不报；标签也可能是未能识别的格式原有行，故存疑。",
			"Subtotals that the agency added are passed over; the label may be one of the form's that was not recognised: undecided.",
		},
		Limits: limitsOf("不少于%d个数字单元格", "at least %d cells with numbers", manyNumbers),
		Run:    func(p *Pass) { p.eachTable((*Pass).rowsAdded) },
	})
)

// eachTable looks at the tables that were found; one that was not cannot be judged.
func (p *Pass) eachTable(look func(*Pass, string)) {
	for _, table := range tables[1:] {
		if !p.printed(table) {
			p.NotAssessable()
			continue
		}
		look(p, table)
	}
}

// rowsThere makes one finding for the missing rows of a table that are alike in
// whose fault they may be.
func (p *Pass) rowsThere(table string) {
	missing := map[Responsibility][]normalize.Row{}
	printed := p.rowsPrinted(table)
	for i := range printed {
		switch {
		case printed[i]:
			p.Hold()
		case p.cut() || p.unsafe(table):
			p.NotAssessable()
		default:
			row := p.layout(table).rows[i]
			whose := p.missingRow(table, row)
			missing[whose] = append(missing[whose], row)
		}
	}
	for _, whose := range []Responsibility{Publisher, Undecided, Reading} {
		if rows := missing[whose]; len(rows) > 0 {
			p.Fail(p.without(table, rows, whose))
		}
	}
}

// rowsPrinted tells of each row of a table whether it is printed: seen as a row, stored,
// or refused with a problem of its own. The rows are mostly seen in the order of the form.
func (p *Pass) rowsPrinted(table string) []bool {
	known := &p.rows[tableNumber(table)]
	if *known != nil {
		return *known
	}
	rows, next := p.layout(table).rows, 0
	list := make([]bool, len(rows))
	for i := range p.Report.Rows {
		r := &p.Report.Rows[i]
		if r.Table != table {
			continue
		}
		at := next
		if at >= len(rows) || rows[at].Name != r.Row {
			at = slices.IndexFunc(rows, func(row normalize.Row) bool { return row.Name == r.Row })
		}
		if at >= 0 {
			list[at], next = true, at+1
		}
	}
	for i := range list {
		list[i] = list[i] || p.rowKept(table, rows[i].Name)
	}
	*known = list
	return list
}

// rowKept: stored, or refused with a problem of its own.
func (p *Pass) rowKept(table, row string) bool {
	return slices.ContainsFunc(p.layout(table).columns, func(c normalize.Column) bool {
		return p.figures.at(normalize.Key{Table: table, Row: row, Column: c.Name}) != nil
	}) || p.problemsOn(table, row)
}

func (p *Pass) problemsOn(table, row string) bool {
	return slices.ContainsFunc(p.Report.Problems, func(pr normalize.Problem) bool {
		parts := strings.Split(pr.Key, "/")
		return len(parts) > 1 && parts[0] == table && parts[1] == row
	})
}

// unsafe tells that values of a table found no place in it: the row that seems to
// be missing may be among them.
func (p *Pass) unsafe(table string) bool {
	return slices.ContainsFunc(p.Report.Problems, func(pr normalize.Problem) bool { return pr.Key == table })
}

// missingRow says whose fault a missing row may be.
func (p *Pass) missingRow(table string, row normalize.Row) Responsibility {
	for i := range p.Report.Rows {
		r := &p.Report.Rows[i]
		if r.Table == table && (r.Row == "" || r.Layout != extract.Ruled) {
			return Undecided
		}
	}
	if p.tableDoubt(table) == Reading { // a label may have been taken for another's
		return Undecided
	}
	if table != normalize.Requests || !row.Outcome {
		return Publisher
	}
	if p.outcomesAddUp() {
		return Reading
	}
	return Undecided
}

// outcomesAddUp tells whether the printed outcomes of all applicants make up
// their printed total without the rows that were not found.
func (p *Pass) outcomesAddUp() bool {
	at := columnOf(normalize.Total)
	sum := normalize.Int(0)
	for _, k := range spread(at, p.outcomes()) {
		if f := p.figures.at(k); f != nil && f.Value.Kind == normalize.Number && countable(f.Value.Number) {
			sum = sum.Add(f.Value.Number)
		}
	}
	total := p.Of(at, normalize.TotalHandled)
	return total.numbers == 1 && total.Value.Cmp(sum) == 0
}

func (p *Pass) without(table string, rows []normalize.Row, whose Responsibility) Fault {
	f := Fault{Least: whose}
	var zh, en []string
	for _, r := range rows {
		label := rowLabel(r)
		f.Places = append(f.Places, normalize.Key{Table: table, Row: r.Name, Column: open})
		zh, en = append(zh, "“"+label.ZH+"”"), append(en, "\""+label.EN+"\"")
	}
	f.Words = map[string]Text{"table": tableName(table), "list": {listZH(zh), listEN(en)}}
	return f
}

func (p *Pass) rowsOnce(table string) {
	printed := p.rowsPrinted(table)
	for i := range printed {
		switch row := &p.layout(table).rows[i]; {
		case p.problemOfRow("row-repeated", table, row.Name):
			p.Fail(Fault{
				Places: []normalize.Key{{Table: table, Row: row.Name, Column: open}}, Least: Undecided,
				Words: map[string]Text{"table": tableName(table)},
			})
		case printed[i]:
			p.Hold()
		default:
			p.NotAssessable()
		}
	}
}

func (p *Pass) rowsAdded(table string) {
	var list []string
	for i := range p.Report.Rows {
		r := &p.Report.Rows[i]
		if r.Table == table && r.Row == "" && r.Label != "" && r.Numbers >= manyNumbers && !sumWord(r.Label) && !isValue(r.Label) {
			list = append(list, quoted(r.Label))
		}
	}
	switch {
	case len(list) > 0:
		var zh, en []string
		for _, label := range list {
			zh, en = append(zh, "“"+label+"”"), append(en, "\""+label+"\"")
		}
		p.Fail(Fault{Places: []normalize.Key{tablePlace(table)}, Least: Undecided, Words: map[string]Text{"table": tableName(table), "list": {listZH(zh), listEN(en)}}})
	case p.cut():
		p.NotAssessable()
	default:
		p.Hold()
	}
}

// isValue tells a cell of values that was taken for a label: a table written cell by cell.
func isValue(label string) bool {
	return utf8.RuneCountInString(label) < 2 || label == "不适用" || label == "不涉及"
}

func sumWord(label string) bool {
	return strings.Contains(label, "小计") || strings.Contains(label, "合计") || strings.Contains(label, "总计")
}
