package pdfium

// Characters: what each is, where it stands, and how it is painted.

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

	"nianbao/extract/page"
)

// Text render modes that paint nothing.
const (
	invisible = 3
	clipOnly  = 7
)

// textual is what all characters of one text object share.
type textual struct {
	order     int
	font      int
	color     page.Color
	invisible bool
	over      bool // it lies on the page
	glyphs    int  // that PDFium told of
	form      matrix
	clip      page.Box
	measured  bool // size and angle are known
	size      float64
	angle     float64
}

// textual notes how a text object is painted.
func (s *sheet) textual(o uint64, m matrix, clip page.Box) *textual {
	t := &textual{order: s.count, form: m, clip: clip, over: s.over}
	font := s.call(textObjGetFont, o)
	if s.fonts[font] == 0 {
		s.fonts[font] = len(s.fonts) + 1
	}
	t.font = s.fonts[font]
	mode := int32(s.call(textObjGetTextRenderMode, o))
	color, alpha := s.fillColor(o)
	if mode == 1 || mode == 5 { // outlines only
		color, alpha = s.strokeColor(o)
	}
	t.color = color
	t.invisible = mode == invisible || mode == clipOnly || alpha == 0
	return t
}

func (s *sheet) fillColor(o uint64) (page.Color, uint32) {
	return s.color(s.yes(pageObjGetFillColor, o, s.at(0), s.at(1), s.at(2), s.at(3)))
}

func (s *sheet) strokeColor(o uint64) (page.Color, uint32) {
	return s.color(s.yes(pageObjGetStrokeColor, o, s.at(0), s.at(1), s.at(2), s.at(3)))
}

// color is the one in the room for results; a pattern, which has none, counts as black.
func (s *sheet) color(known bool) (page.Color, uint32) {
	if !known {
		return page.Color{}, 255
	}
	return page.Color{R: uint8(s.number(0)), G: uint8(s.number(1)), B: uint8(s.number(2))}, s.number(3)
}

// characters reads the text of the page. PDFium orders it as it reads; the glyphs are
// put into the order in which they are painted.
func (s *sheet) characters(handle uint64) {
	text := s.call(textLoadPage, handle)
	if text == 0 {
		return
	}
	defer s.call(textClosePage, text)
	count := int(int32(s.call(textCountChars, text)))
	if most := min(maxGlyphs, max(0, s.left)); count > most {
		count, s.page.Limited = most, true
	}
	s.left -= max(0, count)
	var all []shown
	for i := 0; i < count && s.broken == nil; i++ {
		if !s.yes(textIsGenerated, text, uint64(i)) {
			all = append(all, s.character(text, uint64(i)))
		}
	}
	s.leftOut(text, all)
	slices.SortStableFunc(s.page.Glyphs, func(a, b page.Glyph) int { return cmp.Compare(a.Order, b.Order) })
}

func (s *sheet) character(text, i uint64) shown {
	object := s.call(textGetTextObject, text, i)
	t := s.texts[object]
	if t == nil { // beyond the limit of objects, or of no object
		s.count++
		t = s.textual(object, identity, everywhere)
		s.texts[object] = t
	}
	if !t.measured {
		t.size, t.angle = s.measure(text, i)
		t.measured = true
	}
	t.glyphs++
	if !s.yes(textGetLooseCharBox, text, i, s.at(0)) {
		s.page.Limited = true
		return shown{index: i, font: t.font, blank: true}
	}
	g := page.Glyph{
		Box:       s.place.box(identity, s.float(0), s.float(3), s.float(2), s.float(1)),
		Text:      character(uint32(s.call(textGetUnicode, text, i))),
		MapError:  s.yes(textHasUnicodeMapError, text, i),
		Angle:     t.angle,
		Size:      t.size,
		Color:     t.color,
		Font:      t.font,
		Run:       t.order,
		Order:     t.order,
		Invisible: t.invisible,
	}
	if seen := intersect(g.Box, t.clip); seen.X1 <= seen.X0 || seen.Y1 <= seen.Y0 {
		g.Invisible = true
	}
	s.page.Glyphs = append(s.page.Glyphs, g)
	s.page.Annotated = s.page.Annotated || t.over && strings.ContainsFunc(g.Text, unicode.IsDigit)
	return shown{index: i, font: t.font, blank: !inked(g.Text)}
}

// measure is the size of the font in points and the angle of its baseline in degrees,
// counter-clockwise, both as the page is shown.
func (s *sheet) measure(text, i uint64) (size, angle float64) {
	size = math.Float64frombits(s.call(textGetFontSize, text, i))
	if !s.yes(textGetMatrix, text, i, s.at(0)) {
		return size, 0
	}
	m := s.matrix().then(s.place.shown)
	angle = math.Atan2(-m[1], m[0]) * 180 / math.Pi
	return math.Abs(size) * math.Hypot(m[2], m[3]), math.Round(angle*100)/100 + 0 // no negative zero
}

// character is the text of one code. PDFium marks a dash at the end of a line, which may
// be all that a cell says, as a hyphen with a code of its own.
func character(code uint32) string {
	switch code {
	case 0:
		return ""
	case 2, 0xFFFE:
		return "-"
	}
	return string(rune(code))
}
