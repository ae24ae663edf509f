package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// topics are the five matters of the overview, each with the words that show it
// is written about, with a sub-heading or without.
var topics = []struct {
	name  Text
	words interface{ MatchString(string) bool }
}{
	{Text{"主动公开", "active disclosure"}, disclosing{}},
	{Text{"依申请公开", "disclosure on request"}, pattern.MustCompile(`依申请|申请公开|公开申请`)},
	{Text{"政府信息管理", "information management"}, management{}},
	{Text{"政府信息公开平台建设", "platforms"}, pattern.MustCompile(`平台|网站|专栏|公众号|新媒体|微信|微博|公示栏|公开栏|查阅点|查阅场所|专区`)},
	{Text{"监督保障", "oversight"}, pattern.MustCompile(`监督|保障|考核|评议|培训|督查|督促|检查|责任追究|组织领导|领导小组`)},
}

// disclosing is told by words that nearly every overview holds, or by the expression
// of which they are the plainest matches: 公开 stands all over the text.
type disclosing struct{}

var (
	disclosed   = pattern.WordsOf([]string{"主动公开", "主动发布", "公开信息", "公开政府信息"})
	disclosures = pattern.MustCompile(`主动.{0,4}公开|主动发布|公开[^，。；、]{0,12}信息`)
)

func (disclosing) MatchString(text string) bool {
	return disclosed.In(text) || disclosures.MatchString(text)
}

// management is told by a word, or by 信息 and 管理 not far apart. 信息 stands all
// over the text: what is near 管理 alone is looked at.
type management struct{}

var (
	managing     = pattern.WordsOf([]string{"规范性文件", "保密审查", "公开审查", "信息审核", "三审", "公开目录", "公开指南"})
	managed      = pattern.WordsOf([]string{"管理"})
	managingInfo = pattern.MustCompile(`信息.{0,10}管理|管理.{0,10}信息`)
)

func (management) MatchString(text string) bool {
	const near = 12 * utf8.UTFMax
	if managing.In(text) {
		return true
	}
	from := 0
	for i := managed.Index(text); i >= 0; i = managed.Index(text[from:]) {
		at := from + i
		if managingInfo.MatchString(text[max(0, at-near):min(len(text), at+near)]) {
			return true
		}
		from = at + len("管理")
	}
	return false
}

// The form of 2021 names the five matters; before it they were practice only, so
// that reports on the form of 2019 are not asked.
var _ = register(Check{
	ID: "overview-subtopic-missing", Group: "STR", Severity: Notice, Class: NationalForm,
	Title: Text{"总体情况内容不全", "The overview leaves out a matter"},
	Says: Text{
		"总体情况部分未见关于{list}的内容，请核实。",
		"Nothing was found in the overview about {list}. Please check.",
	},
	Basis: Text{"年度报告格式（国办公开办函〔2021〕30号）第一部分", "Part one of the form of 2021"},
	Forms: []string{"f2021"}, Scope: ScopeReport, Needs: []string{"section:overview"},
	Formula: Text{
		"总体情况部分按关键词未找到主动公开、依申请公开、政府信息管理、平台建设、监督保障五项之一",
		"any of 5 sub-topics (主动公开, 依申请公开, 政府信息管理, 平台建设, 监督保障) absent from overview by keyword",
	},
	Traps: Text{
		"不设小标题、写在正文中或写在第一个标题之前的也算；文本截断的不作判断。",
		"Prose without sub-headings counts, and so does the text before the first heading; not assessable where the text breaks off.",
	},
	Run: func(p *Pass) {
		found := p.section("overview")
		if found == nil || !p.whole() || len(found.Text) == 0 {
			p.NotAssessable()
			return
		}
		text, before := p.said(found.Text), ""
		if lede := p.section(""); lede != nil {
			before = p.said(lede.Text)
		}
		var zh, en []string
		for _, t := range topics {
			if !t.words.MatchString(text) && !t.words.MatchString(before) {
				zh, en = append(zh, "“"+t.name.ZH+"”"), append(en, t.name.EN)
			}
		}
		if len(zh) == 0 {
			p.Hold()
			return
		}
		p.Fail(Fault{Places: []normalize.Key{sectionPlace("overview")}, Least: p.converted(), Words: map[string]Text{"list": {strings.Join(zh, "、"), strings.Join(en, ", ")}}})
	},
})
