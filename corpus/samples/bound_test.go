package samples

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/normalize"
)

// TestBoundReports: two real reports bound into one PDF are read as each is alone, every
// figure of them, with the pages of the whole file.
func TestBoundReports(t *testing.T) {
	tool, err := exec.LookPath("pdfunite")
	if err != nil {
		t.Skip("pdfunite is not installed")
	}
	folder := realFolder(t)
	names := []string{"001_hongze_2023.pdf", "003_huaian_2024.pdf"}
	bound := filepath.Join(t.TempDir(), "bound.pdf")
	if out, err := exec.Command(tool, filepath.Join(folder, names[0]), filepath.Join(folder, names[1]), bound).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(bound)
	if err != nil {
		t.Fatal(err)
	}
	pool := isolate.New()
	defer pool.Close()
	parts, err := pool.Engines().ReadAll(b)
	if err != nil || len(parts) != len(names) {
		t.Fatalf("%d reports, %v; want %d", len(parts), err, len(names))
	}
	list, err := Load(os.DirFS(folder), os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	last := 0
	for i, name := range names {
		at := slices.IndexFunc(list, func(s Sample) bool { return s.File == name })
		if at < 0 {
			t.Fatalf("no sample %s", name)
		}
		r := normalize.Understand(parts[i])
		if score := Compare(r, checks.Result{}, list[at].Truth); score.Right != score.Total || score.Total == 0 || len(score.Wrong)+len(score.Silent) > 0 {
			t.Errorf("%s: %d of %d figures right, wrong %v", name, score.Right, score.Total, score.Wrong)
		}
		if first := r.Figures[0].At.Page; first <= last {
			t.Errorf("%s: its first figure is on page %d, want one behind page %d", name, first, last)
		}
		last = r.Figures[len(r.Figures)-1].At.Page
	}
}
