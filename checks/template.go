package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Words that a model left behind, and texts that could be anybody's.

var (
	_ = register(Check{
		ID: "template-leftover", Group: "DUP", Severity: Warning, Class: Hint,
		Title: Text{"残留模板文字", "Words of a template were left in"},
		Says: Text{
			"{place}残留模板或来文文字“{quote}”，请核对。",
			"{place}: \"{quote}\" seems to be left from a template or a letter.",
		},
		Basis: noticeOfForm, Scope: ScopeReport, Needs: []string{"text", "title"},
		Formula: Text{
			"出现“XX局”“××县”“20XX年”“____年”“根据贵办”“（此处……）”“填写说明”“（文字描述）”等空白模板文字；“特此报告”“该部分以表格形式报告”“（盖章）”降一级",
			"XX局, ××县, 20XX年, ____年 and their like; 根据贵办…; （此处…）, 填写说明, （文字描述） and other words of the empty form; one step less for 特此报告, 该部分以表格形式报告 and （盖章）",
		},
		Traps: Text{
			"匿名化示例中的XX（张XX、×××）和电话、证件的遮盖不算；“模板”“示例”“请示”等词和省略号在正文中常见，单独出现不报。XX条、××件见nar-number-missing。没有正文的不作判断。",
			"Anonymous examples (张XX, ×××) and masked numbers are passed over; 模板, 示例, 请示 and ellipses are ordinary words of prose. For XX条 and ××件 see nar-number-missing. Not assessable without prose.",
		},
		Run: func(p *Pass) { p.leftover() },
	})

	_ = register(Check{
		ID: "generic-text", Group: "DUP", Severity: Notice, Class: Hint,
		Title: Text{"总体情况没有本单位的事实和数字", "The overview has no facts of this agency"},
		Says: Text{
			"总体情况未提本单位，没有数字，且有“{quote}”等泛称，请核实是否为本单位情况。",
			"The overview neither names the agency nor gives a number, and speaks of \"{quote}\"; is it about this agency?",
		},
		Basis: Text{"年度报告格式的通知（国办公开办函〔2021〕30号）：敷衍塞责", "The notice on the form of 2021: perfunctory reports"},
		Scope: ScopeReport, Needs: []string{"section:overview"},
		Formula: Text{
			"总体情况没有“我局”“本局”“我县”或本单位名称，没有数字，且有“部分地区”“多数部门”“各级政府部门”“一些地方”“有些单位”等两处以上",
			"no self-reference (我局, 本局, 我县, the agency's name) ∧ no digit ∧ ≥ 2 of 部分地区, 多数部门, 各级政府部门, 一些地方, 有些单位 … in the overview",
		},
		Traps: Text{
			"内容很短的零报告没有这类泛称，不报；单位自称的任何写法都算。没有总体情况或文本截断的不作判断。",
			"Very short reports without such phrases are passed over; any way of naming oneself counts. Not assessable without an overview or where the text breaks off.",
		},
		Run: func(p *Pass) { p.generic() },
	})
)

// leftovers weigh differently: some are plain slips, others stand in finished
// reports as formulas.
var leftovers = []struct {
	words *pattern.Pattern
	light bool
}{
	{pattern.MustCompile(`(?:XX|ＸＸ|xx|××)[XＸx×]{0,6}(?:省|市|县|区|州|镇|乡|街道|局|委|厅|办公室|单位|部门|人民政府|年|月)|20[XxＸ×]{2}年|_{2,}(?:年|月|日)`), false},
	{pattern.MustCompile(`(?:根据|按照|接到?|收到)贵(?:办|局|委|厅|单位)[^。，；\n]{0,20}|[（(]此处[^）)\n]{1,30}[）)]|填[写表]说明|[（(]文字描述[^）)\n]{0,30}[）)]|年度报告格式模板|[（(](?:单位|机关)名称[）)]`), false},
	{pattern.MustCompile(`特此报告|该部分以表格形式报告|[（(](?:盖章|公章)[）)]`), true},
}

// leftWords: each of the leftovers holds one of them.
var leftWords = pattern.WordsOf([]string{"XX", "ＸＸ", "xx", "××", "20X", "20Ｘ", "20x", "20×", "__", "贵办", "贵局", "贵委", "贵厅", "贵单位", "此处", "填写说明", "填表说明", "文字描述", "报告格式模板",
	"单位名称", "机关名称", "特此报告", "表格形式报告", "盖章", "公章"})

func (p *Pass) leftover() {
	switch {
	case len(p.Report.Sections) == 0:
		p.NotAssessable()
		return
	case !p.may(leftWords) || !leftWords.In(p.text()):
		p.Hold()
		return
	}
	for _, l := range leftovers {
		if !p.says(l.words) {
			continue
		}
		for i := range p.Report.Sections {
			s := &p.Report.Sections[i]
			if quote := leftIn(p.said(s.Text), l.words); quote != "" {
				p.Fail(Fault{Places: []normalize.Key{sectionPlace(s.Key)}, Step: l.light, Quotes: []Quote{{Section: s.Key, Text: quote}},
					Words: map[string]Text{"quote": same(quoted(quote)), "place": placeOf(s.Key)}})
				return
			}
		}
	}
	p.Hold()
}

// masked is what stands before letters that hide a name or a number: 张XX, 138xxxx.
var masked = pattern.MustCompile(`[张王李赵刘陈杨黄周吴某0-9A-Za-z×＊*]$`)

// leftIn is the first of the words that hides nobody.
func leftIn(text string, words *pattern.Pattern) string {
	for _, at := range words.FindAllStringIndex(text, -1) {
		if quote := text[at[0]:at[1]]; !strings.ContainsAny(quote, "XＸx×") || strings.HasPrefix(quote, "20") || !masked.MatchString(text[max(0, at[0]-utf8.UTFMax):at[0]]) {
			return quote
		}
	}
	return ""
}

// placeOf names a section for a sentence.
func placeOf(key string) Text {
	if n := sectionNumber(key); n >= 0 {
		return Text{"“" + six[n].name.ZH + "”部分", six[n].name.EN}
	}
	return Text{"正文", "The text"}
}

var (
	ownVoice = pattern.MustCompile(`[我本](?:[局县市镇乡委厅办街区州旗省院处所站队校]|中心|单位|机关|级)`)
	vague    = pattern.MustCompile(`部分地[区方]|多数部门|大多数部门|各级政府部门|一些地方|一些部门|有些单位|有的地方|部分部门|多数地[区方]`)
)

func (p *Pass) generic() {
	overview := p.section("overview")
	if overview == nil || strings.TrimSpace(overview.Text) == "" || p.cut() {
		p.NotAssessable()
		return
	}
	text, name := p.said(overview.Text), normalize.Compact(p.Report.Agency.Name)
	if strings.ContainsAny(text, "0123456789") {
		p.Hold()
		return
	}
	phrases := vague.FindAllStringIndex(text, -1)
	if len(phrases) < genericPhrases || ownVoice.MatchString(text) || name != "" && strings.Contains(text, name) {
		p.Hold()
		return
	}
	quote := text[phrases[0][0]:phrases[0][1]]
	p.Fail(Fault{Places: []normalize.Key{sectionPlace("overview")}, Quotes: []Quote{{Section: "overview", Text: quote}},
		Words: map[string]Text{"quote": same(quote)}})
}
