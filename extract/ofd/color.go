package ofd

// Colours: by value in a colour space, by index in its palette, or a pattern.

import (
	"nianbao/extract/page"
	"nianbao/extract/tags"
)

// paint is what an area is filled with.
type paint struct {
	color   page.Color
	alpha   float64 // 0 to 255
	pattern bool    // a shading or a pattern: nobody can tell which colour is where
}

var black = paint{alpha: 255}

// space is a colour space.
type space struct {
	kind    string // GRAY, RGB, CMYK
	palette []string
}

// paint reads a colour; what cannot be told is a pattern.
func (r resources) paint(n *tags.Node, otherwise paint) paint {
	if n.Local == "" {
		return otherwise
	}
	p := paint{alpha: 255}
	if a, ok := number(n.Value("Alpha")); ok {
		p.alpha = a
	}
	s := r.spaces[n.Value("ColorSpace")]
	value, ok := n.Attr("Value")
	if index, indexed := number(n.Value("Index")); !ok && indexed && index >= 0 && int(index) < len(s.palette) {
		value, ok = s.palette[int(index)], true
	}
	if len(n.Children) > 0 {
		p.pattern = true
		return p
	}
	if !ok {
		return p // the initial colour of every space is black
	}
	p.color, ok = s.color(value)
	p.pattern = !ok
	return p
}

func (s space) color(value string) (page.Color, bool) {
	v, ok := numbers(value)
	if !ok {
		return page.Color{}, false
	}
	switch len(v) {
	case 1:
		return page.Color{R: level(v[0]), G: level(v[0]), B: level(v[0])}, s.kind == "" || s.kind == "GRAY"
	case 3:
		return page.Color{R: level(v[0]), G: level(v[1]), B: level(v[2])}, s.kind == "" || s.kind == "RGB"
	case 4:
		mix := func(ink float64) uint8 { return level((255 - ink) * (255 - v[3]) / 255) }
		return page.Color{R: mix(v[0]), G: mix(v[1]), B: mix(v[2])}, s.kind == "CMYK"
	}
	return page.Color{}, false
}

func level(x float64) uint8 { return uint8(max(0, min(255, x))) }
