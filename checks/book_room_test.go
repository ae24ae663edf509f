package checks

import (
	"encoding/json"
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

// A result holds nothing of the memory that the next look takes.
func TestRoomHoldsNoResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first, second := drawSound(t), drawSound(t)
		fault(t, first, "one")
		result := Run(first.report, Known{})
		before := inWords(t, result)
		Run(second.report, Known{Before: first.report})
		if after := inWords(t, result); after != before {
			t.Fatalf("the result changed with the next report:\n%s\nnow\n%s", before, after)
		}
		if again := inWords(t, Run(first.report, Known{})); again != before {
			t.Fatalf("the same report gives\n%s\nafter another\n%s", before, again)
		}
	})
}

func inWords(t *rapid.T, r Result) string {
	b, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

var someYear = regexp.MustCompile(`20\d\d`)

func TestSameButYears(t *testing.T) {
	text := rapid.StringOfN(rapid.SampledFrom([]rune("0123年公")), 0, 9, -1)
	rapid.Check(t, func(t *rapid.T) {
		a, b := text.Draw(t, "a"), text.Draw(t, "b")
		want := someYear.ReplaceAllString(a, "") == someYear.ReplaceAllString(b, "")
		if got := sameButYears(a, b); got != want {
			t.Fatalf("%q, %q: got %v, want %v", a, b, got, want)
		}
	})
}
