package checks

import (
	"slices"

	"nianbao/normalize"
)

// system is sums that share figures, as equations over cells: the weighted sum of
// the cells of each must be 0. Weights are 1 and −1, values whole numbers.
type system struct {
	cells     []cell
	at        map[normalize.Key]int
	equations []equation
	sums      []Sum // all of them, assessable or not
	broken    []int // equations that do not hold
	tried     int   // candidates so far
}

// cell is one figure in the equations that it stands in.
type cell struct {
	figure   *normalize.Figure
	value    int64
	unfilled bool
	doubtful bool
	in       []term
}

// term is a cell in an equation, or an equation of a cell, with its weight.
type term struct{ index, weight int }

type equation struct {
	balance string
	place   normalize.Key
	cells   []term
	off     int64 // what the weighted sum is; 0 where it holds
}

// systems are the sums of the report that can be assessed: those of requests
// together, each row of disputes alone, since they share no figure.
func (b *book) systems() []*system {
	p := &Pass{Report: b.report, book: b}
	var list []*system
	for _, t := range tables[1:] {
		s := &system{at: map[normalize.Key]int{}}
		for _, sum := range p.layout(t).sums {
			if t == normalize.Disputes {
				s = &system{at: map[normalize.Key]int{}}
			}
			p.equation(s, sum)
			if t == normalize.Disputes {
				list = append(list, s)
			}
		}
		if t == normalize.Requests {
			list = append(list, s)
		}
	}
	return list
}

// equation adds a sum to a system: one that a check finds failing, or one that
// holds and has to go on holding, also where nothing could be told from it.
func (p *Pass) equation(s *system, sum Sum) {
	s.sums = append(s.sums, sum)
	left, right := p.Sum(sum.Left...), p.Sum(sum.Right...)
	keys := slices.Concat(sum.Left, sum.Right)
	if left.unknown || right.unknown || slices.ContainsFunc(keys, func(k normalize.Key) bool { return !p.figures.at(k).Value.Number.IsInt() }) {
		return
	}
	if left.Value.Cmp(right.Value) != 0 && !p.failing(sum) {
		return
	}
	e := equation{balance: sum.Balance, place: sum.Place}
	for i, k := range keys {
		w := 1
		if i >= len(sum.Left) {
			w = -1
		}
		c := s.cell(p.book, k)
		e.cells = append(e.cells, term{c, w})
		e.off += int64(w) * s.cells[c].value
		s.cells[c].in = append(s.cells[c].in, term{len(s.equations), w})
	}
	if e.off != 0 {
		s.broken = append(s.broken, len(s.equations))
	}
	s.equations = append(s.equations, e)
}

// failing tells whether a check finds the sum failing.
func (p *Pass) failing(sum Sum) bool {
	left, right := p.Sum(sum.Left...), p.Sum(sum.Right...)
	total := len(sum.Left) == 1
	return left.Value.Cmp(right.Value) != 0 && !(total && left.numbers == 0) && assessable(sum.Place, right, left)
}

// holdsAfter makes the changes on a copy and asks the sums again. A figure that
// changes may turn a sum that could not be assessed into one that fails.
func (b *book) holdsAfter(s *system, c candidate) bool {
	after := &book{report: b.report, forms: b.forms, figures: b.figures.clone()}
	for _, ch := range c.changes {
		at := s.cells[ch.cell]
		f := *at.figure
		f.Value = normalize.Value{Kind: normalize.Number, Number: normalize.Int(at.value + ch.by)}
		after.figures.put(&f)
	}
	return !slices.ContainsFunc(s.sums, (&Pass{Report: b.report, book: after}).failing)
}

func (s *system) cell(b *book, k normalize.Key) int {
	if i, known := s.at[k]; known {
		return i
	}
	f := b.figures.at(k)
	value, _ := f.Value.Number.Int64()
	s.at[k] = len(s.cells)
	s.cells = append(s.cells, cell{figure: f, value: value, unfilled: unfilled(f), doubtful: b.doubt(f) != Publisher})
	return s.at[k]
}

// weight is that of a cell in an equation; 0 where it does not stand in it.
func (s *system) weight(cell, equation int) int64 {
	for _, t := range s.cells[cell].in {
		if t.index == equation {
			return int64(t.weight)
		}
	}
	return 0
}

// change is what is added to a cell.
type change struct {
	cell int
	by   int64
}

// mends tells whether every sum of the system holds after the changes, each
// changed cell being a count still. The changes are of different cells.
func (s *system) mends(changes ...change) bool {
	s.tried++
	for _, c := range changes {
		if c.by == 0 || s.cells[c.cell].value+c.by < 0 {
			return false
		}
	}
	for _, c := range changes {
		s.add(c, 1)
	}
	mended := 0
	for _, e := range s.broken {
		if s.equations[e].off == 0 {
			mended++
		}
	}
	holds := mended == len(s.broken) && s.touchedHold(changes)
	for _, c := range changes {
		s.add(c, -1)
	}
	return holds
}

func (s *system) add(c change, sign int64) {
	for _, t := range s.cells[c.cell].in {
		s.equations[t.index].off += sign * int64(t.weight) * c.by
	}
}

func (s *system) touchedHold(changes []change) bool {
	for _, c := range changes {
		for _, t := range s.cells[c.cell].in {
			if s.equations[t.index].off != 0 {
				return false
			}
		}
	}
	return true
}
