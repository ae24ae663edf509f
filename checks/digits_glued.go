package checks

import (
	"slices"

	"nianbao/normalize"
)

// Running digits are a matter of reading whatever made them so, the page or its
// conversion: nobody is accused.
var _ = register(Check{
	ID: "digits-glued", Group: "STR", Severity: Warning, Class: Hint,
	Title: Text{"多个单元格数字粘连", "The digits of several cells run together"},
	Says: Text{
		"“{table}”表“{row}”行多个单元格的数字连在一起{raw}，无法逐格分开，未采用其数据。",
		"Table \"{table}\": the digits of row \"{row}\" run together{raw} and cannot be told apart; nothing was stored from it.",
	},
	Basis: Text{"读取情况说明，不涉及发布单位责任", "A matter of reading, not of the publisher"},
	Forms: bothForms, Scope: ScopeCell, Needs: []string{"grids", "problems"},
	Formula: Text{
		"一行的数字段数少于单元格数，且有数字段可以有多种切分",
		"a row has fewer digit tokens than cells ∧ a token can be cut in more than one way",
	},
	Traps: Text{
		"属读取问题，责任一律为识别存疑；只有一种分法的（三格的555）已按分法读出，不报。",
		"A matter of reading always; digits that can be cut in one way only (555 for three cells) are read and passed over.",
	},
	Run: func(p *Pass) { p.eachTable((*Pass).digitsApart) },
})

func (p *Pass) digitsApart(table string) {
	printed := p.rowsPrinted(table)
	for i := range printed {
		switch row := &p.layout(table).rows[i]; {
		case p.problemOfRow("digits-glued", table, row.Name):
			p.Fail(p.glued(table, row.Name))
		case printed[i]:
			p.Hold()
		default:
			p.NotAssessable()
		}
	}
}

func (p *Pass) glued(table, row string) Fault {
	f := Fault{Places: []normalize.Key{{Table: table, Row: row, Column: open}}, Least: Reading, Words: map[string]Text{"table": tableName(table), "raw": {}}}
	if i := slices.IndexFunc(p.Report.Rows, func(r normalize.PrintedRow) bool { return r.Table == table && r.Row == row && r.Glued }); i >= 0 {
		raw := quoted(p.Report.Rows[i].Text)
		f.Words["raw"] = Text{"（“" + raw + "”）", " (\"" + raw + "\")"}
	}
	return f
}
