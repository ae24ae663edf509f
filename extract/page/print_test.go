package page_test

import (
	"strings"

	"nianbao/extract/page"
)

// A page that a test prints: text at places, and rules.

const size = 10.0 // points, of all text unless a test says otherwise

// sheet is one page of 600 by 800 points in the making.
type sheet struct{ page.Page }

func newSheet() *sheet { return &sheet{page.Page{Number: 1, Width: 600, Height: 800}} }

// text prints a line whose baseline box begins at x, y; digits and letters are half as wide.
func (s *sheet) text(x, y float64, text string) *sheet {
	return s.glyphs(x, y, text, func(*page.Glyph) {})
}

func (s *sheet) glyphs(x, y float64, text string, change func(*page.Glyph)) *sheet {
	for _, r := range text {
		width := size
		if r < 0x80 {
			width = size / 2
		}
		g := page.Glyph{Text: string(r), Box: page.Box{X0: x, Y0: y, X1: x + width, Y1: y + size}, Size: size, Font: 1, Run: len(s.Glyphs), Order: s.next()}
		change(&g)
		s.Glyphs = append(s.Glyphs, g)
		x += width
	}
	return s
}

// downwards prints a text one character below the other.
func (s *sheet) downwards(x, y float64, text string) *sheet {
	for i, r := range []rune(text) {
		s.text(x, y+float64(i)*1.05*size, string(r))
	}
	return s
}

func (s *sheet) next() int { return len(s.Glyphs) + len(s.Fills) + len(s.Images) + 1 }

func (s *sheet) across(y, x0, x1 float64) *sheet {
	s.Rules = append(s.Rules, page.Rule{X0: x0, Y0: y, X1: x1, Y1: y, Width: 0.5})
	return s
}

func (s *sheet) down(x, y0, y1 float64) *sheet {
	s.Rules = append(s.Rules, page.Rule{X0: x, Y0: y0, X1: x, Y1: y1, Width: 0.5})
	return s
}

// grid draws all lines between the given places.
func (s *sheet) grid(xs, ys []float64) *sheet {
	for _, y := range ys {
		s.across(y, xs[0], xs[len(xs)-1])
	}
	for _, x := range xs {
		s.down(x, ys[0], ys[len(ys)-1])
	}
	return s
}

func document(sheets ...*sheet) *page.Document {
	d := &page.Document{}
	for i, s := range sheets {
		s.Number = i + 1
		d.Pages = append(d.Pages, s.Page)
	}
	return d
}

// shown writes blocks as tests compare them: paragraphs as lines, tables row by row with bars
// between cells, +n behind a cell of several columns and ^n behind one of several rows.
func shown(blocks []page.Block) string {
	var lines []string
	for _, b := range blocks {
		if b.Table == nil {
			lines = append(lines, b.Text)
			continue
		}
		lines = append(lines, rows(b.Table)...)
	}
	return strings.Join(lines, "\n")
}

func rows(t *page.Table) (lines []string) {
	for r := 1; r <= t.Rows; r++ {
		var cells []string
		for _, c := range t.Cells {
			if c.Row != r {
				continue
			}
			text := strings.ReplaceAll(c.Text, "\n", "⏎")
			if c.ColSpan > 1 {
				text += "+" + string(rune('0'+c.ColSpan))
			}
			if c.RowSpan > 1 {
				text += "^" + string(rune('0'+c.RowSpan))
			}
			cells = append(cells, text)
		}
		lines = append(lines, "|"+strings.Join(cells, "|")+"|")
	}
	return lines
}

func byRules(d *page.Document) string {
	blocks, _ := page.ByRules(page.Sheets(d))
	return shown(blocks)
}

func byRows(d *page.Document) string { return shown(page.ByRows(page.Sheets(d))) }

func byStream(d *page.Document) string { return shown(page.ByStream(page.Sheets(d))) }
