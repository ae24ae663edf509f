package checks

import (
	"slices"

	"nianbao/normalize"
)

// Masked is a report as others may see it: personal data masked in its prose, its
// statements and whatever says who and when. Figures stay as printed. Without spans
// it is the report itself.
func Masked(r *normalize.Report, spans []Span) *normalize.Report {
	masks := Masks(r, spans)
	if masks == nil {
		return r
	}
	m := *r
	m.Title, m.Publisher = masks.Replace(r.Title), masks.Replace(r.Publisher)
	m.Sections = slices.Clone(r.Sections)
	for i := range m.Sections {
		s := &m.Sections[i]
		s.Heading, s.Text = masks.Replace(s.Heading), masks.Replace(s.Text)
		s.Topics = slices.Clone(s.Topics)
		for j := range s.Topics {
			s.Topics[j] = normalize.Topic{Heading: masks.Replace(s.Topics[j].Heading), Text: masks.Replace(s.Topics[j].Text)}
		}
	}
	m.Statements = slices.Clone(r.Statements)
	for i := range m.Statements {
		m.Statements[i].Text = masks.Replace(m.Statements[i].Text)
	}
	m.Claims = slices.Clone(r.Claims)
	for i := range m.Claims {
		m.Claims[i].Value = masks.Replace(m.Claims[i].Value)
	}
	return &m
}
