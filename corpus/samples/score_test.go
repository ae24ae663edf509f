package samples

import (
	"testing"

	"nianbao/checks"
	"nianbao/normalize"

	"github.com/google/go-cmp/cmp"
)

// TestCompare takes one figure through every way of being right and wrong.
func TestCompare(t *testing.T) {
	key := normalize.Key{Table: "requests", Row: "received", Column: "total"}
	number := func(n int64) normalize.Value {
		return normalize.Value{Kind: normalize.Number, Number: normalize.Int(n)}
	}
	printed := Truth{Form: "f2021", Figures: map[normalize.Key]normalize.Value{key: number(66)}}
	refused := Truth{Form: "f2021", Undecidable: []normalize.Key{key}}
	figure := []normalize.Figure{{Key: key, Value: number(66)}}
	wrong := []normalize.Figure{{Key: key, Value: number(6)}}
	blank := []normalize.Figure{{Key: key, Value: normalize.Value{Kind: normalize.Blank}}}
	problem := []normalize.Problem{{Key: "requests/received"}}

	for _, c := range []struct {
		name     string
		figures  []normalize.Figure
		problems []normalize.Problem
		truth    Truth
		want     string // counts of right, due, refused, missed, wrong, silent
	}{
		{"right", figure, nil, printed, "1 0 0 0 0 0"},
		{"right, doubted", figure, problem, printed, "1 0 0 0 0 0"},
		{"refused", nil, problem, printed, "0 0 1 0 0 0"},
		{"missed", nil, nil, printed, "0 0 0 1 0 0"},
		{"wrong with a problem", wrong, problem, printed, "0 0 0 0 1 0"},
		{"silent error", wrong, nil, printed, "0 0 0 0 0 1"},
		{"blank is not a number", blank, nil, printed, "0 0 0 0 0 1"},
		{"twice", append(figure, wrong...), nil, printed, "1 0 0 0 0 1"},
		{"refused as it should be", nil, problem, refused, "0 1 0 0 0 0"},
		{"refused without a word", nil, nil, refused, "0 0 0 1 0 0"},
		{"guessed", figure, problem, refused, "0 0 0 0 0 1"},
		{"not printed", figure, nil, Truth{Form: "f2021"}, "0 0 0 0 0 1"},
		{"beyond the cut", figure, nil, Truth{Form: "f2021", Partial: true}, "0 0 0 0 0 0"},
		{"guessed in a cut copy", figure, nil, Truth{Partial: true, Undecidable: []normalize.Key{key}}, "0 0 0 0 0 1"},
	} {
		r := &normalize.Report{Figures: c.figures, Problems: c.problems}
		if got := counts(Compare(r, checks.Result{}, c.truth)); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

// TestCompareFindings: an error that nobody expects is an accusation, a lower
// step is not; a date is not judged, nor a check that does not exist yet.
func TestCompareFindings(t *testing.T) {
	found := checks.Result{Findings: []checks.Finding{
		{Check: "req-balance", Severity: checks.Error},
		{Check: "req-row-total", Severity: checks.Warning},
		{Check: "late-department", Severity: checks.Error},
	}}
	truth := Truth{Form: "f2021", Findings: []string{"review-sum", "no-such-check"}}
	s := Compare(&normalize.Report{}, found, truth)
	if diff := cmp.Diff([]string{"review-sum"}, s.Absent); diff != "" {
		t.Errorf("absent (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"req-balance"}, s.Unexpected); diff != "" {
		t.Errorf("unexpected (-want +got):\n%s", diff)
	}
	truth.Partial = true
	if s := Compare(&normalize.Report{}, found, truth); len(s.Unexpected) != 0 {
		t.Errorf("in a cut copy: got %v, want none", s.Unexpected)
	}
}
