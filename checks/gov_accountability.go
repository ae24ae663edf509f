package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// accountability is any word for what Article 50(4) asks of governments.
var accountability = pattern.MustCompile(`考核|评议|评估|测评|责任追究|追责|问责|追究.{0,6}责任`)

var _ = register(Check{
	ID: "gov-accountability-missing", Group: "STR", Severity: Warning, Class: Statute,
	Title: Text{"政府年度报告未写考核、评议和责任追究", "A government's report says nothing of assessment, appraisal and accountability"},
	Says: Text{
		"各级人民政府的年度报告应当包括工作考核、社会评议和责任追究结果情况，全文未见相关内容。",
		"The report of a government has to state the results of assessment, public appraisal and accountability; none of them is mentioned.",
	},
	Basis:   Text{"《条例》第五十条第（四）项", "Article 50(4) of the regulation"},
	Article: article50Governments,
	Forms:   bothForms, Scope: ScopeReport, Needs: []string{"agency.kind", "text"},
	Formula: "agency.kind ∈ {government, township_government} ∧ none of 考核|评议|评估|测评|责任追究|追责|问责 in whole text",
	Traps: Text{
		"只适用于各级人民政府（含乡镇），不适用于部门、办公室、街道办事处和开发区管委会；单位不明、文本截断的不作判断。",
		"Governments only, towns included; not departments, offices, subdistricts or zone committees. Not assessable where the agency is unknown or the text breaks off.",
	},
	Run: func(p *Pass) {
		switch kind := p.Report.Agency.Kind; {
		case accountability.MatchString(p.text()):
			p.Hold()
		case kind == "" || !p.whole():
			p.NotAssessable()
		case kind == normalize.KindGovernment || kind == normalize.KindTownship:
			p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: p.converted()})
		}
	},
})
