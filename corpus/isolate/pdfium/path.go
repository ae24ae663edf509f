package pdfium

// Paths: what is stroked or filled becomes rules and filled areas.

import (
	"math"

	"nianbao/extract/page"
)

// Kinds of path segments, by PDFium's numbers.
const (
	lineTo   = 0
	bezierTo = 1
	moveTo   = 2
)

const (
	// thin is below what a filled rectangle is a line: Word and WPS draw borders so.
	thin = 2.5
	// broad is above what a stroke covers rather than rules.
	broad = 6
	// level is how far a line may lean and still be horizontal or vertical.
	level = 0.5
)

// trail is a part of a path that is drawn without lifting the pen, as the page is shown.
type trail struct {
	xs, ys []float64
	closed bool
	curved bool
}

// path turns one painted path into rules and fills. What strokes a field or a comment
// that lies on the page is its border, no rule of a table.
func (s *sheet) path(o uint64, m matrix, clip page.Box) {
	if !s.yes(pathGetDrawMode, o, s.at(0), s.at(1)) {
		return
	}
	fill, stroke := s.number(0), s.number(1) != 0
	if fill == 0 && !stroke {
		return
	}
	own := s.matrixOf(o).then(m)
	trails := s.trails(o, own.then(s.place.shown), stroke)
	if fill != 0 {
		if color, alpha := s.fillColor(o); alpha > 0 {
			s.filled(trails, color, clip, s.clear(o))
		}
	}
	if stroke && !s.over {
		s.strokes(o, trails, own.scale(), clip)
	}
}

// trails reads the segments of a path, within the limit of the page. Whether one is closed
// is asked for strokes only: a fill closes all.
func (s *sheet) trails(o uint64, m matrix, stroke bool) []trail {
	count := int(int32(s.call(pathCountSegments, o)))
	s.drawn += max(0, count)
	if s.left -= max(0, count); s.drawn > maxSegments || s.left < 0 {
		s.page.Limited = true
		return nil
	}
	var list []trail
	for i := range count {
		segment := s.call(pathGetPathSegment, o, uint64(i))
		if segment == 0 || !s.yes(pathSegmentGetPoint, segment, s.at(0), s.at(1)) {
			return list
		}
		x, y := m.point(s.float(0), s.float(1))
		kind := int32(s.call(pathSegmentGetType, segment))
		if kind == moveTo || len(list) == 0 {
			list = append(list, trail{})
		}
		t := &list[len(list)-1]
		t.xs, t.ys = append(t.xs, x), append(t.ys, y)
		t.curved = t.curved || kind == bezierTo
		t.closed = t.closed || stroke && s.yes(pathSegmentGetClose, segment)
	}
	return list
}

// box is the smallest rectangle around a trail.
func (t trail) box() page.Box {
	b := page.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for i := range t.xs {
		b = page.Box{X0: min(b.X0, t.xs[i]), Y0: min(b.Y0, t.ys[i]), X1: max(b.X1, t.xs[i]), Y1: max(b.Y1, t.ys[i])}
	}
	return b
}

// rectangle says that a trail runs along all four sides of its box and nowhere else.
func (t trail) rectangle() bool {
	if t.curved || len(t.xs) < 4 {
		return false
	}
	b, corners := t.box(), map[[2]bool]bool{}
	for i := range t.xs {
		left, right := t.xs[i]-b.X0 < level, b.X1-t.xs[i] < level
		top, bottom := t.ys[i]-b.Y0 < level, b.Y1-t.ys[i] < level
		if !left && !right || !top && !bottom {
			return false
		}
		corners[[2]bool{left, top}] = true
	}
	return len(corners) == 4 && t.straight()
}

// straight says that each side of a trail is horizontal or vertical.
func (t trail) straight() bool {
	for i := 1; i < len(t.xs); i++ {
		if math.Abs(t.xs[i]-t.xs[i-1]) > level && math.Abs(t.ys[i]-t.ys[i-1]) > level {
			return false
		}
	}
	return true
}

// filled notes what a fill paints: thin shapes are rules, two rectangles one closely
// inside the other a frame, other rectangles areas. Other shapes are drawings.
func (s *sheet) filled(trails []trail, color page.Color, clip page.Box, clear bool) {
	for i := 0; i < len(trails); i++ {
		b := intersect(trails[i].box(), clip)
		width, height := b.X1-b.X0, b.Y1-b.Y0
		switch {
		case empty(b) || trails[i].curved || len(trails[i].xs) < 3:
		case min(width, height) < thin:
			s.rule(b, color)
		case i+1 < len(trails) && frame(trails[i], trails[i+1]):
			s.frame(trails[i].box(), trails[i+1].box(), color, clip)
			i++
		case trails[i].rectangle():
			s.page.Fills = append(s.page.Fills, page.Fill{Box: b, Color: color, Order: s.count, Clear: clear})
		}
	}
}

// rule notes a thin box by its centre line.
func (s *sheet) rule(b page.Box, color page.Color) {
	r := page.Rule{X0: b.X0, X1: b.X1, Y0: (b.Y0 + b.Y1) / 2, Y1: (b.Y0 + b.Y1) / 2, Width: b.Y1 - b.Y0, Color: color}
	if b.X1-b.X0 < b.Y1-b.Y0 {
		r = page.Rule{X0: (b.X0 + b.X1) / 2, X1: (b.X0 + b.X1) / 2, Y0: b.Y0, Y1: b.Y1, Width: b.X1 - b.X0, Color: color}
	}
	s.page.Rules = append(s.page.Rules, r)
}

// frame says that b is a rectangle closely inside of the rectangle a, or around it:
// browsers paint the border of a box so.
func frame(a, b trail) bool {
	if !a.rectangle() || !b.rectangle() {
		return false
	}
	p, q := a.box(), b.box()
	near := func(inner, outer float64) bool {
		return inner >= -level/10 && inner < thin && outer >= -level/10 && outer < thin
	}
	return near(q.X0-p.X0, p.X1-q.X1) && near(q.Y0-p.Y0, p.Y1-q.Y1) ||
		near(p.X0-q.X0, q.X1-p.X1) && near(p.Y0-q.Y0, q.Y1-p.Y1)
}

// frame notes the four sides between two rectangles.
func (s *sheet) frame(a, b page.Box, color page.Color, clip page.Box) {
	if b.X0 < a.X0 || b.X1 > a.X1 {
		a, b = b, a
	}
	for _, side := range []page.Box{
		{X0: a.X0, Y0: a.Y0, X1: a.X1, Y1: b.Y0}, {X0: a.X0, Y0: b.Y1, X1: a.X1, Y1: a.Y1},
		{X0: a.X0, Y0: a.Y0, X1: b.X0, Y1: a.Y1}, {X0: b.X1, Y0: a.Y0, X1: a.X1, Y1: a.Y1},
	} {
		if side = intersect(side, clip); !empty(side) && min(side.X1-side.X0, side.Y1-side.Y0) > 0 {
			s.rule(side, color)
		}
	}
}
