package checks

import (
	"slices"

	"nianbao/normalize"
)

// The prose against itself: totals with their parts, and one measure stated twice.

var (
	_ = register(Check{
		ID: "nar-parts-exceed-total", Group: "NAR", Severity: Warning, Class: Hint,
		Title: Text{"“其中”各项合计大于总数", "Listed parts exceed their total"},
		Says: Text{
			"正文“{quote}”总数为{said}，所列各项合计{sum}，大于总数，请核对。",
			"The total in \"{quote}\" is {said}; its parts sum to {sum}, which is more. Please compare.",
		},
		Basis: Text{"算术", "Arithmetic"}, Scope: ScopeReport, Needs: []string{"statements:list"},
		Formula: Text{
			"“共几条，其中……”所列各项均为确数，合计＞总数",
			"Σ listed parts > total in 共N条，其中a…b…, all exact",
		},
		Traps: Text{
			"各项可能重复计数（按网站、公众号等渠道列举）的不作判断；“其中”套“其中”的只计外层；有约数的不作判断。",
			"Not assessable where parts may count one thing twice (sites, accounts, channels) or are rounded; of a list inside a list only the outer one counts.",
		},
		Run: func(p *Pass) { p.lists(func(normalize.Statement) bool { return true }, 1) },
	})

	_ = register(Check{
		ID: "nar-parts-differ", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"所列分项合计与总数不符", "Listed parts do not add up to their total"},
		Says: Text{
			"正文“{quote}”总数为{said}，所列分项合计{sum}，不符，请核对。",
			"The total in \"{quote}\" is {said}; its parts sum to {sum}. Please compare.",
		},
		Basis: Text{"算术", "Arithmetic"}, Scope: ScopeReport, Needs: []string{"statements:list"},
		Formula: Text{
			"所列分项完整（“分别为”“包括”或以“其他”结尾）且均为确数，合计＜总数",
			"the list is exhaustive (分别为|包括, or ends with 其他) ∧ Σ < total, all exact",
		},
		Traps: Text{
			"“其中”往往只列一部分，小于总数属正常；有约数、按渠道列举的不作判断；合计大于总数的见nar-parts-exceed-total。",
			"其中 often lists some parts only: a smaller sum is normal. Not assessable with rounded numbers or channels; for a larger sum see nar-parts-exceed-total.",
		},
		Run: func(p *Pass) { p.lists(func(s normalize.Statement) bool { return s.Exhaustive }, -1) },
	})

	_ = register(Check{
		ID: "nar-conflicting-totals", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文同一指标出现不同数值", "The prose gives one measure two values"},
		Says: Text{
			"正文同一指标出现不同数值：“{quote}”与“{other}”，请核实。",
			"The prose gives one measure two values: \"{quote}\" and \"{other}\".",
		},
		Basis: mustAgree, Scope: ScopeReport, Needs: []string{"statements:*"},
		Formula: Text{
			"同一指标、同一范围的两处确数不同，或一处大于0而另一处称没有",
			"two exact statements of one measure and one scope with different values, or a number above 0 beside a sentence that there was none",
		},
		Traps: Text{
			"全市与市本级、网站与公众号口径不同，不比；收到与受理、办结与答复、全部与新收的件数可以不同；有约数的不作判断。",
			"全市 and 市本级, a site and an account are different scopes; what was received and accepted, handled and answered, all cases and new ones may differ. Not assessable with rounded numbers.",
		},
		Run: func(p *Pass) {
			for _, m := range statedOnce {
				p.conflict(m)
			}
		},
	})
)

// lists asks that sums of parts do not differ from their total in one direction.
func (p *Pass) lists(of func(normalize.Statement) bool, direction int) {
	for _, s := range p.Report.Statements {
		if s.Measure != "list" || !of(s) {
			continue
		}
		if s.Approximate || s.Overlaps {
			p.NotAssessable()
			continue
		}
		var sum normalize.Decimal
		for _, part := range s.Parts {
			sum = sum.Add(part)
		}
		if sum.Cmp(*s.Value) != direction {
			p.Hold()
			continue
		}
		f := p.quoting(s)
		f.Expected, f.Printed, f.Words["sum"] = &sum, s.Value, same(sum.String())
		p.Fail(f)
	}
}

// statedOnce are the measures of which a report has one value for each scope, with
// the sentence that there was none.
var statedOnce = [][2]string{
	{"received", "none_received"}, {"brought_forward", ""}, {"handled", ""}, {"carried_forward", ""},
	{"review", "no_review"}, {"suit", "no_suit"}, {"info_fee", "no_fee"},
}

// conflict compares each statement of a measure with the first of its scope.
func (p *Pass) conflict(measure [2]string) {
	list := append(p.stated(measure[0]), p.noneOfThem(measure[1])...)
	for i, s := range list {
		first := slices.IndexFunc(list[:i], func(t normalize.Statement) bool { return t.Whose == s.Whose })
		switch {
		case first < 0:
		case s.Approximate || list[first].Approximate || s.Unit != list[first].Unit && s.Value != nil:
			p.NotAssessable()
		case otherDeed(measure[0], list[first].Text, s.Text) || p.agree(measure[0], list[first], s):
			p.Hold()
		default:
			f := p.quoting(list[first], s)
			f.Words["other"] = same(quoted(s.Text))
			p.Fail(f)
			return
		}
	}
}

// otherDeed tells whether two sentences count different deeds: 收到12件 and 受理10件,
// 办结10件 and 答复9件, all cases and the new ones.
func otherDeed(measure, a, b string) bool {
	deeds := []string{"受理", "答复", "办结", "办理"}
	if measure != "received" { // of requests, 新收 and 收到 are the same deed
		deeds = append(deeds, "新收", "新增")
	}
	return slices.ContainsFunc(deeds, func(deed string) bool {
		return containsAny(a, deed) != containsAny(b, deed)
	})
}

func (p *Pass) noneOfThem(measure string) []normalize.Statement {
	if measure == "" {
		return nil
	}
	return p.stated(measure)
}

// agree tells whether two statements of a measure can both be right: they are equal,
// or one includes what was brought forward, as the prose or the table counts it. A
// sentence that there was none denies a number above 0 of the same sort.
func (p *Pass) agree(measure string, a, b normalize.Statement) bool {
	switch {
	case a.Value == nil && b.Value == nil:
		return true
	case b.Value == nil:
		return a.Value.Sign() == 0
	case a.Value == nil:
		return b.Value.Sign() == 0
	case a.Value.Cmp(*b.Value) == 0:
		return true
	case measure != "received" && measure != "handled":
		return false
	}
	apart := a.Value.Sub(*b.Value)
	if apart.Sign() < 0 {
		apart = b.Value.Sub(*a.Value)
	}
	if t := p.totalOf(normalize.Requests, normalize.BroughtForward); !t.stands() || t.Value.Cmp(apart) == 0 {
		return true
	}
	return slices.ContainsFunc(p.stated("brought_forward"), func(s normalize.Statement) bool { return s.Value.Cmp(apart) == 0 })
}
