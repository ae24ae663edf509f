package checks

import (
	"slices"

	"nianbao/normalize"
)

// Reviews and suits as the prose tells them against the table disputes.

const (
	review          = "review"
	suitDirect      = "suit_direct"
	suitAfterReview = "suit_after_review"
)

var (
	reviewNeeds = []string{"statements:review", "disputes/review/total"}
	suitNeeds   = []string{"statements:suit", "disputes/suit_direct/total", "disputes/suit_after_review/total"}
	bothNeeds   = []string{"statements:review", "statements:suit", "disputes/*/total"}
)

var (
	_ = register(Check{
		ID: "nar-review", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文行政复议数与表格不一致", "Reviews: prose and table differ"},
		Says:  saysRow, Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: reviewNeeds,
		Formula: Text{
			"正文行政复议数，没有一处等于表中总计；“新收”“新增”的，没有一处不大于总计",
			"no statement.review = disputes/review/total; for 新收|新增 no statement.review ≤ it",
		},
		Traps: Text{
			"同句中与上年的比较、市本级的数不比；“新收”可少于表中总数（含上年未审结）。约数按范围比，且降一级。",
			"Comparisons with last year and the own level are not compared; 新收 may be fewer than the table's total, which holds last year's pending ones. A rounded number has bounds, and the finding falls by one step.",
		},
		Implied: []string{"nar-legal-but-table-zero"},
		Run:     func(p *Pass) { p.cases(p.told(review), p.totalOf(normalize.Disputes, review)) },
	})

	_ = register(Check{
		ID: "nar-suit", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文行政诉讼数与表格不一致", "Suits: prose and table differ"},
		Says: Text{
			"正文“{quote}”为{said}，表中行政诉讼两类“总计”合计为{expected}{also}，请核实。",
			"The prose says {said} (\"{quote}\"); the totals of both kinds of suits sum to {expected}{also}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: suitNeeds,
		Formula: Text{
			"正文行政诉讼数，没有一处等于未经复议直接起诉、复议后起诉总计或两者之和；“新收”“新增”的，没有一处不大于两者之和",
			"no statement.suit ∈ {suit_direct + suit_after_review, suit_direct, suit_after_review}; for 新收|新增 no statement.suit ≤ their sum",
		},
		Traps: Text{
			"一审、二审分别计数的不比；只说一类诉讼的按该类比。约数按范围比，且降一级。",
			"Instances counted apart (一审, 二审) are not compared; one kind of suit is held against its own total. A rounded number has bounds, and the finding falls by one step.",
		},
		Implied: []string{"nar-legal-but-table-zero"},
		Run: func(p *Pass) {
			p.cases(p.told("suit"), p.suits(), p.totalOf(normalize.Disputes, suitDirect), p.totalOf(normalize.Disputes, suitAfterReview))
		},
	})

	_ = register(Check{
		ID: "nar-no-legal-but-table", Group: "NAR", Severity: Error, Class: NationalForm,
		Title: Text{"正文称未发生复议、诉讼，表中有", "The prose says no reviews or suits, the table has some"},
		Says: Text{
			"正文“{quote}”，表中{kind}“总计”为{expected}，请核实。",
			"The prose says \"{quote}\"; the table's total of {kind} is {expected}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:no_review", "statements:no_suit", "disputes/*/total"},
		Formula: Text{
			"正文称未发生行政复议（诉讼），又未在他处写发生，而表中总计＞0",
			"statement.no_review ∧ disputes/review/total > 0 ∧ ¬ statement.review > 0; or statement.no_suit ∧ suits > 0 ∧ ¬ statement.suit > 0",
		},
		Traps: Text{
			"“未发生败诉”“未发生被纠正”不是没有案件；市本级、所属单位的不比。",
			"未发生败诉 and 未发生被纠正 do not deny cases; the own level and other bodies are not compared.",
		},
		Run: func(p *Pass) {
			p.noCases("no_review", p.told(review), reviewsName, p.totalOf(normalize.Disputes, review))
			p.noCases("no_suit", p.told("suit"), suitsName, p.suits())
		},
	})

	_ = register(Check{
		ID: "nar-legal-but-table-zero", Group: "NAR", Severity: Error, Class: NationalForm,
		Title: Text{"正文有复议、诉讼，表中为0", "The prose counts reviews or suits, the table has none"},
		Says: Text{
			"正文“{quote}”为{said}，表中{kind}“总计”为0，请核实。",
			"The prose says {said} (\"{quote}\"); the table's total of {kind} is 0.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: bothNeeds,
		Formula: Text{
			"正文各处行政复议数均＞0而表中总计为0；或正文各处行政诉讼数均＞0而表中两类总计均为0",
			"every statement.review > 0 ∧ disputes/review/total = 0; or every statement.suit > 0 ∧ suits = 0; the table printed",
		},
		Traps: Text{
			"本机关一般的复议、诉讼案件（未写明因政府信息公开）不算；表中空白不是0。",
			"Cases of the agency over other matters are no disputes over disclosure; a blank cell is not 0.",
		},
		Run: func(p *Pass) {
			p.someCases(p.told(review), reviewsName, p.totalOf(normalize.Disputes, review))
			p.someCases(p.told("suit"), suitsName, p.totalOf(normalize.Disputes, suitDirect), p.totalOf(normalize.Disputes, suitAfterReview))
		},
	})

	_ = register(Check{
		ID: "nar-all-upheld", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文称均获维持，表中有其他结果", "The prose says all were upheld, the table has other results"},
		Says: Text{
			"正文“{quote}”，表中{kind}有{results}共{count}件，请核实。",
			"The prose says \"{quote}\"; the table has {kind} with other results: {count} ({results}). Please check.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:all_upheld", "statements:never_lost", "disputes/*/*"},
		Formula: Text{
			"正文称均获维持，而表中相应的结果纠正＋其他结果＋尚未审结＞0；或正文称零败诉、全部胜诉，而诉讼的结果纠正＞0",
			"均(获|予)?维持 ∧ corrected + other + pending of the proceeding named > 0; or 零败诉|全部胜诉 ∧ corrected of the suits > 0",
		},
		Traps: Text{
			"只说已审结案件的不计尚未审结；仅有尚未审结的降为提示；“零败诉”只与结果纠正相矛盾，撤诉等其他结果不算败诉。",
			"Where closed cases alone are meant, pending ones do not count; pending ones alone make a notice; 零败诉 is contradicted by corrected suits alone, a suit withdrawn is not lost.",
		},
		Run: func(p *Pass) {
			for _, s := range p.told("all_upheld", "never_lost") {
				p.upheld(s)
			}
		},
	})
)

var (
	reviewsName = Text{"行政复议", "reviews"}
	suitsName   = Text{"行政诉讼", "suits"}
)

func (p *Pass) suits() Term { return p.totalOf(normalize.Disputes, suitDirect, suitAfterReview) }

// cases compares counts of disputes. What newly came in may be fewer than the
// table's total, which also holds what was pending at the year's begin.
func (p *Pass) cases(said []normalize.Statement, terms ...Term) {
	fresh := slices.ContainsFunc(said, func(s normalize.Statement) bool {
		return containsAny(s.Text, "新收", "新增") && terms[0].stands() && !over(s, terms[0].Value)
	})
	if fresh {
		p.Hold()
		return
	}
	p.compare(said, terms...)
}

func (p *Pass) noCases(measure string, counted []normalize.Statement, kind Text, figure Term) {
	said := p.told(measure)
	switch {
	case len(said) == 0 || slices.ContainsFunc(counted, positive):
	case !figure.stands():
		p.NotAssessable()
	case figure.Value.Sign() == 0:
		p.Hold()
	default:
		f := p.differs(said[0], figure)
		f.Printed, f.Words["kind"] = &normalize.Decimal{}, kind
		p.Fail(f)
	}
}

func (p *Pass) someCases(said []normalize.Statement, kind Text, figures ...Term) {
	if f, wrong := p.onlyZero(said, figures...); wrong {
		f.Words["kind"] = kind
		p.Fail(f)
	}
}

func (p *Pass) upheld(s normalize.Statement) {
	columns := []string{"corrected", "other", "pending"}
	rows, kind := []string{review}, reviewsName
	switch {
	case s.Measure == "never_lost":
		columns, rows, kind = columns[:1], []string{suitDirect, suitAfterReview}, suitsName
	case s.Of == "suit":
		rows, kind = []string{suitDirect, suitAfterReview}, suitsName
	case s.Of == "review+suit":
		rows, kind = append(rows, suitDirect, suitAfterReview), Text{"行政复议和行政诉讼", "reviews and suits"}
	}
	if s.Approximate && len(columns) > 1 { // of closed cases alone
		columns = columns[:2]
	}
	p.otherResults(s, rows, columns, kind)
}

func (p *Pass) otherResults(s normalize.Statement, rows, columns []string, kind Text) {
	var all Term
	var zh, en []string
	onlyPending := true
	for _, c := range columns {
		var keys []normalize.Key
		for _, r := range rows {
			keys = append(keys, cellOf(normalize.Disputes, r, c))
		}
		t := p.Sum(keys...)
		if t.Value.Sign() > 0 {
			label := p.column(keys[0])
			zh, en = append(zh, label.ZH), append(en, label.EN)
			onlyPending = onlyPending && c == "pending"
		}
		all = all.plus(t)
	}
	switch {
	case all.Value.Sign() > 0 && all.numbers > 0:
		f := p.differs(s, all)
		f.Printed, f.Expected, f.Step = nil, nil, onlyPending
		f.Words["kind"], f.Words["count"], f.Words["results"] = kind, same(all.Value.String()), Text{listZH(zh), listEN(en)}
		p.Fail(f)
	case !all.stands():
		p.NotAssessable()
	default:
		p.Hold()
	}
}
