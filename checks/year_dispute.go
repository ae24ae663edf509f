package checks

import (
	"nianbao/normalize"
)

// Disputes against the requests and reviews of two years.

var (
	fora      = []string{"review", "suit_direct", "suit_after_review"}
	plausible = Text{"合理性判断，无明文规定", "Plausibility; no rule says so"}
)

func disputed(column string) normalize.Key {
	return normalize.Key{Table: normalize.Disputes, Row: open, Column: column}
}

var (
	_ = register(Check{
		ID: "legal-without-requests", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"两年未办理申请却有复议诉讼案件", "Reviews or suits though no request was handled in two years"},
		Says: Text{
			"本年行政复议、行政诉讼共{printed}件，而本年和{year}年度均未收到、办理政府信息公开申请，请核实。",
			"Reviews and suits: {printed}, though no request was received or handled this year or in {year}; please check.",
		},
		Basis: plausible, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"disputes/*/total", "requests/total_handled/total", "requests/received/total", "year-1"},
		Formula: Text{
			"本年复议、诉讼合计＞0，而本年和上年的本年新收、（七）总计均为0",
			"review.total + suits > 0 ∧ received.total = total_handled.total = 0 in N and in N−1",
		},
		// The catalogue would speak where last year is not known; a suit over last
		// year's answer is the most common innocent reason, so nothing is said then.
		Traps: Text{
			"针对主动公开、不作为（有申请而未办理）的案件；汇总报告的统计范围不一致，不作判断；没有上年报告的不适用。",
			"Disputes over active disclosure, or over silence (received and not handled). Not assessable for reports that cover other bodies; not applicable without last year's report.",
		},
		Run: func(p *Pass) {
			if _, ok := p.joined(); ok {
				rows := []string{normalize.Received, normalize.TotalHandled}
				asked := p.Of(columnOf(normalize.Total), rows...).Plus(p.LastYear(spread(columnOf(normalize.Total), rows)...))
				cases := p.Of(disputed(normalize.Total), fora...)
				p.atMost(cases, asked, cases.Value.Sign() > 0 && asked.Value.Sign() == 0)
			}
		},
	})

	_ = register(Check{
		ID: "legal-exceeds-handled", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"复议诉讼件数多于两年办理的申请", "More reviews and suits than requests of two years"},
		Says: Text{
			"本年行政复议和未经复议直接起诉共{printed}件，多于本年办理{total_handled}件、结转{carried_forward}件与{year}年度办理{last_total_handled}件之和{expected}件，请核实。",
			"Reviews and direct suits: {printed}, more than the requests handled ({total_handled}) and carried forward ({carried_forward}) this year and those handled in {year} ({last_total_handled}), {expected} in all; please check.",
		},
		Basis: plausible, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"disputes/review/total", "disputes/suit_direct/total", "requests/total_handled/total", "requests/carried_forward/total", "year-1"},
		Formula: Text{
			"行政复议＋未经复议直接起诉＞本年（七）总计＋上年（七）总计＋本年结转下年度继续办理",
			"review.total + suit_direct.total > total_handled.total (N) + total_handled.total (N−1) + carried_forward.total (N)",
		},
		Traps: Text{
			"一件申请可引起数件案件；申请人众多；汇总报告不作判断。",
			"One request may lead to several cases; mass claimants. Not assessable for reports that cover other bodies.",
		},
		Implied: []string{"legal-without-requests"},
		Run: func(p *Pass) {
			if _, ok := p.joined(); ok {
				at := columnOf(normalize.Total)
				asked := p.Of(at, normalize.TotalHandled, normalize.CarriedForward).Plus(p.LastYear(spread(at, []string{normalize.TotalHandled})...))
				cases := p.Of(disputed(normalize.Total), "review", "suit_direct")
				p.atMost(cases, asked, cases.Value.Cmp(asked.Value) > 0)
			}
		},
	})

	_ = register(Check{
		ID: "suit-after-review-exceeds-review", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"复议后起诉件数多于两年复议件数", "More suits after review than reviews of two years"},
		Says: Text{
			"本年复议后起诉{suit_after_review}件，多于本年行政复议{review}件与{year}年度行政复议{last_review}件之和{expected}件，请核实。",
			"Suits after review: {suit_after_review}, more than the reviews of this year ({review}) and of {year} ({last_review}), {expected} in all; please check.",
		},
		Basis: plausible, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"disputes/suit_after_review/total", "disputes/review/total", "year-1"},
		Formula: Text{
			"本年复议后起诉总计＞本年行政复议总计＋上年行政复议总计＞0",
			"suit_after_review.total > review.total (N) + review.total (N−1) > 0",
		},
		Traps: Text{
			"复议可能由其他机关填报，或为更早年度的复议：两年复议均为0的不作判断，汇总报告也不作判断。",
			"Reviews may be another body's, or of earlier years: not assessable where both years have none, nor for reports that cover other bodies.",
		},
		Run: func(p *Pass) {
			if _, ok := p.joined(); ok {
				at := disputed(normalize.Total)
				reviews := p.Of(at, "review").Plus(p.LastYear(spread(at, []string{"review"})...))
				suits := p.Of(at, "suit_after_review")
				if reviews.Value.Sign() == 0 && suits.Value.Sign() > 0 {
					p.NotAssessable() // these reviews were never this body's to count
					return
				}
				p.atMost(suits, reviews, suits.Value.Cmp(reviews.Value) > 0)
			}
		},
	})

	_ = register(Check{
		ID: "pending-vanished", Group: "YOY", Severity: Notice, Class: Hint,
		Title: Text{"上年尚未审结的案件多于本年总计", "More cases pending last year than this year's total"},
		Says: Text{
			"“{row}”{year}年度报告尚未审结{last_pending}件，本年总计{total}件，请核实。",
			"\"{row}\": {last_pending} pending in the report for {year}, {total} in all this year; please check.",
		},
		Basis: plausible, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"disputes/*/pending", "disputes/*/total", "year-1"},
		Formula: Text{
			"行政复议、未经复议直接起诉、复议后起诉之一：上年尚未审结＞本年总计",
			"pending (N−1) > total (N), for review, suit_direct, suit_after_review",
		},
		Traps: Text{
			"“总计”按受理、审结还是在办统计，格式未作规定；未填的不作判断。",
			"The form does not say whether 总计 counts cases opened, closed or open. Nothing is said where either is blank.",
		},
		Run: func(p *Pass) {
			if _, ok := p.joined(); !ok {
				return
			}
			for _, row := range fora {
				at := normalize.Key{Table: normalize.Disputes, Row: row, Column: open}
				before, now := p.LastYear(spread(at, []string{"pending"})...), p.Of(at, normalize.Total)
				p.Never(at, before.Value.Cmp(now.Value) > 0, before, now)
			}
		},
	})
)

// atMost asks that cases stay inside a bound. Where a figure is blank, or the report
// covers more than its own body, nothing is said.
func (p *Pass) atMost(cases, bound Term, beyond bool) {
	switch {
	case cases.silent() && bound.silent():
		p.tally.Empty++
	case cases.unknown || bound.unknown || cases.unfilled+bound.unfilled > 0 || p.aggregated():
		p.NotAssessable()
	case beyond:
		p.failed(disputed(normalize.Total), bound, cases)
	default:
		p.Hold()
	}
}
