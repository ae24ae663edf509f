package scan

// One cell: its interior without the ink of its rules, and the marks in it.

import "image"

const (
	ruleInset = 0.016 // inches from the middle of a rule to where its ink ends
	speckSize = 0.008 // inches: what is no larger either way is dirt
	leastMark = 0.045 // inches: the lowest figures that are read, 5 points in type
	mostMark  = 0.21  // inches: the highest, 20 points in type
)

// class is what the ink of a cell looks like before it is recognised.
type class int

const (
	nothing class = iota
	figures       // single marks of one height, side by side
	stroke        // one flat mark
	murky         // one line that may be figures that touch or are broken
	writing       // anything else
)

// box is one cell with its ink.
type box struct {
	place  slot
	dpi    float64
	inside image.Rectangle // on the leaf
	views  []view          // at each level
	shown                  // the view that is believed
	faint  bool            // something lighter than ink is there
	class  class

	state      State
	text       string
	candidates []string
	looks      int
}

// look finds the marks of a cell, at each of several levels: thin strokes break at
// a dark one, marks run together at a light one.
func look(l *leaf, s slot) *box {
	b := &box{place: s, dpi: l.dpi}
	inset := int(ruleInset*l.dpi + 0.5)
	b.inside = s.frame.Inset(inset)
	if b.inside.Dx() < inset || b.inside.Dy() < inset {
		b.inside = image.Rectangle{Min: s.frame.Min, Max: s.frame.Min}
		b.class = writing
		return b
	}
	for _, level := range levels(l.level) {
		b.views = append(b.views, b.view(l.gray, level))
	}
	b.show(0)
	b.faint = len(b.marks) == 0 && (len(b.views[len(b.views)-1].marks) > 0 || l.reds != nil && len(b.view(l.reds, l.level).marks) > 0)
	return b
}

// levels are those at which marks are looked for, the darkest first.
func levels(level uint8) []uint8 {
	return []uint8{level, (level + lenient(level)) / 2, lenient(level)}
}

// shown is a view under the name that a box has it by.
type shown = view

// view is the ink of a cell at one level.
type view struct {
	marks []blob          // from the left; boxes count from inside.Min
	ink   image.Rectangle // around them, on the leaf
	cut   bool            // a mark runs into a rule
}

func (b *box) view(g *image.Gray, level uint8) (v view) {
	speck := max(2, int(speckSize*b.dpi))
	for _, m := range blobs(inkOf(g, b.inside, level)) {
		if m.Dx() <= speck && m.Dy() <= speck && m.area < speck*speck || b.remnant(m) {
			continue
		}
		v.cut = v.cut || b.atEdge(m)
		v.marks = append(v.marks, m)
		v.ink = v.ink.Union(m.Rectangle.Add(b.inside.Min))
	}
	return v
}

// show takes one of the views as what the cell shows.
func (b *box) show(i int) { b.shown = b.views[i] }

// remnant tells the ink of a rule from a mark: it lies flat along the edge, nearly all
// the way, or is thinner than any stroke. A figure at the edge is no remnant.
func (b *box) remnant(m blob) bool {
	w, h := b.inside.Dx(), b.inside.Dy()
	flat := (m.Min.Y == 0 || m.Max.Y == h) && alongEdge(m.Dy(), m.Dx(), w, b.dpi)
	tall := (m.Min.X == 0 || m.Max.X == w) && alongEdge(m.Dx(), m.Dy(), h, b.dpi)
	return flat || tall
}

func alongEdge(thick, long, side int, dpi float64) bool {
	return thick <= int(0.007*dpi) || thick <= int(0.014*dpi+0.5) && 10*long >= 8*side
}

func (b *box) atEdge(m blob) bool {
	return m.Min.X == 0 || m.Min.Y == 0 || m.Max.X == b.inside.Dx() || m.Max.Y == b.inside.Dy()
}
