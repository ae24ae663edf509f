package checks

import (
	"fmt"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "procurement-unit-suspect", Group: "PLA", Severity: Notice, Class: Hint,
	Title: Text{"政府集中采购总金额的计量单位不明", "The unit of the procurement amount is unclear"},
	Says: Text{
		"“{row}”行采购总金额填报{amount}，未注明计量单位，按元计数额{size}，请核对单位是元还是万元。",
		"Row \"{row}\": the amount {amount} is printed without a unit and is unusually {size} in yuan; please check whether it is in yuan or in 10,000 yuan.",
	},
	Basis: Text{"年报格式（试行）第二部分第二十条第（九）项：采购总金额栏未规定计量单位", "Table two of the trial form, Article 20(9): the column names no unit"},
	Forms: []string{"f2019"}, Scope: ScopeCell, Needs: []string{"disclosure/procurement/amount"},
	Formula: Text{
		"采购总金额未注明单位，且大于0而小于1000，或大于1000000000",
		"disclosure/procurement/amount printed without unit ∧ 0 < amount (< 1000 ∨ > 10^9)",
	},
	Traps: Text{
		"单元格内注明元、万元的不提示；表头自行加注单位的，以表头为准。",
		"Nothing is said where the cell prints 元 or 万元; a unit that the agency added to the header counts.",
	},
	Limits: Text{fmt.Sprintf("小于%d元或大于%d元", leastProcurement, mostProcurement), fmt.Sprintf("below %d or above %d yuan", leastProcurement, mostProcurement)},
	Run: func(p *Pass) {
		at := normalize.Key{Table: normalize.Disclosure, Row: "procurement", Column: open}
		amount := p.Of(at, "amount")
		if amount.unknown || amount.numbers == 0 {
			p.NotAssessable()
			return
		}
		size := Text{"偏小", "small"}
		if amount.Value.Cmp(normalize.Int(mostProcurement)) > 0 {
			size = Text{"偏大", "large"}
		} else if amount.Value.Cmp(normalize.Int(leastProcurement)) >= 0 {
			p.Hold()
			return
		}
		if amount.Value.Sign() <= 0 || p.figures.at(amount.keys[0]).Unit != "" {
			p.Hold()
			return
		}
		p.Fail(Fault{Places: []normalize.Key{at}, Keys: amount.keys, Words: map[string]Text{"size": size}})
	},
})
