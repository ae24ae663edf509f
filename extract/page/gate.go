package page

import "slices"

// The gate: which pages have text that can be believed, before anybody reads it.

// Verdict is what the gate says of a page. Reason is "" for one that can be read, else one
// word of the contract (needs_ocr, mojibake, form_fields) with its detail for people.
type Verdict struct{ Reason, Detail string }

// Shares of the printed glyphs, above which the text layer of a page is unreliable.
const (
	mostMapErrors = 0.02 // r12 flags all, sound files none
	mostStrange   = 0.01
)

// scanned is the part of a page that a picture covers at least where it is the page.
const scanned = 0.5

// judge looks at a page as made ready, and as the engine gave it.
func judge(ready, shown Page, unseen Unseen) Verdict {
	printed, errors, odd := 0, 0, 0
	for _, g := range ready.Glyphs {
		if g.Text != Doubtful && blank(g.Text) {
			continue
		}
		printed++
		switch {
		case g.MapError:
			errors++
		case g.Text == Doubtful:
			odd++
		}
	}
	odd -= unseen.Crossed
	if shown.Limited && len(shown.Rules) < manyRules {
		return Verdict{"limit", "the page holds more than is read"}
	}
	switch n := float64(printed); {
	case unseen.Crossed > fewErrors:
		return Verdict{"damaged", "characters are printed on each other: their places are lost"}
	case amongFigures(ready): // a picture of the page would not show it either
		return Verdict{"form_fields", "its form fields say something else than they show"}
	case printed == 0 && pictured(shown):
		return Verdict{"needs_ocr", "the page is a picture"}
	case float64(errors) > mostMapErrors*n && errors > fewErrors:
		return Verdict{"mojibake", "the file does not say which characters its glyphs are"}
	case float64(odd) > mostStrange*n && odd > fewErrors:
		return Verdict{"mojibake", "the text holds characters without a meaning"}
	}
	return Verdict{}
}

// manyRules of a page that is not whole say what it lacks: the dashes of the layout
// `dashed`. Without them, text may be lacking.
const manyRules = 3000

// fewErrors are no sign: a bullet or a logo from a symbol font.
const fewErrors = 3

// pictured: a picture covers the page, or pictures together do.
func pictured(p Page) bool {
	sum := 0.0
	for _, m := range p.Images {
		sum += max(0, shared(m.Box.X0, m.Box.X1, 0, p.Width)) * max(0, shared(m.Box.Y0, m.Box.Y1, 0, p.Height))
	}
	return sum >= scanned*p.Width*p.Height
}

// Gate says why a whole document cannot be read: none of its pages can.
func Gate(sheets []Sheet) Verdict {
	why := Verdict{"empty", "nothing is printed on its pages"}
	if digitless(sheets) {
		return Verdict{"mojibake", "its text has letters and no digit: the digits were turned into letters"}
	}
	for _, s := range sheets {
		switch {
		case s.Verdict.Reason != "":
			if why.Reason == "empty" {
				why = s.Verdict
			}
		case len(s.Glyphs) > 0:
			return Verdict{}
		}
	}
	return why
}

// HiddenDigits counts the digits that were taken away because nobody sees them.
func HiddenDigits(sheets []Sheet) (n int) {
	for _, s := range sheets {
		n += s.Unseen.Digits
	}
	return n
}

// Annotated tells whether form fields or comments show digits.
func Annotated(sheets []Sheet) bool {
	return slices.ContainsFunc(sheets, func(s Sheet) bool { return s.Page.Annotated })
}

// Pictures are those that may hold a table: as broad as half of the page.
func (s Sheet) Pictures() (list []Box) {
	for _, m := range s.Images {
		if m.Box.width() >= s.Width/2 && m.Box.height() >= s.Height/10 && !m.Clear {
			list = append(list, s.shownAt(m.Box))
		}
	}
	return list
}

// Letters of a Chinese text without a single digit, from which on digits were turned
// into letters (x03 says QOQS for 2024): every report prints its year.
const mostLetters = 20

func digitless(sheets []Sheet) bool {
	letters := 0
	for _, s := range sheets {
		for _, g := range s.Glyphs {
			switch {
			case digital(g.Text):
				return false
			case ascii(g.Text) && !mark(g.Text):
				letters++
			}
		}
	}
	return letters >= mostLetters
}
