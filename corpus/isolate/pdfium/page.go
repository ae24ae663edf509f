package pdfium

// One page: its size, how it is turned, and the walk over all that is painted on
// it, in the order in which it is painted.

import (
	"math"
	"slices"

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
	page  page.Page
	place placing
	fonts map[uint64]int
	texts map[uint64]textual // by the address of the text object
	count int                // objects so far, which is the paint order
	drawn int                // segments so far
	forms int                // nesting
}

// page reads the page with the given index, from 0.
func (e *Engine) page(d document, index int, fonts map[uint64]int) page.Page {
	s := &sheet{Engine: e, page: page.Page{Number: index + 1}, fonts: fonts, texts: map[uint64]textual{}}
	handle := e.call("FPDF_LoadPage", d.handle, uint64(index))
	if handle == 0 {
		s.page.Limited = true
		return s.page
	}
	defer e.call("FPDF_ClosePage", handle)
	s.place = e.placing(handle)
	s.page.Width, s.page.Height = s.place.size()
	s.objects(handle)
	s.characters(handle)
	s.round()
	return s.page
}

// round leaves thousandths of a point: what is smaller differs between machines.
func (s *sheet) round() {
	p := &s.page
	p.Width, p.Height = thousandth(p.Width), thousandth(p.Height)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		g.Box, g.Size = rounded(g.Box), thousandth(g.Size)
	}
	for i := range p.Rules {
		r := &p.Rules[i]
		r.X0, r.Y0, r.X1, r.Y1 = thousandth(r.X0), thousandth(r.Y0), thousandth(r.X1), thousandth(r.Y1)
		r.Width = thousandth(r.Width)
	}
	for i := range p.Fills {
		p.Fills[i].Box = rounded(p.Fills[i].Box)
	}
	for i := range p.Images {
		p.Images[i].Box = rounded(p.Images[i].Box)
	}
}

func thousandth(x float64) float64 { return math.Round(x*1000)/1000 + 0 } // no negative zero

func rounded(b page.Box) page.Box {
	return page.Box{X0: thousandth(b.X0), Y0: thousandth(b.Y0), X1: thousandth(b.X1), Y1: thousandth(b.Y1)}
}

