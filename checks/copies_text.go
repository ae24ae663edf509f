package checks

import (
	"strconv"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "dup-text-peer", Group: "DUP", Severity: Warning, Class: Hint,
	Title: Text{"正文与其他单位雷同", "The text is much like another agency's"},
	Says: Text{
		"{what}与{peer}雷同{share}，请核实是否结合本单位实际撰写。",
		"{what} is much like {peer}{share}; please check that it describes this agency.",
	},
	Basis: Text{
		"国办公开办函〔2021〕30号“明确责任”：内容雷同、敷衍塞责等问题并造成不良后果的追究责任；法治蓝皮书（2017）",
		"The notice of 2021 (国办公开办函〔2021〕30号), on responsibility for reports that are alike; Blue Book of the Rule of Law (2017)",
	},
	Scope: ScopeCorpus, Needs: []string{"text", "agency.names"},
	Formula: Text{
		"正文（或第一、第二部分）去除名称、数字、标题和全县、全国通用表述后，85%以上见于另一单位的报告",
		"share of the prose (or of section one or two) that stands in another agency's report ≥ 0.85, without names, numbers, headings and wording of the county and the country",
	},
	Traps: Text{
		"单位名称、日期、数字、标题、县内三成以上单位或全国通用的表述先行剔除。多个单位共用一个模板的，只在最早一份报告提示一次并列出单位。两块牌子、合署办公、政府与其办公室、同一页面的汇总报告不算。只有一个部分雷同的、不知孰先的，降为提示。",
		"Names, dates, numbers, headings and wording that a third of the county or the country uses are taken out first. A template is told once, in the earliest report, with its units; see clusters. One body under two names, joint offices, a government and its own office, and a page with several reports are no copies. One section alone, or a pair whose order no date tells, is a notice.",
	},
	Limits: limitsOf("相同%g%%以上，不少于%d字", "alike from %g%%, at least %d characters", 100*likeText, leastCompared),
	Run: func(p *Pass) {
		if p.Copies == nil {
			return
		}
		switch list := p.likeTexts(); {
		case len(list) > 0:
			for _, f := range list {
				p.Fail(f)
			}
		case !p.writes(leastCompared):
			p.NotAssessable()
		default:
			p.Hold()
		}
	},
})

// likeTexts is the prose as a whole, or else each section that is alike. Templates are
// told beside it.
func (p *Pass) likeTexts() (list []Fault) {
	for _, c := range p.copies("prose") {
		if c.Similar >= likeText && c.tellsOnce() {
			return append(p.likeSections(true), p.likeText(c, Text{"正文", "The text"}, "report"))
		}
	}
	return p.likeSections(false)
}

func (p *Pass) likeSections(templates bool) (list []Fault) {
	for _, x := range six {
		for _, c := range p.copies(x.key) {
			problems := x.key == "problems" && c.Agencies > 2 // dup-problems-peer tells it
			if c.Similar < likeText || !c.tellsOnce() || problems || templates && !c.Template {
				continue
			}
			f := p.likeText(c, Text{"“" + x.name.ZH + "”", "\"" + x.name.EN + "\""}, x.key)
			f.Step = true
			list = append(list, f)
		}
	}
	return list
}

func (p *Pass) likeText(c Copy, what Text, key string) Fault {
	zh, en := peerWords(c)
	f := Fault{Step: !c.Earlier, Words: map[string]Text{"what": what, "peer": {zh, en}, "share": shareWords(c)}}
	f.Places = append(f.Places, sectionPlace(key))
	if key == "report" {
		f.Places[0] = wholeReport
	}
	return f
}

var _ = register(Check{
	ID: "dup-problems-peer", Group: "DUP", Severity: Notice, Class: Hint,
	Title: Text{"“存在的主要问题”与多个单位雷同", "The section on problems is shared with several agencies"},
	Says: Text{
		"“存在的主要问题及改进情况”与{peer}雷同，共{n}个单位{cluster}，请核实是否结合各单位实际撰写。",
		"\"Problems and improvements\" is much like {peer}, {n} agencies in all{cluster}; each should describe its own.",
	},
	Basis: Text{
		"国办公开办函〔2021〕30号“明确责任”：内容雷同、敷衍塞责等问题并造成不良后果的追究责任",
		"The notice of 2021 (国办公开办函〔2021〕30号), on responsibility for reports that are alike",
	},
	Scope: ScopeCorpus, Needs: []string{"section:problems"},
	Formula: Text{
		"第五部分与两个以上其他单位相同，由最早的一份报告一并列出",
		"section five shared with two other agencies or more; told by the earliest report alone",
	},
	Traps: Text{
		"一组只提示一次，在最早一份报告列出其他单位；只与一个单位雷同的见 dup-text-peer。两块牌子、合署办公的不算。",
		"Told once for a cluster, in the earliest report, with the other units; what one other agency shares is dup-text-peer. One body under two names is no copy.",
	},
	Run: func(p *Pass) {
		problems := p.section("problems")
		if p.Copies == nil {
			return
		}
		for _, c := range p.copies("problems") {
			if c.First && c.Agencies > 2 {
				p.Fail(sharedProblems(c))
				return
			}
		}
		if problems == nil || hanLetters(problems.Text, leastCompared) < leastCompared {
			p.NotAssessable()
			return
		}
		p.Hold()
	},
})

func sharedProblems(c Copy) Fault {
	zh, en := peerWords(c)
	return Fault{Words: map[string]Text{"peer": {zh, en}, "n": same(strconv.Itoa(c.Agencies)), "cluster": {clusterZH(c), clusterEN(c)}}, Places: []normalize.Key{sectionPlace("problems")}}
}
