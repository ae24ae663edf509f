package checks

import (
	"slices"
	"strconv"

	"nianbao/normalize"
)

// A year without a report has no report to say so of: the next one says it.
var _ = register(Check{
	ID: "year-missing", Group: "YOY", Severity: Notice, Class: Hint,
	Title: Text{"前后年度有报告而中间年度未见", "No report of a year between two that have one"},
	Says: Text{
		"有{before}年度和本年度报告，未见{years}年度报告，请核实是否已编制并公开；也可能尚未收集到。",
		"There are reports for {before} and for this year, but none for {years}; please check whether it was published. It may not have been collected.",
	},
	Basis: Text{
		"年度报告按年编制，前后年度应当衔接",
		"Reports are made every year, and each goes on from the one before",
	},
	Scope: ScopeYears, Needs: []string{"year-1", "year+1", "units"},
	// Wider gaps than one year are told as well: a crawl that lost two years lost one.
	Formula: Text{
		"有更早年度和本年度的报告，而没有上一年度的报告",
		"reports exist for a year before N−1 and for N, but not for N−1",
	},
	Traps: Text{
		"可能尚未采集，因此一律为待核；单位成立以前的年度没有更早的报告，不作提示；年度不明的不作判断。",
		"The collection may have a gap, so it is always undecided. Before an agency was founded there is no earlier report, and nothing is said. Not assessable where the year is not known.",
	},
	Run: func(p *Pass) {
		if len(p.Years) < 2 {
			return
		}
		i := slices.Index(p.Years, p.Report.Year)
		switch {
		case p.Report.Year == 0 || i < 0:
			p.NotAssessable()
		case i == 0 || p.Years[i-1] == p.Report.Year-1:
			p.Hold()
		default:
			p.gap(p.Years[i-1])
		}
	},
})

func (p *Pass) gap(before int) {
	years := strconv.Itoa(before + 1)
	if last := p.Report.Year - 1; last > before+1 {
		years += "—" + strconv.Itoa(last)
	}
	p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: Undecided, Told: true,
		Words: map[string]Text{"before": count(before), "years": same(years)}})
}
