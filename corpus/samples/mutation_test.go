package samples

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"text/tabwriter"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
)

// TestPlantedFaultsAreFound breaks sound reports in one place and asks the check
// of that fault to see it.
func TestPlantedFaultsAreFound(t *testing.T) {
	clean, _ := synth.StyleOf("html/clean")
	n := max(generatedCount(t, 200)/10, 20)
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "planted fault\treports\tfound")
	for _, f := range synth.Faults() {
		t.Run(f.Check, func(t *testing.T) {
			if _, ok := checks.ByID(f.Check); !ok {
				t.Fatal("no check of this name")
			}
			found := 0
			for seed := range n {
				g := generated{seed: uint64(seed), style: clean}
				g.report = synth.New(g.seed, synth.Options{Fault: f.Check})
				g = readStyled(t, g)
				if !g.exact() {
					t.Errorf("seed %d: not read as printed", seed)
				}
				if slices.Contains(g.Absent, f.Check) {
					t.Errorf("seed %d: missed a fault at %s", seed, g.report.Broke)
				} else {
					found++
				}
			}
			fmt.Fprintf(tw, "%s\t%d\t%d\n", f.Check, n, found)
		})
	}
	if testing.Verbose() {
		tw.Flush()
	}
}

// TestEveryCheckHasAFault: a check of sums or of the prose that no fault is planted for is not
// known to find anything.
func TestEveryCheckHasAFault(t *testing.T) {
	for _, c := range checks.All() {
		has := slices.ContainsFunc(synth.Faults(), func(f synth.Fault) bool { return f.Check == c.ID })
		if (c.Group == "ARI" || c.Group == "NAR") && !has {
			t.Errorf("no fault is planted for %s", c.ID)
		}
	}
}
