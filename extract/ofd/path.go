package ofd

// Paths: what is stroked or filled becomes rules and filled areas.

import (
	"math"
	"strings"

	"nianbao/extract/page"
	"nianbao/extract/tags"
)

// In points, as for PDF: thin is below what a filled rectangle is a line, broad above
// what a stroke covers rather than rules, lean how far a line may lean.
const (
	thin  = 2.5
	broad = 6
	lean  = 0.5
)

// trail is a part of a path that is drawn without lifting the pen, on the page.
type trail struct {
	xs, ys []float64
	closed bool
	curved []bool // the way to this point
}

func (s *sheet) path(n *tags.Node, own state, bound page.Box) {
	trails, ok := s.trails(n.Child("AbbreviatedData").Text, own.m)
	if !ok {
		s.fail("damaged", "a path cannot be followed, or has too many steps")
		return
	}
	grown := page.Box{X0: bound.X0 - broad, Y0: bound.Y0 - broad, X1: bound.X1 + broad, Y1: bound.Y1 + broad}
	clips := append(own.clips[:len(own.clips):len(own.clips)], []page.Box{grown})
	if n.Value("Fill") == "true" || n.Value("Fill") == "1" {
		p := s.resources.paint(s.resources.drawn(n, own.drawing, "FillColor"), paint{alpha: 0})
		p.alpha = p.alpha * own.alpha / 255
		for _, t := range trails {
			s.fill(t, p, clips)
		}
	}
	if n.Value("Stroke") != "false" && n.Value("Stroke") != "0" {
		p := s.resources.paint(s.resources.drawn(n, own.drawing, "StrokeColor"), black)
		width := s.resources.lineWidth(n, own.drawing) * own.m.scale()
		if p.alpha*own.alpha/255 >= 1 {
			for _, t := range trails {
				s.stroke(t, p.color, width, clips)
			}
		}
	}
}

// operands of each operator, and where among them the point that it leads to begins.
var operands = map[string][2]int{"S": {2, 0}, "M": {2, 0}, "L": {2, 0}, "Q": {4, 2}, "B": {6, 4}, "A": {7, 5}, "C": {0, 0}}

// trails reads the short form of a path.
func (s *sheet) trails(data string, m matrix) (list []trail, ok bool) {
	fields := strings.Fields(data)
	for i := 0; i < len(fields); {
		operator := fields[i]
		takes, known := operands[operator]
		if !known || i+takes[0] >= len(fields) && takes[0] > 0 {
			return nil, false
		}
		if s.drawn++; s.drawn > mostPaths {
			return nil, false
		}
		s.left--
		if operator == "C" {
			if len(list) > 0 {
				list[len(list)-1].closed = true
			}
			i++
			continue
		}
		x, okX := number(fields[i+1+takes[1]])
		y, okY := number(fields[i+2+takes[1]])
		if !okX || !okY {
			return nil, false
		}
		if operator == "S" || operator == "M" || len(list) == 0 {
			list = append(list, trail{})
		}
		x, y = m.point(x, y)
		t := &list[len(list)-1]
		t.xs, t.ys, t.curved = append(t.xs, x), append(t.ys, y), append(t.curved, takes[0] > 2)
		i += 1 + takes[0]
	}
	return list, true
}

func (t trail) box() page.Box {
	b := page.Box{X0: math.Inf(1), Y0: math.Inf(1), X1: math.Inf(-1), Y1: math.Inf(-1)}
	for i := range t.xs {
		b = page.Box{X0: min(b.X0, t.xs[i]), Y0: min(b.Y0, t.ys[i]), X1: max(b.X1, t.xs[i]), Y1: max(b.Y1, t.ys[i])}
	}
	return b
}

