package checks

import (
	"slices"
	"testing"

	"nianbao/normalize"

	"pgregory.net/rapid"
)

// drawSound draws a report of either form in which everything adds up.
func drawSound(t *rapid.T) *scene {
	form := rapid.SampledFrom(bothForms).Draw(t, "form")
	s := newScene(form, nil, form == "f2021" && rapid.Bool().Draw(t, "plain six"))
	s.report.Agency.Level = "national" // a body that may report any row
	p := &Pass{Report: s.report, book: newBook(s.report)}
	for _, c := range p.layout(normalize.Requests).columns[:6] {
		drawColumn(t, s, p.outcomes(), c.Name)
	}
	for _, row := range p.layout(normalize.Disputes).rows {
		for _, c := range p.layout(normalize.Disputes).columns[:4] {
			s.add(smallCount(t), normalize.Disputes, []string{row.Name}, c.Name)
		}
	}
	drawDisclosure(t, s, p)
	return s
}

func smallCount(t *rapid.T) int64 {
	return max(0, rapid.Int64Range(-20, 30).Draw(t, "n"))
}

// drawColumn settles some requests in a few ways, leaves some open, and takes
// some of the intake from the year before.
func drawColumn(t *rapid.T, s *scene, outcomes []string, column string) {
	intake := smallCount(t)
	s.add(intake, normalize.Requests, []string{normalize.CarriedForward}, column)
	for range rapid.IntRange(0, 5).Draw(t, "outcomes") {
		n := smallCount(t)
		intake += n
		s.add(n, normalize.Requests, []string{rapid.SampledFrom(outcomes).Draw(t, "row"), normalize.TotalHandled}, column)
	}
	before := rapid.Int64Range(0, intake).Draw(t, "brought forward")
	s.add(before, normalize.Requests, []string{normalize.BroughtForward}, column)
	s.add(intake-before, normalize.Requests, []string{normalize.Received}, column)
}

func drawDisclosure(t *rapid.T, s *scene, p *Pass) {
	set := func(at normalize.Key, column string, n int64) {
		at.Column = column
		put(&s.report.Figures[s.at[at]], normalize.Int(n))
	}
	for _, at := range p.Rows(normalize.Disclosure, "in_force") {
		issued, repealed := smallCount(t), smallCount(t)
		set(at, "issued", issued)
		set(at, "repealed", repealed)
		set(at, "in_force", issued+smallCount(t))
	}
	for _, at := range p.Rows(normalize.Disclosure, "total_disclosed") {
		n := smallCount(t)
		set(at, "newly_disclosed", n)
		set(at, "total_disclosed", n+smallCount(t))
	}
	for _, at := range p.Rows(normalize.Disclosure, "item_change") {
		n := smallCount(t)
		set(at, "prior_items", n)
		set(at, "item_change", rapid.Int64Range(-n, 10).Draw(t, "change"))
	}
	for _, at := range p.Rows(normalize.Disclosure, "items") {
		if n := smallCount(t); n > 0 {
			set(at, "items", n)
			set(at, "amount", 100*n)
		}
	}
}

func TestSoundReportsHaveNoFindings(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := Run(drawSound(t).report, Known{})
		sane(t, r)
		for _, f := range r.Findings {
			if f.Check != "req-identical-columns" && !plausibleScene(f) {
				t.Errorf("false finding in a sound report: %s %s", f.Check, f.Says.EN)
			}
		}
		if n := r.Counts().NotAssessable; n != 0 {
			t.Errorf("checks not assessable in a whole report: got %d, want 0", n)
		}
	})
}

// plausibleScene findings only ask to look again.
func plausibleScene(f Finding) bool {
	c, _ := ByID(f.Check)
	return c.Group == "PLA" && f.Severity == Notice
}

// Zeros left blank are a habit, not a fault.
func TestBlankZerosAccuseNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		for i := range s.report.Figures {
			f := &s.report.Figures[i]
			if f.Value.Number.Sign() == 0 && rapid.Bool().Draw(t, "blank") {
				unfill(t, f)
			}
		}
		r := Run(s.report, Known{})
		sane(t, r)
		for _, f := range r.Findings {
			if f.Severity != Notice && isARI(f.Check) {
				t.Errorf("false finding after zeros were left blank: %s %s", f.Check, f.Says.EN)
			}
		}
	})
}

func unfill(t *rapid.T, f *normalize.Figure) {
	f.Value = normalize.Value{Kind: rapid.SampledFrom([]normalize.Kind{normalize.Blank, normalize.Dash, normalize.None}).Draw(t, "kind")}
}

