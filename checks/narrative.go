package checks

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Prose against tables: what a sentence states is held against every reading of
// it that would be right, and only a sentence that is right in none is told. A
// statement of another body, area or channel than the tables' is never compared.

var mustAgree = Text{
	"国办公开办函〔2021〕30号“（四）明确责任”：年度报告内容应准确、全面；正文与表格数据应当一致",
	"国办公开办函〔2021〕30号, part four: the content has to be exact and complete; prose and tables must agree",
}

// told lists what the prose states of a measure for those whom the tables cover.
func (p *Pass) told(measures ...string) []normalize.Statement {
	var list []normalize.Statement
	for i := range p.Report.Statements {
		s := &p.Report.Statements[i]
		if slices.Contains(measures, s.Measure) && s.Channel == "" && p.covered(s) && !p.ofOneChannel(s) {
			list = append(list, *s)
		}
	}
	return list
}

// byChannel ends in the verb of a count that is of one way of asking alone.
var (
	byChannel = pattern.MustCompile(`(?:信函|邮寄|信件|网络|网上|互联网|在线|电子邮件|邮箱|当面|现场|窗口|传真|网站|平台|系统|书面|电话)[^，。；：、等和及或与\n]{0,10}?(?:收到|受理|接到|接收)$`)
	taken     = pattern.WordsOf([]string{"收到", "受理", "接到", "接收"})
)

// ofOneChannel tells a part of what came in by one channel, which the sentence named
// before: 通过信函收到申请4件，其中自然人3件.
func (p *Pass) ofOneChannel(s *normalize.Statement) bool {
	return slices.ContainsFunc(p.channelled(), func(q Quote) bool { return q.Section == s.Section && strings.Contains(q.Text, s.Text) })
}

// channelled are the ends of sentences behind a count of one channel: a part may be of
// that, whatever was counted before.
func (b *book) channelled() []Quote {
	if b.split {
		return b.channels
	}
	b.split = true
	if !b.may(byChannel) {
		return nil
	}
	for i := range b.report.Sections {
		s := &b.report.Sections[i]
		rest := s.Text
		for at := taken.Index(rest); at >= 0; at = taken.Index(rest) {
			said := rest[:at+len("收到")]
			if rest = rest[len(said):]; ofChannel(said) {
				end, _, _ := strings.Cut(rest, "。")
				b.channels = append(b.channels, Quote{Section: s.Key, Text: end})
			}
		}
	}
	return b.channels
}

// ofChannel: the clause that a text ends in names one channel, and no list of them.
func ofChannel(text string) bool {
	clause := text[strings.LastIndexAny(text, "，。；\n")+1:]
	m := byChannel.FindStringIndex(clause)
	return m != nil && !strings.ContainsAny(clause, "、等和及或与")
}

// covered tells whether a statement counts the same bodies as the tables. Where the
// report does not say whose its tables are, a government's cover its area.
func (p *Pass) covered(s *normalize.Statement) bool {
	a := p.Report.Agency
	area := a.Scope == normalize.ScopeArea || a.Scope == normalize.ScopeOwnMore
	if a.Scope == normalize.ScopeUnknown || a.Scope == "" {
		area = a.Kind == normalize.KindGovernment || a.Kind == normalize.KindZone
	}
	switch s.Whose {
	case "":
		return true
	case normalize.WholeArea:
		return area
	case normalize.OwnLevel:
		return !area
	case normalize.SomeParts:
		return false
	}
	return !area && shortFor(s.Whose, a.Name)
}

// shortFor tells whether a body's printed name is the agency's or short for it:
// 卫健局 for 卫生健康局.
func shortFor(body, agency string) bool {
	rest := agency
	for _, r := range body {
		_, after, found := strings.Cut(rest, string(r))
		if !found {
			return false
		}
		rest = after
	}
	return strings.HasSuffix(agency, lastOf(body))
}

func lastOf(s string) string {
	r := []rune(s)
	return string(r[max(0, len(r)-1):])
}

// is tells whether a statement can mean the number.
func is(s normalize.Statement, n normalize.Decimal) bool {
	if !s.Approximate {
		return s.Value.Cmp(n) == 0
	}
	return (s.Least == nil || s.Least.Cmp(n) <= 0) && (s.Most == nil || s.Most.Cmp(n) >= 0)
}

