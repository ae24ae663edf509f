package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// framework purchases have an amount and no items of their own.
var framework = pattern.MustCompile(`框架协议|协议供货|定点采购`)

var _ = register(Check{
	ID: "procurement-zero-mismatch", Group: "ARI", Severity: Warning, Class: Hint,
	Title: Text{"政府集中采购项目数与金额不相称", "Procurement count and amount disagree about zero"},
	Says: Text{
		"主动公开情况表“政府集中采购”采购项目数量{items}、采购总金额{amount}，一项为0、一项不为0，请核实。",
		"Central procurement: {items} items, amount {amount}; one is 0 and the other is not.",
	},
	Basis: Text{"年报格式（试行）第二部分第二十条第（九）项", "Table two of the trial form, Article 20(9)"},
	Forms: []string{"f2019"}, Scope: ScopeTable, Needs: []string{"disclosure/procurement/items", "disclosure/procurement/amount"},
	Formula: Text{
		"政府集中采购的项目数量和总金额，一项为0而另一项不为0",
		"(disclosure/procurement/items = 0) ≠ (disclosure/procurement/amount = 0)",
	},
	Traps: Text{
		"框架协议采购、协议供货：文中提到的不报；任一项未填的不作判断。",
		"Framework purchases: nothing is said where the text speaks of them, nor where one of the two is unfilled.",
	},
	Run: func(p *Pass) {
		for _, at := range p.Rows(normalize.Disclosure, "items", "amount") {
			items, amount := p.Of(at, "items"), p.Of(at, "amount")
			p.Never(at, (items.Value.Sign() == 0) != (amount.Value.Sign() == 0) && !p.says(framework), items, amount)
		}
	},
})
