package samples

import (
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
	"nianbao/normalize"
)

// over compares two generated years as a data set would.
func over(t *testing.T, before, after *synth.Report) checks.Result {
	t.Helper()
	clean, _ := synth.StyleOf("html/clean")
	var reports []*normalize.Report
	for i, r := range []*synth.Report{before, after} {
		got, _ := read(clean.Render(r, uint64(i)))
		if got == nil || got.Year != r.Year {
			t.Fatalf("%d is not read as itself", r.Year)
		}
		reports = append(reports, got)
	}
	return checks.Compare(reports[1], checks.Known{Before: reports[0], Years: []int{before.Year, after.Year}}, checks.ScopeYears)
}

// TestYearsThatJoinAccuseNobody: hints at what is merely odd aside.
func TestYearsThatJoinAccuseNobody(t *testing.T) {
	for seed := range max(generatedCount(t, 200)/4, 20) {
		before, after := synth.TwoYears(uint64(2*seed), 2023, "")
		for _, f := range over(t, before, after).Findings {
			if f.Severity != checks.Notice {
				t.Errorf("seed %d: %s %s", seed, f.Check, f.Says.EN)
			}
		}
	}
}
