package ofd

// What all objects have: a place, a transformation, a look, clips.

import (
	"nianbao/extract/page"
	"nianbao/extract/tags"
)

// state is what objects take over from what they stand in.
type state struct {
	m       matrix // to points on the page
	drawing string // drawing parameter
	alpha   float64
	clips   [][]page.Box // on the page; each is a union of boxes
	depth   int
}

// mostDepth is how deep blocks and composites may stand in one another.
const mostDepth = 16

// objects paints a list of objects in its order.
func (s *sheet) objects(list []*tags.Node, in state) {
	for _, n := range list {
		if s.left--; s.left < 0 {
			s.fail("limit", "more is painted than is read")
			return
		}
		switch n.Local {
		case "PageBlock":
			if in.depth < mostDepth {
				inner := in
				inner.depth++
				s.objects(n.Children, inner)
			} else {
				s.fail("limit", "blocks stand too deep in one another")
			}
		case "TextObject", "PathObject", "ImageObject", "CompositeObject":
			s.object(n, in)
		}
	}
}

// object paints one object. One whose place cannot be told might stand anywhere: then
// nothing on the page can be trusted.
func (s *sheet) object(n *tags.Node, in state) {
	if n.Value("Visible") == "false" || n.Value("Visible") == "0" {
		return
	}
	box, ok := boxOf(n.Value("Boundary"))
	m, sound := ctm(n.Value("CTM"))
	if !ok || !sound {
		s.fail("damaged", "an object has no place")
		return
	}
	own := in
	own.m = m.then(shift(box.X0, box.Y0)).then(in.m)
	if id := n.Value("DrawParam"); id != "" {
		own.drawing = id
	}
	if a, ok := number(n.Value("Alpha")); ok {
		own.alpha = own.alpha * a / 255
	}
	bound := in.m.box(box)
	own.clips = append(own.clips[:len(own.clips):len(own.clips)], s.clips(n, own)...)
	switch n.Local {
	case "TextObject":
		s.text(n, own, bound)
	case "PathObject":
		s.path(n, own, bound)
	case "ImageObject":
		s.image(n, own)
	case "CompositeObject":
		s.composite(n, own, bound)
	}
}

func (s *sheet) image(n *tags.Node, own state) {
	box := own.m.box(page.Box{X1: 1, Y1: 1})
	for _, union := range own.clips {
		if !touches(union, box) {
			return
		}
	}
	clear := own.alpha < 255 || s.seeThrough(n.Value("ResourceID"))
	s.page.Images = append(s.page.Images, page.Image{Box: box, Order: s.next(), Clear: clear})
}

// composite paints what is drawn once and shown often. One that is not there leaves a
// picture of which nothing is known.
func (s *sheet) composite(n *tags.Node, own state, bound page.Box) {
	unit := s.resources.composites[n.Value("ResourceID")]
	switch {
	case own.depth >= mostDepth:
		s.fail("limit", "objects stand too deep in one another")
		return
	case unit == nil:
		s.page.Images = append(s.page.Images, page.Image{Box: bound, Order: s.next(), Clear: true})
		return
	}
	own.depth++
	s.objects(unit.Child("Content").Children, own)
}

// clips are the areas outside of which nothing of an object is seen.
func (s *sheet) clips(n *tags.Node, own state) (list [][]page.Box) {
	for _, clip := range n.Child("Clips").Children {
		var union []page.Box
		for _, area := range clip.Children {
			m, _ := ctm(area.Value("CTM"))
			for _, shape := range area.Children {
				if box, ok := boxOf(shape.Value("Boundary")); ok {
					union = append(union, m.then(own.m).box(box))
				}
			}
		}
		if len(union) > 0 {
			list = append(list, union)
		}
	}
	return list
}

// clipped tells whether a point is cut away.
func (own state) clipped(x, y float64) bool {
	for _, union := range own.clips {
		if !touches(union, page.Box{X0: x, Y0: y, X1: x, Y1: y}) {
			return true
		}
	}
	return false
}

func touches(union []page.Box, b page.Box) bool {
	for _, u := range union {
		if b.X0 <= u.X1 && b.X1 >= u.X0 && b.Y0 <= u.Y1 && b.Y1 >= u.Y0 {
			return true
		}
	}
	return false
}
