package samples

import (
	"fmt"
	"io"
	"os"
	"slices"
	"testing"
	"text/tabwriter"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
)

// recall is a line of the table of `make accuracy`: reports with the one fault, those
// in which its check saw it, and the same reports without the fault on which the
// check spoke all the same.
type recall struct{ planted, found, idle int }

// TestPlantedFaultsAreFound breaks sound reports in one place and asks the check of
// that fault to see it; the same report unbroken must leave the check silent.
func TestPlantedFaultsAreFound(t *testing.T) {
	table := map[string]*recall{}
	n := max(generatedCount(t, 200)/10, 20)
	for _, f := range synth.Faults() {
		table[f.Check] = &recall{}
		t.Run(f.Check, func(t *testing.T) {
			if _, ok := checks.ByID(f.Check); !ok {
				t.Fatal("no check of this name")
			}
			for seed := range n {
				table[f.Check].plant(t, uint64(seed), f.Check)
			}
		})
	}
	for _, f := range synth.YearFaults() {
		table[f.Check] = &recall{}
		t.Run(f.Check, func(t *testing.T) {
			for seed := range n {
				table[f.Check].plantYears(t, uint64(2*seed), f)
			}
		})
	}
	for _, f := range besideFaults {
		table[f.check] = &recall{}
		t.Run(f.check, func(t *testing.T) {
			for seed := range n {
				table[f.check].plantBeside(t, uint64(seed), f)
			}
		})
	}
	if testing.Verbose() {
		printRecall(os.Stdout, table)
		printUnplanted(os.Stdout)
	}
}

func (c *recall) plant(t *testing.T, seed uint64, check string) {
	t.Helper()
	style := "html/clean"
	if check == "published-too-early" {
		style = "html/site" // which prints the day of the page
	}
	clean, _ := synth.StyleOf(style)
	for _, sound := range []bool{false, true} {
		report := synth.New(seed, synth.Options{Fault: check, Sound: sound})
		r, found := read(clean.Render(report, seed))
		if g := (generated{row: row{Score: Compare(r, found, truthOf(t, report))}}); !g.exact() {
			t.Errorf("seed %d: not read as printed", seed)
		}
		c.count(t, fmt.Sprintf("seed %d: %s", seed, report.Broke), sound, spoke(found, check))
	}
}

func (c *recall) plantYears(t *testing.T, seed uint64, f synth.YearFault) {
	t.Helper()
	for _, sound := range []bool{false, true} {
		before, after := f.Years(seed, 2023, sound)
		c.count(t, fmt.Sprintf("seed %d: %s", seed, after.Broke), sound, spoke(over(t, before, after), f.Check))
	}
}

// count adds an answer to the line.
func (c *recall) count(t *testing.T, what string, sound, spoke bool) {
	t.Helper()
	switch {
	case sound && spoke:
		c.idle++
		t.Errorf("%s: found where there is none", what)
	case sound:
	case spoke:
		c.planted++
		c.found++
	default:
		c.planted++
		t.Errorf("%s: missed", what)
	}
}

func spoke(found checks.Result, check string) bool {
	return slices.ContainsFunc(found.Findings, func(f checks.Finding) bool { return f.Check == check })
}

func printRecall(w io.Writer, table map[string]*recall) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "check\tplanted\tfound\tfalse on the same reports without it")
	sum := recall{}
	for _, c := range checks.All() {
		if r := table[c.ID]; r != nil {
			fmt.Fprintf(tw, "%s\t%d\t%d\t%d\n", c.ID, r.planted, r.found, r.idle)
			sum.planted, sum.found, sum.idle = sum.planted+r.planted, sum.found+r.found, sum.idle+r.idle
		}
	}
	fmt.Fprintf(tw, "%d checks\t%d\t%d\t%d\n", len(table), sum.planted, sum.found, sum.idle)
	tw.Flush()
}
