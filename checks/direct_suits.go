package checks

import (
	"strconv"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "direct-suit-after-2024", Group: "XTB", Severity: Notice, Class: Hint,
	Title: Text{"2024年起未经复议直接起诉不少于复议", "As many direct suits as reviews since 2024"},
	Says: Text{
		"2024年起，对不予公开政府信息不服的应先申请行政复议；未经复议直接起诉{direct}件，不少于行政复议{review}件，请核对。",
		"Since 2024 refusals go to administrative review first; direct suits ({direct}) are no fewer than reviews ({review}). Please check.",
	},
	Basis: Text{"《行政复议法》（2023年修订，2024年1月1日起施行）第二十三条：对不予公开政府信息不服的，复议前置", "Article 23 of the Administrative Review Law of 2023, in force from 2024-01-01"},
	Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"year", "disputes/suit_direct/total", "disputes/review/total"},
	Formula: Text{
		"2024年度起，未经复议直接起诉总计＞0，且不少于行政复议总计",
		"year ≥ 2024 ∧ disputes/suit_direct/total > 0 ∧ disputes/suit_direct/total ≥ disputes/review/total",
	},
	Traps: Text{
		"2024年以前起诉、当年仍在审理的；对公开的内容、形式、告知等不服的，不适用复议前置。",
		"Suits filed before 2024 and still pending; disputes over the content or form of an answer, which need no review first.",
	},
	Limits: Text{"报告年度不早于" + strconv.Itoa(firstYearOfReviewFirst) + "年", "report years from " + strconv.Itoa(firstYearOfReviewFirst)},
	Run: func(p *Pass) {
		if p.Report.Year < firstYearOfReviewFirst {
			return
		}
		at := normalize.Key{Table: normalize.Disputes, Row: "suit_direct", Column: open}
		direct, review := p.Of(at, normalize.Total), p.Sum(normalize.Key{Table: at.Table, Row: "review", Column: normalize.Total})
		if direct.unknown || review.unknown || direct.numbers == 0 || review.numbers == 0 {
			p.NotAssessable()
			return
		}
		if direct.Value.Sign() == 0 || direct.Value.Cmp(review.Value) < 0 {
			p.Hold()
			return
		}
		p.Fail(Fault{Places: []normalize.Key{at}, Keys: append(direct.keys, review.keys...), Words: map[string]Text{
			"direct": same(direct.Value.String()), "review": same(review.Value.String()),
		}})
	},
})
