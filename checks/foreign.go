package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Names of others where the report speaks of itself. Only places where an agency
// names itself count: superior organs, partners and documents stand all over a text.

var copiedBasis = Text{"年度报告格式的通知（国办公开办函〔2021〕30号）：内容雷同", "The notice on the form of 2021: reports alike"}

var (
	_ = register(Check{
		ID: "foreign-agency-name", Group: "DUP", Severity: Error, Class: Hint,
		Title: Text{"自称与发布单位不符", "The report calls itself by another agency's name"},
		Says: Text{
			"报告在自称处写为“{other}”（“{quote}”），与发布单位“{own}”不符，请核实。",
			"Where it names itself the report says \"{other}\" (\"{quote}\"), while it is published as that of \"{own}\". Please check.",
		},
		Basis: copiedBasis, Scope: ScopeReport, Needs: []string{"text", "agency.names", "divisions"},
		Formula: Text{
			"“现将……报告”“本报告由……编制”、落款、“请与……联系”中的单位，属于本地及其上下级以外的地方；或首句中的单位是本地的另一机关",
			"现将|现公布|编制 X…公开…报告, 本报告由 X 编制, the signature, 请与 X 联系: X lies in a place that is neither the agency's nor above or below it; or, in the first of these, X is another organ of its own place",
		},
		Traps: Text{
			"上级机关、本级政府及其办公室、同一地区的简称和更名（县改区）不算；表中查不到的地名、“我局”等自称不作判断；联系单位可能是代办单位，为待核。",
			"Superior organs, the government of its place and its office, short forms and renamed places (县 → 区) are passed over. Not assessable where no table knows the place. Whom to call may be somebody who serves others: undecided.",
		},
		Run: func(p *Pass) { p.foreignName() },
	})

	_ = register(Check{
		ID: "publisher-mismatch", Group: "DUP", Severity: Warning, Class: Hint,
		Title: Text{"标题单位与发布机构不一致", "The title's agency differs from the publisher"},
		Says: Text{
			"标题单位“{own}”与页面发布机构“{other}”不一致，请核实。",
			"The title names \"{own}\", and the page's publisher is \"{other}\".",
		},
		Basis: noticeOfForm, Scope: ScopeReport, Needs: []string{"title", "publisher", "agency.names"},
		Formula: Text{
			"发布机构属于本地及其上下级以外的地方；或是本地的另一机关（政府、政府办公室、网站管理单位除外）",
			"发布机构 lies in another place than the agency, neither above nor below it; or is another organ of the same place, no government, office or web centre",
		},
		Traps: Text{
			"由政府办公室、融媒体、信息中心统一发布的，更名、合并的机构不报；只看页面标明的“发布机构”，“来源”不算；均为待核。",
			"Passed over where an office or a web centre publishes for all, and where organs were renamed or merged. Only what the page calls its publisher counts, no mere source; always undecided.",
		},
		Run: func(p *Pass) { p.publisher() },
	})
)

const (
	bodyName  = `([\p{Han}（）]{4,30}?)`
	yearHere  = `(?:20\d\d年度?)?`
	reportOf  = `(?:的)?(?:政府信息|政务信息|政务|信息)公开(?:工作)?(?:的)?(?:年度)?(?:工作)?(?:报告|年报|情况)`
	announces = `(?:现将|现公布|公布|编制|形成|制定|撰写|发布)了?《?`
)

// slot is a turn of phrase in which an agency names itself. A strict one names the
// author; others may name who answers the telephone.
type slot struct {
	words  *pattern.Pattern
	strict bool
}

var slots = []slot{
	{pattern.MustCompile(announces + yearHere + bodyName + yearHere + reportOf), true},
	{pattern.MustCompile(`本(?:年度)?报告由` + bodyName + `(?:根据|按照|依据|编制|负责|组织|编写)`), true},
	{pattern.MustCompile(`请(?:直接)?(?:与|向|联系)` + bodyName + `(?:政府信息公开|政务公开|信息公开)?(?:工作)?(?:办公室|科|股|领导小组)?(?:联系|咨询|反映|提出|[（(]地址)`), false},
}

