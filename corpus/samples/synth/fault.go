package synth

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// Faults that a publisher could make, planted on request. Each is named by the
// check that must find it, and tells what it broke; the rest of the report holds.

// Fault is one way to be wrong. To add one: a line here with its check's id.
type Fault struct {
	Check string
	Form  string                      // the form that it needs, "" for either
	plant func(*Report, *dice) string // in the figures; nil for a fault of words
	write func(*Report, *dice) string // in the prose, once it is written; nil for a fault of figures
}

var faultList = slices.Concat(faultsOfSums, faultsOfSense, faultsOfWords, wordFaults, faultsOfForm, faultsOfFees, faultsOfTables)

var faultsOfSums = []Fault{
	{"disclosed-total-below-new", F2019, (*Report).tooFewDisclosed, nil},
	{"item-stock-negative", F2019, (*Report).negativeStock, nil},
	{"in-force-below-new", F2021, (*Report).tooFewInForce, nil},
	{"in-force-blank", F2021, (*Report).blankInForce, nil},
	{"procurement-zero-mismatch", F2019, (*Report).halfProcurement, nil},
	{"req-balance", "", (*Report).unbalance, nil},
	{"req-intake-but-no-results", "", (*Report).noResults, nil},
	{"req-intake-exceeded", "", (*Report).tooManyResults, nil},
	{"req-no-intake-but-results", "", (*Report).noIntake, nil},
	{"req-outcome-sum", "", (*Report).wrongOutcome, nil},
	{"req-row-total", "", (*Report).wrongRowTotal, nil},
	{"req-blank-total", "", (*Report).blankRowTotal, nil},
	{"req-column-shift", "", (*Report).shiftColumn, nil},
	{"req-row-shift", "", (*Report).shiftRow, nil},
	{"req-subtotal-mismatch", "", (*Report).wrongSubtotal, nil},
	{"req-identical-columns", "", (*Report).repeatColumn, nil},
	{"req-partial-double-count", "", (*Report).countTwice, nil},
	{"req-single-cell-suspect", "", (*Report).wrongCell, nil},
	{"review-sum", "", wrongCases("review"), nil},
	{"suit-after-review-sum", "", wrongCases("suit_after_review"), nil},
	{"suit-direct-sum", "", wrongCases("suit_direct"), nil},
	{"legal-blank-total", "", (*Report).blankCases, nil},
}

// Faults lists every fault that can be planted.
func Faults() []Fault { return faultList }

func init() { faultList = append(faultList, slips...) }

// faulty breaks the report. Requests are added first, so that there is something
// to be wrong about. A sound report has them, too, and the room that a slip of the
// prose needs in the figures.
func (r *Report) faulty(d *dice, check string, sound bool) {
	for _, f := range faultList {
		if f.Check != check {
			continue
		}
		r.busy(d)
		kept := *r
		kept.Figures, kept.Subtotals = maps.Clone(r.Figures), slices.Clone(r.Subtotals)
		r.Fault = check
		if f.plant != nil {
			r.Broke = f.plant(r, d)
		}
		switch {
		case sound && r.slip != "":
			r.Fault, r.Broke, r.slip, r.counts = "", "", "", true
		case sound:
			*r = kept
			r.tame()
		}
	}
}

// faultyWords breaks the prose of a report that has it already.
func (r *Report) faultyWords(d *dice) {
	for _, f := range faultList {
		if f.Check == r.Fault && f.write != nil {
			r.Broke = f.write(r, d)
		}
	}
}

func formFor(check string) string {
	for _, f := range faultList {
		if f.Check == check {
			return f.Form
		}
	}
	return ""
}

// tame takes away what a sound report may be asked about by chance: more suits than
// reviews, an amount without its unit, and fees below that for information processing.
func (r *Report) tame() {
	if r.Form == F2021 {
		r.fees("98.60")
	}
	r.cases("review", r.Count(Key{"disputes", "suit_direct", "total"})+1)
	if r.Form == F2019 {
		r.set("disclosure", "procurement", "items", 1)
		r.Figures[Key{"disclosure", "procurement", "amount"}] = Cell{"52.4万元", Number, "52.4"}
	}
}

