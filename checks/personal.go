package checks

import (
	"strings"
	"unicode/utf8"

	"nianbao/normalize"
)

// Personal data in the prose, as spans that can be masked: for the checks of privacy,
// and for whoever shows, indexes or exports texts.

// Span is personal data in the text of one section.
type Span struct {
	Section  int // of the report's sections, from 0
	From, To int // bytes of its Text
	Kind     PersonalKind
	// Masked stands in its place: 138****1234, 35*************123, 张某.
	Masked string
	// Office: a mobile number in a line of contact details beside no person's name.
	// It is masked like any other, and nobody's fault.
	Office bool
}

// PersonalKind is what a span of personal data is.
type PersonalKind string

const (
	IDNumber PersonalKind = "id_number"
	Mobile   PersonalKind = "mobile"
	BankCard PersonalKind = "bank_card"
	Person   PersonalKind = "name" // of an applicant or plaintiff
)

// PersonalData finds the spans of a report, in the order of its text.
func PersonalData(r *normalize.Report) []Span { return personalData(r, true) }

// personalData is PersonalData; wide digits may stand in the texts, or do not.
func personalData(r *normalize.Report, wide bool) []Span {
	var list []Span
	for i := range r.Sections {
		for _, s := range personalIn(r.Sections[i].Text, wide) {
			s.Section = i
			list = append(list, s)
		}
	}
	return list
}

// personalIn finds the spans of one text, which do not overlap.
func personalIn(text string, wide bool) []Span {
	list := numbersIn(text, wide)
	if applicants.In(text) {
		list = merged(list, namesIn(text))
	}
	return list
}

// merged keeps both lists in the order of the text; they hold different characters.
func merged(a, b []Span) (list []Span) {
	for len(a) > 0 && len(b) > 0 {
		if a[0].From < b[0].From {
			list, a = append(list, a[0]), a[1:]
		} else {
			list, b = append(list, b[0]), b[1:]
		}
	}
	return append(append(list, a...), b...)
}

// Masks gives what masks the data of spans wherever they are printed or quoted: again
// in the text, in a statement, a heading, a finding. It is nil where there are none.
func Masks(r *normalize.Report, spans []Span) *strings.Replacer {
	var pairs []string
	for _, s := range spans {
		raw := r.Sections[s.Section].Text[s.From:s.To]
		pairs = append(pairs, raw, s.Masked)
		for _, form := range []string{withoutSpaces(raw), normalize.Compact(raw)} {
			if form != raw {
				pairs = append(pairs, form, s.Masked)
			}
		}
	}
	if pairs == nil {
		return nil
	}
	return strings.NewReplacer(pairs...)
}

// personal are the spans of the report, worked out once.
func (b *book) personal() []Span {
	if !b.searched {
		b.text()
		b.spans, b.searched = personalData(b.report, b.pairs.Wide), true
		b.masks = Masks(b.report, b.spans)
	}
	return b.spans
}

// masked is a finding without personal data in its words.
func (b *book) masked(f Finding) Finding {
	if b.personal(); b.masks == nil {
		return f
	}
	f.Says = Text{b.masks.Replace(f.Says.ZH), b.masks.Replace(f.Says.EN)}
	for i := range f.Quotes {
		f.Quotes[i].Text = b.masks.Replace(f.Quotes[i].Text)
	}
	for i := range f.Operands {
		f.Operands[i].Text = b.masks.Replace(f.Operands[i].Text)
	}
	return f
}

// Around is a span with the words around it, as printed.
func Around(text string, s Span) string {
	before, after := sentence(text, s.From, s.To)
	return before + text[s.From:s.To] + after
}

// sentence is the stretch around a place of a text up to the next marks, in which its
// circumstances are told, kept to some characters on both sides.
func sentence(text string, from, to int) (before, after string) {
	const far = 40 * 3 // bytes
	start, end := max(0, from-far), min(len(text), to+far)
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	for end > to && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	before, after = text[start:from], text[to:end]
	if i := strings.LastIndexAny(before, "。；\n"); i >= 0 {
		_, size := utf8.DecodeRuneInString(before[i:])
		before = before[i+size:]
	}
	if i := strings.IndexAny(after, "。；\n"); i >= 0 {
		after = after[:i]
	}
	return before, after
}
