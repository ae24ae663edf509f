package synth

import "strconv"

// Figures that add up and make no sense.

var faultsOfSense = []Fault{
	{"procurement-unit-suspect", F2019, (*Report).smallProcurement, nil},
	{"cell-equals-year", F2021, (*Report).yearInCell, nil},
	{"cell-too-large", F2021, (*Report).hugeCell, nil},
	{"outcome-concentration", "", concentrated("denied_internal_affairs", 30), nil},
	{"excessive-without-reason", "", concentrated("not_processed_excessive", 1), nil},
	{"carried-out-high", "", (*Report).leftOpen, nil},
	{"all-zero-report", F2021, (*Report).nothing, nil},
	{"total-only-filled", "", (*Report).onlyTotals, nil},
}

func (r *Report) smallProcurement(d *dice) string {
	r.set("disclosure", "procurement", "items", d.between(1, 9))
	n := strconv.Itoa(d.between(12, 900)) + "." + strconv.Itoa(d.between(10, 99))
	r.Figures[Key{"disclosure", "procurement", "amount"}] = Cell{n, Number, n}
	return "disclosure/procurement/amount " + n
}

// yearInCell leaves the other counts of table two small.
func (r *Report) yearInCell(d *dice) string {
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "disclosure" && k.Column != "amount" {
			n := strconv.Itoa(d.n(40))
			return Cell{n, Number, n}
		}
		return c
	})
	row := pick(d, []string{"licensing", "penalties", "compulsion"})
	r.set("disclosure", row, "decisions", r.Year-d.n(2))
	return "disclosure/" + row + "/decisions"
}

func (r *Report) hugeCell(d *dice) string {
	r.set("disclosure", "penalties", "decisions", 13_000_000_000+d.n(900_000))
	return "disclosure/penalties/decisions"
}

// concentrated gives one outcome so many times what all have.
func concentrated(row string, times int) func(*Report, *dice) string {
	return func(r *Report, d *dice) string {
		r.settle("natural_person", row, times*r.Count(Key{"requests", "total_handled", "total"})+d.between(40, 90))
		return "requests/" + row
	}
}

func (r *Report) leftOpen(d *dice) string {
	n := r.Count(Key{"requests", "total_handled", "total"}) + d.between(10, 40)
	r.grow("received", "natural_person", n)
	return r.grow("carried_forward", "natural_person", n)
}

func (r *Report) nothing(*dice) string {
	r.each(func(Key, Cell) Cell { return Cell{"0", Number, "0"} })
	return "all figures"
}

func (r *Report) onlyTotals(*dice) string {
	r.each(func(k Key, c Cell) Cell {
		if k.Table == "requests" && k.Column != "total" {
			return Cell{"", Blank, ""}
		}
		return c
	})
	return "requests"
}
