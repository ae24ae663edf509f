package checks

import (
	"slices"

	"nianbao/normalize"
)

// What the prose says was brought forward, handled and carried forward, and
// whether its own numbers balance.

var saysRow = Text{
	"正文“{quote}”为{said}，表中“{row}”行“总计”列为{expected}{also}，请核实。",
	"The prose says {said} (\"{quote}\"); row \"{row}\", column \"Total\" says {expected}{also}.",
}

var (
	_ = register(Check{
		ID: "nar-carried-in", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文上年结转数与表格不一致", "Brought forward: prose and table differ"},
		Says:  saysRow, Basis: mustAgree, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:brought_forward", "requests/brought_forward/total"},
		Formula: Text{
			"正文上年结转数，没有一处等于表中上年结转总计",
			"no statement.brought_forward = requests/brought_forward/total",
		},
		Traps: Text{
			"市本级、一种渠道的结转数不比；约数按范围比，且降一级。",
			"The own level or one channel is not compared; a rounded number has bounds, and the finding falls by one step.",
		},
		Run: func(p *Pass) {
			p.compare(p.told("brought_forward"), p.totalOf(normalize.Requests, normalize.BroughtForward))
		},
	})

	_ = register(Check{
		ID: "nar-carried-out", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文结转下年数与表格不一致", "Carried forward: prose and table differ"},
		Says:  saysRow, Basis: mustAgree, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:carried_forward", "requests/carried_forward/total"},
		Formula: Text{
			"正文结转下年数，没有一处等于表中结转下年度继续办理总计",
			"no statement.carried_forward = requests/carried_forward/total",
		},
		Traps: Text{
			"结转到本报告年度的是上年的事，不比；约数按范围比，且降一级。",
			"What was carried into the report's own year belongs to the year before; a rounded number has bounds, and the finding falls by one step.",
		},
		Run: func(p *Pass) {
			p.compare(p.told("carried_forward"), p.totalOf(normalize.Requests, normalize.CarriedForward))
		},
	})

	_ = register(Check{
		ID: "nar-handled", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文办结（答复）数与表格不一致", "Requests handled: prose and table differ"},
		Says:  saysRow, Basis: mustAgree, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:handled", "requests/total_handled/total", "requests/*/total (outcome rows)", "requests/brought_forward/total"},
		Formula: Text{
			"正文办结、答复数，没有一处等于（七）总计，或予以公开、部分公开、不予公开、无法提供之和，或（七）总计－上年结转；正文为“办理”的，也不等于本年新收＋上年结转",
			"no statement.handled ∈ {total_handled, granted + partially_granted + denied + unavailable, total_handled − brought_forward; for 办理 the intake too}",
		},
		Traps: Text{
			"“答复”可不含不予处理和其他处理，也可只计本年新收的；“办理”可指全部受理数。约数按范围比，且降一级。",
			"答复 may leave out （五） and （六）, or count this year's requests alone; 办理 may mean all that came in. A rounded number has bounds, and the finding falls by one step.",
		},
		Run: (*Pass).handled,
	})

	_ = register(Check{
		ID: "nar-all-done-but-carried", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文称全部办结，表中有结转下年", "The prose says all was handled, the table carries some forward"},
		Says: Text{
			"正文“{quote}”，表中“{row}”行“总计”列为{expected}，请核实。",
			"The prose says \"{quote}\"; row \"{row}\", column \"Total\" says {expected}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:all_handled", "requests/carried_forward/total"},
		Formula: Text{
			"正文称全部办结，又未写结转下年，而表中结转下年度继续办理总计＞0",
			"statement.all_handled ∧ requests/carried_forward/total > 0 ∧ ¬ statement.carried_forward > 0",
		},
		Traps: Text{
			"“已到期的均办结”、上年结转的已办结不算；“均在法定期限内答复”只说时限，不算；“全部按时办结”可只说时限，降一级；正文已写明结转的不算。",
			"已到期的均办结 and what was brought forward do not count; 均在法定期限内答复 speaks of time alone; 全部按时办结 may do so, and falls by one step; nor where the prose itself tells what was carried forward.",
		},
		Run: func(p *Pass) {
			if !slices.ContainsFunc(p.Report.Statements, func(s normalize.Statement) bool { return s.Measure == "carried_forward" && positive(s) }) {
				p.noneOf(p.told("all_handled"), p.totalOf(normalize.Requests, normalize.CarriedForward))
			}
		},
	})

	_ = register(Check{
		ID: "nar-self-balance", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文自身的申请数不平", "The prose's own numbers of requests do not balance"},
		Says: Text{
			"正文所列收到{received}件、上年结转{brought}件，办结{handled}件、结转下年{carried}件，{received}＋{brought}≠{handled}＋{carried}，请核实。",
			"The prose counts {received} received and {brought} brought forward, {handled} handled and {carried} carried forward; the sums differ.",
		},
		Basis: printedBalance, Scope: ScopeReport,
		Needs: []string{"statements:received", "statements:brought_forward", "statements:handled", "statements:carried_forward"},
		Formula: Text{
			"正文四数均为确数：收到＋上年结转≠办结＋结转下年，且收到≠办结＋结转下年",
			"all four in the text, exact: received + brought_forward ≠ handled + carried_forward ∧ received ≠ handled + carried_forward",
		},
		Traps: Text{
			"“受理”已含上年结转的、只计本年新收的，均不算不平；四项不全、有约数的不作判断。",
			"受理 may include what was brought forward already. Not assessable with rounded numbers; not applicable unless all four are stated.",
		},
		Run: (*Pass).selfBalance,
	})
)

func (p *Pass) handled() {
	said := p.told("handled")
	total := p.totalOf(normalize.Requests, normalize.TotalHandled)
	answered := append([]string{"granted", "partially_granted"}, p.outcomesOf("denied_sum+unavailable_sum")...)
	terms := []Term{total, p.totalOf(normalize.Requests, answered...), total.Minus(p.totalOf(normalize.Requests, normalize.BroughtForward))}
	if slices.ContainsFunc(said, func(s normalize.Statement) bool { return containsAny(s.Text, "办理") }) {
		terms = append(terms, p.intake())
	}
	p.compare(said, terms...)
}

func (p *Pass) selfBalance() {
	var all [4][]normalize.Statement
	for i, m := range []string{"received", "brought_forward", "handled", "carried_forward"} {
		if all[i] = p.stated(m); len(all[i]) == 0 {
			return
		}
	}
	var first []normalize.Statement
	for i := range all {
		if slices.ContainsFunc(all[i], func(s normalize.Statement) bool { return s.Approximate || s.Whose != all[0][0].Whose }) {
			p.NotAssessable()
			return
		}
		first = append(first, all[i][0])
	}
	if balances(all) {
		p.Hold()
		return
	}
	f := p.quoting(first...)
	for i, name := range []string{"received", "brought", "handled", "carried"} {
		f.Words[name] = same(first[i].Value.String())
	}
	p.Fail(f)
}

// balances tells whether some of the statements fit together.
func balances(all [4][]normalize.Statement) bool {
	for _, received := range all[0] {
		for _, brought := range all[1] {
			for _, handled := range all[2] {
				for _, carried := range all[3] {
					out := handled.Value.Add(*carried.Value)
					if received.Value.Cmp(out) == 0 || received.Value.Add(*brought.Value).Cmp(out) == 0 {
						return true
					}
				}
			}
		}
	}
	return false
}

// stated lists the statements of a measure, whosever they are.
func (p *Pass) stated(measure string) []normalize.Statement {
	var list []normalize.Statement
	for i := range p.Report.Statements {
		if s := &p.Report.Statements[i]; s.Measure == measure && s.Channel == "" {
			list = append(list, *s)
		}
	}
	return list
}
