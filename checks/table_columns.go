package checks

import (
	"strconv"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "table-column-missing", Group: "STR", Severity: Error, Class: NationalForm,
	Title: Text{"表格列数不符", "A table has another number of columns"},
	Says: Text{
		"“{table}”表各行数据均为{n}列，表式为{expected_n}列，未采用其数据。",
		"Every row of table \"{table}\" has {n} values, the form has {expected_n}; nothing was stored from it.",
	},
	Basis: rowBasis, Forms: bothForms, Scope: ScopeTable, Needs: []string{"form", "grids"},
	Formula: Text{
		"申请情况表各行数据均不是7列，或复议诉讼表各行数据均不是15列，各行一致，且无一行可以读出",
		"value columns of requests ≠ 7 ∨ of disputes ≠ 15, the same in every row, and no row of the table could be read",
	},
	Traps: Text{
		"行尾空格被丢弃、“法人或其他组织”合并为一列也会如此；各行列数不一的不作判断；只要有一行读出即为成立。一律存疑。",
		"Empty cells dropped at the end of rows and a merged 法人 column look like this; not assessable where rows differ; one row that could be read settles it. Always undecided.",
	},
	Run: func(p *Pass) {
		p.columnsThere(normalize.Requests, 7, 3)
		p.columnsThere(normalize.Disputes, 15, 1)
	},
})

// columnsThere wants at least so many rows that agree: one row alone may have lost
// a cell on the way to us.
func (p *Pass) columnsThere(table string, expected, atLeast int) {
	if !p.printed(table) {
		p.NotAssessable()
		return
	}
	for i := range p.Report.Figures {
		if p.Report.Figures[i].Key.Table == table {
			p.Hold()
			return
		}
	}
	n, rows := 0, 0
	for i := range p.Report.Rows {
		r := &p.Report.Rows[i]
		if r.Table != table || r.Implied || r.Glued || r.Cells == 0 {
			continue
		}
		if rows > 0 && r.Cells != n {
			p.NotAssessable()
			return
		}
		n, rows = r.Cells, rows+1
	}
	if rows < atLeast || n == expected {
		p.NotAssessable()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{tablePlace(table)}, Least: Undecided, Words: map[string]Text{
		"table": tableName(table), "n": same(strconv.Itoa(n)), "expected_n": same(strconv.Itoa(expected)),
	}})
}
