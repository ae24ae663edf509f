package scan

import (
	"image"
	"strings"
	"unicode"
)

// wordHeight is how high, in dots at 300 dots an inch, the recogniser likes characters.
const wordDPI = 300

// words classifies all cells, and has those with writing and the text around the
// tables recognised.
func (r *reader) words() error {
	r.height = r.figureHeight()
	var asked []*box
	var slips []Slip
	for _, l := range r.leaves {
		slips = append(slips, Slip{Page, l.without()})
	}
	for _, l := range r.leaves {
		for _, t := range l.tables {
			for _, b := range t.boxes {
				b.classify(r.height)
				switch {
				case b.class == stroke:
					b.state = Stroke
				case b.class == murky && b.ink.Empty() || b.class == writing && b.ink.Empty():
					b.state = Doubt
				case b.class == writing || b.class == murky:
					asked, slips = append(asked, b), append(slips, wordSlip(l, b, wordDPI/l.dpi))
				}
			}
		}
	}
	answers, err := r.recognize(slips)
	if err != nil {
		return err
	}
	for i, l := range r.leaves {
		l.read(answers[i])
	}
	for i, b := range asked {
		b.worded(answers[len(r.leaves)+i])
	}
	return nil
}

// worded keeps the writing of a cell, where it is writing.
func (b *box) worded(a Answer) {
	var parts []string
	for _, l := range a.Lines {
		parts = append(parts, closed(l.Text))
	}
	text := strings.Join(parts, "")
	if strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		b.state, b.text = Worded, text
	} else {
		b.state = Doubt
	}
}

// without is the page with its tables painted over.
func (l *leaf) without() *image.Gray {
	m := image.NewGray(l.gray.Rect)
	copy(m.Pix, l.gray.Pix)
	for _, t := range l.tables {
		f := t.grid.frame.Inset(-int(0.03 * l.dpi)).Intersect(m.Rect)
		for y := f.Min.Y; y < f.Max.Y; y++ {
			for x := f.Min.X; x < f.Max.X; x++ {
				m.Pix[y*m.Stride+x] = 255
			}
		}
	}
	return m
}

func (l *leaf) read(a Answer) {
	for _, line := range a.Lines {
		if t := closed(line.Text); t != "" {
			l.lines = append(l.lines, Text{t, l.points(line.Box)})
		}
	}
}

// closed takes the spaces away that the recogniser puts between Chinese words;
// those between Latin letters and figures stay.
func closed(s string) string {
	words := strings.Fields(s)
	var b strings.Builder
	for i, w := range words {
		if i > 0 && ascii(words[i-1][len(words[i-1])-1]) && ascii(w[0]) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

func ascii(c byte) bool { return c < 0x80 }
