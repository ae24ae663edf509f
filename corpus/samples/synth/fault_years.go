package synth

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Faults that show only beside last year's report. The figures of either year hold
// by themselves, so that nothing else gives them away.

// YearFault is one way in which a report does not go with the one before. To add one:
// a line here with its check's id.
type YearFault struct {
	Check string
	Form  string // of both years
	plant func(r, before *Report, d *dice) string
}

var yearFaults = []YearFault{
	{"carry-over-total", F2021, func(r, _ *Report, d *dice) string { return r.carryMore(d.between(1, 9)) }},
	{"carry-over-column", F2021, func(r, _ *Report, _ *dice) string { return r.carryElsewhere() }},
	{"normdocs-stock-flow", F2021, stockWrong("normative_documents")},
	{"rules-stock-flow", F2021, stockWrong("rules")},
	{"items-stock-flow", F2019, func(r, _ *Report, d *dice) string {
		row := pick(d, []string{"licensing", "services", "penalties", "compulsion", "fees"})
		r.add("disclosure", row, "prior_items", d.between(1, 9))
		return "disclosure/" + row + "/prior_items"
	}},
	{"pending-vanished", "", func(r, before *Report, d *dice) string {
		n := r.Count(Key{"disputes", "review", "total"}) + d.between(1, 5)
		before.add("disputes", "review", "pending", n)
		before.add("disputes", "review", "total", n)
		return "disputes/review/pending of last year"
	}},
	{"legal-without-requests", "", func(r, before *Report, d *dice) string {
		before.noRequests(d)
		r.noRequests(d)
		r.corrected(d)
		return asBureau(r, before, d)
	}},
	{"legal-exceeds-handled", "", func(r, before *Report, d *dice) string {
		n := r.Count(Key{"requests", "total_handled", "total"}) + r.Count(Key{"requests", "carried_forward", "total"})
		r.cases("review", n+before.Count(Key{"requests", "total_handled", "total"})+d.between(1, 9))
		return asBureau(r, before, d)
	}},
	{"suit-after-review-exceeds-review", "", func(r, before *Report, d *dice) string {
		review := Key{"disputes", "review", "total"}
		r.cases("review", 1) // without any the suits may follow another body's reviews
		r.cases("suit_after_review", r.Count(review)+before.Count(review)+d.between(1, 9))
		return asBureau(r, before, d)
	}},
	{"yoy-identical-tables", "", func(r, before *Report, _ *dice) string {
		r.PlainSix, r.Figures = before.PlainSix, maps.Clone(before.Figures)
		return "all figures"
	}},
	{"yoy-text-similar", "", func(r, before *Report, _ *dice) string {
		r.copyProse(before)
		return "all sections"
	}},
	{"yoy-identical-numbers", "", func(r, before *Report, d *dice) string {
		line := "发布政策文件#件、解读#篇、图文#幅、视频#个，召开发布会#场，回应留言#条，更新栏目#个，培训#人次，抽查网页#个。"
		for strings.Contains(line, "#") {
			line = strings.Replace(line, "#", fmt.Sprint(d.between(11, 400)), 1)
		}
		t := &before.Sections[0].Topics[1]
		t.Paragraphs = append(t.Paragraphs, line)
		r.copyProse(before)
		return "all sections"
	}},
	{"yoy-problems-identical", "", func(r, before *Report, _ *dice) string {
		r.Sections[4] = before.Sections[4]
		return "section five"
	}},
	{"yoy-jump", F2021, func(r, before *Report, d *dice) string {
		before.set("disclosure", "licensing", "decisions", d.between(2, 9))
		r.set("disclosure", "licensing", "decisions", d.between(120, 900))
		return "disclosure/licensing/decisions"
	}},
	{"yoy-power-of-ten", F2021, func(r, before *Report, d *dice) string {
		n := 11 + 10*d.n(80) + d.n(9)
		before.set("disclosure", "penalties", "decisions", n)
		r.set("disclosure", "penalties", "decisions", n*pick(d, []int{10, 100, 1000}))
		return "disclosure/penalties/decisions"
	}},
}

// YearFaults lists them.
func YearFaults() []YearFault { return yearFaults }

// TwoYears draws two reports of one office that join, or that do not in the one way
// that a check must find; "" plants nothing.
func TwoYears(seed uint64, year int, check string) (before, after *Report) {
	f := YearFault{Check: check}
	if i := slices.IndexFunc(yearFaults, func(f YearFault) bool { return f.Check == check }); i >= 0 {
		f = yearFaults[i]
	}
	return f.Years(seed, year, false)
}

