package checks

import (
	"slices"

	"nianbao/normalize"
)

// Requests as the prose counts them against the table requests.

var receivedNeeds = []string{"statements:received", "requests/received/total", "requests/brought_forward/total"}

var (
	_ = register(Check{
		ID: "nar-received", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文收到申请数与表格不一致", "Requests received: prose and table differ"},
		Says: Text{
			"正文“{quote}”为{said}，表中“{row}”行“总计”列为{expected}{also}，请核实。",
			"The prose says {said} (\"{quote}\"); row \"{row}\", column \"Total\" says {expected}{also}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: receivedNeeds,
		Formula: Text{
			"正文收到申请数，没有一处等于表中本年新收总计或本年新收＋上年结转",
			"no statement.received ∈ {requests/received/total, requests/received/total + requests/brought_forward/total}",
		},
		Traps: Text{
			"“受理”可含上年结转，两种口径均可；只说一种渠道、一部分（其中）、市本级或所属单位的不比；约数按范围比，且降一级。",
			"受理 may include requests brought forward: either count is right. Sentences about one channel, a part (其中), the own level or another body are not compared; a rounded number has bounds, and the finding falls by one step.",
		},
		Implied: []string{"nar-some-but-table-zero"},
		Run: func(p *Pass) {
			p.compare(p.told("received"), p.totalOf(normalize.Requests, normalize.Received), p.intake())
		},
	})

	_ = register(Check{
		ID: "nar-none-but-table", Group: "NAR", Severity: Error, Class: NationalForm,
		Title: Text{"正文称未收到申请，表中有申请", "The prose says no requests, the table has some"},
		Says: Text{
			"正文“{quote}”，表中“{row}”行“总计”列为{expected}，请核实。",
			"The prose says \"{quote}\"; row \"{row}\", column \"Total\" says {expected}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:none_received", "requests/received/total"},
		Formula: Text{
			"正文称未收到申请，又未在他处写收到申请，而表中本年新收总计＞0",
			"statement.none_received ∧ requests/received/total > 0 ∧ ¬ statement.received > 0",
		},
		Traps: Text{
			"“未收到信函申请”“未收到……投诉”只说一种方式或别的事项，不算；正文另有收到申请件数的，见nar-conflicting-totals。",
			"未收到信函申请 and 未收到…投诉 speak of one way or of another matter. Where the prose also counts requests, see nar-conflicting-totals.",
		},
		Run: func(p *Pass) {
			if !slices.ContainsFunc(p.told("received"), positive) {
				p.noneOf(p.told("none_received"), p.totalOf(normalize.Requests, normalize.Received))
			}
		},
	})

	_ = register(Check{
		ID: "nar-some-but-table-zero", Group: "NAR", Severity: Error, Class: NationalForm,
		Title: Text{"正文有申请，表中为0", "The prose counts requests, the table has none"},
		Says: Text{
			"正文“{quote}”为{said}，表中“{row}”行和“上年结转政府信息公开申请数量”行“总计”列均为0，请核实。",
			"The prose says {said} (\"{quote}\"); rows \"{row}\" and \"Requests brought forward from last year\", column \"Total\", both say 0.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport, Needs: receivedNeeds,
		Formula: Text{
			"正文各处收到申请数均＞0，而表中本年新收、上年结转总计均填0",
			"every statement.received > 0 ∧ requests/received/total = 0 ∧ requests/brought_forward/total = 0, both printed",
		},
		Traps: Text{
			"政务服务、行政许可的“申请”和咨询不是政府信息公开申请；表中空白不是0。",
			"申请 for licences or services and 咨询 are no requests for information; a blank cell is not 0.",
		},
		Run: func(p *Pass) {
			p.someOf(p.told("received"), p.totalOf(normalize.Requests, normalize.Received), p.totalOf(normalize.Requests, normalize.BroughtForward))
		},
	})

	_ = register(Check{
		ID: "nar-applicant-split", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文申请人构成与表格不一致", "Kinds of applicants: prose and table differ"},
		Says: Text{
			"正文“{quote}”为{said}，表中“{row}”行{who}为{expected}{also}，请核实。",
			"The prose says {said} (\"{quote}\"); row \"{row}\", {who}, says {expected}{also}.",
		},
		Basis: mustAgree, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:natural_person", "statements:organisations", "requests/received/*", "requests/brought_forward/*"},
		Formula: Text{
			"正文自然人申请数，没有一处等于表中自然人的本年新收或其与上年结转之和；或正文法人、其他组织申请数，没有一处等于表中五列的相应之和",
			"no statement.natural_person ∈ {received[natural_person], intake[natural_person]}; or no statement.organisations ∈ {Σ of the five organisation columns of received, the same of intake}",
		},
		Traps: Text{
			"“公民”即自然人；新收与上年结转可合并计算；办理结果、一种渠道中的构成不比。",
			"公民 are natural persons; received and brought forward may be counted together. The split of outcomes or of one channel is not compared.",
		},
		Run: func(p *Pass) {
			p.split("natural_person", Text{"“自然人”列", "column \"Natural persons\""}, "natural_person")
			p.split("organisations", Text{"“法人或其他组织”五列合计", "the five columns of organisations together"}, organisations...)
		},
	})
)

var organisations = []string{"commercial_enterprise", "research_institution", "public_interest_org", "legal_service_org", "other_org"}

func (p *Pass) intake() Term {
	return p.totalOf(normalize.Requests, normalize.Received, normalize.BroughtForward)
}

func (p *Pass) split(measure string, who Text, columns ...string) {
	received := p.Of(cellOf(normalize.Requests, normalize.Received, open), columns...)
	brought := p.Of(cellOf(normalize.Requests, normalize.BroughtForward, open), columns...)
	if f, wrong := p.contradicted(p.told(measure), received, received.plus(brought)); wrong {
		f.Words["who"] = who
		p.Fail(f)
	}
}

// plus is the sum of two terms.
func (t Term) plus(u Term) Term {
	t.Value = t.Value.Add(u.Value)
	return t.with(u)
}

func positive(s normalize.Statement) bool { return s.Value != nil && s.Value.Sign() > 0 }

// noneOf holds a statement that there was none against a figure.
func (p *Pass) noneOf(said []normalize.Statement, figure Term) {
	switch {
	case len(said) == 0:
	case !figure.stands():
		p.NotAssessable()
	case figure.Value.Sign() == 0:
		p.Hold()
	default:
		f := p.differs(said[0], figure)
		f.Printed = &normalize.Decimal{}
		p.Fail(f)
	}
}

// someOf holds statements above 0 against figures that are all printed as 0.
func (p *Pass) someOf(said []normalize.Statement, figures ...Term) {
	if f, wrong := p.onlyZero(said, figures...); wrong {
		p.Fail(f)
	}
}

func (p *Pass) onlyZero(said []normalize.Statement, figures ...Term) (Fault, bool) {
	if !slices.ContainsFunc(said, positive) {
		return Fault{}, false
	}
	nought := true
	for _, t := range figures {
		if !t.number() {
			p.NotAssessable()
			return Fault{}, false
		}
		nought = nought && t.Value.Sign() == 0
	}
	if !nought || slices.ContainsFunc(said, func(s normalize.Statement) bool { return !positive(s) }) {
		p.Hold()
		return Fault{}, false
	}
	return p.differs(said[0], figures...), true
}
