package coverage

// What the documents of a unit and year add to a visit, and the days that lists print.

import (
	"cmp"
	"slices"
	"time"

	"nianbao/corpus/crawl"
)

// answered adds to a visit what its documents answered: one that is there counts for more than
// one that is gone or refused.
func answered(v Visit, papers []Paper) Visit {
	rank := func(p Paper) int {
		switch {
		case p.There() && p.Held != nil && p.Held.Handle != "":
			return 0
		case p.There():
			return 1
		case p.State == crawl.Refused:
			return 2
		}
		return 3
	}
	if len(papers) == 0 {
		return v
	}
	p := slices.MinFunc(papers, func(a, b Paper) int { return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(a.URL, b.URL)) })
	switch rank(p) {
	case 0, 1:
		v.Found, v.Answer, v.URL, v.At = true, Reached, p.URL, latest(v.At, p.At)
		v.Day = p.Listed
		v.fill(p)
	case 2:
		v.Refused = v.access() == Reached
		v.Answer, v.URL, v.Column = p.Class, p.URL, false
	default:
		v.Gone = p.State == crawl.Gone
		if !v.Gone {
			v.Column = false // it is listed, and did not answer
		}
	}
	return v
}

// latest: an answer that is kept from an earlier sweep counts as seen in this one.
func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}

func (v *Visit) fill(p Paper) {
	if p.Held == nil {
		return
	}
	v.Report = p.Held.Handle
	if p.Held.AgencyID == "" {
		v.Carrier = p.Held.Format
		if p.Report == Image {
			v.Carrier = Image
		}
	}
	if p.Held.AgencyID != "" && p.By != ByReport {
		v.Signed = cmp.Or(p.Held.Agency, p.Agency)
	}
}

// dateBy adds the days that lists print: a day of the page that hands an attachment out,
// and of a report that bears none itself.
func (in *Input) dateBy() {
	days, files := map[string]string{}, map[string]bool{}
	for _, papers := range in.Papers {
		for _, p := range papers {
			if p.Held == nil || p.Held.Handle == "" || !p.There() {
				continue
			}
			files[p.Held.Handle] = files[p.Held.Handle] || p.File
			if p.Listed == "" {
				continue
			}
			if have := days[p.Held.Handle]; have == "" || p.Listed < have {
				days[p.Held.Handle] = p.Listed
			}
		}
	}
	for i := range in.Reports {
		r := &in.Reports[i]
		r.Attached = files[r.Handle]
		if day := days[r.Handle]; day != "" && (r.Attached || len(r.Published) == 0) {
			r.Published = slices.Sorted(slices.Values(append(slices.Clone(r.Published), day)))
		}
	}
}
