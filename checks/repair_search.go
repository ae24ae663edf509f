package checks

import (
	"slices"

	"nianbao/normalize"
)

// The search is exact for one cell and for two: every such repair is found. Cells
// swapped and requests booked in the wrong place are pairs. Beyond two cells only
// a row that stands one column beside its place is looked for.

// candidate is a set of changes under which every sum of a system holds.
type candidate struct {
	kind    string // one, swapped, misbooked, two, shifted
	changes []change
	shift   shift
}

// shift is a row moved back by one column; the cell left open gets its value from
// the sums.
type shift struct {
	row, open int // index of a row of requests, and of a cell
	whole     bool
	left      bool
}

// mostTried bounds the search, so that no input can hold a run up: a report of
// either form tries a few thousand.
const mostTried = 20_000

// repairs lists the smallest repairs, all of one size; none where the sums hold
// or nothing simple explains them.
func (s *system) repairs(l *layout) []candidate {
	var found []candidate
	if len(s.broken) == 0 {
		return nil
	}
	if found = s.ones(); len(found) == 0 {
		found = s.twos()
	}
	if len(found) == 0 && s.tried < mostTried {
		found = smallest(s.shifts(l))
	}
	if s.tried >= mostTried {
		return nil
	}
	slices.SortStableFunc(found, func(a, b candidate) int { return likelihood(a.kind) - likelihood(b.kind) })
	return found
}

// likelihood orders what is told first: a slip that moves figures needs fewer
// accidents than two figures that are wrong apart.
func likelihood(kind string) int {
	return slices.Index([]string{"one", "swapped", "misbooked", "shifted", "two"}, kind)
}

// eachTouches is the most equations that a cell stands in.
const eachTouches = 3

func (s *system) ones() []candidate {
	if len(s.broken) > eachTouches {
		return nil
	}
	var found []candidate
	first := s.equations[s.broken[0]]
	for _, t := range first.cells {
		c := change{t.index, -first.off * int64(t.weight)}
		if s.mends(c) {
			found = append(found, candidate{kind: "one", changes: []change{c}})
		}
	}
	return found
}

// twos tries every pair of which one cell stands in the first failing sum.
func (s *system) twos() []candidate {
	if len(s.broken) > 2*eachTouches {
		return nil
	}
	var found []candidate
	first := s.broken[0]
	for _, t := range s.equations[first].cells {
		for other := range s.cells {
			if s.tried >= mostTried || other == t.index || other < t.index && s.weight(other, first) != 0 {
				continue
			}
			a, b, ok := s.solve(t.index, other)
			if ok && s.mends(a, b) {
				found = append(found, candidate{kind: s.kindOf(a, b), changes: []change{a, b}})
			}
		}
	}
	return found
}

// solve finds what two cells must change by. Each needs a sum of its own, or one
// of its own and one shared; else there is no single answer.
func (s *system) solve(a, b int) (x, y change, ok bool) {
	s.tried++
	x, y = change{cell: a}, change{cell: b}
	aOwn, bOwn, both := s.own(a, b), s.own(b, a), s.shared(a, b)
	switch {
	case aOwn >= 0 && bOwn >= 0:
		x.by, y.by = s.alone(a, aOwn), s.alone(b, bOwn)
	case aOwn >= 0 && both >= 0:
		x.by = s.alone(a, aOwn)
		y.by = s.rest(b, both, x)
	case bOwn >= 0 && both >= 0:
		y.by = s.alone(b, bOwn)
		x.by = s.rest(a, both, y)
	default:
		return x, y, false
	}
	return x, y, x.by != 0 && y.by != 0
}

// own is an equation of cell a in which b does not stand, −1 for none.
func (s *system) own(a, b int) int {
	for _, t := range s.cells[a].in {
		if s.weight(b, t.index) == 0 {
			return t.index
		}
	}
	return -1
}

func (s *system) shared(a, b int) int {
	for _, t := range s.cells[a].in {
		if s.weight(b, t.index) != 0 {
			return t.index
		}
	}
	return -1
}

// alone is what a cell must change by to settle an equation by itself.
func (s *system) alone(cell, equation int) int64 {
	return -s.equations[equation].off * s.weight(cell, equation)
}

// rest is what a cell must change by to settle an equation beside other changes.
func (s *system) rest(cell, equation int, others ...change) int64 {
	off := s.equations[equation].off
	for _, c := range others {
		off += s.weight(c.cell, equation) * c.by
	}
	return -off * s.weight(cell, equation)
}

func (s *system) kindOf(a, b change) string {
	x, y := s.cells[a.cell], s.cells[b.cell]
	inLine := x.figure.Key.Row == y.figure.Key.Row || x.figure.Key.Column == y.figure.Key.Column
	switch {
	case inLine && x.value+a.by == y.value && y.value+b.by == x.value:
		return "swapped"
	case inLine && a.by == -b.by:
		return "misbooked"
	}
	return "two"
}

// shifts tries to move each row of requests back by one column, whole or without
// its total. What falls out at the end must be 0 or unfilled, as the cell is that
// slipped in; the cell at the other end is solved.
func (s *system) shifts(l *layout) []candidate {
	var found []candidate
	for r, row := range l.rows {
		cells := s.cellsOf(row, l.columns)
		if cells == nil {
			continue
		}
		for _, n := range []int{len(cells), len(cells) - 1} {
			for _, left := range []bool{true, false} {
				sh := shift{row: r, whole: n == len(cells), left: left}
				if changes := s.shifted(cells[:n], &sh); changes != nil && s.mends(changes...) {
					found = append(found, candidate{"shifted", changes, sh})
				}
			}
		}
	}
	return found
}

// cellsOf is a row of requests, nil where a cell of it stands in no sum.
func (s *system) cellsOf(row normalize.Row, columns []normalize.Column) []int {
	var cells []int
	for _, c := range columns {
		i, known := s.at[normalize.Key{Table: normalize.Requests, Row: row.Name, Column: c.Name}]
		if !known {
			return nil
		}
		cells = append(cells, i)
	}
	return cells
}

// shifted gives the changes of a move, without those that change nothing.
func (s *system) shifted(cells []int, sh *shift) []change {
	last := len(cells) - 1
	from, to, step := 0, last, 1
	if !sh.left {
		from, to, step = last, 0, -1
	}
	if s.cells[cells[from]].value != 0 {
		return nil
	}
	var changes []change
	for i := from; i != to; i += step {
		if by := s.cells[cells[i+step]].value - s.cells[cells[i]].value; by != 0 {
			changes = append(changes, change{cells[i], by})
		}
	}
	sh.open = cells[to]
	if len(s.cells[sh.open].in) == 0 {
		return nil
	}
	if by := s.rest(sh.open, s.cells[sh.open].in[0].index, changes...); by != 0 {
		changes = append(changes, change{sh.open, by})
	}
	return changes
}

func smallest(list []candidate) []candidate {
	if len(list) == 0 {
		return nil
	}
	least := slices.MinFunc(list, func(a, b candidate) int { return len(a.changes) - len(b.changes) })
	return slices.DeleteFunc(list, func(c candidate) bool { return len(c.changes) > len(least.changes) })
}
