package checks

import (
	"nianbao/normalize"
)

var alike = Text{
	"《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）：避免内容雷同、敷衍塞责",
	"The notice of 2021 (国办公开办函〔2021〕30号) asks that reports do not repeat each other",
}

var _ = register(Check{
	ID: "yoy-identical-tables", Group: "YOY", Severity: Warning, Class: Hint,
	Title: Text{"表格数据与上年完全相同", "The tables say the same as last year's"},
	Says: Text{
		"三张表格中不为0的{n}项数据与{year}年度报告完全相同，请核实是否沿用了上年数据。",
		"All {n} figures that are not 0 are those of the report for {year}; please check whether last year's were kept.",
	},
	Basis: alike, Forms: bothForms, Scope: ScopeYears, Needs: []string{"figures", "year-1"},
	Formula: Text{
		"三张表中不为0的数据与上年全部相同，至少4个，且有一个不小于10",
		"all figures of the three tables that are not 0 equal last year's, at least 4 of them, one ≥ 10",
	},
	Traps: Text{
		"业务很少、几乎全为0的单位：不足4项或没有两位数的不算；两年格式不同的不适用；有读不出的数据时不作判断。",
		"Small agencies with hardly anything but zeros: four figures are asked for, one of two digits. Not applicable between two forms; not assessable where a figure could not be read.",
	},
	Implied: []string{"same-report-two-years"},
	Single:  true,
	Limits:  limitsOf("至少%d个不为0的数，有一个不小于%d", "at least %d figures that are not 0, one of them at least %d", identicalCells, identicalValue),
	Run: func(p *Pass) {
		last, ok := p.follows()
		if !ok {
			return
		}
		for _, t := range tables[1:] {
			if !p.sameForm(last, t) {
				return
			}
		}
		p.identical(last)
	},
})

// identical goes through the figures of both years; one that differs settles it.
func (p *Pass) identical(last *Pass) {
	var same []normalize.Key
	unread, large := 0, false
	for _, t := range tables[1:] {
		for _, k := range p.layout(t).keys {
			now, before := p.figures.at(k), last.figures.at(k)
			switch {
			case now == nil || before == nil:
				unread++
			case !sameNumber(now, before):
				p.Hold()
				return
			case now.Value.Kind == normalize.Number && now.Value.Number.Sign() != 0:
				same = append(same, k)
				large = large || now.Value.Number.Cmp(normalize.Int(identicalValue)) >= 0
			}
		}
	}
	switch {
	case len(same) < identicalCells || !large:
		p.Hold()
	case unread > 0:
		p.NotAssessable()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Keys: same, Past: same, Least: p.likeness(), Words: map[string]Text{"n": count(len(same))}})
	}
}

// sameNumber tells whether two figures state the same. What is left blank and 0 are no
// two numbers.
func sameNumber(f, g *normalize.Figure) bool {
	return numberOf(f).Cmp(numberOf(g)) == 0 && (f.Value.Kind != normalize.Words && g.Value.Kind != normalize.Words || f.Text == g.Text)
}

func numberOf(f *normalize.Figure) normalize.Decimal {
	if f.Value.Kind == normalize.Number && countable(f.Value.Number) {
		return f.Value.Number
	}
	return normalize.Decimal{}
}
