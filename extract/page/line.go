package page

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Glyphs → lines of print → words.

// word is a run of glyphs with no gap that parts columns. text keeps the spaces inside.
type word struct {
	text string
	box  Box
	size float64
}

// line is what stands on one baseline, from left to right.
type line struct {
	glyphs []Glyph // without blanks
	spaces []bool  // spaces[i]: a printed space stands before glyphs[i]
	box    Box
	size   float64 // of the most glyphs
}

// sameLine is the distance of the middles of two glyphs, in ems of the smaller, up to
// which they stand on one line. Figures of 16 pt beside labels of 10.5 pt in sample 001
// differ by 0.2.
const sameLine = 0.42

// linesOf sorts glyphs into lines, top down.
func linesOf(glyphs []Glyph) []line {
	order := sorted(glyphs, func(g *Glyph) float64 { return g.Box.midY() })
	var lines []line
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && onLine(&order[to-1], &order[to]) && onLine(&order[from], &order[to]) {
			to++
		}
		if l, ok := lineOf(order[from:to]); ok {
			lines = append(lines, l)
		}
		from = to
	}
	return lines
}

// sorted gives the glyphs in the order of a measure; equal ones keep theirs.
func sorted(glyphs []Glyph, measure func(*Glyph) float64) []Glyph {
	type place struct {
		at float64
		i  int
	}
	places, inOrder := make([]place, len(glyphs)), true
	for i := range glyphs {
		places[i] = place{measure(&glyphs[i]), i}
		inOrder = inOrder && (i == 0 || places[i-1].at <= places[i].at)
	}
	if inOrder {
		return glyphs
	}
	slices.SortFunc(places, func(a, b place) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		return a.i - b.i
	})
	list := make([]Glyph, len(glyphs))
	for i, p := range places {
		list[i] = glyphs[p.i]
	}
	return list
}

// onLine: the second stands no lower than the tolerance allows. A line may drift by twice
// that in all: superscripts and figures of another size.
func onLine(a, b *Glyph) bool {
	return b.Box.midY()-a.Box.midY() <= sameLine*min(a.height(), b.height())
}

// height is the font's size as set on the page, never 0.
func (g *Glyph) height() float64 {
	if h := min(g.Box.height(), g.Box.width()*3); g.Size <= 0 && h > 0 {
		return h
	}
	return max(g.Size, 1)
}

// lineOf puts the glyphs of one line in order; false where nothing is printed.
func lineOf(glyphs []Glyph) (l line, printed bool) {
	glyphs = sorted(glyphs, func(g *Glyph) float64 { return g.Box.X0 })
	l.glyphs, l.spaces = make([]Glyph, 0, len(glyphs)), make([]bool, 0, len(glyphs))
	space := false
	var sizes []tally
	for i := range glyphs {
		g := &glyphs[i]
		if blank(g.Text) {
			space = space || g.Text != ""
			continue
		}
		l.glyphs, l.spaces = append(l.glyphs, *g), append(l.spaces, space)
		l.box, space = l.box.with(g.Box), false
		sizes = counted(sizes, math.Round(g.height()*2)/2)
	}
	if len(sizes) > 0 {
		l.size = slices.MaxFunc(sizes, func(a, b tally) int { return cmp.Or(a.n-b.n, cmp.Compare(a.size, b.size)) }).size
	}
	return l, len(l.glyphs) > 0
}

// tally is how many glyphs of a line have a size; a line has few.
type tally struct {
	size float64
	n    int
}

func counted(sizes []tally, size float64) []tally {
	for i := range sizes {
		if sizes[i].size == size {
			sizes[i].n++
			return sizes
		}
	}
	return append(sizes, tally{size, 1})
}

// Gaps between glyphs, in ems: from the first on, words of letters and digits are apart;
// from the second on, Chinese words too; from the third on, they stand in other columns.
// Justified lines of sample 003 spread their characters by up to 0.2.
const (
	letterGap = 0.25
	hanGap    = 0.6
	columnGap = 0.9
)

// text is the line as printed, with spaces where there are gaps.
func (l line) text() string { return textOf(l.glyphs, l.spaces) }

func textOf(glyphs []Glyph, spaces []bool) string {
	var b strings.Builder
	b.Grow(4 * len(glyphs))
	for i := range glyphs {
		g := &glyphs[i]
		if i > 0 {
			last := &glyphs[i-1]
			switch gap, numbers := last.gapTo(g), digits(last, g); {
			case numbers && gap >= letterGap && (!spaces[i] || gap >= hanGap):
				b.WriteString("  ") // two numbers, never one with a space for thousands
			case numbers && !alongside(last, g):
				b.WriteString(Doubtful) // 12 and the mark of a note are not 121
			case spaces[i], gap >= hanGap, gap >= letterGap && !wide(last.Text) && !wide(g.Text):
				b.WriteByte(' ')
			}
		}
		b.WriteString(g.Text)
	}
	return b.String()
}

func digits(a, b *Glyph) bool { return digital(a.Text) && digital(b.Text) }

// Digits of one number have one size and stand on one line, give or take these parts.
const (
	sameSize   = 0.2
	sameHeight = 0.25
)

func alongside(a, b *Glyph) bool {
	size := max(a.height(), b.height())
	return abs(a.height()-b.height()) <= sameSize*size && abs(a.Box.midY()-b.Box.midY()) <= sameHeight*size
}

// gapTo the next glyph of a line, in ems.
func (a *Glyph) gapTo(b *Glyph) float64 { return (b.Box.X0 - a.Box.X1) / min(a.height(), b.height()) }

// wide: a character as wide as it is high, or a mark.
func wide(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r >= 0x2E80 }) || mark(s)
}

// words parts a line where a column may begin.
func (l line) words() []word { return l.split(columnGap) }

// split parts a line at gaps of so many ems, and between numbers.
func (l line) split(gap float64) []word {
	var list []word
	from := 0
	for i := 1; i <= len(l.glyphs); i++ {
		if i < len(l.glyphs) && l.glyphs[i-1].gapTo(&l.glyphs[i]) < gap && !numbersApart(l, i) {
			continue
		}
		spaces := slices.Clone(l.spaces[from:i])
		spaces[0] = false
		list = append(list, word{textOf(l.glyphs[from:i], spaces), around(l.glyphs[from:i]), l.size})
		from = i
	}
	return list
}

// numbersApart: a printed space or a gap between digits parts numbers of narrow columns.
func numbersApart(l line, i int) bool {
	a, b := &l.glyphs[i-1], &l.glyphs[i]
	return digital(a.Text) && digital(b.Text) && (l.spaces[i] || a.gapTo(b) >= letterGap)
}
