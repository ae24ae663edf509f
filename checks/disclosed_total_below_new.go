package checks

import (
	"nianbao/normalize"
)

var _ = register(Check{
	ID: "disclosed-total-below-new", Group: "ARI", Severity: Error, Class: NationalForm,
	Title: Text{"对外公开总数量少于本年新公开数量", "Fewer disclosed in total than newly disclosed"},
	Says: Text{
		"主动公开情况表“{row}”对外公开总数量{total_disclosed}件，少于本年新公开数量{newly_disclosed}件，请核对。",
		"\"{row}\": {total_disclosed} disclosed in total, fewer than {newly_disclosed} newly disclosed this year.",
	},
	Basis: Text{"年报格式（试行）第二部分，按项目含义", "Table two of the trial form, by the meaning of the columns"},
	Forms: []string{"f2019"}, Scope: ScopeTable, Needs: []string{"disclosure/rules/*", "disclosure/normative_documents/*"},
	Formula: Text{
		"规章、行政规范性文件：对外公开总数量＜本年新公开数量",
		"disclosure/X/total_disclosed < disclosure/X/newly_disclosed, X∈{rules, normative_documents}",
	},
	Traps: Text{
		"有的单位把“对外公开总数量”理解为本年数。",
		"Agencies that read 对外公开总数量 as “this year”.",
	},
	Run: func(p *Pass) {
		for _, at := range p.Rows(normalize.Disclosure, "newly_disclosed", "total_disclosed") {
			p.AtLeast(at, p.Of(at, "total_disclosed"), p.Of(at, "newly_disclosed"))
		}
	},
})
