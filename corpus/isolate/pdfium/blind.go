package pdfium

// Fonts that draw nothing. PDFium leaves out every text object that has no width, and
// with a font whose program is lost or damaged that is each character that stands alone:
// the digits in the cells of a table. They must not look as if the cell were blank.

import (
	"math"
	"regexp"
	"unicode"

	"nianbao/extract/page"
)

// unread stands for a character that is painted and of which nothing is known.
const unread = "\ufffd"

// tagged is the name of a font that the file brings along in part.
var tagged = regexp.MustCompile(`^[A-Z]{6}\+`)

// latin are fonts in place of which PDFium draws its own. Files use them for spaces
// between Chinese characters.
var latin = regexp.MustCompile(`(?i)^(Helvetica|Times|Courier|Arial|Calibri|Cambria|Verdana|Tahoma|Georgia|Garamond|Century|Segoe|Consolas|Symbol|Wingdings|ZapfDingbats)`)

// shown is a character that PDFium told of, before it is put in order.
type shown struct {
	index uint64
	font  int
	blank bool
}

// leftOut adds a glyph of no known text where a text object was left out whose font
// draws nothing. With a sound font such an object is a space, and nothing is missing.
func (s *sheet) leftOut(text uint64, all []shown) {
	gone := map[int][]uint64{} // by font
	for o, t := range s.texts {
		if t.glyphs == 0 && !t.invisible && t.font > 0 && s.flat(o) {
			gone[t.font] = append(gone[t.font], o)
		}
	}
	for font, objects := range gone {
		if !s.blind(font, text, all) {
			continue
		}
		for _, o := range objects {
			s.unread(o)
		}
	}
}

// flat tells whether an object has no width, which is why it is left out.
func (s *sheet) flat(o uint64) bool {
	const noWidth = 0.01
	return s.yes(pageObjGetBounds, o, s.at(0), s.at(1), s.at(2), s.at(3)) && math.Abs(s.float(2)-s.float(0)) < noWidth
}

// blind tells whether a font lost its program, or is neither in the file nor at hand, or
// draws nothing for a letter or digit.
func (s *sheet) blind(font int, text uint64, all []shown) bool {
	name, embedded := s.fontOf(font)
	if !embedded && (tagged.MatchString(name) || !latin.MatchString(name)) {
		return true
	}
	for _, c := range all {
		if c.font == font && !c.blank && s.inkless(text, c.index) {
			return true
		}
	}
	return false
}

// fontOf is the name of a font by its number, and whether its program was loaded.
func (s *sheet) fontOf(font int) (name string, embedded bool) {
	for handle, number := range s.fonts {
		if number == font {
			return s.fontName(handle), int32(s.call(fontGetIsEmbedded, handle)) != 0
		}
	}
	return "", false
}

// inkless tells whether the box of a character is the one that PDFium makes up where
// the font draws nothing: from the origin, as high as the font.
func (s *sheet) inkless(text, index uint64) bool {
	size := math.Abs(math.Float64frombits(s.call(textGetFontSize, text, index)))
	if !s.yes(textGetMatrix, text, index, s.at(0)) {
		return false
	}
	size *= s.matrix().scale()
	if !s.yes(textGetCharBox, text, index, s.at(0), s.at(2), s.at(4), s.at(6)) {
		return false
	}
	left, right, bottom, top := s.double(0), s.double(2), s.double(4), s.double(6)
	if !s.yes(textGetCharOrigin, text, index, s.at(0), s.at(2)) {
		return false
	}
	x, y := s.double(0), s.double(2)
	near := func(a, b float64) bool { return math.Abs(a-b) < 0.02 }
	return near(top-bottom, size) && (near(bottom, y) || near(top, y)) || near(right-left, size) && (near(left, x) || near(right, x))
}

// unread adds the glyph where the object stands, half as wide as it is high.
func (s *sheet) unread(o uint64) {
	t := s.texts[o]
	if !s.yes(pageObjGetBounds, o, s.at(0), s.at(1), s.at(2), s.at(3)) {
		return
	}
	left, bottom := s.float(0), s.float(1)
	size := 10.
	if s.yes(textObjGetFontSize, o, s.at(0)) {
		size = max(1, math.Abs(s.float(0))*s.matrixOf(o).scale())
	}
	box := s.place.box(t.form, left, bottom, left+size/2, bottom+size)
	s.page.Glyphs = append(s.page.Glyphs, page.Glyph{
		Text: unread, Box: box, Size: size, Color: t.color, Font: t.font, Run: t.order, Order: t.order, MapError: true,
	})
}

// inked are the characters that a sound font draws.
func inked(text string) bool {
	for _, r := range text {
		return unicode.IsLetter(r) || unicode.IsDigit(r)
	}
	return false
}
