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
	table []uint32 // each shingle at the place that its upper bits tell or soon behind it; 0 is free
	shift uint
	zero  bool // 0 is a shingle of it
}

// NewWording makes a wording of a set. Fewer than half of the places are taken.
func NewWording(list Set) *Wording {
	if len(list) == 0 {
		return nil
	}
	places := bits.Len(uint(len(list))) + 1
	w := &Wording{list: list, table: make([]uint32, 1<<places), shift: uint(32 - places), zero: list[0] == 0}
	for _, h := range list {
		at := h >> w.shift
		for w.table[at] != 0 {
			at = (at + 1) & uint32(len(w.table)-1)
		}
		w.table[at] = h
	}
	return w
}

// Has tells whether a shingle is common.
func (w *Wording) Has(h uint32) bool {
	if w == nil || h == 0 {
		return w != nil && w.zero
	}
	for at := h >> w.shift; ; at++ {
		if t := w.table[at&uint32(len(w.table)-1)]; t == h || t == 0 {
			return t == h
		}
	}
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
	reports []shingled
}

type shingled struct {
	county uint32
	hashes [][]uint32
}

// Add takes the hashes of the sections of a report and the number of its county.
func (n *Nation) Add(county uint32, hashes ...[]uint32) {
	n.reports = append(n.reports, shingled{county, hashes})
}

// tally counts the reports that have a shingle.
type tally struct {
	reports, last int
	counties      []uint32 // not more than must have it
}

// Wording is what many of the reports have, from many counties.
func (n *Nation) Wording() *Wording {
	least := int(nationShare*float64(len(n.reports))) + 1
	count := n.atMost(least)
	tallies := map[uint32]*tally{}
	for i, r := range n.reports {
		for _, list := range r.hashes {
			for _, h := range list {
				if int(count[h>>lower]) < least {
					continue
				}
				t := tallies[h]
				if t == nil {
					t = &tally{last: -1}
					tallies[h] = t
				}
				t.add(i, r.county)
			}
		}
	}
	var common Set
	for h, t := range tallies {
		if t.reports >= least && len(t.counties) >= nationCounties {
			common = append(common, h)
		}
	}
	slices.Sort(common)
	return NewWording(common)
}

func (t *tally) add(report int, county uint32) {
	if t.last == report {
		return
	}
	t.reports, t.last = t.reports+1, report
	if len(t.counties) < nationCounties && !slices.Contains(t.counties, county) {
		t.counties = append(t.counties, county)
	}
}

const lower = 12 // bits of a shingle that are left out to count it

// atMost counts, up to least, by the upper bits of shingles: one cannot be frequent
// where all that share them are few.
func (n *Nation) atMost(least int) []uint16 {
	count := make([]uint16, 1<<(32-lower))
	for _, r := range n.reports {
		for _, list := range r.hashes {
			for _, h := range list {
				if at := h >> lower; int(count[at]) < least {
					count[at]++
				}
			}
		}
	}
	return count
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
