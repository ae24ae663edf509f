package pdfium

// What lies on a page: the values of form fields, comments, stamps. A person sees them as
// part of it, and so they are made part of it before it is read. A field that says
// something else than it shows, or shows nothing of what it says, is in doubt: one program
// shows the value that is stored, another what was painted of it when it was filled in.

import (
	"strings"
	"unicode"
	"unicode/utf16"

	"nianbao/extract/page"
)

// Kinds of annotations, by PDFium's numbers, that paint nothing on the page or whose
// values are looked at.
const (
	linkAnnotation   = 2
	popupAnnotation  = 16
	widgetAnnotation = 20
)

// Flags of annotations that nobody sees: hidden, and not on the screen.
const unseenFlags = 1<<1 | 1<<5

const maxAnnotations = 5_000 // of one page

// field is a form field that says something, and its place on the page as shown. The
// value of a part may stand in the field that it is a part of, where PDFium does not look.
type field struct {
	value string
	part  bool
	box   page.Box
}

// flattened makes what lies on a page part of it. The page that is to be read may be
// another one then; own is how many of its objects are the page's, all where nothing lies
// on it.
func (s *sheet) flattened(d document, index int, handle uint64) uint64 {
	s.own = int(int32(s.call(pageCountObjects, handle)))
	if !s.annotations(handle) {
		return handle
	}
	const asShown, done = 0, 1
	if s.call(pageFlatten, handle, asShown) != done || s.broken != nil {
		return handle
	}
	s.call(closePage, handle)
	return s.call(loadPage, d.handle, uint64(index))
}

// annotations tells whether anything lies on a page, and notes its fields.
func (s *sheet) annotations(handle uint64) (some bool) {
	count := int(int32(s.call(pageGetAnnotCount, handle)))
	if count > maxAnnotations {
		count, s.page.Limited = maxAnnotations, true
	}
	for i := range count {
		a := s.call(pageGetAnnot, handle, uint64(i))
		if a == 0 {
			continue
		}
		switch kind := s.call(annotGetSubtype, a); {
		case kind == linkAnnotation || kind == popupAnnotation || s.call(annotGetFlags, a)&unseenFlags != 0:
		case kind == widgetAnnotation:
			some = true
			s.field(a)
		default:
			some = true
		}
		s.call(pageCloseAnnot, a)
	}
	return some
}

// field notes what a field says, where it may say anything. What is ticked or signed says
// nothing in words.
func (s *sheet) field(a uint64) {
	f := field{value: strings.TrimSpace(s.textOf(a, "V")), part: s.has(a, "Parent")}
	if kind := s.textOf(a, "FT"); kind == "Btn" || kind == "Sig" || f.value == "" && !f.part {
		return
	}
	if s.yes(annotGetRect, a, s.at(0)) { // left, top, right, bottom
		f.box = s.place.box(identity, s.float(0), s.float(3), s.float(2), s.float(1))
		s.fields = append(s.fields, f)
	}
}

func (s *sheet) has(a uint64, key string) bool {
	name := s.word(key)
	defer s.call(free, name)
	return s.yes(annotHasKey, a, name)
}

// textOf is one text in the dictionary of an annotation.
func (s *sheet) textOf(a uint64, key string) string {
	const most = 4096
	name, text := s.word(key), s.call(malloc, most)
	defer s.call(free, name)
	defer s.call(free, text)
	n := min(s.call(annotGetStringValue, a, name, text, most), most)
	b, _ := s.module.Memory().Read(uint32(text), uint32(n))
	return wide(b)
}

// word puts a name into PDFium's memory.
func (e *Engine) word(name string) uint64 {
	at := e.call(malloc, uint64(len(name)+1))
	e.module.Memory().Write(uint32(at), append([]byte(name), 0))
	return at
}

// wide is a text of two bytes a unit, up to its end.
func wide(b []byte) string {
	var units []uint16
	for i := 0; i+1 < len(b); i += 2 {
		units = append(units, uint16(b[i])|uint16(b[i+1])<<8)
	}
	text, _, _ := strings.Cut(string(utf16.Decode(units)), "\x00")
	return text
}

// doubtFields puts a glyph of no known text where a field shows something else than it
// says, or may say.
func (s *sheet) doubtFields() {
	for _, f := range s.fields {
		said, shown := bare(f.value), bare(s.shownIn(f.box))
		if shown != "" && (said == "" || said == shown) {
			continue
		}
		s.count++
		box := f.box
		box.X1 = min(box.X1, box.X0+(box.Y1-box.Y0)/2) // as wide as a digit
		s.page.Glyphs = append(s.page.Glyphs, page.Glyph{Text: unread, Box: box, Size: box.Y1 - box.Y0, Run: s.count, Order: s.count, MapError: true})
		s.page.Annotated = true
		s.page.Doubts = append(s.page.Doubts, f.box)
	}
}

// shownIn is the text that is painted on a field, in its order.
func (s *sheet) shownIn(box page.Box) string {
	var b strings.Builder
	for _, g := range s.page.Glyphs {
		x, y := (g.Box.X0+g.Box.X1)/2, (g.Box.Y0+g.Box.Y1)/2
		if !g.Invisible && x > box.X0 && x < box.X1 && y > box.Y0 && y < box.Y1 {
			b.WriteString(g.Text)
		}
	}
	return b.String()
}

// bare leaves of a text what a field may not show in another way: digits, or without any
// its other characters, no blanks.
func bare(text string) string {
	only := func(keep func(rune) bool) string {
		return strings.Map(func(r rune) rune {
			if keep(r) {
				return r
			}
			return -1
		}, text)
	}
	if digits := only(unicode.IsDigit); digits != "" {
		return digits
	}
	return only(func(r rune) bool { return !unicode.IsSpace(r) })
}