// Whatever is blank, missing, words or doubtful in a sound report, nothing is an
// error and no missing cell accuses anybody.
func TestGapsNeverMakeErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		lost := rapid.Bool().Draw(t, "lost")
		for range rapid.IntRange(1, 60).Draw(t, "gaps") {
			f := &s.report.Figures[rapid.IntRange(0, len(s.report.Figures)-1).Draw(t, "cell")]
			if lost {
				f.Value = normalize.Value{Kind: rapid.SampledFrom([]normalize.Kind{"absent", normalize.Words, normalize.NA}).Draw(t, "kind")}
			} else {
				unfill(t, f)
			}
		}
		s.drop()
		r := Run(s.report, Known{})
		sane(t, r)
		for _, f := range r.Findings {
			if isARI(f.Check) && (f.Severity == Error || lost && f.Severity != Notice) {
				t.Errorf("gaps made a finding: %s %s %s", f.Severity, f.Check, f.Says.EN)
			}
		}
	})
}

// One wrong figure is found by every sum that it stands in, and by no other.
func TestEveryFaultIsFoundWhereItIs(t *testing.T) {
	sums := map[string]string{
		"req-balance": "I1", "req-outcome-sum": "I2", "req-row-total": "I3",
		"review-sum": "I4", "suit-direct-sum": "I5", "suit-after-review-sum": "I6",
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		for _, id := range []string{"req-balance", "req-outcome-sum", "req-row-total", "review-sum", "suit-direct-sum", "suit-after-review-sum"} {
			for range 3 {
				faultIn(t, s, sums, id)
			}
		}
	})
}

// faultIn breaks one figure of one sum, looks, and puts it back.
func faultIn(t *rapid.T, s *scene, sums map[string]string, id string) {
	p := &Pass{Report: s.report, book: newBook(s.report)}
	sum := rapid.SampledFrom(p.Sums(sums[id])).Draw(t, "place")
	k := rapid.SampledFrom(slices.Concat(sum.Left, sum.Right)).Draw(t, "figure")
	f := &s.report.Figures[s.at[k]]
	sound := *f
	defer func() { *f = sound }()
	put(f, f.Value.Number.Add(normalize.Int(rapid.Int64Range(1, 40).Draw(t, "by"))))

	found := map[string][]normalize.Key{}
	for _, finding := range Run(s.report, Known{}).Findings {
		if sums[finding.Check] != "" {
			found[finding.Check] = append(found[finding.Check], finding.Places...)
		}
		if finding.Responsibility != Publisher {
			t.Errorf("%s at a clean figure: got %s, want publisher", finding.Check, finding.Responsibility)
		}
	}
	for check, balance := range sums {
		var want []normalize.Key
		for _, other := range p.Sums(balance) {
			if slices.Contains(other.Left, k) || slices.Contains(other.Right, k) {
				want = append(want, other.Place)
			}
		}
		if !slices.Equal(found[check], want) {
			t.Errorf("%s after %s was changed: got %v, want %v", check, k, found[check], want)
		}
	}
	if !slices.Contains(found[id], sum.Place) {
		t.Errorf("%s missed a fault of %s at %s", id, k, sum.Place)
	}
}

// A fault that touches a doubtful figure is never laid at the publisher's door.
func TestDoubtNeverAccuses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		f := &s.report.Figures[rapid.IntRange(0, len(s.report.Figures)-1).Draw(t, "cell")]
		put(f, f.Value.Number.Add(normalize.Int(7)))
		switch rapid.IntRange(0, 2).Draw(t, "doubt") {
		case 0:
			s.report.Problems = append(s.report.Problems, normalize.Problem{Code: "cell-unread", Key: f.Key.String()})
		case 1:
			f.Method = normalize.ByOCR
		case 2:
			f.Method = normalize.Decoded
		}
		for _, finding := range Run(s.report, Known{}).Findings {
			if finding.Responsibility == Publisher && slices.Contains(finding.Keys, f.Key) {
				t.Errorf("%s accuses the publisher of the doubtful %s", finding.Check, f.Key)
			}
		}
	})
}

func TestRunIsDeterministic(t *testing.T) {
	s, err := play("request natural_person granted 3\nset requests/*/total 9\nblank requests/granted/total\nset disputes/*/total 4\n")
	if err != nil {
		t.Fatal(err)
	}
	first := printed(t, Run(s.report, Known{}))
	for range 5 {
		if got := printed(t, Run(s.report, Known{})); got != first {
			t.Fatalf("two runs differ:\n%s\n%s", got, first)
		}
	}
}
