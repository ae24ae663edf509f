package samples

import (
	"io/fs"
	"os"
	"testing"

	"nianbao/checks"
	"nianbao/normalize"
)

var demoTruths = os.DirFS("testdata/demo")

// TestDemoCorpus reads the bundled documents: every figure is right, and every
// planted fault is found.
func TestDemoCorpus(t *testing.T) {
	planted := 0
	for _, r := range append(scores(t, keptDemo(t), demoTruths), generatedDemo(t)...) {
		for _, d := range r.Silent {
			t.Errorf("%s: silent error: %s is read as %q, printed is %q", r.ID, d.Key, d.Got, d.Want)
		}
		hold(t, r, nil)
		for _, id := range r.Truth.Findings {
			if _, ok := checks.ByID(id); ok {
				planted++
			}
		}
	}
	if planted == 0 {
		t.Error("no planted fault is one that a check looks for")
	}
}

// TestDemoIsWhole: each document has its truth, and the truth of a report gives
// every figure that its form asks for.
func TestDemoIsWhole(t *testing.T) {
	list, err := Load(keptDemo(t), demoTruths)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, s := range list {
		told[s.File] = true
		r := normalize.Report{Form: s.Truth.Form}
		asked := r.Asked()
		for _, k := range asked {
			if _, ok := s.Truth.Figures[k]; !ok {
				t.Errorf("%s: the truth lacks %s", s.ID, k)
			}
		}
		if got, want := len(s.Truth.Figures), len(asked); got != want {
			t.Errorf("%s: got %d figures, want %d", s.ID, got, want)
		}
	}
	files, err := fs.ReadDir(keptDemo(t), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !told[f.Name()] {
			t.Errorf("demo/%s has no truth in testdata/demo", f.Name())
		}
	}
}

// keptDemo are the documents of the demo that were made by hand.
func keptDemo(t *testing.T) fs.FS {
	t.Helper()
	files, err := fs.Sub(kept, "demo")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// generatedDemo reads the generated reports of the demo, as it bundles them.
func generatedDemo(t *testing.T) []row {
	t.Helper()
	var rows []row
	for _, d := range demoReports() {
		b, err := fs.ReadFile(Demo(), d.file)
		if err != nil {
			t.Fatal(err)
		}
		r, found := read(b)
		truth := truthOf(t, d.report)
		for _, f := range found.Findings {
			if d.report.Fault != "" && f.Responsibility == checks.Publisher {
				truth.Findings = append(truth.Findings, f.Check) // one fault may break several sums
			}
		}
		rows = append(rows, row{Sample{ID: d.file, File: d.file, Truth: truth}, Compare(r, found, truth), d.file})
	}
	return rows
}
