package samples

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
)

// unplanted are the checks that no fault is planted for, with the reason. Their fixtures
// alone show what they find and what they must pass over.
var unplanted = []struct {
	why    string
	checks []string
}{
	{"the generator draws such reports by itself: on the old form, and from before 2019", []string{"form-wrong-for-year", "form-legacy"}},
	{"about how tables are printed, which the generator draws in one form; TestDamageEndsRightOrRefused reads damaged ones", []string{"table-as-image", "form-mixed", "digits-glued"}},
	{"about a document as a thing that HTML is not: a scan", []string{"pdf-no-text"}},
	{"needs two years on two forms and a profile that asks for them", []string{"form-bridge-stock"}},
	{"looks at what a crawl sought of a report that is not there; TestCoverageOfFarm holds it to what a farm of sites published", []string{"not-published"}},
}

// TestEveryCheckHasAFault: a check that no fault is planted for is not known to find
// anything beyond its fixture, and says why.
func TestEveryCheckHasAFault(t *testing.T) {
	said := map[string]int{}
	for _, f := range synth.Faults() {
		said[f.Check]++
	}
	for _, f := range synth.YearFaults() {
		said[f.Check]++
	}
	for _, f := range besideFaults {
		said[f.check]++
	}
	for _, u := range unplanted {
		for _, id := range u.checks {
			said[id]++
		}
	}
	for _, c := range checks.All() {
		if said[c.ID] != 1 {
			t.Errorf("%s: %d faults and reasons to have none, want one", c.ID, said[c.ID])
		}
		delete(said, c.ID)
	}
	for id := range said {
		t.Errorf("%s is no check", id)
	}
}

// printUnplanted ends the table of recall.
func printUnplanted(w io.Writer) {
	fmt.Fprintln(w, "no fault is planted for:")
	for _, u := range unplanted {
		fmt.Fprintf(w, "  %s: %s\n", strings.Join(u.checks, ", "), u.why)
	}
}
