package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// What a document shows beside its figures, for the checks of its structure: the
// six sections, the running text, and whether something that is not there may
// stand where we could not see it.

// sixth is one of the six sections of the form, with the table that it holds.
type sixth struct {
	key, table string
	numeral    string
	name       Text
}

var six = []sixth{
	{"overview", "", "一", Text{"总体情况", "Overview"}},
	{"active_disclosure", normalize.Disclosure, "二", Text{"主动公开政府信息情况", "Active disclosure"}},
	{"requests", normalize.Requests, "三", Text{"收到和处理政府信息公开申请情况", "Requests received and handled"}},
	{"review_litigation", normalize.Disputes, "四", Text{"政府信息公开行政复议、行政诉讼情况", "Reviews and suits"}},
	{"problems", "", "五", Text{"存在的主要问题及改进情况", "Problems and improvements"}},
	{"other_matters", "", "六", Text{"其他需要报告的事项", "Other matters to report"}},
}

// wholeReport is the place of a finding that no figure, row or section bears.
var wholeReport = normalize.Key{Table: "report", Row: open, Column: open}

func sectionPlace(key string) normalize.Key {
	return normalize.Key{Table: "sections", Row: key, Column: open}
}

func tablePlace(table string) normalize.Key {
	return normalize.Key{Table: table, Row: open, Column: open}
}

// section finds one of the sections; nil where its heading was not found.
func (p *Pass) section(key string) *normalize.Section {
	i := p.sectionIndex(key)
	if i < 0 {
		return nil
	}
	return &p.Report.Sections[i]
}

func (p *Pass) sectionIndex(key string) int {
	for i := range p.Report.Sections {
		if p.Report.Sections[i].Key == key {
			return i
		}
	}
	return -1
}

// printed tells whether a table was found, by its own words.
func (p *Pass) printed(table string) bool {
	n := tableNumber(table)
	return n >= 0 && p.found[n]
}

func tableName(table string) Text {
	for _, s := range six {
		if s.table == table {
			return s.name
		}
	}
	return same(table)
}

// text is all of the prose without spaces: headings and texts of every section,
// the one before the first heading and added ones included. Tables are no part.
func (b *book) text() string {
	if b.prose != "" {
		return b.prose
	}
	b.pairs = &b.room.pairs
	size := 0
	for i := range b.report.Sections {
		size += len(b.report.Sections[i].Heading) + len(b.report.Sections[i].Text) + 2
	}
	var text strings.Builder
	text.Grow(size)
	for i := range b.report.Sections {
		text.WriteString(b.press(b.report.Sections[i].Heading))
		text.WriteString(b.press("\n"))
		text.WriteString(b.press(b.report.Sections[i].Text))
		text.WriteString(b.press("\n"))
	}
	b.prose = text.String()
	return b.prose
}

var (
	abridged = pattern.WordsOf([]string{"〔略〕"})
	leftOut  = pattern.WordsOf([]string{"略"})
)

// abridges tells whether the prose says that it leaves something out. Where the character
// is nowhere, the prose need not be joined.
func (b *book) abridges() bool {
	if b.abridgedKnown {
		return b.abridged
	}
	b.abridgedKnown = true
	for i := range b.report.Sections {
		if s := &b.report.Sections[i]; leftOut.In(s.Heading) || leftOut.In(s.Text) {
			b.abridged = b.may(abridged) && abridged.In(b.prose)
			break
		}
	}
	return b.abridged
}

// sought is what is looked for in texts.
type sought interface{ May(*pattern.Pairs) bool }

// may tells whether the prose, or a part of it, can hold what is looked for.
func (b *book) may(what sought) bool {
	b.text()
	return what.May(b.pairs)
}

// says tells whether the prose holds words.
func (b *book) says(words *pattern.Pattern) bool { return b.may(words) && words.MatchString(b.prose) }

// press takes a text in and gives it without spaces.
func (b *book) press(text string) string {
	if !b.pairs.Add(text) {
		return text
	}
	if b.pressed == nil {
		b.pressed = map[string]string{}
	}
	b.pressed[text] = withoutSpaces(text)
	return b.pressed[text]
}

// said is the text of a section without spaces.
func (b *book) said(text string) string {
	if b.text(); b.pressed == nil {
		return text
	}
	if short, known := b.pressed[text]; known {
		return short
	}
	return withoutSpaces(text)
}

var spaces = pattern.SetOf(" \t\u3000\u00a0")

// withoutSpaces drops four kinds of them; most texts hold none.
func withoutSpaces(s string) string {
	i := spaces.Index(s)
	if i < 0 {
		return s
	}
	var text strings.Builder
	text.Grow(len(s))
	for ; i >= 0; i = spaces.Index(s) {
		_, size := utf8.DecodeRuneInString(s[i:])
		text.WriteString(s[:i])
		s = s[i+size:]
	}
	text.WriteString(s)
	return text.String()
}

// cut tells that the document breaks off, that this copy leaves text out, or that a
// page of it is a picture that nobody read: then nothing can be said to be missing.
func (p *Pass) cut() bool {
	if p.Report.Reason == "table_cut" || p.abridges() {
		return true
	}
	return slices.ContainsFunc(p.Report.Problems, func(pr normalize.Problem) bool { return pr.Code == "table-cut" || pr.Code == "page-picture" })
}

// linked tells whether text of the report stands elsewhere: the page points to files or
// frames, or it is an excerpt.
func (p *Pass) linked() bool {
	return p.Report.Excerpt || slices.ContainsFunc(p.Report.Links, func(l extract.Link) bool { return l.Kind != extract.Image })
}

// pictured tells whether the page shows a picture that a text or table may be on.
func (p *Pass) pictured() bool {
	return slices.ContainsFunc(p.Report.Links, func(l extract.Link) bool {
		return l.Kind == extract.Image && (l.Width == 0 || l.Width >= widePicture)
	})
}

// whole tells whether the text of the report stands in this document: it does not
// break off, and no table is missing that may have gone into an attachment or a
// picture together with its text.
func (p *Pass) whole() bool {
	return !p.cut() && (p.printed(normalize.Disclosure) && p.printed(normalize.Requests) && p.printed(normalize.Disputes) ||
		!p.linked() && !p.pictured())
}

// converted doubts what is not found in a text: it is a conversion, which may have lost
// paragraphs without a trace (sample 007 has two of the five matters of its overview).
func (p *Pass) converted() Responsibility {
	if p.Report.Format == extract.Text {
		return Undecided
	}
	return ""
}

// lastSeen is the number of the last of the six of which anything was found.
func (p *Pass) lastSeen() int {
	for i := len(six) - 1; i >= 0; i-- {
		if p.section(six[i].key) != nil || six[i].table != "" && p.printed(six[i].table) {
			return i
		}
	}
	return -1
}

// absent judges that something of the number-th of the six was not found: ok is
// false where nobody can say so. It is the publisher's fault only where the
// document goes on behind the gap and points nowhere else. A text is a conversion
// that may have lost a table or a picture. What should stand at the end may have
// been cut off: a text does not show its end, other formats do.
func (p *Pass) absent(number int) (whose Responsibility, ok bool) {
	tail := number > p.lastSeen()
	switch {
	case !p.whole(), tail && p.Report.Format == extract.Text:
		return "", false
	case tail, p.Report.Format == extract.Text, p.linked(), p.pictured(), len(p.sectionsFound()) < fewHeadings:
		return Undecided, true
	}
	return Publisher, true
}
