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

// TestDamageEndsRightOrRefused harms generated reports on their way: what is then
// read is what the office published, or a problem stands where it was.
func TestDamageEndsRightOrRefused(t *testing.T) {
	per := max(4, generatedCount(t, 60)/20)
	tw := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "damage\tdocuments\tfigures\tright\tdue\trefused\tmissed\twrong\tsilent")
	for i, harm := range synth.Damages() {
		sum, n := [7]int{}, 0
		for turn := range per {
			g, ok := readDamaged(t, harm, uint64(1000*i+turn))
			if !ok {
				continue
			}
			n++
			all := len(g.Silent)
			g.Silent = slices.DeleteFunc(g.Silent, func(d Difference) bool { return harmless(g, harm, d) })
			g.Due += all - len(g.Silent)
			for j, v := range numbers(g.Score) {
				sum[j] += v
			}
			for _, d := range g.Silent {
				t.Errorf("%s, %s: silent error: %s is read as %q, published is %q", harm.Name, g.ID, d.Key, d.Got, d.Want)
			}
			if len(g.Unexpected) > 0 && numbers(g.Score)[6] == 0 {
				t.Errorf("%s, %s: accused of our damage: %v", harm.Name, g.ID, g.Unexpected)
			}
		}
		if n == 0 {
			t.Errorf("%s befell no report", harm.Name)
		}
		fmt.Fprintf(tw, "%s\t%d\t%s\n", harm.Name, n, cells(sum))
	}
	if testing.Verbose() {
		tw.Flush()
	}
}

// harmless: where a digit is lost and its borders are not, the text prints a blank;
// and where blanks leave no trace, a row that lost all its values prints blanks.
func harmless(g generated, harm synth.Damage, d Difference) bool {
	if d.Got != synth.Blank || !slices.Contains([]string{"lost line", "lost digit cell", "lost lines"}, harm.Name) {
		return false
	}
	if (g.style.Name == "text/bar_lines" || g.style.Name == "text/tabs") && len(g.Silent) == 1 {
		return true
	}
	for k, v := range g.Truth.Figures {
		lost := slices.ContainsFunc(g.Silent, func(o Difference) bool { return o.Key == k && o.Got == synth.Blank })
		if k.Table == d.Key.Table && k.Row == d.Key.Row && v.Kind != normalize.Blank && !lost {
			return false
		}
	}
	return g.style.Keeps == synth.Printed || g.style.Name == "text/bar_lines"
}

// readDamaged reads a report after its harm, in the next style from its turn on
// that can be harmed so.
func readDamaged(t *testing.T, harm synth.Damage, seed uint64) (generated, bool) {
	t.Helper()
	list := synth.Styles()
	for i := range list {
		g := generated{seed: seed, style: list[(int(seed)+i)%len(list)]}
		if !harm.Befalls(g.style) || g.style.Name == "html/gb18030" {
			continue
		}
		g.report = synth.New(seed, synth.Options{Recent: true})
		whole := g.style.Render(g.report, seed)
		if harmed, ok := harm.Do(whole, seed); ok {
			return readHarmed(t, g, harm, whole, harmed), true
		}
	}
	return generated{}, false
}

func readHarmed(t *testing.T, g generated, harm synth.Damage, whole, harmed []byte) generated {
	t.Helper()
	truth := truthOf(t, g.report)
	if harm.Name == "swapped labels" {
		exchange(&truth, string(whole), string(harmed))
	}
	r, found := read(harmed)
	id := fmt.Sprintf("seed %d, %s, %s", g.seed, g.style.Name, g.report.Habit)
	g.row = row{Sample{ID: id, Truth: truth}, Compare(r, found, truth), g.style.Name}
	g.Unexpected = accusations(found)
	return g
}

// accusations are the sums for which the publisher is blamed. That a row is
// missing may be said: in the harmed document it is.
func accusations(found checks.Result) (ids []string) {
	for _, f := range found.Findings {
		c, _ := checks.ByID(f.Check)
		if f.Severity == checks.Error && f.Responsibility == checks.Publisher && c.Group == "ARI" {
			ids = append(ids, f.Check)
		}
	}
	return ids
}

// exchange gives two rows the figures of each other: a label that changed places
// names the figures beside which it stands.
func exchange(truth *Truth, before, after string) {
	rows, ok := synth.Exchanged(before, after)
	if !ok {
		return
	}
	for _, c := range []string{"natural_person", "commercial_enterprise", "research_institution", "public_interest_org", "legal_service_org", "other_org", "total"} {
		a, b := normalize.Key{Table: "requests", Row: rows[0], Column: c}, normalize.Key{Table: "requests", Row: rows[1], Column: c}
		truth.Figures[a], truth.Figures[b] = truth.Figures[b], truth.Figures[a]
	}
}
