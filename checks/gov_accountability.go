package checks

import (
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// accountability is any word for what Article 50(4) asks of governments. An assessment
// (评估, 测评) may be one of websites or of risks: it is shown to the reader, who judges.
var (
	accountability = pattern.MustCompile(`考核|考评|评议|责任追究|追责|问责|追究.{0,6}责任`)
	assessment     = pattern.MustCompile(`评估|测评`)
)

var _ = register(Check{
	ID: "gov-accountability-missing", Group: "STR", Severity: Warning, Class: Statute,
	Title: Text{"政府年度报告未写考核、评议和责任追究", "A government's report says nothing of assessment, appraisal and accountability"},
	Says: Text{
		"各级人民政府的年度报告应当包括工作考核、社会评议和责任追究结果情况，全文未见相关内容{but}。",
		"The report of a government has to state the results of assessment, public appraisal and accountability; none of them is mentioned{but}.",
	},
	Basis:   Text{"《条例》第五十条第（四）项", "Article 50(4) of the regulation"},
	Article: article50Governments,
	Forms:   bothForms, Scope: ScopeReport, Needs: []string{"agency.kind", "text"},
	Formula: Text{
		"报告主体为各级人民政府，全文未出现“考核”“考评”“评议”“责任追究”“追责”“问责”",
		"agency.kind ∈ {government, township_government} ∧ none of 考核|考评|评议|责任追究|追责|问责 in whole text",
	},
	Traps: Text{
		"只适用于各级人民政府（含乡镇），不适用于部门、办公室、街道办事处和开发区管委会；单位不明、文本截断的不作判断。只写评估、测评的，存疑提示。",
		"Governments only, towns included; not departments, offices, subdistricts or zone committees. Not assessable where the agency is unknown or the text breaks off. Where an assessment (评估, 测评) is mentioned, an undecided notice.",
	},
	Run: func(p *Pass) {
		switch kind := p.Report.Agency.Kind; {
		case p.says(accountability):
			p.Hold()
		case kind == "" || !p.whole():
			p.NotAssessable()
		case kind == normalize.KindGovernment || kind == normalize.KindTownship:
			p.unaccounted()
		}
	},
})

// unaccounted quotes the assessment that the text speaks of: whether it is the one that
// the article means is not for us to say.
func (p *Pass) unaccounted() {
	f := Fault{Places: []normalize.Key{wholeReport}, Least: p.converted(), Words: map[string]Text{"but": {}}}
	if m := assessment.FindStringIndex(p.text()); m != nil {
		before, _ := sentence(p.text(), m[0], m[1])
		words := quoted(clauseOf(before+p.text()[m[0]:m[1]], len(before), len(before)+m[1]-m[0]))
		f.Quotes = []Quote{{Text: words}}
		f.Words["but"] = Text{"，仅见“" + words + "”，请核实", " but for an assessment (\"" + words + "\"); please check"}
		f.Least, f.Step, f.Told = Undecided, true, true
	}
	p.Fail(f)
}
