package page

import (
	"fmt"
	"strings"
)

// Drawing: what the steps saw of a page, as SVG: glyph boxes grey, hidden glyphs pink,
// rules blue, cells green with the row and column that each was given.

// Draw paints one sheet with the cells of the given blocks that stand on it.
func Draw(s Sheet, blocks []Block) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %.0f" width="%.0f" height="%.0f">`+"\n", s.shown.Width, s.shown.Height, 1.5*s.shown.Width, 1.5*s.shown.Height)
	fmt.Fprintln(&b, `<rect width="100%" height="100%" fill="white"/>`)
	for _, f := range s.shown.Fills {
		frame(&b, f.Box, `fill="#f4f1e4"`)
	}
	for _, m := range s.shown.Images {
		frame(&b, m.Box, `fill="#eee" stroke="#999" stroke-dasharray="4"`)
	}
	s.drawGlyphs(&b)
	for _, r := range s.shown.Rules {
		fmt.Fprintf(&b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="#27c" stroke-width="%.2f"/>`+"\n", r.X0, r.Y0, r.X1, r.Y1, max(0.4, r.Width))
	}
	for _, block := range blocks {
		s.drawBlock(&b, block)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// drawGlyphs shows all glyphs, and over them those that are read.
func (s Sheet) drawGlyphs(b *strings.Builder) {
	for _, g := range s.shown.Glyphs {
		glyph(b, g, "#fcd", "#e6a")
	}
	for _, g := range s.Glyphs {
		g.Box = s.shownAt(g.Box)
		fill := "#333"
		if g.Text == Doubtful {
			fill = "#c00"
		}
		glyph(b, g, "#ddd", fill)
	}
}

func glyph(b *strings.Builder, g Glyph, side, ink string) {
	if blank(g.Text) {
		return
	}
	frame(b, g.Box, fmt.Sprintf(`fill="white" fill-opacity="0.6" stroke="%s" stroke-width="0.3"`, side))
	fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="%.1f" fill="%s" text-anchor="middle">%s</text>`+"\n", g.Box.midX(), g.Box.Y1-0.2*g.height(), 0.9*g.height(), ink, escaped(g.Text))
}

// drawBlock shows the cells of a table, or the place of a paragraph.
func (s Sheet) drawBlock(b *strings.Builder, block Block) {
	if block.Table == nil {
		if block.Page == s.Number {
			frame(b, block.Box, `fill="none" stroke="#b80" stroke-width="0.4" stroke-dasharray="2"`)
		}
		return
	}
	for _, c := range block.Table.Cells {
		if c.Page != s.Number {
			continue
		}
		frame(b, c.Box, `fill="#3b5" fill-opacity="0.08" stroke="#3b5" stroke-width="1"`)
		fmt.Fprintf(b, `<text x="%.1f" y="%.1f" font-size="5" fill="#162">%d,%d</text>`+"\n", c.Box.X0+1.5, c.Box.Y0+5.5, c.Row, c.Col)
	}
}

func frame(b *strings.Builder, x Box, style string) {
	fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" %s/>`+"\n", x.X0, x.Y0, max(0, x.width()), max(0, x.height()), style)
}

// escaped keeps what XML may hold.
func escaped(s string) string {
	s = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;").Replace(s)
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return -1
		}
		return r
	}, s)
}
