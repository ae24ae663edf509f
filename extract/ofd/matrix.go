package ofd

// Places and transformations: y goes down, as on the page.

import (
	"math"
	"strconv"
	"strings"

	"nianbao/extract/page"
)

// pointsPerMM: a point is a 72nd of an inch, which has 25.4 mm.
const pointsPerMM = 72 / 25.4

// matrix maps (x, y) to (ax+cy+e, bx+dy+f).
type matrix struct{ a, b, c, d, e, f float64 }

var identity = matrix{a: 1, d: 1}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

func scaled(by float64) matrix { return matrix{a: by, d: by} }

func (m matrix) point(x, y float64) (float64, float64) {
	return m.a*x + m.c*y + m.e, m.b*x + m.d*y + m.f
}

// then is m first and n behind it.
func (m matrix) then(n matrix) matrix {
	return matrix{
		m.a*n.a + m.b*n.c, m.a*n.b + m.b*n.d,
		m.c*n.a + m.d*n.c, m.c*n.b + m.d*n.d,
		m.e*n.a + m.f*n.c + n.e, m.e*n.b + m.f*n.d + n.f,
	}
}

// scale is by how much lengths grow.
func (m matrix) scale() float64 { return math.Sqrt(math.Abs(m.a*m.d - m.b*m.c)) }

// box is the smallest box around a box that was mapped.
func (m matrix) box(b page.Box) page.Box {
	x, y := m.point(b.X0, b.Y0)
	out := page.Box{X0: x, Y0: y, X1: x, Y1: y}
	for _, corner := range [][2]float64{{b.X1, b.Y0}, {b.X0, b.Y1}, {b.X1, b.Y1}} {
		x, y := m.point(corner[0], corner[1])
		out = page.Box{X0: min(out.X0, x), Y0: min(out.Y0, y), X1: max(out.X1, x), Y1: max(out.Y1, y)}
	}
	return out
}

// numbers reads numbers between spaces; ok is false where one is none, or is larger than
// anything on a page.
func numbers(s string) (list []float64, ok bool) {
	for f := range strings.FieldsSeq(s) {
		x, ok := number(f)
		if !ok {
			return nil, false
		}
		list = append(list, x)
	}
	return list, true
}

const largest = 1e6 // mm

func number(s string) (float64, bool) {
	x, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	return x, err == nil && x > -largest && x < largest
}

// ctm reads a transformation, identity where there is none.
func ctm(s string) (matrix, bool) {
	if s == "" {
		return identity, true
	}
	v, ok := numbers(s)
	if !ok || len(v) != 6 {
		return identity, false
	}
	return matrix{v[0], v[1], v[2], v[3], v[4], v[5]}, true
}

// boxOf reads a box, given by its corner, width and height.
func boxOf(s string) (page.Box, bool) {
	v, ok := numbers(s)
	if !ok || len(v) != 4 {
		return page.Box{}, false
	}
	return page.Box{X0: v[0], Y0: v[1], X1: v[0] + v[2], Y1: v[1] + v[3]}, true
}