// rectangle: a trail runs along the four sides of its box and nowhere else.
func (t trail) rectangle() bool {
	b, corners := t.box(), map[[2]bool]bool{}
	for i := range t.xs {
		left, right := t.xs[i]-b.X0 < lean, b.X1-t.xs[i] < lean
		top, bottom := t.ys[i]-b.Y0 < lean, b.Y1-t.ys[i] < lean
		slanted := i > 0 && math.Abs(t.xs[i]-t.xs[i-1]) > lean && math.Abs(t.ys[i]-t.ys[i-1]) > lean
		if t.curved[i] || !left && !right || !top && !bottom || slanted {
			return false
		}
		corners[[2]bool{left, top}] = true
	}
	return len(corners) == 4
}

// fill notes a filled trail: thin ones are rules, rectangles areas. A shading is a
// picture, and so is a large shape that nobody can follow.
func (s *sheet) fill(t trail, p paint, clips [][]page.Box) {
	if p.alpha < 1 || len(t.xs) < 3 {
		return
	}
	b, ok := cut(t.box(), clips)
	switch {
	case !ok:
	case min(b.X1-b.X0, b.Y1-b.Y0) < thin:
		s.rule(b, p.color)
	case p.pattern:
		s.page.Images = append(s.page.Images, page.Image{Box: b, Order: s.next(), Clear: p.alpha < 255})
	case t.rectangle():
		s.page.Fills = append(s.page.Fills, page.Fill{Box: b, Color: p.color, Order: s.next(), Clear: p.alpha < 255})
	}
}

// stroke notes the level and upright lines of a trail.
func (s *sheet) stroke(t trail, color page.Color, width float64, clips [][]page.Box) {
	last := len(t.xs)
	for i := range t.xs {
		k := i + 1
		if k == last {
			if !t.closed || last < 3 {
				return
			}
			k = 0
		}
		if k > 0 && t.curved[k] {
			continue
		}
		across, along := math.Abs(t.xs[i]-t.xs[k]), math.Abs(t.ys[i]-t.ys[k])
		if across > lean && along > lean || across <= lean && along <= lean {
			continue
		}
		half := width / 2
		b := page.Box{X0: min(t.xs[i], t.xs[k]), Y0: min(t.ys[i], t.ys[k]), X1: max(t.xs[i], t.xs[k]), Y1: max(t.ys[i], t.ys[k])}
		if across > along {
			b.Y0, b.Y1 = b.Y0-half, b.Y1+half
		} else {
			b.X0, b.X1 = b.X0-half, b.X1+half
		}
		if b, ok := cut(b, clips); ok && width > broad {
			s.page.Fills = append(s.page.Fills, page.Fill{Box: b, Color: color, Order: s.next()})
		} else if ok {
			s.rule(b, color)
		}
	}
}

// rule notes a thin box by its centre line.
func (s *sheet) rule(b page.Box, color page.Color) {
	if s.drawn++; s.drawn > mostPaths {
		s.fail("limit", "more lines than are read")
		return
	}
	r := page.Rule{X0: b.X0, X1: b.X1, Y0: (b.Y0 + b.Y1) / 2, Y1: (b.Y0 + b.Y1) / 2, Width: b.Y1 - b.Y0, Color: color}
	if b.X1-b.X0 < b.Y1-b.Y0 {
		r = page.Rule{X0: (b.X0 + b.X1) / 2, X1: (b.X0 + b.X1) / 2, Y0: b.Y0, Y1: b.Y1, Width: b.X1 - b.X0, Color: color}
	}
	s.page.Rules = append(s.page.Rules, r)
}

// cut is what clips leave of a box; a clip of several boxes leaves all that touches one.
func cut(b page.Box, clips [][]page.Box) (page.Box, bool) {
	for _, union := range clips {
		if !touches(union, b) {
			return b, false
		}
		if len(union) == 1 {
			u := union[0]
			b = page.Box{X0: max(b.X0, u.X0), Y0: max(b.Y0, u.Y0), X1: min(b.X1, u.X1), Y1: min(b.Y1, u.Y1)}
		}
	}
	return b, true
}
