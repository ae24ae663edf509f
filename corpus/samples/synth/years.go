package synth

import (
	"strconv"
	"strings"
)

// Two years of one office that join: what was in force last year, and the items of
// power, come over; an office that decided much goes on doing so.

// follow makes stocks begin where last year's report ends. It throws no dice, so that
// all else of a report is the same with and without a year before.
func (r *Report) follow(before *Report) {
	if before == nil || before.Form != r.Form {
		return
	}
	for _, row := range []string{"rules", "normative_documents"} {
		if k := (Key{"disclosure", row, "in_force"}); r.Form == F2021 && before.Figures[k].Kind == Number {
			r.stockOf(row, before.Count(k))
		}
	}
	r.charge(before)
	for _, row := range []string{"licensing", "services", "penalties", "compulsion", "fees"} {
		r.decide(row, before)
		prior, change := before.Figures[Key{"disclosure", row, "prior_items"}], before.Figures[Key{"disclosure", row, "item_change"}]
		if prior.Kind == Number && change.Kind == Number {
			n, _ := strconv.Atoi(prior.Number) // synth writes whole numbers
			by, _ := strconv.Atoi(change.Number)
			r.items(row, n+by)
		}
	}
}

func (r *Report) stockOf(row string, before int) {
	issued := r.Count(Key{"disclosure", row, "issued"})
	repealed := min(r.Count(Key{"disclosure", row, "repealed"}), before)
	r.set("disclosure", row, "repealed", repealed)
	r.set("disclosure", row, "in_force", before+issued-repealed)
}

// decide keeps decisions between half and one and a half of last year's.
func (r *Report) decide(row string, before *Report) {
	k := Key{"disclosure", row, "decisions"}
	if n := before.Count(k); n > 0 && r.Figures[k].Kind == Number {
		r.set(k.Table, k.Row, k.Column, n*(50+r.Count(k)%100)/100)
	}
}

// charge keeps fees as decide keeps decisions, with the decimals that were drawn.
func (r *Report) charge(before *Report) {
	k := Key{"disclosure", "fees", "amount"}
	whole := func(r *Report) int {
		s, _, _ := strings.Cut(r.Figures[k].Number, ".")
		n, _ := strconv.Atoi(s)
		return n
	}
	if n := whole(before); n > 0 && r.Form == F2021 {
		_, decimals, point := strings.Cut(r.Figures[k].Number, ".")
		s := strconv.Itoa(n*(50+whole(r)%100)/100 + 1)
		if point {
			s += "." + decimals
		}
		r.Figures[k] = Cell{s, Number, s}
	}
}

// items sets the items of the year before; a change that takes more away is left out.
func (r *Report) items(row string, n int) {
	r.set("disclosure", row, "prior_items", n)
	if by, _ := strconv.Atoi(r.Figures[Key{"disclosure", row, "item_change"}].Number); n+by < 0 {
		r.set("disclosure", row, "item_change", 0)
	}
}
