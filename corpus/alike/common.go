package alike

// Common wording: what stands in many reports of a county or of the country comes
// from notices, forms and briefings, and says nothing about who copied whom.

import (
	"cmp"
	"math/bits"
	"slices"
)

// Limits of common wording. Inside a county agencies are counted rather than
// reports: an agency that keeps its own sentence for seven years has not made it
// common. Five agencies at least, since in a handful a third is one or two.
const (
	countyShare    = 0.30
	countyAgencies = 5
	nationShare    = 0.10 // of the reports sampled
	nationCounties = 10
	// SampleSize is how many reports stand for the country: a share of 0.10 is then
	// known within 0.03.
	SampleSize = 1024
)

// Wording is a set of shingles that may be asked quickly; nil holds none.
type Wording struct {
	list  Set
	sieve []uint64 // a bit for each of its shingles, by their upper bits
	shift uint     // what is left of a shingle is the place of its bit
}

// NewWording makes a wording of a set.
func NewWording(list Set) *Wording {
	if len(list) == 0 {
		return nil
	}
	places := max(6, bits.Len(uint(len(list)))+4) // one place in sixteen is taken at most
	w := &Wording{list: list, sieve: make([]uint64, 1<<(places-6)), shift: uint(32 - places)}
	for _, h := range list {
		w.sieve[h>>w.shift>>6] |= 1 << (h >> w.shift & 63)
	}
	return w
}

// Has tells whether a shingle is common.
func (w *Wording) Has(h uint32) bool {
	if w == nil || w.sieve[h>>w.shift>>6]>>(h>>w.shift&63)&1 == 0 {
		return false
	}
	_, found := slices.BinarySearch(w.list, h)
	return found
}

// Set gives the shingles, for keeping.
func (w *Wording) Set() Set {
	if w == nil {
		return nil
	}
	return w.list
}

// OfCounty finds the wording of a county: the shingles of each of its agencies go in.
func OfCounty(agencies map[string]Set) *Wording {
	if len(agencies) < countyAgencies {
		return nil
	}
	var all Set
	for _, set := range agencies {
		all = append(all, Sorted(set)...)
	}
	slices.Sort(all)
	least := max(countyAgencies, int(countyShare*float64(len(agencies)))+1)
	var common Set
	for len(all) > 0 {
		n := run(all, all[0])
		if n >= least {
			common = append(common, all[0])
		}
		all = all[n:]
	}
	return NewWording(common)
}

func run(list Set, h uint32) int {
	n := 1
	for n < len(list) && list[n] == h {
		n++
	}
	return n
}

// Nation gathers the wording of the country from a sample of its reports.
type Nation struct {
	reports int
	seen    []uint64 // shingle and county
}

// Add takes the shingles of a whole report and the number of its county.
func (n *Nation) Add(county uint32, shingles Set) {
	n.reports++
	for _, h := range shingles {
		n.seen = append(n.seen, uint64(h)<<32|uint64(county))
	}
}

// Wording is what many of the reports have, from many counties.
func (n *Nation) Wording() *Wording {
	slices.Sort(n.seen)
	least := int(nationShare*float64(n.reports)) + 1
	var common Set
	for at := 0; at < len(n.seen); {
		h, count, counties := n.seen[at]>>32, 0, 0
		for last := uint64(0); at < len(n.seen) && n.seen[at]>>32 == h; at++ {
			if count == 0 || n.seen[at] != last {
				counties++
			}
			count, last = count+1, n.seen[at]
		}
		if count >= least && counties >= nationCounties {
			common = append(common, uint32(h))
		}
	}
	return NewWording(common)
}

// Sample chooses the reports that stand for the country by their names alone, so
// that the choice does not depend on their order.
func Sample(names []string) []int {
	order := make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(hashName(names[a]), hashName(names[b])), cmp.Compare(names[a], names[b]))
	})
	return order[:min(len(order), SampleSize)]
}

func hashName(name string) uint64 {
	h := uint64(0xCBF29CE484222325)
	for i := range len(name) {
		h = (h ^ uint64(name[i])) * 0x100000001B3
	}
	return mix(h)
}