// over tells whether a statement means more than the number, whatever it is rounded to.
func over(s normalize.Statement, n normalize.Decimal) bool {
	if !s.Approximate {
		return s.Value.Cmp(n) > 0
	}
	return s.Least != nil && s.Least.Cmp(n) > 0
}

// compare asks that one of the statements of a measure mean one of the terms, the
// plainest first: several sentences may count in several ways, and that they differ
// is nar-conflicting-totals. Where a term that might be meant is not known, nothing
// can be said.
func (p *Pass) compare(said []normalize.Statement, terms ...Term) {
	if f, wrong := p.contradicted(said, terms...); wrong {
		p.Fail(f)
	}
}

// contradicted counts what compare finds right or cannot tell, and gives the fault.
func (p *Pass) contradicted(said []normalize.Statement, terms ...Term) (Fault, bool) {
	if len(said) == 0 {
		return Fault{}, false
	}
	known := true
	for _, t := range terms {
		if !t.stands() {
			known = false
			continue
		}
		if slices.ContainsFunc(said, func(s normalize.Statement) bool { return is(s, t.Value) }) {
			p.Hold()
			return Fault{}, false
		}
	}
	if !known {
		p.NotAssessable()
		return Fault{}, false
	}
	return p.differs(said[0], terms...), true
}

// stands tells whether a term is a number to compare with.
func (t Term) stands() bool { return !t.unknown && t.numbers > 0 }

// differs is the fault of a statement and the terms that it might mean.
func (p *Pass) differs(s normalize.Statement, terms ...Term) Fault {
	f := p.quoting(s)
	f.Places = []normalize.Key{terms[0].keys[0]}
	for _, t := range terms {
		for _, k := range t.keys {
			if !slices.Contains(f.Keys, k) {
				f.Keys = append(f.Keys, k)
			}
		}
	}
	value := terms[0].Value
	f.Expected, f.Printed = &value, s.Value
	f.Words["also"] = others(terms)
	return f
}

// others names the other numbers that would have been right as well.
func others(terms []Term) Text {
	var list []string
	for _, t := range terms[1:] {
		if n := t.Value.String(); t.Value.Cmp(terms[0].Value) != 0 && !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	if len(list) == 0 {
		return Text{}
	}
	return Text{"（按其他口径为" + strings.Join(list, "或") + "）", " (" + strings.Join(list, " or ") + " if counted another way)"}
}

// quoting is a fault with a statement's words: {said} is its number, {quote} the words.
func (p *Pass) quoting(list ...normalize.Statement) Fault {
	s := list[0]
	f := Fault{Places: []normalize.Key{statedAt(s)}, Words: map[string]Text{"quote": same(quoted(s.Text))}, Step: s.Approximate}
	if s.Value != nil {
		f.Words["said"] = number(s)
	}
	for _, s := range list {
		f.Quotes = append(f.Quotes, Quote{Section: s.Section, Text: s.Text, Line: s.At.Line})
	}
	return f
}

// number is what a statement counts; its words show how it is rounded.
func number(s normalize.Statement) Text {
	n := s.Value.String() + s.Unit
	if s.Approximate {
		return Text{n + "（约数）", "about " + n}
	}
	return same(n)
}

// statedAt is the section that a statement stands in.
func statedAt(s normalize.Statement) normalize.Key {
	if s.Section == "" {
		return wholeReport
	}
	return sectionPlace(s.Section)
}

func containsAny(s string, words ...string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) })
}

// cellOf is one figure as a place.
func cellOf(table, row, column string) normalize.Key {
	return normalize.Key{Table: table, Row: row, Column: column}
}

// total is the figure of a row of requests or disputes in its last column.
func (p *Pass) totalOf(table string, rows ...string) Term {
	keys := make([]normalize.Key, len(rows))
	for i, r := range rows {
		keys[i] = cellOf(table, r, normalize.Total)
	}
	return p.Sum(keys...)
}

// number tells whether every figure of a term is printed as a number.
func (t Term) number() bool { return t.stands() && t.unfilled == 0 }
