package pdfium

// One page: its size, how it is turned, and the walk over all that is painted on
// it, in the order in which it is painted.

import (
	"nianbao/extract/page"
)

// Kinds of page objects, by PDFium's numbers.
const (
	textObject  = 1
	pathObject  = 2
	imageObject = 3
	formObject  = 5
)

const (
	maxNested  = 12     // forms within forms
	maxObjects = 60_000 // of one page
)

// sheet is a page while it is read.
type sheet struct {
	*Engine
	page   page.Page
	place  placing
	fonts  map[uint64]int
	texts  map[uint64]*textual // by the address of the text object
	count  int                 // objects so far, which is the paint order
	drawn  int                 // segments so far
	forms  int                 // nesting
	own    int                 // objects that are the page's own, before what lies on it
	over   bool                // in the walk: what lies on the page
	fields []field
}

// page reads the page with the given index, from 0.
func (e *Engine) page(d document, index int, fonts map[uint64]int) page.Page {
	s := &sheet{Engine: e, page: page.Page{Number: index + 1}, fonts: fonts, texts: map[uint64]*textual{}}
	handle := e.call(loadPage, d.handle, uint64(index))
	if handle == 0 {
		s.page.Limited = true
		return s.page
	}
	s.place = e.placing(handle)
	if handle = s.flattened(d, index, handle); handle == 0 {
		s.page.Limited = true
		return s.page
	}
	defer e.call(closePage, handle)
	s.page.Width, s.page.Height = s.place.size()
	s.objects(handle)
	s.characters(handle)
	s.doubtFields()
	s.round()
	return s.page
}

// objects goes through all that the page paints.
func (s *sheet) objects(handle uint64) {
	for i := range int(int32(s.call(pageCountObjects, handle))) {
		s.over = i >= s.own
		s.object(s.call(pageGetObject, handle, uint64(i)), identity, everywhere)
	}
}

// object notes one thing that is painted; a form is a page in itself.
func (s *sheet) object(o uint64, m matrix, clip page.Box) {
	if o == 0 || s.broken != nil {
		return
	}
	if s.count++; s.count > maxObjects {
		s.page.Limited = true
		return
	}
	clip = intersect(clip, s.clipOf(o, m))
	switch s.call(pageObjGetType, o) {
	case textObject:
		s.texts[o] = s.textual(o, m, clip)
	case pathObject:
		s.path(o, m, clip)
	case imageObject:
		if box := intersect(s.boxOf(o, m), clip); !empty(box) {
			s.page.Images = append(s.page.Images, page.Image{Box: box, Order: s.count, Clear: s.clear(o)})
		}
	case formObject:
		s.form(o, m, clip)
	}
}

// clear tells whether an object lets through what is below it: by its alpha, its mask or
// its way of blending.
func (s *sheet) clear(o uint64) bool { return s.yes(pageObjHasTransparency, o) }

func (s *sheet) form(o uint64, m matrix, clip page.Box) {
	if s.forms >= maxNested {
		s.page.Limited = true
		return
	}
	s.forms++
	m = s.matrixOf(o).then(m)
	for i := range int(int32(s.call(formObjCountObjects, o))) {
		s.object(s.call(formObjGetObject, o, uint64(i)), m, clip)
	}
	s.forms--
}

// boxOf is the place of an object as the page is shown.
func (s *sheet) boxOf(o uint64, m matrix) page.Box {
	if !s.yes(pageObjGetBounds, o, s.at(0), s.at(1), s.at(2), s.at(3)) {
		return page.Box{}
	}
	return s.place.box(m, s.float(0), s.float(1), s.float(2), s.float(3))
}

func (s *sheet) matrixOf(o uint64) matrix {
	if !s.yes(pageObjGetMatrix, o, s.at(0)) {
		return identity
	}
	return s.matrix()
}

// matrix is the one that stands in the room for results.
func (e *Engine) matrix() matrix {
	return matrix{e.float(0), e.float(1), e.float(2), e.float(3), e.float(4), e.float(5)}
}
