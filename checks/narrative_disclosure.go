package checks

import (
	"nianbao/normalize"
)

// Documents, decisions and published information as the prose counts them,
// against the table disclosure.

var (
	_ = register(Check{
		ID: "nar-rules", Group: "NAR", Severity: Notice, Class: NationalForm,
		Title: Text{"正文规章制发数与表格不一致", "Rules: prose and table differ"},
		Says:  saysDocuments, Basis: documentsCounted, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:rules", "disclosure/rules/*"},
		Formula: Text{
			"正文所述规章制发、废止、现行有效的件数，没有一处与表中该列相同；所述公开的件数，没有一处不大于该列",
			"no statement.rules of an act (制定|出台|制发, 废止, 现行有效) equals its column of disclosure/rules; of rules that are published, none is at most that",
		},
		Traps: Text{
			"“公开规章”不是制发，可少于表中数；修改不在表中。约数按范围比，且降一级。",
			"公开规章 are published rather than issued and may be fewer; amendments are not in the table. A rounded number has bounds, and the finding falls by one step.",
		},
		Run: func(p *Pass) { p.documents("rules") },
	})

	_ = register(Check{
		ID: "nar-normdocs", Group: "NAR", Severity: Warning, Class: NationalForm,
		Title: Text{"正文行政规范性文件数与表格不一致", "Normative documents: prose and table differ"},
		Says:  saysDocuments, Basis: documentsCounted, Forms: bothForms, Scope: ScopeReport,
		Needs: []string{"statements:normative_documents", "disclosure/normative_documents/*"},
		Formula: Text{
			"正文所述行政规范性文件制发、废止、现行有效的件数，没有一处与表中该列相同；所述公开的件数，没有一处不大于该列",
			"no statement.normative_documents of an act (制定|出台|制发, 废止, 现行有效) equals its column; of documents that are published, none is at most that",
		},
		Traps: Text{
			"“政策性文件”“规范性文件等文件”含其他文件，不比；公开的不是制发，可少于表中数；汇总全地区的年报未写明范围的，降一级。",
			"政策性文件 and 规范性文件等 include other papers and are not compared; published is not issued and may be fewer; in a report of a whole area a sentence that names no area falls by one step.",
		},
		Run: func(p *Pass) { p.documents("normative_documents") },
	})

	_ = register(Check{
		ID: "nar-decisions", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"正文公开的处理决定多于表中数量", "More decisions published than made"},
		Says: Text{
			"正文“{quote}”公开{said}，多于表中“{row}”行“{col}”列的{expected}，请核对。",
			"The prose tells of {said} published (\"{quote}\"), more than the {expected} in row \"{row}\", column \"{col}\". Please compare.",
		},
		Basis: Text{"表中处理决定含已公开和依法未公开的全部决定（武政办发〔2025〕54号填报说明二）", "The table counts all decisions, published or not (filling rules 武政办发〔2025〕54号, two)"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"statements:published_decisions", "disclosure/*/decisions"},
		Formula: Text{
			"正文各处公开的行政许可、行政处罚、行政强制决定数均＞表中处理决定数量",
			"every statement.published_decisions(X) > disclosure/X/decisions, X ∈ {licensing, penalties, compulsion}",
		},
		Traps: Text{
			"事项不是决定；“双公示”等一案两处公开的不比。",
			"Items (事项) are no decisions; what is published in two places (双公示) is not compared.",
		},
		Run: func(p *Pass) {
			for _, row := range []string{"licensing", "penalties", "compulsion"} {
				p.decisions(row)
			}
		},
	})

	_ = register(Check{
		ID: "nar-active-below-normdocs", Group: "NAR", Severity: Notice, Class: Hint,
		Title: Text{"主动公开信息总数少于制发文件数", "Fewer items published than documents issued"},
		Says: Text{
			"正文“{quote}”为{said}，少于表中本年制发的规章和行政规范性文件{expected}件，请核对。",
			"The prose tells of {said} published (\"{quote}\"), fewer than the {expected} rules and normative documents issued. Please compare.",
		},
		Basis: Text{"本年制发的规章、行政规范性文件均应主动公开，总数不应少于其件数", "All rules and normative documents are to be published, so that no total can be below their number"},
		Forms: []string{"f2021"}, Scope: ScopeReport,
		Needs: []string{"statements:active_total", "disclosure/rules/issued", "disclosure/normative_documents/issued"},
		Formula: Text{
			"正文各处主动公开信息总数均＜规章本年制发件数＋行政规范性文件本年制发件数",
			"every statement.active_total < disclosure/rules/issued + disclosure/normative_documents/issued",
		},
		Traps: Text{
			"只说某一网站、平台或公众号的不比；所属单位、市本级的不比。",
			"A count of one site, platform or account is not compared, nor one of the own level or another body.",
		},
		Run: (*Pass).activeBelow,
	})
)

