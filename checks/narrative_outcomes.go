package checks

import (
	"math/big"
	"slices"
	"strings"

	"nianbao/normalize"
)

// Outcomes and shares as the prose gives them.

var (
	_ = register(Check{
		ID: "nar-outcome-count", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文办理结果件数与表格不一致", "Outcomes: prose and table differ"},
		Says: Text{
			"正文“{quote}”为{said}，表中{what}的“总计”列为{expected}{people}，请核实。",
			"The prose says {said} (\"{quote}\"); {what}, column \"Total\", says {expected}{people}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:outcome", "requests/*/total (outcome rows)"},
		Formula: Text{
			"正文某种办理结果的件数，没有一处等于表中相应的行或几行之和的“总计”列",
			"no statement.outcome of a kind equals the row, or the sum of the rows, that it names (column total)",
		},
		Traps: Text{
			"“予以公开及部分公开”合并计算；写明自然人的按自然人列比；恰等于自然人列的，可能只引了该列，降一级并说明。",
			"予以公开及部分公开 are counted together; a sentence about natural persons is held against their column. A number that equals that column may quote it alone: the finding falls by one step and says so.",
		},
		Run: (*Pass).outcomeCounts,
	})

	_ = register(Check{
		ID: "nar-outcome-percent", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"正文占比与按表计算不符", "A share in the prose does not follow from the table"},
		Says: Text{
			"正文“{quote}”占比为{said}，按表中{what}与办理总计计算为{share}%，请核对。",
			"The prose gives a share of {said} (\"{quote}\"); {what} over the total handled is {share}% by the table. Please compare.",
		},
		Basis: Text{"算术", "Arithmetic"}, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:outcome_percent", "requests/*/total (outcome rows)", "requests/total_handled/total"},
		Formula: Text{
			"正文占比与按表计算的百分数（以（七）总计、本年新收、本年新收＋上年结转或正文所写总数为分母）之差，均不小于其末位一个单位（至少0.06）",
			"for no base (total handled, received, intake, or a total that the prose states) is |percentage − 100·x / base| below one unit of its last digit (0.06 at least)",
		},
		Traps: Text{
			"基数也可以是收到数或正文自己的总数；四舍五入、截尾到整数的均可。",
			"The base may be what was received, or the prose's own total; rounding and cutting to the printed digits are both fine.",
		},
		Limits: limitsOf("相差%s个百分点以上，且不小于末位一个单位", "more than %s points apart, and at least one unit of the last digit", shareTolerance.FloatString(2)),
		Run:    (*Pass).outcomeShares,
	})

	_ = register(Check{
		ID: "nar-percent-sum", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"所列占比合计不为100%", "Listed shares do not sum to 100%"},
		Says: Text{
			"正文“{quote}”所列各项占比合计{sum}%，请核对。",
			"The shares listed in \"{quote}\" sum to {sum}%. Please compare.",
		},
		Basis: Text{"算术", "Arithmetic"}, Scope: ScopeReport, Needs: []string{"statements:shares"},
		Formula: Text{
			"所列占比为同一整体的全部，合计与100%之差大于0.5，且大于各项四舍五入所能造成的差",
			"shares that are said to be all of one whole: |Σ − 100| > max(0.5, half a unit of the last digit for each share)",
		},
		Traps: Text{
			"99.9%等由四舍五入所致的不算；没有“其他”且无分项件数的，可能未列全，不作判断。",
			"99.9 by rounding is fine; a list without 其他 and without counts may leave something out and is passed over.",
		},
		Limits: limitsOf("与100%%相差%s个百分点以上", "more than %s points from 100%%", shareSumTolerance.FloatString(1)),
		Run: func(p *Pass) {
			for _, s := range p.stated("shares") {
				p.shares(s)
			}
		},
	})
)

// outcomesOf lists the rows behind the name of an outcome: denied_sum is all of
// （三）, two names with + are counted together. It is empty where the form lacks one.
func (p *Pass) outcomesOf(of string) []string {
	var list []string
	for name := range strings.SplitSeq(of, "+") {
		group, isSum := strings.CutSuffix(name, "sum")
		n := len(list)
		for _, row := range p.outcomes() {
			if row == name || isSum && strings.HasPrefix(row, group) {
				list = append(list, row)
			}
		}
		if len(list) == n {
			return nil
		}
	}
	return list
}

func (p *Pass) outcomeCounts() {
	byKind := map[string][]normalize.Statement{}
	var kinds []string
	for _, s := range p.told("outcome") {
		if byKind[s.Of] == nil {
			kinds = append(kinds, s.Of)
		}
		byKind[s.Of] = append(byKind[s.Of], s)
	}
	for _, of := range kinds {
		if rows := p.outcomesOf(of); rows != nil {
			p.outcomeCount(byKind[of], rows)
		}
	}
}

func (p *Pass) outcomeCount(said []normalize.Statement, rows []string) {
	total := p.totalOf(normalize.Requests, rows...)
	people := p.Of(columnOf("natural_person"), rows...)
	matches := func(t Term) func(normalize.Statement) bool {
		return func(s normalize.Statement) bool { return is(s, t.Value) }
	}
	switch {
	case !total.stands():
		p.NotAssessable()
	case slices.ContainsFunc(said, matches(total)):
		p.Hold()
	case people.stands() && containsAny(said[0].Text, "自然人", "公民") && is(said[0], people.Value):
		p.Hold()
	default:
		f := p.differs(said[0], total)
		f.Words["what"], f.Words["people"] = p.rowsNamed(rows), Text{}
		if people.stands() && is(said[0], people.Value) {
			f.Step = true
			f.Words["people"] = Text{"（“自然人”列为" + people.Value.String() + "）", " (column \"Natural persons\" says " + people.Value.String() + ")"}
		}
		p.Fail(f)
	}
}

// rowsNamed names one row, or several as their sum.
func (p *Pass) rowsNamed(rows []string) Text {
	var zh, en []string
	for _, r := range rows {
		t := p.row(cellOf(normalize.Requests, r, open))
		zh, en = append(zh, "“"+t.ZH+"”"), append(en, "\""+t.EN+"\"")
	}
	group := p.layout(normalize.Requests).row[rows[0]].Group
	switch last := p.layout(normalize.Requests).row[rows[len(rows)-1]].Group; {
	case len(rows) > 2 && group != "" && group == last:
		return Text{"“" + bare(group) + "”各行合计", "the sum of the rows of " + bare(group)}
	case len(rows) == 1:
		return Text{zh[0] + "行", "row " + en[0]}
	}
	return Text{listZH(zh) + "各行合计", "the sum of rows " + listEN(en)}
}

func (p *Pass) outcomeShares() {
	for _, s := range p.told("outcome_percent") {
		rows := p.outcomesOf(s.Of)
		if rows == nil || s.Approximate {
			continue
		}
		p.outcomeShare(s, rows)
	}
}

func (p *Pass) outcomeShare(s normalize.Statement, rows []string) {
	count, handled := p.totalOf(normalize.Requests, rows...), p.totalOf(normalize.Requests, normalize.TotalHandled)
	if !count.stands() || !handled.stands() || handled.Value.Sign() == 0 {
		p.NotAssessable()
		return
	}
	counts, bases := []normalize.Decimal{count.Value}, []normalize.Decimal{handled.Value}
	for _, t := range []Term{p.totalOf(normalize.Requests, normalize.Received), p.intake()} {
		if t.stands() {
			bases = append(bases, t.Value)
		}
	}
	for _, m := range p.Report.Statements {
		switch {
		case m.Value == nil:
		case m.Measure == "outcome" && m.Of == s.Of:
			counts = append(counts, *m.Value)
		case m.Measure == "received" || m.Measure == "handled":
			bases = append(bases, *m.Value)
		}
	}
	for _, x := range counts {
		for _, base := range bases {
			if near(*s.Value, x, base) {
				p.Hold()
				return
			}
		}
	}
	f := p.differs(s, count, handled)
	f.Expected, f.Printed = nil, nil
	f.Words["what"], f.Words["share"] = p.rowsNamed(rows), same(percent(count.Value, handled.Value))
	p.Fail(f)
}

// unit is what the last printed digit of a percentage is worth.
func unit(percentage string) *big.Rat {
	_, decimals, _ := strings.Cut(percentage, ".")
	return big.NewRat(1, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(len(decimals))), nil).Int64())
}

func rat(d normalize.Decimal) *big.Rat {
	r, _ := new(big.Rat).SetString(d.String())
	return r
}

// near tells whether a percentage is x of base, however its last digit was made.
func near(percentage, x, base normalize.Decimal) bool {
	if base.Sign() <= 0 {
		return false
	}
	share := new(big.Rat).Quo(rat(x), rat(base))
	off := share.Mul(share, big.NewRat(100, 1)).Sub(share, rat(percentage))
	most := unit(percentage.String())
	if most.Cmp(shareTolerance) < 0 {
		most = shareTolerance
	}
	return off.Abs(off).Cmp(most) < 0
}

func percent(x, base normalize.Decimal) string {
	share := new(big.Rat).Quo(rat(x), rat(base))
	return share.Mul(share, big.NewRat(100, 1)).FloatString(2)
}

// shares asks that exhaustive shares sum to a hundred.
func (p *Pass) shares(s normalize.Statement) {
	var sum normalize.Decimal
	most := new(big.Rat)
	for _, part := range s.Parts {
		sum = sum.Add(part)
		most.Add(most, new(big.Rat).Quo(unit(part.String()), big.NewRat(2, 1)))
	}
	if most.Cmp(shareSumTolerance) < 0 {
		most = shareSumTolerance
	}
	off := new(big.Rat).Sub(rat(sum), big.NewRat(100, 1))
	if off.Abs(off).Cmp(most) <= 0 {
		p.Hold()
		return
	}
	f := p.quoting(s)
	f.Words["sum"] = same(sum.String())
	p.Fail(f)
}
