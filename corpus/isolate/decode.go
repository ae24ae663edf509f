package isolate

// The way back from bytes. A child that was killed in mid-sentence leaves bytes of no
// sense: they give errFrame, never a document.

import (
	"encoding/binary"
	"image"
	"math"

	"nianbao/extract/page"
)

// source is what is left to decode; bad once it did not hold what was asked of it.
type source struct {
	b   []byte
	bad bool
}

func (s *source) take(n int) []byte {
	if n < 0 || n > len(s.b) {
		s.bad, s.b = true, nil
		return nil
	}
	taken := s.b[:n]
	s.b = s.b[n:]
	return taken
}

func (s *source) number() float64 {
	b := s.take(8)
	if b == nil {
		return 0
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(b))
}

func (s *source) count() int {
	v, n := binary.Varint(s.b)
	if n <= 0 {
		s.bad, s.b = true, nil
		return 0
	}
	s.b = s.b[n:]
	return int(v)
}

// many is the length of a list whose members take at least each bytes.
func (s *source) many(each int) int {
	n := s.count()
	if n < 0 || n > len(s.b)/each {
		s.bad, s.b = true, nil
		return 0
	}
	return n
}

func (s *source) text() string { return string(s.take(s.count())) }

func (s *source) box() page.Box {
	return page.Box{X0: s.number(), Y0: s.number(), X1: s.number(), Y1: s.number()}
}

func (s *source) color() page.Color {
	b := s.take(3)
	if b == nil {
		return page.Color{}
	}
	return page.Color{R: b[0], G: b[1], B: b[2]}
}

func (s *source) flags() (first, second bool) {
	b := s.take(1)
	if b == nil {
		return false, false
	}
	return b[0]&1 != 0, b[0]&2 != 0
}

// whole tells whether all was there, and nothing more.
func (s *source) whole() error {
	if s.bad || len(s.b) > 0 {
		return errFrame
	}
	return nil
}

func takeFailure(b []byte) error {
	s := source{b: b}
	f := &page.Failure{Reason: s.text(), Detail: s.text()}
	if s.whole() != nil {
		return errFrame
	}
	return f
}

func takeText(b []byte) (*page.Text, error) {
	s := source{b: b}
	t := &page.Text{Pages: make([]string, s.many(1))}
	for i := range t.Pages {
		t.Pages[i] = s.text()
	}
	return t, s.whole()
}

func takeDocument(b []byte) (*page.Document, error) {
	s := source{b: b}
	d := &page.Document{Producer: s.text(), Creator: s.text()}
	d.Pages = make([]page.Page, s.many(20))
	for i := range d.Pages {
		s.page(&d.Pages[i])
	}
	return d, s.whole()
}

// Lists of a page that are empty stay nil, as an engine leaves them.
func list[T any](n int) []T {
	if n == 0 {
		return nil
	}
	return make([]T, n)
}

func (s *source) page(p *page.Page) {
	p.Number, p.Width, p.Height = s.count(), s.number(), s.number()
	p.Limited, p.Annotated = s.flags()
	p.Glyphs, p.Rules = list[page.Glyph](s.many(50)), list[page.Rule](s.many(43))
	p.Fills, p.Images = list[page.Fill](s.many(37)), list[page.Image](s.many(34))
	p.Doubts = list[page.Box](s.many(32))
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.Text, g.Box, g.Angle, g.Size = s.text(), s.box(), s.number(), s.number()
		g.Color, g.Font, g.Run, g.Order = s.color(), s.count(), s.count(), s.count()
		g.Invisible, g.MapError = s.flags()
	}
	for i := range p.Rules {
		p.Rules[i] = page.Rule{X0: s.number(), Y0: s.number(), X1: s.number(), Y1: s.number(), Width: s.number(), Color: s.color()}
	}
	for i := range p.Fills {
		f := &p.Fills[i]
		f.Box, f.Color, f.Order = s.box(), s.color(), s.count()
		f.Clear, _ = s.flags()
	}
	for i := range p.Doubts {
		p.Doubts[i] = s.box()
	}
	for i := range p.Images {
		m := &p.Images[i]
		m.Box, m.Order = s.box(), s.count()
		m.Clear, _ = s.flags()
	}
}

func takePicture(b []byte) (image.Image, error) {
	s := source{b: b}
	width, height := s.count(), s.count()
	if s.bad || width <= 0 || height <= 0 || width > maxFrame/4/height || len(s.b) != 4*width*height {
		return nil, errFrame
	}
	return &image.RGBA{Pix: s.b, Stride: 4 * width, Rect: image.Rect(0, 0, width, height)}, nil
}