var (
	saysDocuments = Text{
		"正文“{quote}”为{said}，表中“{row}”行“{col}”列为{expected}，请核实。",
		"The prose says {said} (\"{quote}\"); row \"{row}\", column \"{col}\" says {expected}.",
	}
	documentsCounted = Text{
		"国办公开办函〔2021〕30号（内容准确）；表中为本年制发、本年废止、年末现行有效件数",
		"国办公开办函〔2021〕30号 (exact content); the table counts documents issued, repealed and in force",
	}
)

// actColumn is the column of an act; the form of 2019 knows what was made alone.
func (p *Pass) actColumn(row, act string) (normalize.Key, bool) {
	for _, column := range []string{act, map[string]string{"issued": "newly_made"}[act]} {
		if k := cellOf(normalize.Disclosure, row, column); p.layout(normalize.Disclosure).has[k] {
			return k, true
		}
	}
	return normalize.Key{}, false
}

func (p *Pass) documents(measure string) {
	for _, act := range []string{"issued", "repealed", "in_force"} {
		k, asked := p.actColumn(measure, act)
		if !asked {
			continue
		}
		var made, published []normalize.Statement
		for _, s := range p.told(measure) {
			switch {
			case s.Of != act:
			case containsAny(s.Text, "公开", "发布", "更新", "公布", "上传"):
				published = append(published, s)
			default:
				made = append(made, s)
			}
		}
		if p.sumOf(measure, act).Cmp(p.Sum(k).Value) == 0 && len(made) > 0 {
			p.Hold() // 县政府制发5件，县政府部门制发7件
			continue
		}
		f, wrong := p.contradicted(made, p.Sum(k))
		if len(made) == 0 {
			f, wrong = p.beyond(published, p.Sum(k))
		}
		if wrong {
			f.Step = f.Step || p.Report.Agency.Scope == normalize.ScopeArea && (append(made, published...))[0].Whose == ""
			p.Fail(f)
		}
	}
}

// sumOf adds up what is stated of an act, whosever it is.
func (p *Pass) sumOf(measure, act string) (sum normalize.Decimal) {
	for _, s := range p.stated(measure) {
		if s.Of == act {
			sum = sum.Add(*s.Value)
		}
	}
	return sum
}

// beyond asks that one of the statements be at most the figure.
func (p *Pass) beyond(said []normalize.Statement, figure Term) (Fault, bool) {
	if len(said) == 0 {
		return Fault{}, false
	}
	if !figure.stands() {
		p.NotAssessable()
		return Fault{}, false
	}
	for _, s := range said {
		if !over(s, figure.Value) {
			p.Hold()
			return Fault{}, false
		}
	}
	return p.differs(said[0], figure), true
}

func (p *Pass) decisions(row string) {
	var said []normalize.Statement
	for _, s := range p.told("published_decisions") {
		items := containsAny(s.Text, "事项") && !containsAny(s.Text, "处理事项")
		if s.Of == row && !items && !containsAny(s.Text, "双公示", "信用", "平台") {
			said = append(said, s)
		}
	}
	if f, wrong := p.beyond(said, p.Sum(cellOf(normalize.Disclosure, row, "decisions"))); wrong {
		p.Fail(f)
	}
}

func (p *Pass) activeBelow() {
	said := p.told("active_total")
	if len(said) == 0 {
		return
	}
	issued := p.Sum(cellOf(normalize.Disclosure, "rules", "issued"), cellOf(normalize.Disclosure, "normative_documents", "issued"))
	if !issued.stands() {
		p.NotAssessable()
		return
	}
	for _, s := range said {
		if s.Value.Cmp(issued.Value) >= 0 || s.Approximate && (s.Most == nil || s.Most.Cmp(issued.Value) >= 0) {
			p.Hold()
			return
		}
	}
	p.Fail(p.differs(said[0], issued))
}
