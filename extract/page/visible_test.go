package page_test

import (
	"testing"

	"nianbao/extract/page"
)

// What nobody sees is not read; what cannot be told is in doubt.
func TestVisible(t *testing.T) {
	red := page.Color{R: 220, G: 20, B: 20}
	for _, c := range []struct {
		name string
		put  func(*sheet)
		want string
	}{
		{"render mode 3", func(s *sheet) { s.glyphs(100, 200, "99999", func(g *page.Glyph) { g.Invisible = true }) }, "申请7件"},
		{"white on white", func(s *sheet) {
			s.glyphs(100, 200, "99999", func(g *page.Glyph) { g.Color = page.Color{R: 255, G: 255, B: 250} })
		}, "申请7件"},
		{"covered by a later fill", func(s *sheet) {
			s.text(100, 200, "99999")
			s.Fills = append(s.Fills, page.Fill{Box: page.Box{X0: 90, Y0: 190, X1: 200, Y1: 220}, Color: page.Color{R: 255, G: 255, B: 255}, Order: s.next()})
		}, "申请7件"},
		{"under a marker that lets it through", func(s *sheet) {
			s.text(100, 200, "12")
			s.Fills = append(s.Fills, page.Fill{Box: page.Box{X0: 90, Y0: 190, X1: 200, Y1: 220}, Color: page.Color{R: 255, G: 255}, Order: s.next(), Clear: true})
		}, "申请7件\n12"},
		{"white on a dark fill", func(s *sheet) {
			s.Fills = append(s.Fills, page.Fill{Box: page.Box{X0: 90, Y0: 190, X1: 200, Y1: 220}, Color: page.Color{B: 120}, Order: s.next()})
			s.glyphs(100, 200, "12", func(g *page.Glyph) { g.Color = page.Color{R: 255, G: 255, B: 255} })
		}, "申请7件\n12"},
		{"at a slant", func(s *sheet) { s.glyphs(100, 200, "内部资料", func(g *page.Glyph) { g.Angle = 45 }) }, "申请7件"},
		{"a round stamp with a straight line", func(s *sheet) {
			s.glyphs(100, 100, "某", func(g *page.Glyph) { g.Angle, g.Color = 60, red })
			s.glyphs(160, 160, "局", func(g *page.Glyph) { g.Angle, g.Color = 300, red })
			s.glyphs(110, 130, "2024", func(g *page.Glyph) { g.Color = red })
		}, "申请7件"},
		{"red print that is no stamp", func(s *sheet) { s.glyphs(100, 200, "文件", func(g *page.Glyph) { g.Color = red }) }, "申请7件\n文件"},
		{"printed three times for weight", func(s *sheet) { s.text(100, 200, "12").text(100.3, 200, "12").text(100, 200.3, "12") }, "申请7件\n12"},
		{"two digits on each other", func(s *sheet) { s.text(100, 200, "1").text(101, 200, "8") }, "申请7件\n\uFFFD\uFFFD"},
		{"red ink over a digit", func(s *sheet) {
			s.text(100, 200, "8").glyphs(98, 200, "章", func(g *page.Glyph) { g.Color = red })
		}, "申请7件\n8"},
		{"under a picture", func(s *sheet) {
			s.text(100, 200, "12")
			s.Images = append(s.Images, page.Image{Box: page.Box{X0: 90, Y0: 190, X1: 200, Y1: 220}, Order: s.next()})
		}, "申请7件\n\uFFFD\uFFFD"},
		{"under the picture of a seal", func(s *sheet) {
			s.text(100, 200, "12")
			s.Images = append(s.Images, page.Image{Box: page.Box{X0: 90, Y0: 190, X1: 200, Y1: 220}, Order: s.next(), Clear: true})
		}, "申请7件\n12"},
		{"a glyph that the file gives no character", func(s *sheet) {
			s.glyphs(100, 200, "5", func(g *page.Glyph) { g.MapError = true })
		}, "申请7件\n\uFFFD"},
		{"a private character", func(s *sheet) { s.text(100, 200, "\uE001") }, "申请7件\n\uFFFD"},
		{"radicals", func(s *sheet) { s.text(100, 200, "⼯⾏⺠") }, "申请7件\n工行民"},
	} {
		s := newSheet().text(100, 50, "申请7件")
		c.put(s)
		if got := byRules(document(s)); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// Text of a page that is turned reads as before, and its boxes are those of the page as shown.
func TestTurned(t *testing.T) {
	upright := newSheet().grid([]float64{100, 200, 300}, []float64{100, 130, 160}).text(105, 110, "规章").text(205, 110, "12").text(105, 140, "公开").text(205, 140, "305").text(100, 300, "政府信息公开年度报告")
	want := byRules(document(upright))
	for turns := 1; turns < 4; turns++ {
		s := newSheet()
		s.Page = turned(upright.Page, turns)
		d := document(s)
		blocks, _ := page.ByRules(page.Sheets(d))
		if got := shown(blocks); got != want {
			t.Errorf("%d quarter turns: got %q, want %q", turns, got, want)
		}
		for _, b := range blocks {
			if b.Table == nil {
				continue
			}
			if got, want := b.Table.Cells[3].Box, turnedBox(page.Box{X0: 200, Y0: 130, X1: 300, Y1: 160}, upright.Page, turns); got != want {
				t.Errorf("%d quarter turns: the cell stands at %v, want %v", turns, got, want)
			}
		}
	}
}

// turned is the page after clockwise quarter turns of all that it shows.
func turned(p page.Page, turns int) page.Page {
	q := page.Page{Number: 1, Width: p.Width, Height: p.Height}
	if turns%2 == 1 {
		q.Width, q.Height = p.Height, p.Width
	}
	for _, g := range p.Glyphs {
		g.Box, g.Angle = turnedBox(g.Box, p, turns), float64((4-turns)%4*90)
		q.Glyphs = append(q.Glyphs, g)
	}
	for _, r := range p.Rules {
		b := turnedBox(page.Box{X0: r.X0, Y0: r.Y0, X1: r.X1, Y1: r.Y1}, p, turns)
		q.Rules = append(q.Rules, page.Rule{X0: b.X0, Y0: b.Y0, X1: b.X1, Y1: b.Y1, Width: r.Width})
	}
	for _, b := range p.Doubts {
		q.Doubts = append(q.Doubts, turnedBox(b, p, turns))
	}
	return q
}

func turnedBox(b page.Box, p page.Page, turns int) page.Box {
	switch turns {
	case 1:
		return page.Box{X0: p.Height - b.Y1, Y0: b.X0, X1: p.Height - b.Y0, Y1: b.X1}
	case 2:
		return page.Box{X0: p.Width - b.X1, Y0: p.Height - b.Y1, X1: p.Width - b.X0, Y1: p.Height - b.Y0}
	}
	return page.Box{X0: b.Y0, Y0: p.Width - b.X1, X1: b.Y1, Y1: p.Width - b.X0}
}
