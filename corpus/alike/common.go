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
	first []uint32 // where the shingles of each upper part begin in the list; the last is its end
	shift uint     // what is left of a shingle is its upper part
}

// NewWording makes a wording of a set. There are as many upper parts as shingles or
// more, so that one shares its own with one other on average.
func NewWording(list Set) *Wording {
	if len(list) == 0 {
		return nil
	}
	places := bits.Len(uint(len(list)))
	w := &Wording{list: list, first: make([]uint32, 1<<places+1), shift: uint(32 - places)}
	for _, h := range list {
		w.first[h>>w.shift+1]++
	}
	for i := range w.first[1:] {
		w.first[i+1] += w.first[i]
	}
	return w
}

// Has tells whether a shingle is common.
func (w *Wording) Has(h uint32) bool {
	if w == nil {
		return false
	}
	part := h >> w.shift
	return slices.Contains(w.list[w.first[part]:w.first[part+1]], h)
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
	least := int(nationShare*float64(n.reports)) + 1
	n.dropRare(least)
	slices.Sort(n.seen)
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

// dropRare leaves out shingles that cannot be frequent: so few share their upper bits.
func (n *Nation) dropRare(least int) {
	const upper = 20
	var count [1 << upper]uint16
	for _, s := range n.seen {
		if at := s >> (64 - upper); int(count[at]) < least {
			count[at]++
		}
	}
	n.seen = slices.DeleteFunc(n.seen, func(s uint64) bool { return int(count[s>>(64-upper)]) < least })
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

func hashName(name string) uint64 { return mix(HashText(name)) }