// objects goes through all that the page paints.
func (s *sheet) objects(handle uint64) {
	for i := range int(int32(s.call("FPDFPage_CountObjects", handle))) {
		s.object(s.call("FPDFPage_GetObject", handle, uint64(i)), identity, everywhere)
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
	switch s.call("FPDFPageObj_GetType", o) {
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
func (s *sheet) clear(o uint64) bool { return s.yes("FPDFPageObj_HasTransparency", o) }

func (s *sheet) form(o uint64, m matrix, clip page.Box) {
	if s.forms >= maxNested {
		s.page.Limited = true
		return
	}
	s.forms++
	m = s.matrixOf(o).then(m)
	for i := range int(int32(s.call("FPDFFormObj_CountObjects", o))) {
		s.object(s.call("FPDFFormObj_GetObject", o, uint64(i)), m, clip)
	}
	s.forms--
}

// boxOf is the place of an object as the page is shown.
func (s *sheet) boxOf(o uint64, m matrix) page.Box {
	if !s.yes("FPDFPageObj_GetBounds", o, s.at(0), s.at(1), s.at(2), s.at(3)) {
		return page.Box{}
	}
	return s.place.box(m, s.float(0), s.float(1), s.float(2), s.float(3))
}

func (s *sheet) matrixOf(o uint64) matrix {
	if !s.yes("FPDFPageObj_GetMatrix", o, s.at(0)) {
		return identity
	}
	return s.matrix()
}

// matrix is the one that stands in the room for results.
func (e *Engine) matrix() matrix {
	return matrix{e.float(0), e.float(1), e.float(2), e.float(3), e.float(4), e.float(5)}
}

// matrix maps x, y to a·x+c·y+e, b·x+d·y+f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

func (m matrix) point(x, y float64) (float64, float64) {
	return m[0]*x + m[2]*y + m[4], m[1]*x + m[3]*y + m[5]
}

// then is m first, n after it.
func (m matrix) then(n matrix) matrix {
	e, f := n.point(m[4], m[5])
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		e, f,
	}
}

// scale is by how much lengths grow, the mean of both directions.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m[0]*m[3] - m[1]*m[2])) }

// placing leads from the file's coordinates, origin at the bottom left, to the page
// as it is shown: origin top left, turned.
type placing struct {
	shown         matrix
	width, height float64
	quarterTurns  int // clockwise
}

func (e *Engine) placing(handle uint64) placing {
	e.call("FPDF_GetPageBoundingBox", handle, e.at(0))
	left, top, right, bottom := e.float(0), e.float(1), e.float(2), e.float(3)
	p := placing{width: right - left, height: top - bottom, quarterTurns: int(int32(e.call("FPDFPage_GetRotation", handle))) & 3}
	switch p.quarterTurns {
	case 0:
		p.shown = matrix{1, 0, 0, -1, -left, top}
	case 1:
		p.shown = matrix{0, 1, 1, 0, -bottom, -left}
	case 2:
		p.shown = matrix{-1, 0, 0, 1, right, -bottom}
	case 3:
		p.shown = matrix{0, -1, -1, 0, top, right}
	}
	return p
}

func (p placing) size() (width, height float64) {
	if p.quarterTurns%2 == 1 {
		return p.height, p.width
	}
	return p.width, p.height
}

// box is a rectangle, given by two corners in the coordinates of m, as it is shown.
func (p placing) box(m matrix, x0, y0, x1, y1 float64) page.Box {
	m = m.then(p.shown)
	var xs, ys [4]float64
	xs[0], ys[0] = m.point(x0, y0)
	xs[1], ys[1] = m.point(x1, y0)
	xs[2], ys[2] = m.point(x0, y1)
	xs[3], ys[3] = m.point(x1, y1)
	return page.Box{X0: slices.Min(xs[:]), Y0: slices.Min(ys[:]), X1: slices.Max(xs[:]), Y1: slices.Max(ys[:])}
}

var everywhere = page.Box{X0: math.Inf(-1), Y0: math.Inf(-1), X1: math.Inf(1), Y1: math.Inf(1)}

func intersect(a, b page.Box) page.Box {
	return page.Box{X0: max(a.X0, b.X0), Y0: max(a.Y0, b.Y0), X1: min(a.X1, b.X1), Y1: min(a.Y1, b.Y1)}
}

// empty boxes hold not even a line.
func empty(b page.Box) bool { return b.X0 > b.X1 || b.Y0 > b.Y1 }

// clipOf is the box within which an object is seen: where several paths clip it, what
// they have in common. Clips by curves are taken by their boxes.
func (s *sheet) clipOf(o uint64, m matrix) page.Box {
	clip := s.call("FPDFPageObj_GetClipPath", o)
	if clip == 0 {
		return everywhere
	}
	seen := everywhere
	for i := range max(0, int(int32(s.call("FPDFClipPath_CountPaths", clip)))) {
		segments := int(int32(s.call("FPDFClipPath_CountPathSegments", clip, uint64(i))))
		if s.drawn += max(0, segments); s.drawn > 10*maxSegments {
			s.page.Limited = true
			return seen
		}
		seen = intersect(seen, s.clipBox(clip, i, segments, m))
	}
	return seen
}

func (s *sheet) clipBox(clip uint64, i, segments int, m matrix) page.Box {
	around := page.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for j := range segments {
		segment := s.call("FPDFClipPath_GetPathSegment", clip, uint64(i), uint64(j))
		if segment == 0 || !s.yes("FPDFPathSegment_GetPoint", segment, s.at(0), s.at(1)) {
			return everywhere
		}
		x, y := m.then(s.place.shown).point(s.float(0), s.float(1))
		around = page.Box{X0: min(around.X0, x), Y0: min(around.Y0, y), X1: max(around.X1, x), Y1: max(around.Y1, y)}
	}
	if segments <= 0 {
		return everywhere
	}
	return around
}
