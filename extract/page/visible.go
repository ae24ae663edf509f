package page

import (
	"cmp"
	"math"
	"slices"
	"unicode"
)

// What a person sees of a page: hidden text, stamps and repeated prints are taken
// away, and what is painted on other text or under a picture is in doubt.

// Doubtful stands for a glyph that is printed and cannot be told. Whatever holds it is
// no number and no label.
const Doubtful = "\uFFFD"

// Unseen counts what was taken away from a page. A reader that sees neither colour nor
// order cannot be a witness where digits are among it.
type Unseen struct {
	Glyphs, Digits int // not seen by anybody
	Crossed        int // digits and what they are printed on: in doubt
}

// Visible leaves the glyphs that a person sees, in their order.
func Visible(p Page) (Page, Unseen) {
	var unseen Unseen
	gone := hidden(p)
	stamps(p, gone)
	heaped := overlays(p, gone)
	doubt := crossed(p, gone)
	if heaped {
		unseen.Crossed = len(p.Glyphs)
	}
	struck := struckOut(p)
	q := p
	q.Glyphs = make([]Glyph, 0, len(p.Glyphs))
	for i, g := range p.Glyphs {
		switch {
		case gone[i] == repeated:
			unseen.Glyphs++ // a second reader prints it twice: that contradicts, and hides nothing
			continue
		case gone[i] != 0:
			unseen.count(g)
			continue
		case doubt[i]:
			unseen.Crossed++
			g.Text = Doubtful
		case struck[i] || g.MapError || g.Text == "" || strange(g.Text):
			g.Text = Doubtful
		default:
			g.Text = unfolded(g.Text)
		}
		q.Glyphs = append(q.Glyphs, g)
	}
	return q, unseen
}

func (u *Unseen) count(g Glyph) {
	u.Glyphs++
	for _, r := range g.Text {
		if unicode.IsDigit(r) {
			u.Digits++
		}
	}
}

// fate is why a glyph is not seen, 0 where it is.
type fate byte

const (
	painted  fate = iota
	unseen        // no paint, the paint of its ground, or something over it
	stamped       // of a stamp or a watermark
	repeated      // printed again over itself
)

// sameColor is the distance of two colours, in the channel that differs most, below
// which nobody sees one on the other. r42 hides its 99999 in pure white.
const sameColor = 24

// hidden finds glyphs without paint, in the colour of their ground, or covered later.
func hidden(p Page) []fate {
	gone := make([]fate, len(p.Glyphs))
	fills := bandsOf(len(p.Fills), func(i int) Box { return p.Fills[i].Box })
	pictures := bandsOf(len(p.Images), func(i int) Box { return p.Images[i].Box })
	for i, g := range p.Glyphs {
		x, y := g.Box.midX(), g.Box.midY()
		ground, at, known := Color{255, 255, 255}, -1, true
		for _, k := range fills.at(y) {
			switch f := p.Fills[k]; {
			case !f.Box.holds(x, y):
			case f.Order > g.Order && !f.Clear:
				gone[i] = unseen
			case f.Order < g.Order && f.Order >= at:
				ground, at, known = f.Color, f.Order, !f.Clear
			}
		}
		for _, k := range pictures.at(y) {
			if m := p.Images[k]; m.Box.holds(x, y) && m.Order < g.Order && m.Order > at {
				at, known = m.Order, false
			}
		}
		if g.Invisible || known && far(g.Color, ground) < sameColor {
			gone[i] = unseen
		}
	}
	return gone
}

func far(a, b Color) float64 {
	d := func(x, y uint8) float64 { return math.Abs(float64(x) - float64(y)) }
	return max(d(a.R, b.R), d(a.G, b.G), d(a.B, b.B))
}

// reddish: the ink of a stamp. The red of r44 and c04 is pure; scanners give paler ones.
func reddish(c Color) bool { return c.R >= 150 && int(c.R)-max(int(c.G), int(c.B)) >= 70 }

// slant is the angle, in degrees, from which on text is not set along the page.
const slant = 3

func slanted(g Glyph) bool {
	off := math.Mod(math.Abs(g.Angle), 90)
	return min(off, 90-off) > slant
}

// stamps finds text that is set at a slant, whatever its colour, and the red text
// between slanted red glyphs: the middle lines of a round stamp.
func stamps(p Page, gone []fate) {
	var round Box
	for i, g := range p.Glyphs {
		if gone[i] == 0 && slanted(g) {
			gone[i] = stamped
			if reddish(g.Color) {
				round = round.with(g.Box)
			}
		}
	}
	if round == (Box{}) {
		return
	}
	for i, g := range p.Glyphs {
		if gone[i] == 0 && reddish(g.Color) && round.holds(g.Box.midX(), g.Box.midY()) {
			gone[i] = stamped
		}
	}
}

