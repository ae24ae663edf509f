package checks

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite CATALOGUE.md and the expected lines of the fixtures")

// A fixture testdata/ID.txtar opens with a sentence. Each of its files is a case:
// a scene, then lines with "want" that say what the check makes of it.
func TestFixtures(t *testing.T) {
	for _, c := range All() {
		t.Run(c.ID, func(t *testing.T) { testFixture(t, c) })
	}
}

func testFixture(t *testing.T, c Check) {
	path := filepath.Join("testdata", c.ID+".txtar")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatalf("check without a fixture: %v", err)
	}
	if len(strings.TrimSpace(string(archive.Comment))) == 0 {
		t.Errorf("%s does not open with a sentence", path)
	}
	seen := map[Outcome]bool{}
	for i, file := range archive.Files {
		script, want := splitFixture(string(file.Data))
		s, err := play(script)
		if err != nil {
			t.Fatalf("%s %s: %v", path, file.Name, err)
		}
		result := s.run()
		seen[result.Outcome(c.ID)] = true
		if !strings.HasPrefix(file.Name, caseName[result.Outcome(c.ID)]) {
			t.Errorf("%s %s: got %s", path, file.Name, result.Outcome(c.ID))
		}
		for _, f := range twice(result) {
			t.Errorf("%s %s: a second %s, of which a report has one", path, file.Name, f.Check)
		}
		got := told(result, c.ID)
		if *update {
			archive.Files[i].Data = []byte(script + got)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s %s: (-want +got)\n%s", path, file.Name, diff)
		}
	}
	for _, o := range []Outcome{Held, Failed, NotAssessable} {
		if !seen[o] && (o != NotAssessable || needsFigures(c) && c.mayLack()) {
			t.Errorf("%s shows no case that is %s", path, o)
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// twice lists findings of a Single check beyond the first.
func twice(r Result) (list []Finding) {
	seen := map[string]bool{}
	for _, f := range r.Findings {
		if known, _ := ByID(f.Check); known.Single && seen[f.Check] {
			list = append(list, f)
		}
		seen[f.Check] = true
	}
	return list
}

// needsFigures: a check that needs no figure has no operand that can be missing, and
// need not show it.
func needsFigures(c Check) bool {
	return slices.ContainsFunc(c.Needs, func(need string) bool { return c.Group != "NAR" || strings.Contains(need, "/") })
}

// mayLack tells whether an operand can be missing: a check that asks for nothing but
// the document as a thing has all that it needs.
func (c *Check) mayLack() bool { return !slices.Equal(c.Needs, []string{"bytes"}) }

// caseName is how the name of a case begins, by its outcome, so that -update
// cannot turn a held case into a finding unseen.
var caseName = map[Outcome]string{Held: "held", Failed: "found", NotAssessable: "not-assessable", NotApplicable: "not-applicable"}

func splitFixture(data string) (script, want string) {
	for line := range strings.Lines(data) {
		if strings.HasPrefix(line, "want ") {
			want += line
		} else {
			script += line
		}
	}
	return script, want
}

// told is what a fixture expects: the outcome, the findings of the check, and
// the other checks that fail as well.
func told(r Result, id string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "want %s\n", r.Outcome(id))
	for _, f := range r.Findings {
		if f.Check != id {
			continue
		}
		fmt.Fprintf(&b, "want %s %s", f.Severity, f.Responsibility)
		for _, at := range f.Places {
			fmt.Fprintf(&b, " %s", at)
		}
		if f.ExplainedBy != "" {
			fmt.Fprintf(&b, " explained by %s", f.ExplainedBy)
		}
		fmt.Fprintf(&b, "\nwant zh %s\nwant en %s\n", f.Says.ZH, f.Says.EN)
	}
	last := ""
	for _, f := range r.Findings {
		also := fmt.Sprintf("want also %s %s %s\n", f.Severity, f.Responsibility, f.Check)
		if f.Check == "all-zero-report" {
			continue // a scene begins with zeros
		}
		if f.Check != id && also != last {
			b.WriteString(also)
			last = also
		}
	}
	return b.String()
}

func TestEveryFixtureHasItsCheck(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fixtures: %v", err)
	}
	for _, path := range paths {
		id := strings.TrimSuffix(filepath.Base(path), ".txtar")
		if _, ok := ByID(id); !ok {
			t.Errorf("%s: no check %q", path, id)
		}
	}
}

// Whatever a scene says, a run ends, counts every check once and leaves no place
// of a sentence unfilled.
func FuzzRun(f *testing.F) {
	paths, _ := filepath.Glob("testdata/*.txtar")
	for _, path := range paths {
		archive, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range archive.Files {
			script, _ := splitFixture(string(file.Data))
			f.Add(script)
		}
	}
	f.Add("joined set requests 0") // a body that was joined, and no report of it
	f.Add("sought on")             // a word of the script without its day
	f.Add("period 2 3")            // days that are none
	f.Fuzz(func(t *testing.T, script string) {
		s, err := play(script)
		if err != nil || strings.ContainsAny(script, "{}") { // names with what marks a place that is not filled
			return
		}
		sane(t, Run(s.report, s.others()))
	})
}

// ofReports counts the checks that look at a report.
func ofReports() (n int) {
	for _, c := range All() {
		if c.Scope != ScopeUnits {
			n++
		}
	}
	return n
}

// sane holds what is true of every result.
func sane(t interface{ Errorf(string, ...any) }, r Result) {
	n := r.Counts()
	if got, want := n.Held+n.Failed+n.NotAssessable+n.NotApplicable, ofReports(); got != want {
		t.Errorf("outcomes counted: got %d, want %d", got, want)
	}
	for _, f := range r.Findings {
		if strings.Contains(f.Says.ZH+f.Says.EN, "{") || f.Says.ZH == "" || f.Says.EN == "" {
			t.Errorf("%s: unfilled sentence %q / %q", f.Check, f.Says.ZH, f.Says.EN)
		}
		c, _ := ByID(f.Check)
		if len(f.Places) == 0 || len(f.Keys) == 0 && c.Group == "ARI" || len(f.Keys) != len(f.Operands) {
			t.Errorf("%s: finding without its evidence: %v", f.Check, f.Places)
		}
		for _, op := range slices.Concat(f.Operands, f.Years) {
			if op.Doubtful && f.Responsibility == Publisher {
				t.Errorf("%s accuses the publisher of the doubtful %s", f.Check, op.Key)
			}
			if op.AssumedZero && f.Severity == Error {
				t.Errorf("%s is an error though %s was only assumed to be 0", f.Check, op.Key)
			}
		}
	}
}
