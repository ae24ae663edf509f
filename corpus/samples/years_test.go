package samples

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"text/tabwriter"

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

// TestFaultsOverYearsAreFound: each planted fault by the check of its name.
func TestFaultsOverYearsAreFound(t *testing.T) {
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "fault over years\tpairs\tfound")
	for _, f := range synth.YearFaults() {
		n, found := max(generatedCount(t, 200)/10, 20), 0
		for seed := range n {
			before, after := synth.TwoYears(uint64(2*seed), 2023, f.Check)
			got := over(t, before, after).Findings
			if slices.ContainsFunc(got, func(g checks.Finding) bool { return g.Check == f.Check && g.Responsibility == checks.Publisher }) {
				found++
			} else {
				t.Errorf("%s, seed %d: missed a fault at %s", f.Check, seed, after.Broke)
			}
		}
		fmt.Fprintf(tw, "%s\t%d\t%d\n", f.Check, n, found)
	}
	if testing.Verbose() {
		tw.Flush()
	}
}