// Overlays: one character printed several times for weight is one; the copies stand
// within this part of the font's size of each other (r40 prints thrice, 0.03 em apart).
const overlayShift = 0.15

// overlays finds the second and later prints of one glyph. It gives up on a page where all
// is printed on all: heaped.
func overlays(p Page, gone []fate) (heaped bool) {
	return each(p, gone, func(i, k int) {
		a, b := p.Glyphs[i], p.Glyphs[k]
		near := overlayShift * min(a.Size, b.Size)
		if a.Text == b.Text && math.Abs(a.Box.midX()-b.Box.midX()) < near && math.Abs(a.Box.midY()-b.Box.midY()) < near {
			gone[max(i, k)] = repeated
		}
	})
}

// Two glyphs that share more than these parts of the narrower one and the lower one are
// printed on each other.
const (
	crossedWidth  = 0.4
	crossedHeight = 0.5
)

// crossed finds digits that are printed on other characters, with these, and what
// stands under a picture that came later: nobody can tell what a picture leaves to see.
// Red ink on black is a stamp, and the black is read.
func crossed(p Page, gone []fate) []bool {
	doubt := make([]bool, len(p.Glyphs))
	each(p, gone, func(i, k int) {
		a, b := p.Glyphs[i], p.Glyphs[k]
		if !digital(a.Text) && !digital(b.Text) || mark(a.Text) || mark(b.Text) {
			return
		}
		across := shared(a.Box.X0, a.Box.X1, b.Box.X0, b.Box.X1) / max(1, min(a.Box.width(), b.Box.width()))
		along := shared(a.Box.Y0, a.Box.Y1, b.Box.Y0, b.Box.Y1) / max(1, min(a.Box.height(), b.Box.height()))
		switch {
		case across < crossedWidth || along < crossedHeight:
		case reddish(a.Color) && !reddish(b.Color):
			gone[i] = stamped
		case reddish(b.Color) && !reddish(a.Color):
			gone[k] = stamped
		default:
			doubt[i], doubt[k] = true, true
		}
	})
	pictures := bandsOf(len(p.Images), func(i int) Box { return p.Images[i].Box })
	for i, g := range p.Glyphs {
		for _, k := range pictures.at(g.Box.midY()) {
			if m := p.Images[k]; m.Order > g.Order && !m.Clear && m.Box.holds(g.Box.midX(), g.Box.midY()) {
				doubt[i] = true
			}
		}
	}
	return doubt
}

// struckOut finds digits through whose middle a rule runs.
func struckOut(p Page) []bool {
	struck := make([]bool, len(p.Glyphs))
	var level []Rule
	for _, r := range p.Rules {
		if abs(r.Y1-r.Y0) <= straight {
			level = append(level, r)
		}
	}
	rules := bandsOf(len(level), func(i int) Box { r := level[i]; return Box{r.X0, r.Y0, r.X1, r.Y1} })
	for i, g := range p.Glyphs {
		if !digital(g.Text) {
			continue
		}
		for _, k := range rules.at(g.Box.midY()) {
			r := level[k]
			if abs(r.Y0-g.Box.midY()) < struckHeight*g.Box.height() && min(r.X0, r.X1) <= g.Box.midX() && max(r.X0, r.X1) >= g.Box.midX() {
				struck[i] = true
			}
		}
	}
	return struck
}

// struckHeight is the part of its height by which a rule through a digit may miss its middle;
// underlines and the borders of cells stand at half of it.
const struckHeight = 0.2

// mostPairs of glyphs that may touch: no page of print has a tenth of that.
const mostPairs = 400_000

// each visits the pairs of glyphs that may touch, once each, but no more than the most.
func each(p Page, gone []fate, visit func(i, k int)) (more bool) {
	pairs := 0
	order := make([]int, 0, len(p.Glyphs))
	for i, g := range p.Glyphs {
		if gone[i] == 0 && !blank(g.Text) {
			order = append(order, i)
		}
	}
	rows := bandsOf(len(order), func(n int) Box { return p.Glyphs[order[n]].Box })
	for number, row := range rows {
		slices.SortFunc(row, func(a, b int) int {
			return cmp.Compare(p.Glyphs[order[a]].Box.X0, p.Glyphs[order[b]].Box.X0)
		})
		for n, at := range row {
			i := order[at]
			for _, next := range row[n+1:] {
				k := order[next]
				a, b := p.Glyphs[i].Box, p.Glyphs[k].Box
				if b.X0 >= a.X1 {
					break
				}
				if pairs++; pairs > mostPairs {
					return true
				}
				if b.Y0 < a.Y1 && a.Y0 < b.Y1 && number == band(max(a.Y0, b.Y0)) && gone[i] == 0 && gone[k] == 0 {
					visit(min(i, k), max(i, k))
				}
			}
		}
	}
	return false
}
