package page

import "math"

// Pages whose text runs sideways or upside down without the file saying so are turned
// before they are read; boxes are turned back for the proof.

// Turn is a number of quarter turns clockwise that the text of a page is away from upright.
type Turn int

// TurnOf finds the direction in which most of a page's text runs.
func TurnOf(p Page) Turn {
	var votes [4]int
	for i := 1; i < len(p.Glyphs); i++ {
		if t, ok := step(p.Glyphs[i-1], p.Glyphs[i]); ok {
			votes[t]++
		}
	}
	best := 0
	for t, n := range votes {
		if n > votes[best] {
			best = t
		}
	}
	if votes[best] < 2*votes[0] {
		return 0
	}
	return Turn(best)
}

// longestStep, in ems, is how far the next character of one text may stand away.
const longestStep = 1.6

// step is the direction from one glyph to the next of its line.
func step(a, b Glyph) (Turn, bool) {
	dx, dy := b.Box.midX()-a.Box.midX(), b.Box.midY()-a.Box.midY()
	reach := longestStep * max(a.Size, b.Size)
	switch {
	case blank(a.Text) || blank(b.Text) || a.Font != b.Font || math.Hypot(dx, dy) > reach || quarter(a.Angle) != quarter(b.Angle):
		return 0, false
	case math.Abs(dy) < math.Abs(dx)/4 && dx > 0:
		return 0, true
	case math.Abs(dy) < math.Abs(dx)/4:
		return 2, true
	case math.Abs(dx) < math.Abs(dy)/4 && quarter(a.Angle) == 0:
		return 0, false // characters that stand upright, one below the other
	case math.Abs(dx) < math.Abs(dy)/4 && dy > 0:
		return 1, true
	case math.Abs(dx) < math.Abs(dy)/4:
		return 3, true
	}
	return 0, false
}

// quarter is the nearest number of quarter turns of an angle, 0 to 3.
func quarter(angle float64) int {
	return ((int(math.Round(angle/90)) % 4) + 4) % 4
}

// upright turns a whole page back.
func (t Turn) upright(p Page) Page {
	if t == 0 {
		return p
	}
	q := p
	if t%2 == 1 {
		q.Width, q.Height = p.Height, p.Width
	}
	q.Glyphs = make([]Glyph, len(p.Glyphs))
	for i, g := range p.Glyphs {
		g.Box, g.Angle = t.box(g.Box, p), math.Mod(g.Angle+90*float64(t), 360)
		q.Glyphs[i] = g
	}
	q.Rules = make([]Rule, len(p.Rules))
	for i, r := range p.Rules {
		b := t.box(Box{min(r.X0, r.X1), min(r.Y0, r.Y1), max(r.X0, r.X1), max(r.Y0, r.Y1)}, p)
		r.X0, r.Y0, r.X1, r.Y1 = b.X0, b.Y0, b.X1, b.Y1
		q.Rules[i] = r
	}
	q.Fills = make([]Fill, len(p.Fills))
	for i, f := range p.Fills {
		f.Box = t.box(f.Box, p)
		q.Fills[i] = f
	}
	q.Doubts = make([]Box, len(p.Doubts))
	for i, b := range p.Doubts {
		q.Doubts[i] = t.box(b, p)
	}
	q.Images = make([]Image, len(p.Images))
	for i, m := range p.Images {
		m.Box = t.box(m.Box, p)
		q.Images[i] = m
	}
	return q
}

// box turns one box of a page upright.
func (t Turn) box(b Box, p Page) Box {
	switch t {
	case 1:
		return Box{b.Y0, p.Width - b.X1, b.Y1, p.Width - b.X0}
	case 2:
		return Box{p.Width - b.X1, p.Height - b.Y1, p.Width - b.X0, p.Height - b.Y0}
	case 3:
		return Box{p.Height - b.Y1, b.X0, p.Height - b.Y0, b.X1}
	}
	return b
}

// back turns a box of the upright page to where it stands on the page as shown.
func (t Turn) back(b Box, shown Page) Box {
	switch t {
	case 1:
		return Box{shown.Width - b.Y1, b.X0, shown.Width - b.Y0, b.X1}
	case 2:
		return t.box(b, shown)
	case 3:
		return Box{b.Y0, shown.Height - b.X1, b.Y1, shown.Height - b.X0}
	}
	return b
}
