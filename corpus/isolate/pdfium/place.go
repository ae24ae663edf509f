package pdfium

// Places: from the coordinates of the file to those of the page as it is shown.

import (
	"math"
	"slices"

	"nianbao/extract/page"
)

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
	e.call(getPageBoundingBox, handle, e.at(0))
	left, top, right, bottom := e.float(0), e.float(1), e.float(2), e.float(3)
	p := placing{width: right - left, height: top - bottom, quarterTurns: int(int32(e.call(pageGetRotation, handle))) & 3}
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
	for i := range p.Doubts {
		p.Doubts[i] = rounded(p.Doubts[i])
	}
	for i := range p.Images {
		p.Images[i].Box = rounded(p.Images[i].Box)
	}
}

func thousandth(x float64) float64 { return math.Round(x*1000)/1000 + 0 } // no negative zero

func rounded(b page.Box) page.Box {
	return page.Box{X0: thousandth(b.X0), Y0: thousandth(b.Y0), X1: thousandth(b.X1), Y1: thousandth(b.Y1)}
}
