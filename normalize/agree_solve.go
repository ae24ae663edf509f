package normalize

import (
	"encoding/binary"
	"slices"
)

// system is a set of disputed figures that sums tie together. choices are the
// different numbers that the readings give for each; sums hold, for each place where
// one must hold, what the figures that are not in dispute leave, and the sign of each
// disputed one in it.
type system struct {
	keys    []Key // in the order of the form, so that a row is closed before the next
	choices [][]int64
	sums    []openSum
	ids     []string
}

type openSum struct {
	sumAt
	fixed int64
	signs map[Key]int64
	last  Key // of the keys in dispute: then the sum must be 0
}

// systems groups the disputes by the sums that they share. A contest with a candidate
// that counts in no sum makes its sums unknown, and is left as it is.
func (a *agreement) systems(open map[Key]contest) []*system {
	choices := map[Key][]int64{}
	for k, d := range open {
		if list := d.numbers(); len(list) > 1 {
			choices[k] = list
		}
	}
	var list []*system
	for _, sumAt := range a.report.identities() {
		sum, ok := a.openSum(sumAt, open, choices)
		if !ok || len(sum.signs) == 0 {
			continue
		}
		one := &system{sums: []openSum{sum}}
		list = slices.DeleteFunc(list, func(s *system) bool {
			if !s.shares(sum) {
				return false
			}
			one.sums = append(s.sums, one.sums...)
			return true
		})
		list = append(list, one)
	}
	for _, s := range list {
		s.order(a.report.Asked(), choices)
	}
	return list
}

// numbers are the different numbers that the candidates count for; none where one of
// them is unknown.
func (d contest) numbers() []int64 {
	var list []int64
	for _, s := range d.says {
		n, ok := worth(d.key, s.figure)
		if !ok {
			return nil
		}
		if !slices.Contains(list, n) {
			list = append(list, n)
		}
	}
	return list
}

func (a *agreement) openSum(s sumAt, open map[Key]contest, choices map[Key][]int64) (openSum, bool) {
	sum := openSum{sumAt: s, signs: map[Key]int64{}}
	for i, k := range s.keys() {
		sign := int64(1)
		if i >= len(s.left) {
			sign = -1
		}
		if len(choices[k]) > 0 {
			sum.signs[k] += sign
			continue
		}
		f, known := a.kept[k]
		if d, disputed := open[k]; disputed && len(d.numbers()) == 1 {
			f, known = d.says[0].figure, true // 0 or blank: the same in a sum
		}
		n, counts := worth(k, f)
		if !known || !counts {
			return sum, false
		}
		sum.fixed += sign * n
	}
	return sum, true
}

func (s *system) shares(sum openSum) bool {
	return slices.ContainsFunc(s.sums, func(o openSum) bool {
		for k := range sum.signs {
			if o.signs[k] != 0 {
				return true
			}
		}
		return false
	})
}

func (s *system) order(asked []Key, choices map[Key][]int64) {
	for _, k := range asked {
		used := false
		for i := range s.sums {
			if s.sums[i].signs[k] != 0 {
				s.sums[i].last, used = k, true
			}
		}
		if used {
			s.keys, s.choices = append(s.keys, k), append(s.choices, choices[k])
		}
	}
	for _, sum := range s.sums {
		if !slices.Contains(s.ids, sum.id) {
			s.ids = append(s.ids, sum.id)
		}
	}
}

// branch is a choice for the figures so far: what it leaves in each sum, how many ways
// lead there (2 for more), and one of them.
type branch struct {
	rests []int64
	ways  int
	pick  int
	from  *branch
}

// mostBranches bounds a search: where more combinations stay open, nothing is decided.
const mostBranches = 1 << 12

// solve finds the one combination that satisfies all sums; false where none or
// several do.
func (s *system) solve() (picked []int, ok bool) {
	start := &branch{ways: 1, rests: make([]int64, len(s.sums))}
	for i, sum := range s.sums {
		start.rests[i] = sum.fixed
	}
	level := map[string]*branch{"": start}
	for i := range s.keys {
		if level = s.step(level, i); len(level) == 0 || len(level) > mostBranches {
			return nil, false
		}
	}
	for _, b := range level { // all rests are 0 now, so there is one
		if b.ways != 1 {
			return nil, false
		}
		for ; b.from != nil; b = b.from {
			picked = append(picked, b.pick)
		}
	}
	slices.Reverse(picked)
	return picked, true
}

// step takes every choice of one figure, and drops those that break a sum which it ends.
func (s *system) step(level map[string]*branch, i int) map[string]*branch {
	next := map[string]*branch{}
	for _, b := range level {
		for pick, n := range s.choices[i] {
			rests := slices.Clone(b.rests)
			if !s.add(rests, s.keys[i], n) {
				continue
			}
			id := nameOf(rests)
			if same := next[id]; same != nil {
				same.ways = 2
				continue
			}
			next[id] = &branch{rests: rests, ways: b.ways, pick: pick, from: b}
		}
	}
	return next
}

func (s *system) add(rests []int64, k Key, n int64) bool {
	for j := range s.sums {
		rests[j] += s.sums[j].signs[k] * n
		if s.sums[j].last == k && rests[j] != 0 {
			return false
		}
	}
	return true
}

func nameOf(rests []int64) string {
	b := make([]byte, 0, 4*len(rests))
	for _, n := range rests {
		b = binary.AppendVarint(b, n)
	}
	return string(b)
}
