package pdfium

// Clips: what of an object is seen at all.

import (
	"math"

	"nianbao/extract/page"
)

// clipOf is the box within which an object is seen: where several paths clip it, what
// they have in common. Clips by curves are taken by their boxes.
func (s *sheet) clipOf(o uint64, m matrix) page.Box {
	clip := s.call(pageObjGetClipPath, o)
	if clip == 0 {
		return everywhere
	}
	seen := everywhere
	for i := range max(0, int(int32(s.call(clipPathCountPaths, clip)))) {
		segments := int(int32(s.call(clipPathCountPathSegments, clip, uint64(i))))
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
		segment := s.call(clipPathGetPathSegment, clip, uint64(i), uint64(j))
		if segment == 0 || !s.yes(pathSegmentGetPoint, segment, s.at(0), s.at(1)) {
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
