package checks

import (
	"fmt"
	"strconv"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Shares within the table of requests that are worth a look. None is a fault.

var practiceOfTable3 = Text{"年报格式第三部分，监测经验", "Table three of the form; monitoring practice"}

var (
	_ = register(Check{
		ID: "outcome-concentration", Group: "PLA", Severity: Notice, Class: Hint,
		Title: Text{"办理结果高度集中", "Outcomes are concentrated in one kind"},
		Says: Text{
			"本年度办理结果总计{all}件，其中“{row}”{part}件，占{share}%，请核对。",
			"Of {all} requests handled {part} ended as \"{row}\" ({share}%). Please check.",
		},
		Basis: practiceOfTable3,
		Forms: bothForms, Scope: ScopeTable, Needs: []string{"requests/*/total", "requests/total_handled/total"},
		Formula: Text{
			"（七）总计不少于30件，且一种办理结果超过90%",
			"requests/total_handled/total ≥ 30 ∧ one outcome > 90 %",
		},
		Traps: Text{
			"同一申请人集中提出大量申请时属正常：文中提到的不提示。",
			"Normal where one applicant files many requests: nothing is said where the text speaks of that.",
		},
		Limits: limitsOf("办结不少于%d件，一种结果超过%d%%", "at least %d handled, one outcome above %d%%", manyHandled, concentrated),
		Run:    func(p *Pass) { p.concentration() },
	})

	_ = register(Check{
		ID: "carried-out-high", Group: "PLA", Severity: Notice, Class: Hint,
		Title: Text{"结转下年度的比例偏高", "A high share is carried forward"},
		Says: Text{
			"本年新收与上年结转共{all}件，“{row}”{part}件，占{share}%，比例偏高，请核对。",
			"Of {all} requests received and brought forward {part} are carried forward ({share}%), a high share. Please check.",
		},
		Basis:  Text{"《条例》第三十三条规定的答复期限（20个工作日，可延长20个工作日）", "The time for an answer in Article 33 (20 working days, to be extended by 20)"},
		Others: practiceOfTable3,
		Forms:  bothForms, Scope: ScopeTable, Needs: []string{"requests/carried_forward/total", "requests/received/total", "requests/brought_forward/total"},
		Formula: Text{
			"结转下年度继续办理÷（本年新收＋上年结转）＞40%，且分母不少于10件",
			"requests/carried_forward/total / intake.total > 0.4 ∧ intake.total ≥ 10",
		},
		Traps: Text{
			"年末集中收到申请时属正常：文中提到的不提示。",
			"Normal where many requests came in December: nothing is said where the text speaks of that.",
		},
		Limits: limitsOf("新收与结转共不少于%d件，结转下年超过%d%%", "at least %d received and brought forward, above %d%% carried forward", manyTaken, highCarried),
		Run: func(p *Pass) {
			p.share(normalize.CarriedForward, p.ofTotals(normalize.Received, normalize.BroughtForward), manyTaken, 0, highCarried, lateIntake)
		},
	})

	_ = register(Check{
		ID: "excessive-without-reason", Group: "PLA", Severity: Notice, Class: Hint,
		Title: Text{"“大量反复申请”不予处理的比例偏高", "A high share was not processed as excessive"},
		Says: Text{
			"本年度办理结果总计{all}件，其中“{row}”{part}件，占{share}%，请核对。",
			"Of {all} requests handled {part} ended as \"{row}\" ({share}%). Please check.",
		},
		Basis:  Text{"《条例》第三十五条：申请数量、频次明显超过合理范围的，可以要求说明理由", "Article 35: reasons may be asked for where number and frequency are clearly beyond reason"},
		Others: practiceOfTable3,
		Forms:  bothForms, Scope: ScopeTable, Needs: []string{"requests/not_processed_excessive/total", "requests/total_handled/total"},
		Formula: Text{
			"“申请人反复申请”类不予处理的总计不少于10件，且不低于（七）总计的20%",
			"requests/not_processed_excessive/total ≥ 0.2 × requests/total_handled/total ∧ ≥ 10",
		},
		Traps: Text{
			"个别申请人大量反复申请时属正常：文中提到的不提示。",
			"Normal where single applicants file again and again: nothing is said where the text speaks of that.",
		},
		Limits: limitsOf("不少于%d件，且占办结不低于%d%%", "at least %d, and at least %d%% of what was handled", manyExcessive, highExcessive),
		Run: func(p *Pass) {
			p.share("not_processed_excessive", p.ofTotals(normalize.TotalHandled), 0, manyExcessive, highExcessive, oneApplicant)
		},
	})
)

// What makes a share quite normal, where the prose says it.
var (
	lateIntake   = pattern.MustCompile(`集中收到|(?:^|[^至止])(?:年末|年底|岁末|12月(?:份|底|末|中旬|下旬|中下旬))[^，。；\n]{0,6}(?:集中|新收|收到|提交|提出|受理)`)
	oneApplicant = pattern.MustCompile(`(?:同一|个别|单个|少数|某一?名|[一1]名|一位)(?:的)?(?:申请人|自然人|当事人|公民|群众|个人|企业|公司)|同一(?:人|主体)`)
)

func limitsOf(zh, en string, limits ...any) Text {
	return Text{fmt.Sprintf(zh, limits...), fmt.Sprintf(en, limits...)}
}

// ofTotals sums the column of totals over rows of requests.
func (p *Pass) ofTotals(rows ...string) Term {
	return p.Of(normalize.Key{Table: normalize.Requests, Row: open, Column: normalize.Total}, rows...)
}

// concentration looks at the outcomes one by one; one at most has nine in ten.
func (p *Pass) concentration() {
	all := p.ofTotals(normalize.TotalHandled)
	if all.unknown || all.numbers == 0 {
		p.NotAssessable()
		return
	}
	unread := false
	keys := spread(columnOf(normalize.Total), p.outcomes())
	for i, k := range keys {
		part := p.Sum(keys[i : i+1 : i+1]...)
		switch {
		case part.unknown:
			unread = true
		case all.Value.Cmp(normalize.Int(manyHandled)) >= 0 && shareOf(part, all) > concentrated && shareOf(part, all) <= 100 && !p.says(oneApplicant):
			p.shareFault(k.Row, part, all)
			return
		}
	}
	if unread {
		p.NotAssessable()
		return
	}
	p.Hold()
}

// share fails where a row has at least (or, without a count of its own, more than) so
// many per cent of a whole that is large enough, and no words tell why.
func (p *Pass) share(row string, all Term, leastAll, leastPart int64, most float64, why *pattern.Pattern) {
	part := p.ofTotals(row)
	if all.unknown || part.unknown || all.numbers == 0 || part.numbers == 0 {
		p.NotAssessable()
		return
	}
	of := shareOf(part, all)
	high := of > most || leastPart > 0 && of == most
	if !high || of > 100 || all.Value.Cmp(normalize.Int(leastAll)) < 0 || part.Value.Cmp(normalize.Int(leastPart)) < 0 || p.says(why) {
		p.Hold()
		return
	}
	p.shareFault(row, part, all)
}

func (p *Pass) shareFault(row string, part, all Term) {
	p.Fail(Fault{
		Places: []normalize.Key{{Table: normalize.Requests, Row: row, Column: open}}, Keys: append(part.keys, all.keys...),
		Words: map[string]Text{
			"all": same(all.Value.String()), "part": same(part.Value.String()),
			"share": same(strconv.FormatFloat(shareOf(part, all), 'f', 1, 64)),
		},
	})
}

// shareOf, in per cent, is 0 of nothing.
func shareOf(part, all Term) float64 {
	if all.Value.Sign() <= 0 {
		return 0
	}
	return float(part.Value) * 100 / float(all.Value)
}
