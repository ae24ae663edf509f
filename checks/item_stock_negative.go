package checks

import (
	"nianbao/normalize"
)

var _ = register(Check{
	ID: "item-stock-negative", Group: "ARI", Severity: Error, Class: NationalForm,
	Title: Text{"上年项目数与本年增减之和为负", "Items of last year plus the change are below zero"},
	Says: Text{
		"主动公开情况表“{row}”上一年项目数量{prior_items}与本年增/减{item_change}之和为{printed}，小于0，请核对。",
		"\"{row}\": {prior_items} items last year and a change of {item_change} leave {printed}, below zero.",
	},
	Basis: Text{"年报格式（试行）第二部分，按项目含义", "Table two of the trial form, by the meaning of the columns"},
	Forms: []string{"f2019"}, Scope: ScopeTable, Needs: []string{"disclosure/*/prior_items", "disclosure/*/item_change"},
	Formula: Text{
		"行政许可、其他对外管理服务事项、行政处罚、行政强制、行政事业性收费：上一年项目数量＋本年增/减＜0",
		"disclosure/X/prior_items + disclosure/X/item_change < 0, X∈{licensing, services, penalties, compulsion, fees}",
	},
	Traps: Text{
		"把本年总数误作增减填写；只填其中一项的不作判断。",
		"A change written as an absolute value; rows with only one of the two filled in are not judged.",
	},
	Run: func(p *Pass) {
		for _, at := range p.Rows(normalize.Disclosure, "prior_items", "item_change") {
			p.AtLeast(at, p.Of(at, "prior_items", "item_change"), zero)
		}
	},
})
