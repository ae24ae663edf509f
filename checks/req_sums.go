package checks

import (
	"nianbao/normalize"
)

// The totals of the table requests: every column's results and every row's
// applicants.

var (
	_ = register(Check{
		ID: "req-outcome-sum", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"办理结果各项之和与总计不符", "Outcomes do not add up to their total"},
		Says: Text{
			"收到和处理申请情况表“{col}”列办理结果各项之和为{expected}，（七）总计为{printed}，差{difference}。",
			"Outcomes of column \"{col}\" add up to {expected}, the total says {printed}; difference {difference}.",
		},
		Basis: Text{"年报格式第三部分“（七）总计”", "Item 3(7), total, of table three of the form"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/* (outcome rows)", "requests/total_handled/*"},
		Formula: Text{
			"任一列：（七）总计≠办理结果各项之和",
			"∃ c∈C: total_handled[c] ≠ Σ_{r∈O} r[c]",
		},
		Traps: Text{
			"单位自增的小计行不计入；未填的分项按0计并降一级。2019年表式19项、2021年表式21项；2021年表式“（六）其他处理”未分项的为19项。",
			"Subtotal rows that the agency added are left out; unfilled parts count as 0 and the severity falls. 19 rows in the form of 2019, 21 in that of 2021, 19 where (6) is printed as one plain row.",
		},
		Run: func(p *Pass) {
			for _, s := range p.Sums("I2") {
				total, parts := p.Sides(s)
				p.Total(s.Place, total, parts)
			}
		},
	})

	_ = register(Check{
		ID: "req-row-total", Group: "ARI", Severity: Error, Class: NationalForm,
		Title: Text{"各类申请人之和与总计不符", "Applicants of a row do not add up to its total"},
		Says: Text{
			"收到和处理申请情况表“{row}”行各类申请人之和为{expected}，“总计”列为{printed}，差{difference}。",
			"Row \"{row}\": the kinds of applicants add up to {expected}, the total says {printed}; difference {difference}.",
		},
		Basis: Text{"年报格式第三部分“总计”列", "Column “total” of table three of the form"},
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/*"},
		Formula: Text{
			"任一行：“总计”列≠六类申请人之和",
			"∃ row r of requests: r.total ≠ Σ_{k∈K} r[k]",
		},
		Traps: Text{
			"总计未填的见req-blank-total；未填的分项按0计并降一级。",
			"For blank totals see req-blank-total; unfilled parts count as 0 and the severity falls.",
		},
		Run: func(p *Pass) {
			for _, s := range p.Sums("I3") {
				total, parts := p.Sides(s)
				p.Total(s.Place, total, parts)
			}
		},
	})

	_ = register(Check{
		ID: "req-partial-double-count", Group: "ARI", Severity: Notice, Class: NationalForm,
		Title: Text{"部分公开可能重复计数", "Partially granted requests may be counted twice"},
		Says: Text{
			"收到和处理申请情况表“{col}”列办理结果各项之和比（七）总计多{difference}件，不超过部分公开的{partially_granted}件，请核实是否把部分公开的申请又计入不予公开等情形。",
			"Outcomes of column \"{col}\" exceed the total by {difference}, no more than the {partially_granted} partially granted: these may be counted again under another result.",
		},
		Basis: Text{
			"年报格式第三部分“（二）部分公开（区分处理的，只计这一情形，不计其他情形）”",
			"Item 3(2) of table three of the form: a request granted in part is counted there only",
		},
		Forms: bothForms, Scope: ScopeTable,
		Needs: []string{"requests/*/* (outcome rows)", "requests/total_handled/*", "requests/partially_granted/*"},
		Formula: Text{
			"任一列：办理结果各项之和比（七）总计多，且多出的数不超过部分公开的件数",
			"(Σ_{r∈O} r[c]) − total_handled[c] = d > 0 ∧ d ≤ partially_granted[c]",
		},
		Traps: Text{
			"仅为req-outcome-sum的提示。",
			"Only a hint beside req-outcome-sum.",
		},
		Implied: []string{"req-outcome-sum"},
		Run: func(p *Pass) {
			for _, s := range p.Sums("I2") {
				total, parts := p.Sides(s)
				over := parts.Value.Sub(total.Value)
				p.Never(s.Place, over.Sign() > 0 && over.Cmp(p.Of(s.Place, normalize.PartiallyGranted).Value) <= 0, parts, total)
			}
		},
	})
)
