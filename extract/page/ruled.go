package page

import (
	"cmp"
	"math"
	"slices"
)

// Painted rules → lattices: snap what is nearly on one line, join what nearly touches,
// and keep together what crosses.

// Tolerances of rules, in points.
const (
	snapTolerance = 3   // rules nearer than this are one: the double borders of tables with spaced cells
	joinTolerance = 3   // a gap that is closed: dashes, and corners that do not quite meet
	shortest      = 6   // a shorter rule is a dot, a tick or the side of a letter
	straight      = 1.2 // a rule leans less than this from end to end
)

// mostCrossings bounds the work on a page of hatching.
const mostCrossings = 4_000_000

// stretch is a part of a horizontal or vertical line: at is its y or x.
type stretch struct{ at, from, to float64 }

// stretches sorts rules by their direction.
func stretches(rules []Rule) (across, down []stretch) {
	for _, r := range rules {
		dx, dy := math.Abs(r.X1-r.X0), math.Abs(r.Y1-r.Y0)
		switch {
		case dy <= straight && dx > dy:
			across = append(across, stretch{(r.Y0 + r.Y1) / 2, min(r.X0, r.X1), max(r.X0, r.X1)})
		case dx <= straight && dy > dx:
			down = append(down, stretch{(r.X0 + r.X1) / 2, min(r.Y0, r.Y1), max(r.Y0, r.Y1)})
		}
	}
	return whole(across), whole(down)
}

// whole snaps parallel stretches to common lines and joins those that touch.
func whole(list []stretch) []stretch {
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Compare(a.at, b.at) })
	var all []stretch
	for from := 0; from < len(list); {
		to := from + 1
		for to < len(list) && list[to].at-list[from].at <= snapTolerance && list[to].at-list[to-1].at <= snapTolerance {
			to++
		}
		all = append(all, joinedUp(list[from:to])...)
		from = to
	}
	return all
}

// joinedUp makes one line of the stretches that snap to it, at the mean of the longest.
func joinedUp(list []stretch) []stretch {
	sum, weight := 0.0, 0.0
	for _, s := range list {
		sum, weight = sum+s.at*(s.to-s.from), weight+s.to-s.from
	}
	at := list[0].at
	if weight > 0 {
		at = sum / weight
	}
	slices.SortFunc(list, func(a, b stretch) int { return cmp.Compare(a.from, b.from) })
	var all []stretch
	for _, s := range list {
		if n := len(all); n > 0 && s.from <= all[n-1].to+joinTolerance {
			all[n-1].to = max(all[n-1].to, s.to)
			continue
		}
		all = append(all, stretch{at, s.from, s.to})
	}
	return slices.DeleteFunc(all, func(s stretch) bool { return s.to-s.from < shortest })
}

// lattice is one group of rules that cross each other.
type lattice struct {
	across, down []stretch
	xs, ys       []float64 // of all lines, ascending
}

// latticesOf groups rules; crowded tells that there are too many to look at.
func latticesOf(rules []Rule) (list []lattice, crowded bool) {
	across, down := stretches(rules)
	if len(across)*len(down) > mostCrossings {
		return nil, true
	}
	group := newGroups(len(across) + len(down))
	for i, h := range across {
		for k, v := range down {
			if crosses(h, v) {
				group.join(i, len(across)+k)
			}
		}
	}
	at := map[int]int{}
	for i := range len(across) + len(down) {
		root := group.root(i)
		if _, seen := at[root]; !seen {
			at[root] = len(list)
			list = append(list, lattice{})
		}
		l := &list[at[root]]
		if i < len(across) {
			l.across = append(l.across, across[i])
		} else {
			l.down = append(l.down, down[i-len(across)])
		}
	}
	lone := func(l lattice) bool { return len(l.across) < 2 && len(l.down) < 2 || len(l.across)+len(l.down) < 3 }
	var alone []stretch
	for _, l := range list {
		if len(l.across) == 0 {
			alone = append(alone, l.down...)
		}
	}
	list = slices.DeleteFunc(list, lone)
	for i := range list {
		list[i].close()
		list[i].open(alone)
	}
	slices.SortStableFunc(list, func(a, b lattice) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	return list, false
}

func crosses(h, v stretch) bool {
	return v.at >= h.from-joinTolerance && v.at <= h.to+joinTolerance && h.at >= v.from-joinTolerance && h.at <= v.to+joinTolerance
}

// close adds the outer borders that a table leaves out, at the ends of the rules that
// run there: the tables of sample 001 have no lower border where a page ends.
func (l *lattice) close() {
	for _, s := range l.across {
		l.ys = append(l.ys, s.at)
	}
	for _, s := range l.down {
		l.xs = append(l.xs, s.at)
	}
	l.ys, l.xs = ends(l.ys, l.down), ends(l.xs, l.across)
}

// widestGroup is the part of a table's width that its column of groups may take.
const widestGroup = 0.25

// open adds the side of a cell that goes through the whole page, from the page before to the
// next: where each cell has a box of its own, nothing crosses that side (chromium-parts).
func (l *lattice) open(alone []stretch) {
	left, low := l.xs[0], len(l.ys)-1
	for _, s := range alone {
		beside := s.at < left-shortest && left-s.at < widestGroup*(l.xs[len(l.xs)-1]-left)
		if beside && math.Abs(s.from-l.ys[0]) <= 2*joinTolerance && math.Abs(s.to-l.ys[low]) <= 2*joinTolerance {
			l.down = append(l.down, s)
			l.xs = append([]float64{s.at}, l.xs...)
			return
		}
	}
}

// ends are the lines at which rules stand, with the ends of those that cross them.
func ends(at []float64, crossing []stretch) []float64 {
	slices.Sort(at)
	first, last := math.Inf(1), math.Inf(-1)
	for _, s := range crossing {
		first, last = min(first, s.from), max(last, s.to)
	}
	if len(at) == 0 || first < at[0]-2*joinTolerance {
		at = append(at, first)
	}
	if last > at[len(at)-1]+2*joinTolerance {
		at = append(at, last)
	}
	slices.Sort(at)
	lines := at[:1]
	for _, a := range at[1:] {
		if a-lines[len(lines)-1] > snapTolerance {
			lines = append(lines, a)
		}
	}
	return lines
}

// covered is the part of a step between two lines that must be drawn to part two cells;
// a rule broken at a corner, or by a dash, still does.
const covered = 0.6

// drawn tells whether a line at the given place is drawn between two others.
func drawn(list []stretch, at, from, to float64) bool {
	sum := 0.0
	for _, s := range list {
		if math.Abs(s.at-at) <= snapTolerance {
			sum += max(0, shared(s.from, s.to, from, to))
		}
	}
	return sum >= covered*(to-from)
}
