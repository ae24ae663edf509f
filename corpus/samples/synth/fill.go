package synth

import "strconv"

// Figures as offices have them: most are 0, a few cities have thousands, and
// every sum of the form holds.

func (r *Report) set(table, row, column string, n int) {
	s := strconv.Itoa(n)
	r.Figures[Key{table, row, column}] = Cell{s, Number, s}
}

func (r *Report) add(table, row, column string, n int) {
	r.set(table, row, column, r.Count(Key{table, row, column})+n)
}

func (r *Report) fill(d *dice, before *Report) {
	for _, k := range r.Keys() {
		r.set(k.Table, k.Row, k.Column, 0)
	}
	if r.Form == F2019 {
		r.disclosure2019(d)
	} else {
		r.disclosure2021(d)
	}
	r.follow(before)
	r.requests(d, before)
	r.disputes(d)
}

// some is a count of the agency's size: often 0, seldom large.
func (r *Report) some(d *dice, scale int) int {
	if d.percent(30) {
		return 0
	}
	most := scale * r.Agency.size * r.Agency.size
	if d.percent(60) {
		most = most/6 + 1
	}
	return d.n(most + 1)
}

func (r *Report) disclosure2021(d *dice) {
	for _, row := range []string{"rules", "normative_documents"} {
		if row == "rules" && !r.Agency.makesRules {
			continue
		}
		issued, repealed := r.some(d, 2), r.some(d, 1)
		r.set("disclosure", row, "issued", issued)
		r.set("disclosure", row, "repealed", repealed)
		r.set("disclosure", row, "in_force", issued+r.some(d, 9)+1)
	}
	for _, row := range []string{"licensing", "penalties", "compulsion"} {
		r.set("disclosure", row, "decisions", r.some(d, 300))
	}
	if d.percent(40) {
		r.money(Key{"disclosure", "fees", "amount"}, d, "")
	}
}

func (r *Report) disclosure2019(d *dice) {
	for _, row := range []string{"rules", "normative_documents"} {
		if row == "rules" && !r.Agency.makesRules {
			continue
		}
		made := r.some(d, 2)
		r.set("disclosure", row, "newly_made", made)
		r.set("disclosure", row, "newly_disclosed", made)
		r.set("disclosure", row, "total_disclosed", made+r.some(d, 9))
	}
	for _, row := range []string{"licensing", "services", "penalties", "compulsion", "fees"} {
		items := r.some(d, 12)
		r.set("disclosure", row, "prior_items", items)
		r.change(Key{"disclosure", row, "item_change"}, d, items)
		if row != "fees" {
			r.set("disclosure", row, "decisions", r.some(d, 200))
		}
	}
	if d.percent(60) {
		r.set("disclosure", "procurement", "items", 1+r.some(d, 9))
		r.money(Key{"disclosure", "procurement", "amount"}, d, pick(d, []string{"", "", "万元", "元"}))
	}
}

// change draws a signed change, printed in one of the ways that offices have.
func (r *Report) change(k Key, d *dice, items int) {
	if d.percent(60) {
		return
	}
	n := strconv.Itoa(d.between(1, 9))
	if items > 9 && d.percent(50) {
		r.Figures[k] = Cell{pick(d, []string{"-", "减", "减少", "－"}) + n, Number, "-" + n}
		return
	}
	r.Figures[k] = Cell{pick(d, []string{"", "+", "增", "增加"}) + n, Number, n}
}

// money draws an amount with up to four decimals.
func (r *Report) money(k Key, d *dice, unit string) {
	s := strconv.Itoa(1 + r.some(d, 300))
	if places := d.n(5); places > 0 && unit != "元" {
		s += "."
		for range places {
			s += strconv.Itoa(d.n(10))
		}
	}
	r.Figures[k] = Cell{s + unit, Number, s}
}

var (
	whoAsks  = []int{78, 11, 1, 2, 4, 4}
	howEnded = []int{36, 9, 1, 2, 1, 4, 5, 5, 3, 3, 18, 5, 3, 6, 5, 1, 1, 1, 3, 1, 2}
)

// requests: each request has one applicant, one origin and one end.
func (r *Report) requests(d *dice, before *Report) {
	for c, n := range r.openBefore(d, before) {
		for range n {
			r.request(d, "brought_forward", applicants[c].key)
		}
	}
	for range r.some(d, 18) {
		r.request(d, "received", applicants[d.weighted(whoAsks)].key)
	}
}

// openBefore counts the open requests of last year, a column each.
func (r *Report) openBefore(d *dice, before *Report) []int {
	open := make([]int, len(applicants))
	for c, a := range applicants {
		switch {
		case before != nil:
			open[c] = before.Count(Key{"requests", "carried_forward", a.key})
		case c < 2:
			open[c] = r.some(d, 1)
		}
	}
	return open
}

func (r *Report) request(d *dice, origin, applicant string) {
	ended := []string{"carried_forward"}
	if !d.percent(6) {
		rows := r.outcomes()
		ended = []string{rows[d.weighted(howEnded[:len(rows)])].key, "total_handled"}
	}
	for _, row := range append(ended, origin) {
		r.add("requests", row, applicant, 1)
		r.add("requests", row, "total", 1)
	}
}

func (r *Report) disputes(d *dice) {
	for _, forum := range fora {
		if !d.percent(20 * r.Agency.size) {
			continue
		}
		for _, result := range results {
			n := r.some(d, 1)
			r.set("disputes", forum.key, result.key, n)
			r.add("disputes", forum.key, "total", n)
		}
	}
}