// busy adds requests of every kind of applicant, no two kinds alike.
func (r *Report) busy(d *dice) {
	for i, a := range applicants {
		for range 2 + 3*(len(applicants)-i) + d.n(3) {
			r.request(d, "received", a.key)
		}
		r.settle(a.key, "granted", 1+7*(len(applicants)-i)+d.n(5))
	}
	r.settle("natural_person", "partially_granted", d.between(9, 20))
}

// settle adds requests that end in one way.
func (r *Report) settle(applicant, row string, n int) {
	for _, k := range []string{"received", row, "total_handled"} {
		r.add("requests", k, applicant, n)
		r.add("requests", k, "total", n)
	}
}

func (r *Report) applicant(d *dice) string { return pick(d, applicants).key }

func (r *Report) outcome(d *dice) string { return pick(d, r.outcomes()).key }

// grow adds n to one kind of applicant in a row, and to the row's total.
func (r *Report) grow(row, column string, n int) string {
	r.add("requests", row, column, n)
	r.add("requests", row, "total", n)
	return fmt.Sprintf("requests/%s/%s +%d", row, column, n)
}

func (r *Report) tooFewDisclosed(d *dice) string {
	made := d.between(3, 40)
	r.set("disclosure", "normative_documents", "newly_made", made)
	r.set("disclosure", "normative_documents", "newly_disclosed", made)
	r.set("disclosure", "normative_documents", "total_disclosed", made-d.between(1, 3))
	return "disclosure/normative_documents/total_disclosed"
}

func (r *Report) negativeStock(d *dice) string {
	row := pick(d, []string{"licensing", "services", "penalties", "compulsion", "fees"})
	items := d.between(1, 9)
	r.set("disclosure", row, "prior_items", items)
	n := strconv.Itoa(items + d.between(1, 9))
	r.Figures[Key{"disclosure", row, "item_change"}] = Cell{pick(d, []string{"-", "减", "减少"}) + n, Number, "-" + n}
	return "disclosure/" + row + "/item_change"
}

func (r *Report) tooFewInForce(d *dice) string {
	issued := d.between(5, 40)
	r.set("disclosure", "normative_documents", "issued", issued)
	r.set("disclosure", "normative_documents", "repealed", d.n(2))
	r.set("disclosure", "normative_documents", "in_force", issued-d.between(2, 4))
	return "disclosure/normative_documents/in_force"
}

func (r *Report) blankInForce(d *dice) string {
	k := Key{"disclosure", "normative_documents", "in_force"}
	r.set(k.Table, k.Row, "issued", d.between(1, 9))
	r.set(k.Table, k.Row, "repealed", 0)
	r.Figures[k] = pick(d, []Cell{{"", Blank, ""}, {"0", Number, "0"}})
	return k.String()
}

func (r *Report) halfProcurement(d *dice) string {
	r.set("disclosure", "procurement", "items", 0)
	r.set("disclosure", "procurement", "amount", 0)
	if d.percent(50) {
		r.set("disclosure", "procurement", "items", d.between(1, 30))
		return "disclosure/procurement/items"
	}
	r.Figures[Key{"disclosure", "procurement", "amount"}] = Cell{"52.4万元", Number, "52.4"}
	return "disclosure/procurement/amount"
}

// wrongCases breaks the sum of one kind of dispute, in a part or in the total.
func wrongCases(forum string) func(*Report, *dice) string {
	return func(r *Report, d *dice) string {
		column := pick(d, withTotal(results)).key
		r.add("disputes", forum, column, d.between(1, 9))
		return "disputes/" + forum + "/" + column
	}
}

func (r *Report) blankCases(d *dice) string {
	forum := pick(d, fora).key
	r.add("disputes", forum, pick(d, results).key, d.between(1, 5))
	r.Figures[Key{"disputes", forum, "total"}] = Cell{"", Blank, ""}
	return "disputes/" + forum + "/total"
}
