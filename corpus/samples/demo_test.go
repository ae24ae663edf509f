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
	for _, r := range scores(t, Demo(), demoTruths) {
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
	list, err := Load(Demo(), demoTruths)
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
	files, err := fs.ReadDir(Demo(), ".")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !told[f.Name()] {
			t.Errorf("demo/%s has no truth in testdata/demo", f.Name())
		}
	}
}
