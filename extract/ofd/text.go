package ofd

// Text objects: characters with the steps between them.

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/page"
	"nianbao/extract/tags"
)

// Parts of the size that a glyph takes above and below its baseline.
const (
	ascent  = 0.88
	descent = 0.12
)

// outside is how far, in sizes, a glyph's middle may stand beyond the boundary of its
// object, which cuts off what is drawn there. Programs round boundaries.
const outside = 0.6

// words is a text object being painted.
type words struct {
	state
	size, stretch float64
	turn          matrix // of each character around its origin
	look          page.Glyph
	bound         page.Box
	unsure        map[int]bool // characters that stand for other numbers of glyphs
}

func (s *sheet) text(n *tags.Node, own state, bound page.Box) {
	size, ok := number(n.Value("Size"))
	if !ok || size <= 0 {
		s.fail("damaged", "a text has no size")
		return
	}
	s.run++
	w := &words{state: own, size: size, stretch: 1, turn: turned(n.Value("CharDirection")), unsure: map[int]bool{}}
	if h, ok := number(n.Value("HScale")); ok && h > 0 {
		w.stretch = h
	}
	slack := outside * size * own.m.scale()
	w.bound = page.Box{X0: bound.X0 - slack, Y0: bound.Y0 - slack, X1: bound.X1 + slack, Y1: bound.Y1 + slack}
	w.look = page.Glyph{Size: size * own.m.scale(), Font: s.resources.font(n.Value("Font")), Run: s.run}
	s.ink(n, w)
	along := w.turn.then(own.m)
	w.look.Angle = -math.Atan2(along.b, along.a) * 180 / math.Pi
	x, y, first := 0.0, 0.0, 0
	for _, c := range n.Children {
		switch c.Local {
		case "CGTransform":
			w.transform(c)
		case "TextCode":
			if v, ok := number(c.Value("X")); ok {
				x = v
			}
			if v, ok := number(c.Value("Y")); ok {
				y = v
			}
			first += s.code(c, w, x, y, first)
		}
	}
}

// ink finds the colour of a text.
func (s *sheet) ink(n *tags.Node, w *words) {
	fill, stroke := n.Value("Fill") != "false", n.Value("Stroke") == "true"
	p := s.resources.paint(s.resources.drawn(n, w.drawing, "FillColor"), black)
	if !fill {
		p = s.resources.paint(s.resources.drawn(n, w.drawing, "StrokeColor"), black)
	}
	if !p.pattern {
		w.look.Color = p.color
	}
	w.look.Invisible = !fill && !stroke || p.alpha*w.alpha/255 < 1
}

// transform notes characters that do not have one glyph each: where the steps between
// them lead is not known.
func (w *words) transform(c *tags.Node) {
	count := func(name string) int {
		if n, err := strconv.Atoi(c.Value(name)); err == nil {
			return n
		}
		return 1
	}
	at, _ := strconv.Atoi(c.Value("CodePosition"))
	if codes := count("CodeCount"); codes != count("GlyphCount") {
		for i := range min(max(codes, 1), mostGlyphs) {
			w.unsure[at+i] = true
		}
	}
}

// code paints one piece of text from (x, y) on, and tells how many characters it has.
func (s *sheet) code(c *tags.Node, w *words, x, y float64, first int) int {
	text := strings.Trim(c.Text, "\r\n\t")
	count := utf8.RuneCountInString(text)
	dx, soundX := steps(c.Value("DeltaX"), count)
	dy, soundY := steps(c.Value("DeltaY"), count)
	i := 0
	for _, r := range text {
		g := w.look
		g.Text = string(r)
		g.MapError = !soundX || !soundY || w.unsure[first+i] || unicode.Is(unicode.Co, r)
		width, byX, byY := widthOf(r)*w.size*w.stretch, 0.0, 0.0
		switch {
		case i < len(dx) || i < len(dy):
			byX, byY = at(dx, i), at(dy, i)
		default:
			byX = width
		}
		if byX > 0 && byX < 1.15*width {
			width = byX
		}
		s.glyph(g, w, x, y, width)
		x, y, i = x+byX, y+byY, i+1
	}
	return count
}

// glyph paints one character whose origin is (x, y), width broad.
func (s *sheet) glyph(g page.Glyph, w *words, x, y, width float64) {
	if s.left--; s.left < 0 || len(s.page.Glyphs) >= mostGlyphs {
		s.fail("limit", "more characters than are read")
		return
	}
	m := w.turn.then(shift(x, y)).then(w.m)
	g.Box = m.box(page.Box{X0: 0, Y0: -ascent * w.size, X1: width, Y1: descent * w.size})
	g.Order = s.next()
	midX, midY := (g.Box.X0+g.Box.X1)/2, (g.Box.Y0+g.Box.Y1)/2
	sheet := page.Box{X1: s.page.Width, Y1: s.page.Height}
	dot := page.Box{X0: midX, Y0: midY, X1: midX, Y1: midY}
	if w.clipped(midX, midY) || !touches([]page.Box{w.bound}, dot) || !touches([]page.Box{sheet}, dot) {
		g.Invisible = true
	}
	s.page.Glyphs = append(s.page.Glyphs, g)
}

func at(steps []float64, i int) float64 {
	if i < len(steps) {
		return steps[i]
	}
	return 0
}

// steps reads a list of steps; `g 3 1.5` stands for three of 1.5. No more than there are
// characters are asked for.
func steps(s string, most int) (list []float64, ok bool) {
	fields := strings.Fields(s)
	for i := 0; i < len(fields) && len(list) < most; i++ {
		times := 1
		if fields[i] == "g" || fields[i] == "G" {
			if i+2 >= len(fields) {
				return nil, false
			}
			n, err := strconv.Atoi(fields[i+1])
			if err != nil || n < 0 {
				return nil, false
			}
			times, i = n, i+2
		}
		by, ok := number(fields[i])
		if !ok {
			return nil, false
		}
		for range min(times, most-len(list)) {
			list = append(list, by)
		}
	}
	return list, true
}

// widthOf is the advance of a character in sizes, where the file does not say it.
func widthOf(r rune) float64 {
	switch {
	case r < 0x2E80 && !unicode.In(r, unicode.Po, unicode.Pi, unicode.Pf), r < 0x80:
		return 0.5
	case unicode.Is(unicode.Mn, r):
		return 0
	}
	return 1
}

// turned turns characters around their origins, clockwise by degrees.
func turned(degrees string) matrix {
	switch degrees {
	case "90":
		return matrix{b: 1, c: -1}
	case "180":
		return matrix{a: -1, d: -1}
	case "270":
		return matrix{b: -1, c: 1}
	}
	return identity
}