// Years draws them in the form of the fault: with it, or sound.
func (f YearFault) Years(seed uint64, year int, sound bool) (before, after *Report) {
	form := cmp.Or(f.Form, F2021)
	a := Government("鹤栖县", 3, true)
	a.makesRules = true
	before = New(seed, Options{Agency: &a, Year: year - 1, Form: form, Plain: true})
	before.carry(2)
	after = New(seed+1, Options{Agency: &a, Year: year, Form: form, Plain: true, Before: before})
	after.settled(before)
	if f.plant != nil && !sound {
		after.Broke, after.Fault = f.plant(after, before, newDice(seed)), f.Check
	}
	if strings.Contains(after.Broke, "section") {
		return before, after
	}
	before.retell(seed) // of the figures as they are now
	for after.retell(seed + 1); after.said(4) == before.said(4); seed += 1000 {
		after.retell(seed + 1001)
	}
	return before, after
}

// Drifting draws the reports of an office, year by year; what is in force is off by so
// many from the years named on.
func Drifting(seed uint64, from, to int, off map[int]int) (list []*Report) {
	a := Bureau("鹤栖县", "水利局", 3)
	var before *Report
	for year := from; year <= to; year++ {
		r := New(seed+uint64(year), Options{Agency: &a, Year: year, Form: F2021, Plain: true, Before: before})
		r.add("disclosure", "normative_documents", "in_force", off[year])
		list, before = append(list, r), r
	}
	return list
}

// asBureau takes the reports for those of a department, which speak for nobody else.
func asBureau(r, before *Report, d *dice) string {
	for _, report := range []*Report{before, r} {
		report.become(Bureau("鹤栖县", "水利局", 3), d)
	}
	return "disputes"
}

// said is the first paragraph of a section.
func (r *Report) said(section int) string { return r.Sections[section].Topics[0].Paragraphs[0] }

func (r *Report) retell(seed uint64) {
	r.Says = nil
	r.prose(newDice(seed), false)
}

// copyProse takes last year's sections, but for the opening, which names the year.
func (r *Report) copyProse(before *Report) {
	opening := r.Sections[0].Topics[0]
	r.Sections = slices.Clone(before.Sections)
	r.Sections[0].Topics = slices.Clone(before.Sections[0].Topics)
	r.Sections[0].Topics[0] = opening
}

// settled: no count jumps, and what was open last year is told of.
func (r *Report) settled(before *Report) {
	if r.Form == F2021 {
		for _, row := range []string{"licensing", "penalties", "compulsion"} {
			r.set("disclosure", row, "decisions", before.Count(Key{"disclosure", row, "decisions"})+1)
		}
		fees := Key{"disclosure", "fees", "amount"}
		r.Figures[fees] = before.Figures[fees]
	}
	received := Key{"requests", "received", "total"}
	if more := r.Count(received) - before.Count(received); more > 0 {
		before.settle("natural_person", "granted", more)
	} else {
		r.settle("natural_person", "granted", -more)
	}
	for _, f := range fora {
		r.cases(f.key, before.Count(Key{"disputes", f.key, "pending"}))
	}
}

// carry leaves requests of two kinds of applicants open.
func (r *Report) carry(n int) {
	for _, a := range applicants[:2] {
		for _, row := range []string{"received", "carried_forward"} {
			r.add("requests", row, a.key, n)
			r.add("requests", row, "total", n)
		}
	}
}

// carryMore brings forward more than last year left open; every sum holds.
func (r *Report) carryMore(n int) string {
	for _, row := range []string{"brought_forward", "carried_forward"} {
		r.grow(row, "natural_person", n)
	}
	return "requests/brought_forward/natural_person"
}

// carryElsewhere takes one request for another kind of applicant's.
func (r *Report) carryElsewhere() string {
	for _, row := range []string{"brought_forward", "received"} {
		by := 1
		if row == "received" {
			by = -1
		}
		r.add("requests", row, applicants[1].key, by)
		r.add("requests", row, applicants[0].key, -by)
	}
	return "requests/brought_forward/" + applicants[1].key
}

func stockWrong(row string) func(r, before *Report, d *dice) string {
	return func(r, _ *Report, d *dice) string {
		r.add("disclosure", row, "in_force", d.between(1, 20))
		return "disclosure/" + row + "/in_force"
	}
}
