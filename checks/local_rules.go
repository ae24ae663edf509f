package checks

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Rules of one place, which a profile states. Without it they do not apply.

var localBasis = Text{"地方规定（规则文件）", "A local rule (profile)"}

var (
	_ = register(Check{
		ID: "contact-missing", Group: "STR", Severity: Notice, Class: LocalRule,
		Title: Text{"未注明联系方式", "No contact details"},
		Says:  Text{"未见联系方式（电话、地址、邮编、邮箱），{rule}要求注明，请核对。", "No contact details were found (telephone, address, post code, mail), which {rule} asks for."},
		Basis: localBasis, Scope: ScopeReport, Needs: []string{"text", "profile"},
		Formula: Text{
			"当地规定要求注明联系方式，而文中未出现电话、邮编、邮箱、地址",
			"profile.contact ∧ no 电话|邮编|邮箱|地址 in the text",
		},
		Traps: Text{
			"《条例》和年报格式均无此要求，只在规则文件设定时核查；联系方式可能在页脚，网页的存疑。",
			"Neither the regulation nor the form asks for it: only with a profile. It may stand in the footer of a page: undecided there.",
		},
		Run: func(p *Pass) { p.contactThere() },
	})

	_ = register(Check{
		ID: "overview-too-long", Group: "FMT", Severity: Notice, Class: LocalRule,
		Title: Text{"总体情况超过规定字数", "The overview is longer than the local limit"},
		Says:  Text{"总体情况{n}字，超过{rule}规定的{limit}字，请核对。", "The overview has {n} characters, more than the {limit} of {rule}."},
		Basis: localBasis, Scope: ScopeReport, Needs: []string{"section:overview", "profile"},
		Formula: Text{
			"当地规定了总体情况的字数，而该部分超过规定",
			"profile.max_overview ∧ chars(overview) > limit",
		},
		Traps: Text{
			"只在规则文件设定时核查；空格、换行不计字数。",
			"Only with a profile; spaces and line ends do not count.",
		},
		Run: func(p *Pass) { p.overviewLength() },
	})
)

// rule names the document that sets the local rules.
func (p *Profile) rule() Text {
	if p.Basis == "" {
		return Text{"地方规定", "the local rules"}
	}
	return same(quoted(p.Basis))
}

var contactWords = pattern.MustCompile(`电话|邮编|邮政编码|邮箱|地址|传真|联系方式`)

func (p *Pass) contactThere() {
	switch {
	case p.Profile == nil || !p.Profile.Contact:
	case p.says(contactWords):
		p.Hold()
	case !p.whole():
		p.NotAssessable()
	default:
		f := Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{"rule": p.Profile.rule()}}
		if p.linked() || p.pictured() || p.Report.Format == extract.HTML || p.Report.Format == extract.Text {
			f.Least = Undecided
		}
		p.Fail(f)
	}
}

func (p *Pass) overviewLength() {
	if p.Profile == nil || p.Profile.OverviewLimit == 0 {
		return
	}
	overview := p.section("overview")
	if overview == nil {
		p.NotAssessable()
		return
	}
	n := utf8.RuneCountInString(strings.Join(strings.Fields(overview.Text), ""))
	switch {
	case n > p.Profile.OverviewLimit:
		p.Fail(Fault{Places: []normalize.Key{sectionPlace("overview")}, Words: map[string]Text{
			"n": same(strconv.Itoa(n)), "limit": same(strconv.Itoa(p.Profile.OverviewLimit)), "rule": p.Profile.rule(),
		}})
	case p.cut():
		p.NotAssessable()
	default:
		p.Hold()
	}
}
