package scan

import "slices"

// Which marks may be figures. It is decided by shape alone, before anything is
// recognised, so that writing in a cell of figures is never read as a number.

// count is the number of figures side by side, 0 where marks are no figures.
func (b *box) count() int {
	if b.class != figures {
		return 0
	}
	n := 0
	for _, m := range b.marks {
		if !b.point(m) {
			n++
		}
	}
	return n
}

// classify compares the marks of a cell with the height of the document's figures.
func (b *box) classify(height int) {
	switch {
	case b.class == writing:
	case len(b.marks) == 0 && b.faint:
		b.class = murky
	case len(b.marks) == 0:
		b.class = nothing
	case b.isStroke(height):
		b.class = stroke
	case b.areFigures(height):
		b.class = figures
	case b.ink.Dy()*10 <= height*14 && b.ink.Dx() <= 8*height:
		b.class = murky
	default:
		b.class = writing
	}
	if b.class == figures && !b.pointsStand(height) {
		b.class = murky
		return
	}
	if b.class == murky {
		for i := range b.views {
			if b.show(i); b.areFigures(height) && b.pointsStand(height) {
				b.class = figures
				return
			}
		}
		b.show(0)
	}
}

func (b *box) isStroke(height int) bool {
	m := b.marks[0]
	return len(b.marks) == 1 && !b.cut && m.Dx() >= 2*m.Dy() && 10*m.Dy() <= 3*height && 10*m.Dx() >= 3*height && m.Dx() <= 3*height &&
		b.ink.Min.Y > b.inside.Min.Y+height/4 && b.ink.Max.Y < b.inside.Max.Y-height/4
}

func (b *box) areFigures(height int) bool {
	for i, m := range b.marks {
		if b.point(m) {
			if i == 0 || i == len(b.marks)-1 {
				return false
			}
			continue
		}
		if !slim(m) || 100*m.Dy() < 82*height || 100*m.Dy() > 122*height {
			return false
		}
		if i > 0 && !b.marks[i-1].beside(m, height, b.point(b.marks[i-1])) {
			return false
		}
	}
	return len(b.marks) > 0 && len(b.marks) <= mostFigures && !b.cut
}

// pointsStand: a point between figures is one at every level. A serif that breaks
// off looks like one at the darkest only.
func (b *box) pointsStand(height int) bool {
	points := func() (at []int) {
		for i, m := range b.marks {
			if b.point(m) {
				at = append(at, i)
			}
		}
		return at
	}
	want := points()
	if len(want) == 0 {
		return true
	}
	defer func(v view) { b.shown = v }(b.shown)
	for i := range b.views {
		if b.show(i); !b.areFigures(height) || !slices.Equal(points(), want) {
			return false
		}
	}
	return len(want) == 1
}

// mostFigures of one number, its point included.
const mostFigures = 10

// widePitch is how far apart, as a share of their height, the middles of two figures
// are at most. Further apart stand two numbers, or figures that have lost a point
// between them.
const widePitch = 0.98

// beside tells whether the next figure stands where one would in the same number.
func (m blob) beside(next blob, height int, point bool) bool {
	apart := float64(next.Min.X+next.Max.X-m.Min.X-m.Max.X) / 2
	return next.Min.X >= m.Max.X && (point || apart <= widePitch*float64(height))
}

// point tells a decimal point: small, round, on the line.
func (b *box) point(m blob) bool {
	h := b.ink.Dy()
	return 4*m.Dy() <= h && 4*m.Dx() <= h && 10*m.area >= 6*m.Dx()*m.Dy() && m.Max.Y+b.inside.Min.Y >= b.ink.Max.Y-h/8
}

// slim: figures are higher than wide, Chinese characters are as wide as high.
func slim(m blob) bool { return 100*m.Dx() <= 85*m.Dy() }

// figureHeight is the usual height of single slim marks, 0 where a document shows none.
func (r *reader) figureHeight() int {
	var all []int
	for _, l := range r.leaves {
		for _, t := range l.tables {
			for _, b := range t.boxes {
				for _, m := range b.marks {
					if in := float64(m.Dy()) / l.dpi; len(b.marks) <= 6 && slim(m) && 10*b.ink.Dy() <= 13*m.Dy() && in >= leastMark && in <= mostMark {
						all = append(all, m.Dy())
					}
				}
			}
		}
	}
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return all[len(all)/2]
}
