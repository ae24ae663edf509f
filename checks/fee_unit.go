package checks

import (
	"math"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

var _ = register(Check{
	ID: "fee-unit-suspect", Group: "PLA", Severity: Warning, Class: Hint,
	Title: Text{"行政事业性收费疑似按“元”填报", "The amount of fees looks like yuan in a column of 万元"},
	Says: Text{
		"“{row}”填报{amount}万元，{why}，请核实计量单位。",
		"Row \"{row}\" says {amount} (in 10,000 yuan): {why}. Please check the unit.",
	},
	Basis: Text{"年报格式第二部分：收费金额（单位：万元）", "Table two of the form: amounts in 10,000 yuan (万元)"},
	Forms: []string{"f2021"}, Scope: ScopePeers, Needs: []string{"disclosure/fees/amount", "agency.level", "agency.kind", "peers", "year-1"},
	Formula: Text{
		"县、乡级机关收费金额≥10000万元；或为不小于同类机关中位数1000倍的整数；或与上年之比为10000倍或其倒数（上下5%）",
		"disclosure/fees/amount ≥ 10000 for bodies of counties and towns; or an integer ≥ 1000 × median of peers; or ratio to last year ∈ {10^4, 10^-4} ± 5 %",
	},
	Traps: Text{
		"自然资源、住房、教育、卫生等部门和政府汇总数据可达亿元，不按绝对数判断；单元格自带“元”的不提示，也不与之比较。",
		"Departments of natural resources, housing, education or health, and aggregates of governments, collect such sums: the absolute bound does not hold for them. Nothing is said of a cell that prints 元, nor against one.",
	},
	Limits: limitsOf("县、乡级机关%d万元；同类机关中位数的%d倍；与上年之比为%d倍（上下%d%%）", "%d (10,000 yuan) for counties and towns; %d times the median of peers; %d times last year's within %d%%", yuanSuspected, feeOverPeers, unitStep, unitSlack),
	Run:    func(p *Pass) { p.feeUnit() },
})

var richFees = pattern.MustCompile(`自然资源|国土|规划|住房|住建|建设|房|教育|教体|学校|卫生|卫健|医|公安|人防|人民防空|城市管理|城管|水利|水务|市政|交通|财政|税|管委会|管理委员会|人民政府`)

func (p *Pass) feeUnit() {
	amount := p.Sum(feesAmount)
	if amount.unknown || amount.numbers == 0 {
		p.NotAssessable()
		return
	}
	if p.figures.at(feesAmount).Unit == "元" {
		p.Hold() // the cell says so
		return
	}
	f := Fault{Places: []normalize.Key{{Table: normalize.Disclosure, Row: "fees", Column: open}}, Keys: amount.keys}
	n := float(amount.Value)
	judged, why := p.feeAlone(n)
	if s, ok := p.spread(feesAmount); ok && why.ZH == "" {
		judged = true
		if s.Median > 0 && amount.Value.IsInt() && n >= feeOverPeers*s.Median {
			peers := s.whom()
			why = Text{peers.ZH + "的中位数为" + short(s.Median) + "万元", "the median of " + peers.EN + " is " + short(s.Median)}
		}
	}
	if before, ok := p.feeBefore(); ok && why.ZH == "" {
		judged = true
		if unitsApart(n, float(before)) {
			why = Text{"上年度报告为" + before.String() + "万元，相差约一万倍", "the report of the year before says " + before.String() + ", ten thousand times apart"}
			f.Least = Undecided // either year may have the wrong unit
		}
	}
	switch {
	case why.ZH != "":
		f.Words = map[string]Text{"why": why}
		p.Fail(f)
	case judged:
		p.Hold()
	}
}

// feeAlone judges without peers, for bodies whose fees are never large.
func (p *Pass) feeAlone(n float64) (judged bool, why Text) {
	a := p.Report.Agency
	small := (a.Level == "county" || a.Level == "township") && a.Kind != normalize.KindGovernment && a.Scope != normalize.ScopeArea
	if !small || a.Name == "" || richFees.MatchString(a.Name) {
		return false, Text{}
	}
	if n >= yuanSuspected {
		why = Text{"县、乡级机关一般达不到亿元，疑似按“元”填报", "a hundred million yuan is more than a body of a county or town collects; it may be in yuan"}
	}
	return true, why
}

func (p *Pass) feeBefore() (normalize.Decimal, bool) {
	if p.Before == nil {
		return normalize.Decimal{}, false
	}
	f, ok := p.Before.Figure(feesAmount)
	return f.Value.Number, ok && f.Value.Kind == normalize.Number && f.Method == normalize.ByCell && f.Unit != "元"
}

func unitsApart(a, b float64) bool {
	if a <= 0 || b <= 0 {
		return false
	}
	return math.Abs(math.Max(a, b)/math.Min(a, b)/unitStep-1)*100 <= unitSlack
}
