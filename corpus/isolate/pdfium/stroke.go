package pdfium

// Strokes: each straight side of a stroked path is a rule.

import (
	"math"

	"nianbao/extract/page"
)

// strokes notes the sides that a pen draws; scale is from its width to points.
func (s *sheet) strokes(o uint64, trails []trail, scale float64, clip page.Box) {
	color, alpha := s.strokeColor(o)
	if alpha == 0 {
		return
	}
	width := 0.
	if s.yes(pageObjGetStrokeWidth, o, s.at(0)) {
		width = s.float(0) * scale
	}
	clear := s.clear(o)
	for _, t := range trails {
		if t.curved {
			continue
		}
		for i := 1; i < len(t.xs); i++ {
			s.stroke(t.xs[i-1], t.ys[i-1], t.xs[i], t.ys[i], width, color, clip, clear)
		}
		if n := len(t.xs); t.closed && n > 2 && (t.xs[n-1] != t.xs[0] || t.ys[n-1] != t.ys[0]) {
			s.stroke(t.xs[n-1], t.ys[n-1], t.xs[0], t.ys[0], width, color, clip, clear)
		}
	}
}

// stroke notes one side where it is horizontal or vertical; a broad one is an area.
func (s *sheet) stroke(x0, y0, x1, y1, width float64, color page.Color, clip page.Box, clear bool) {
	across, down := math.Abs(x1-x0), math.Abs(y1-y0)
	if across > level && down > level || across == 0 && down == 0 {
		return
	}
	r := page.Rule{X0: min(x0, x1), X1: max(x0, x1), Y0: (y0 + y1) / 2, Y1: (y0 + y1) / 2, Width: width, Color: color}
	painted := page.Box{X0: r.X0, X1: r.X1, Y0: r.Y0 - width/2, Y1: r.Y0 + width/2}
	if down > across {
		r = page.Rule{X0: (x0 + x1) / 2, X1: (x0 + x1) / 2, Y0: min(y0, y1), Y1: max(y0, y1), Width: width, Color: color}
		painted = page.Box{X0: r.X0 - width/2, X1: r.X0 + width/2, Y0: r.Y0, Y1: r.Y1}
	}
	seen := intersect(painted, clip)
	switch {
	case empty(seen):
	case width > broad:
		s.page.Fills = append(s.page.Fills, page.Fill{Box: seen, Color: color, Order: s.count, Clear: clear})
	case down > across:
		r.Y0, r.Y1 = seen.Y0, seen.Y1
		s.page.Rules = append(s.page.Rules, r)
	default:
		r.X0, r.X1 = seen.X0, seen.X1
		s.page.Rules = append(s.page.Rules, r)
	}
}