// calls is a name that the text uses of its author, with the words around it.
type calls struct {
	agencyName
	printed, quote string
	strict         bool
}

// slotBytes is how far into its prose a report names its author.
const slotBytes = 2400

// callsItself lists the names in the slots, and that of the signature.
func (p *Pass) callsItself() []calls {
	var list []calls
	for _, s := range slots {
		if !p.may(s.words) {
			continue
		}
		text := p.text()
		if s.strict {
			text = headOf(text, slotBytes)
		}
		for _, m := range s.words.FindAllStringSubmatch(text, 8) {
			list = append(list, calls{readName(m[1]), m[1], m[0], s.strict})
		}
	}
	for i := range p.Report.Claims {
		c := &p.Report.Claims[i]
		if c.Field == "agency" && !c.Chosen && c.Reason == "weaker" && p.signedAt(c.Origin) {
			list = append(list, calls{readName(c.Value), c.Value, c.Value, true})
		}
	}
	return list
}

// headOf is the beginning of a text, no character cut.
func headOf(text string, n int) string {
	if n >= len(text) {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// signedAt: a dated signature stands there, and what is named there is no publisher
// or title of the page.
func (p *Pass) signedAt(origin string) bool {
	return !strings.Contains(origin, ",") && slices.ContainsFunc(p.Report.Claims, func(c normalize.Claim) bool {
		return c.Field == "signed_on" && c.Origin == origin
	}) && !slices.ContainsFunc(p.Report.Claims, func(c normalize.Claim) bool { return c.Field == "title" && c.Origin == origin })
}

func (p *Pass) foreignName() {
	own, list := p.own(), p.callsItself()
	if len(own.places) == 0 && slices.ContainsFunc(list, func(c calls) bool { return len(c.places) > 0 && c.whole != own.whole }) {
		p.NotAssessable()
		return
	}
	for _, c := range list {
		other := c.elsewhere(own) || c.strict && c.besides(own)
		if !other || strings.Contains(c.whole, own.whole) || strings.Contains(own.whole, c.whole) {
			continue
		}
		f := Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: c.quote}}, Words: map[string]Text{
			"other": same(c.printed), "own": same(p.Report.Agency.Name), "quote": same(quoted(c.quote)),
		}}
		if !c.strict {
			f.Least, f.Because = Undecided, Text{"也可能是代办单位。", " It may be a body that serves others."}
		}
		p.Fail(f)
		return
	}
	p.Hold()
}

// besides tells that a name is another organ's of the very same place.
func (n agencyName) besides(own agencyName) bool {
	return len(n.places) == 1 && len(own.places) == 1 && n.places[0].Code == own.places[0].Code && n.organ != "" && own.organ != "" && unlike(n.organ, own.organ)
}

var mereSource = pattern.MustCompile(`来\s*源|来\s*自|作\s*者|单\s*位|source|Source`)

// publisher compares what the page calls its publisher with the agency.
func (p *Pass) publisher() {
	own := p.own()
	for i := range p.Report.Claims {
		c := &p.Report.Claims[i]
		if c.Field != "publisher" || !c.Chosen || mereSource.MatchString(c.Origin) {
			continue
		}
		other := readName(c.Value)
		switch {
		case own.whole == "":
			p.NotAssessable()
		case strings.Contains(other.whole, own.whole), strings.Contains(own.whole, other.whole):
			p.Hold()
		case len(own.places) == 0 || len(other.places) == 0:
			p.NotAssessable()
		case other.elsewhere(own), other.besides(own):
			p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: Undecided, Quotes: []Quote{{Text: c.Value}},
				Because: Text{"也可能系统一发布或机构更名。", " It may publish for others, or have been renamed."},
				Words:   map[string]Text{"own": same(p.Report.Agency.Name), "other": same(c.Value)}})
		default:
			p.Hold()
		}
		return
	}
}
