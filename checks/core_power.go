package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

var _ = register(Check{
	ID: "zero-core-power", Group: "PLA", Severity: Notice, Class: Hint,
	Title: Text{"主要职权的处理决定数量为0", "A core power shows no decision"},
	Says: Text{
		"{agency}“{row}”处理决定数量填报为0，{peers}的中位数为{median}，请核对。",
		"{agency} reports 0 decisions in row \"{row}\"; the median of {peers} is {median}. Please check.",
	},
	Basis: Text{"同类机关的填报水平", "What comparable agencies report"},
	Forms: []string{"f2021"}, Scope: ScopePeers, Needs: []string{"disclosure/*/decisions", "agency.kind", "agency.names", "peers"},
	Formula: Text{
		"公安、交通的行政处罚，市场监管的行政许可、行政处罚，行政审批的行政许可：处理决定数量为0，而同类机关中位数＞50",
		"organ has a core power (公安→penalties, 市场监管→licensing+penalties, 行政审批→licensing, 交通→penalties) ∧ disclosure/X/decisions = 0 ∧ peer median > 50",
	},
	Traps: Text{
		"职权已划转综合执法、行政审批部门的不提示。",
		"Nothing is said where the text tells that the power went to another body.",
	},
	Limits: limitsOf("同类机关不少于%d家，中位数大于%d", "at least %d peers with a median above %d", enoughPeers, coreMedian),
	Run:    func(p *Pass) { p.corePowers() },
})

// corePower is what an organ of such a name does every day.
var corePower = []struct {
	name *pattern.Pattern
	rows []string
}{
	{pattern.MustCompile(`公安`), []string{"penalties"}},
	{pattern.MustCompile(`市场监督管理|市场监管`), []string{"licensing", "penalties"}},
	{pattern.MustCompile(`行政审批`), []string{"licensing"}},
	{pattern.MustCompile(`交通运输|交通局`), []string{"penalties"}},
}

var movedPower = pattern.MustCompile(`划转|综合(?:行政)?执法|相对集中|审批服务局|移交|授权|委托`)

func (p *Pass) corePowers() {
	a := p.Report.Agency
	if a.Kind != normalize.KindDepartment && a.Kind != normalize.KindBranch {
		return
	}
	for _, core := range corePower {
		if !core.name.MatchString(a.Name) {
			continue
		}
		for _, row := range core.rows {
			p.exercised(normalize.Key{Table: normalize.Disclosure, Row: row, Column: "decisions"})
		}
	}
}

func (p *Pass) exercised(k normalize.Key) {
	s, ok := p.spread(k)
	value := p.Sum(k)
	switch {
	case !ok:
	case value.unknown || value.numbers == 0:
		p.NotAssessable()
	case value.Value.Sign() > 0 || s.Median <= coreMedian || p.says(movedPower):
		p.Hold()
	default:
		p.Fail(Fault{
			Places: []normalize.Key{{Table: k.Table, Row: k.Row, Column: open}}, Keys: value.keys,
			Words: map[string]Text{"agency": p.who(), "peers": s.whom(), "median": same(short(s.Median))},
		})
	}
}
