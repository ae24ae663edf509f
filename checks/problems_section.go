package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// What section five says. The regulation of 2019 asks for it, so that reports of
// the years before the form are not held to it.

var (
	problemsBasis = Text{"《条例》第五十条第（四）项；年度报告格式第五部分", "Article 50(4) of the regulation; part five of the form"}
	problemsForm  = Text{"年度报告格式第五部分", "Part five of the form"}
)

var (
	_ = register(Check{
		ID: "problems-trivial", Group: "STR", Severity: Warning, Class: Hint,
		Title: Text{"存在的主要问题及改进情况过于简单", "Problems and improvements are empty or trivial"},
		Says: Text{
			"“存在的主要问题及改进情况”部分仅有{count}字{body}，请核实。",
			"\"Problems and improvements\" is very short{body}; characters: {count}. Please check.",
		},
		Basis: problemsBasis, Others: problemsForm, Forms: bothForms, Scope: ScopeReport, Needs: []string{"section:problems"},
		Formula: Text{
			"“存在的主要问题及改进情况”部分有内容而不足30字，且未同时写出问题和改进",
			"0 < char_count(problems) < 30 ∧ ¬(a weakness and a remedy are both named)",
		},
		Traps: Text{
			"短而有问题有改进的（“解读形式不够丰富，下一年将加强”）不报。文本截断、内容在附件或图片中的不作判断；完全没有内容的见section-empty。位于文末的可能未取全，不归责于发布单位。",
			"A short text that names both a weakness and a remedy is passed over. Not assessable where the text breaks off or may stand in an attachment or picture; for an empty section see section-empty. Undecided at the end of the document.",
		},
		Limits: limitsOf("不足%d字", "below %d characters", shortProblems),
		Run:    func(p *Pass) { p.trivial() },
	})

	_ = register(Check{
		ID: "problems-no-improvement", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"只写问题未写改进", "Problems without improvements"},
		Says: Text{
			"“存在的主要问题及改进情况”部分写了问题，未见改进情况或下一步措施，请核实。",
			"\"Problems and improvements\" names problems, and no improvement or next step was found.",
		},
		Basis: problemsBasis, Others: problemsForm, Forms: bothForms, Scope: ScopeReport, Needs: []string{"section:problems"},
		Formula: Text{
			"“存在的主要问题及改进情况”部分写有问题、不足、短板，而没有改进、下一步、措施等内容（“有待……”“还需……”不计）",
			"problems has 问题|不足|短板 words ∧ no 改进|下一步|措施|今后|加强 … besides 有待…, 还需… of the problems themselves",
		},
		Traps: Text{
			"同义表述很多；改进写在第六部分或其他部分的不报。",
			"Many ways to say it; improvements written in section six or an added section count.",
		},
		Run: func(p *Pass) { p.unimproved() },
	})
)

func (p *Pass) trivial() {
	found := p.section("problems")
	if found == nil || strings.TrimSpace(found.Text) == "" || !p.whole() {
		p.NotAssessable()
		return
	}
	body := strings.Trim(p.said(found.Text), "。.\n")
	n := utf8.RuneCountInString(body[:min(len(body), shortProblems*utf8.UTFMax)])
	if n >= shortProblems || weakness.MatchString(body) && remedy.MatchString(lacking.ReplaceAllString(body, "")) {
		p.Hold()
		return
	}
	f := Fault{Places: []normalize.Key{sectionPlace("problems")}}
	if p.sectionIndex("problems") == len(p.Report.Sections)-1 || p.linked() || p.pictured() {
		f.Least = Undecided
	}
	f.Words = map[string]Text{"count": count(n), "body": {"（“" + quoted(body) + "”）", " (\"" + quoted(body) + "\")"}}
	p.Fail(f)
}

var (
	weakness = pattern.MustCompile(`问题|不足|不够|短板|薄弱|欠缺|有待|差距|困难|还需|不高|不强|不全|不及时`)
	// lacking are words of improvement inside the problem itself: 还需进一步加强.
	lacking = pattern.MustCompile(`(?:有待|还需|仍需|尚需|亟需|亟待|需要|需|不够|没有|未能|未)(?:进一步|继续|不断|持续|着力)?(?:加强|加大|提升|提高|完善|强化|优化|健全|改进|改善|规范|增强|拓展|深化)`)
	remedy  = pattern.MustCompile(`改进|整改|改善|解决|下一?步|下一阶段|今后|措施|举措|打算|计划|我[局们县市区镇乡办委校院处]将|将(?:进一步|继续|不断|持续|从|以|着力|在|按|认真|严格|加)|` +
		`加强|加大|提升|提高|完善|强化|优化|健全|增强|拓展|深化|推进|推动|落实|开展|组织`)
)

func (p *Pass) unimproved() {
	found := p.section("problems")
	if found == nil || !p.whole() {
		p.NotAssessable()
		return
	}
	text := p.said(found.Text)
	if !weakness.MatchString(text) {
		p.Hold()
		return
	}
	if namesRemedy(text) {
		p.Hold()
		return
	}
	for i := p.sectionIndex("problems") + 1; i < len(p.Report.Sections); i++ {
		text += p.said(p.Report.Sections[i].Text)
	}
	if remedy.MatchString(lacking.ReplaceAllString(text, "")) {
		p.Hold()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{sectionPlace("problems")}})
}

// namesRemedy is a quick look at the words between those that are lacking: they stay
// together when those are taken out, whatever follows the text.
func namesRemedy(text string) bool {
	const longest = 64 // bytes of lacking words
	end, from := max(0, len(text)-longest), 0
	for from < end {
		to, behind := end, end
		if at := lacking.FindStringIndex(text[from:]); at != nil && from+at[0] < end {
			to, behind = from+at[0], from+at[1]
		}
		if remedy.MatchString(text[from:to]) {
			return true
		}
		from = behind
	}
	return false
}
