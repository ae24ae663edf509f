package synth

import "fmt"

// Faults in table three.

func (r *Report) unbalance(d *dice) string {
	return r.grow(pick(d, []string{"received", "brought_forward", "carried_forward"}), r.applicant(d), d.between(1, 9))
}

// noResults leaves nothing but what came in.
func (r *Report) noResults(*dice) string {
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "requests" && k.Row != "received" && k.Row != "brought_forward" {
			return Cell{"0", Number, "0"}
		}
		return c
	})
	return "requests/total_handled/total"
}

func (r *Report) noIntake(*dice) string {
	r.each(func(k Key, c Cell) Cell {
		if k.Row == "received" || k.Row == "brought_forward" {
			return Cell{"0", Number, "0"}
		}
		return c
	})
	return "requests/received/total"
}

func (r *Report) tooManyResults(d *dice) string {
	column := r.applicant(d)
	n := r.Count(Key{"requests", "carried_forward", column}) + d.between(1, 9)
	r.grow(r.outcome(d), column, n)
	return r.grow("total_handled", column, n)
}

func (r *Report) wrongOutcome(d *dice) string {
	return r.grow(r.outcome(d), r.applicant(d), d.between(1, 9))
}

func (r *Report) wrongRowTotal(d *dice) string {
	row := pick(d, r.requestRows()).key
	r.add("requests", row, "total", d.between(1, 9))
	return "requests/" + row + "/total"
}

func (r *Report) blankRowTotal(d *dice) string {
	row := pick(d, []string{"received", "granted", "total_handled"})
	r.Figures[Key{"requests", row, "total"}] = Cell{"", Blank, ""}
	return "requests/" + row + "/total"
}

// shiftColumn moves the parts of a row one to the right where nothing falls off,
// or exchanges two of them.
func (r *Report) shiftColumn(d *dice) string {
	row := pick(d, []string{"received", "granted", "total_handled"})
	at := func(i int) Key { return Key{"requests", row, applicants[i].key} }
	if last := len(applicants) - 1; r.Figures[at(last)].zero() {
		for i := last; i > 0; i-- {
			r.Figures[at(i)] = r.Figures[at(i-1)]
		}
		r.set("requests", row, applicants[0].key, 0)
		return "requests/" + row
	}
	a, b := at(0), at(5)
	for _, i := range shuffled(d, []int{1, 2, 3, 4, 5}) {
		if r.onlyRow(a, at(i)) {
			b = at(i)
		}
	}
	r.Figures[a], r.Figures[b] = r.Figures[b], r.Figures[a]
	return fmt.Sprint(a, " and ", b)
}

// onlyRow tells whether no other row differs as much between two kinds of
// applicants, either way: exchanged there, the sums would hold as well.
func (r *Report) onlyRow(a, b Key) bool {
	same, by := 0, r.Count(a)-r.Count(b)
	for _, row := range r.requestRows() {
		if n := r.Count(Key{a.Table, row.key, a.Column}) - r.Count(Key{b.Table, row.key, b.Column}); n == by || n == -by {
			same++
		}
	}
	return same == 1
}

// shiftRow exchanges two rows of which one is an outcome or its total.
func (r *Report) shiftRow(d *dice) string {
	rows := r.requestRows()
	i := pick(d, []int{1, len(rows) - 3, len(rows) - 2})
	for _, c := range withTotal(applicants) {
		a, b := Key{"requests", rows[i].key, c.key}, Key{"requests", rows[i+1].key, c.key}
		r.Figures[a], r.Figures[b] = r.Figures[b], r.Figures[a]
	}
	return "requests/" + rows[i].key + " and " + rows[i+1].key
}

func (r *Report) wrongSubtotal(d *dice) string {
	group := pick(d, []string{denied, unable, refused})
	r.addSubtotal(group, d.between(1, 9))
	return "the subtotal of " + group
}

// repeatColumn gives one kind of applicant the figures of another.
func (r *Report) repeatColumn(d *dice) string {
	from := d.n(5)
	for _, row := range r.requestRows() {
		a, b := Key{"requests", row.key, applicants[from].key}, Key{"requests", row.key, applicants[from+1].key}
		r.add("requests", row.key, "total", r.Count(a)-r.Count(b))
		r.Figures[b] = r.Figures[a]
	}
	return "requests/*/" + applicants[from+1].key
}

// countTwice counts some that were partially granted once more as denied.
func (r *Report) countTwice(d *dice) string {
	return r.grow(pick(d, withheld).key, "natural_person", d.between(1, 8))
}

func (r *Report) wrongCell(d *dice) string {
	row, column := r.outcome(d), r.applicant(d)
	r.add("requests", row, column, d.between(1, 9))
	return "requests/" + row + "/" + column
}
