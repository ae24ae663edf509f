package checks

import (
	"cmp"
	"slices"

	"nianbao/normalize"
)

// A repair is the smallest set of changed cells under which all sums hold that can
// be assessed. It is a proposal in words and data beside the findings that it
// would settle. Nothing is ever changed by it.

// summed names the identity that each check of the sums holds.
var summed = map[string]string{
	"req-balance": "I1", "req-outcome-sum": "I2", "req-row-total": "I3",
	"review-sum": "I4", "suit-direct-sum": "I5", "suit-after-review-sum": "I6",
}

// propose gives each failing sum the repair of the sums that it stands among.
func (b *book) propose(all []Finding) {
	if !slices.ContainsFunc(all, func(f Finding) bool { return summed[f.Check] != "" }) {
		return
	}
	for _, s := range b.systems() {
		found := slices.DeleteFunc(s.repairs(b.layout(normalize.Requests)), func(c candidate) bool { return !b.holdsAfter(s, c) })
		if len(found) == 0 {
			continue
		}
		repair := b.repair(s, found)
		for i := range all {
			if s.fails(summed[all[i].Check], all[i].Places) {
				all[i].Repair = repair
			}
		}
	}
}

// fails tells whether a finding is of one of the failing sums.
func (s *system) fails(balance string, places []normalize.Key) bool {
	return slices.ContainsFunc(s.broken, func(i int) bool {
		e := s.equations[i]
		return e.balance == balance && len(places) > 0 && places[0] == e.place
	})
}

func (b *book) repair(s *system, found []candidate) *Repair {
	r := &Repair{}
	for _, c := range found {
		b.inPrintedOrder(s, c.changes)
		r.Alternatives = append(r.Alternatives, s.inPrint(c))
	}
	if len(found) == 1 {
		r.Changes, r.Alternatives = r.Alternatives[0], nil
	}
	p := &Pass{Report: b.report, book: b}
	r.Says = p.sayRepair(s, found)
	return r
}

func (b *book) inPrintedOrder(s *system, changes []change) {
	place := func(c change) int {
		k := s.cells[c.cell].figure.Key
		return slices.Index(b.layout(k.Table).keys, k)
	}
	slices.SortFunc(changes, func(x, y change) int { return cmp.Compare(place(x), place(y)) })
}

// inPrint gives the changes of a candidate as figures. From is nil where no number
// is printed.
func (s *system) inPrint(c candidate) []Change {
	list := make([]Change, 0, len(c.changes))
	for _, ch := range c.changes {
		at := s.cells[ch.cell]
		to := normalize.Int(at.value + ch.by)
		change := Change{Key: at.figure.Key, To: &to}
		if !at.unfilled {
			from := at.figure.Value.Number
			change.From = &from
		}
		list = append(list, change)
	}
	return list
}
