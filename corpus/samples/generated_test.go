package samples

import (
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"

	"nianbao/checks"
	"nianbao/corpus/samples/synth"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// truthOf is what a generated report states, in the words of this program.
func truthOf(t testing.TB, r *synth.Report) Truth {
	t.Helper()
	truth := Truth{Agency: r.Agency.Name, Year: r.Year, Form: r.Form, Partial: r.Fault == "table-missing" || r.Fault == "table-column-missing", Figures: map[normalize.Key]normalize.Value{}}
	for _, k := range r.Keys() {
		c := r.Figures[k]
		v := normalize.Value{Kind: normalize.Kind(c.Kind)}
		if c.Kind == synth.Number {
			var err error
			if v.Number, err = normalize.ParseDecimal(c.Number); err != nil {
				t.Fatalf("seed gives %s the number %q: %v", k, c.Number, err)
			}
		}
		truth.Figures[normalize.Key(k)] = v
	}
	if r.Form == synth.F2019 && r.Year > 2020 {
		truth.Findings = append(truth.Findings, "form-wrong-for-year")
	}
	if r.Fault != "" {
		truth.Findings = append(truth.Findings, r.Fault)
	}
	return truth
}

// generatedCount is how many reports the tests generate; `make accuracy` asks
// for more than a quick run.
func generatedCount(t testing.TB, quick int) int {
	t.Helper()
	text := os.Getenv("NIANBAO_GENERATED")
	if text == "" {
		return quick
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatalf("NIANBAO_GENERATED: %v", err)
	}
	return n
}

// generated is a rendering with its reading.
type generated struct {
	seed   uint64
	style  synth.Style
	report *synth.Report
	found  checks.Result
	row
}

// readGenerated writes report number i in the style that its turn gives it, and
// reads it.
func readGenerated(t testing.TB, i int) generated {
	t.Helper()
	list := synth.Styles()
	g := generated{seed: uint64(i), style: list[i%len(list)]}
	g.report = synth.New(g.seed, synth.Options{})
	return readStyled(t, g)
}

func readStyled(t testing.TB, g generated) generated {
	t.Helper()
	r, found := read(g.style.Render(g.report, g.seed))
	truth := truthOf(t, g.report)
	id := fmt.Sprintf("seed %d, %s, %s", g.seed, g.style.Name, g.report.Habit)
	g.row = row{Sample{ID: id, Truth: truth}, Compare(r, found, truth), g.style.Name}
	g.found = found
	return g
}

// exact: every figure right, nothing more, and whose report it is.
func (g generated) exact() bool {
	n := numbers(g.Score)
	return n[0] == n[1] && n[6] == 0 && g.Agency.OK() && g.Year.OK() && g.Form.OK() && g.Status.OK()
}

// TestGeneratedReports reads generated reports in every style: no silent error
// anywhere, every cell a figure or a problem, and all of it right where a reader can
// know it. What the checks say of it is true, as said_of_sound.txt has it, and no error.
func TestGeneratedReports(t *testing.T) {
	n := generatedCount(t, 300)
	byStyle := map[string]*styleRow{}
	said, allowed := map[string]int{}, readSound(t)
	for i := range n {
		g := readGenerated(t, i)
		add(byStyle, g)
		for _, d := range g.Silent {
			t.Errorf("%s: silent error: %s is read as %q, printed is %q", g.ID, d.Key, d.Got, d.Want)
		}
		for _, d := range g.Missed {
			t.Errorf("%s: %s has neither a figure nor a problem, printed is %q", g.ID, d.Key, d.Want)
		}
		if g.style.Decidable(g.report) && !g.exact() {
			hold(t, g.row, nil)
		}
		if len(g.Unexpected) > 0 {
			t.Errorf("%s: accused without reason: %v", g.ID, g.Unexpected)
		}
		for _, f := range g.found.Findings {
			entry := f.Check + " " + string(f.Severity) + "/" + string(f.Responsibility)
			said[entry]++
			if !allowed[entry] && !slices.Contains(g.Truth.Findings, f.Check) {
				t.Errorf("%s: %s, which nobody has looked at: %s", g.ID, entry, f.Says.ZH)
			}
		}
	}
	if testing.Verbose() {
		printStyles(os.Stdout, byStyle)
		printSaid(os.Stdout, said)
	}
}

// readSound reads lines of a check, its weight and the reason.
func readSound(t *testing.T) map[string]bool {
	t.Helper()
	text, err := os.ReadFile("testdata/said_of_sound.txt")
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		if words := strings.Fields(line); words[0] != "#" {
			list[words[0]+" "+words[1]] = true
		}
	}
	return list
}

// printSaid counts what the checks say of sound reports.
func printSaid(w io.Writer, said map[string]int) {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "said of sound reports\tas\tfindings")
	for _, entry := range slices.Sorted(maps.Keys(said)) {
		check, as, _ := strings.Cut(entry, " ")
		fmt.Fprintf(tw, "%s\t%s\t%d\n", check, as, said[entry])
	}
	tw.Flush()
}

// styleRow is a line of the table of `make accuracy`.
type styleRow struct {
	documents, exact int
	n                [7]int
}

func add(rows map[string]*styleRow, g generated) {
	r := rows[g.style.Name]
	if r == nil {
		r = &styleRow{}
		rows[g.style.Name] = r
	}
	r.documents++
	if g.exact() {
		r.exact++
	}
	for i, n := range numbers(g.Score) {
		r.n[i] += n
	}
}

func styleNames(rows map[string]*styleRow) []string {
	var names []string
	for name := range rows {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// TestGeneratedStatements: what is read out of the prose is what it says. A count
// that is not read is no fault here; a wrong one is. It also holds whose report it
// is: the kind of agency and whose data it has.
func TestGeneratedStatements(t *testing.T) {
	clean, _ := synth.StyleOf("html/clean")
	said, found := 0, 0
	for seed := range generatedCount(t, 150) {
		report := synth.New(uint64(seed), synth.Options{Recent: true})
		r, _ := read(clean.Render(report, uint64(seed)))
		if r.Agency.Kind != report.Agency.Kind || r.Agency.Scope != report.Agency.Scope {
			t.Errorf("seed %d: %s: got %s, %s, want %s, %s", seed, report.Agency.Name, r.Agency.Kind, r.Agency.Scope, report.Agency.Kind, report.Agency.Scope)
		}
		said += len(report.Says)
		found += len(report.Says)
		for _, want := range report.Says {
			if !slices.ContainsFunc(r.Statements, func(s normalize.Statement) bool { return states(s, want) }) {
				found--
			}
		}
		for _, s := range r.Statements {
			if s.Measure != "list" && !slices.ContainsFunc(report.Says, func(want synth.Statement) bool { return states(s, want) }) {
				t.Errorf("seed %d: misread: %s %v in %q", seed, s.Measure, s.Value, s.Text)
			}
		}
	}
	if said == 0 || found < said*9/10 {
		t.Errorf("read %d of %d statements", found, said)
	}
}

func states(s normalize.Statement, want synth.Statement) bool {
	if s.Measure != want.Measure {
		return false
	}
	return s.Value == nil && want.Value == "0" || s.Value != nil && s.Value.String() == want.Value
}

// TestGeneratedPlacesAreFiction: no city, county or district is called so.
func TestGeneratedPlacesAreFiction(t *testing.T) {
	for _, name := range synth.Places() {
		for _, d := range divisions.Search(name) {
			if d.Name == name {
				t.Errorf("%s is real: %s", name, d.Code)
			}
		}
	}
}
