package page

import "strings"

// Form fields that may say something else than they show. A glyph of no known text stands
// in each, so that whatever holds it is no figure; but a field may be as broad as several
// cells, and then the others look blank.

const (
	mostDoubts = 3    // that may stand in the text of a page; a form of more is one of figures
	farOff     = 24.0 // points between a field and a table that it is no part of: two lines
)

// amongFigures tells whether such a field may stand in a table: within reach of the rules
// of a page or of a row of values, beside another field, or on a figure.
func amongFigures(p Page) bool {
	if len(p.Doubts) == 0 {
		return false
	}
	tables := p.figured()
	for i, d := range p.Doubts {
		for _, other := range p.Doubts[i+1:] {
			if shared(d.Y0, d.Y1, other.Y0, other.Y1) > 0 {
				return true
			}
		}
		for _, t := range tables {
			if shared(d.Y0-farOff, d.Y1+farOff, t.Y0, t.Y1) >= 0 {
				return true
			}
		}
		for _, g := range p.Glyphs {
			if digital(g.Text) && shared(d.X0, d.X1, g.Box.X0, g.Box.X1) > 0 && shared(d.Y0, d.Y1, g.Box.Y0, g.Box.Y1) > 0 {
				return true
			}
		}
	}
	return len(p.Doubts) > mostDoubts
}

// figured are the parts of a page where a table may be: from its first rule to its last,
// and each row of values.
func (p Page) figured() (parts []Box) {
	var ruled Box
	for _, r := range p.Rules {
		ruled = ruled.with(Box{r.X0, r.Y0, r.X1, r.Y1})
	}
	if len(p.Rules) > 0 {
		parts = append(parts, ruled)
	}
	for _, l := range linesOf(p.Glyphs) {
		for _, v := range rowOf(l).values {
			if !strings.Contains(v.text, Doubtful) {
				parts = append(parts, l.box)
			}
		}
	}
	return parts
}
