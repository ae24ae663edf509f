package samples

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
)

// TestNobodyIsAccusedUnseen: every error and warning on a real sample is expected by
// its truth, or a person has looked at it and says in accepted_findings.txt why it is
// true. An entry that no longer fires has to go.
func TestNobodyIsAccusedUnseen(t *testing.T) {
	files := realSamples(t)
	accepted := readAccepted(t, "testdata/accepted_findings.txt")
	fired := map[string]bool{}
	list, err := Load(files, files)
	if err != nil {
		t.Fatal(err)
	}
	pool := isolate.New()
	defer pool.Close()
	for _, s := range list {
		if !slices.Contains([]string{".html", ".txt", ".md", ".pdf", ".docx", ".odt"}, path.Ext(s.File)) {
			continue
		}
		b, err := fs.ReadFile(files, s.File)
		if err != nil {
			t.Fatal(err)
		}
		_, result := readWith(pool.Engines(), b)
		for _, f := range result.Findings {
			entry := s.ID + " " + f.Check
			fired[entry] = true
			if f.Severity != checks.Notice && !slices.Contains(s.Truth.Findings, f.Check) && !accepted[entry] {
				t.Errorf("%s: %s %s, which nobody has looked at: %s", entry, f.Severity, f.Responsibility, f.Says.ZH)
			}
		}
	}
	for entry := range accepted {
		if !fired[entry] {
			t.Errorf("accepted_findings.txt lists %s, which is not found any more", entry)
		}
	}
}

// readAccepted reads lines of a sample, a check and the reason.
func readAccepted(t *testing.T, file string) map[string]bool {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list := map[string]bool{}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		if len(words) == 0 || words[0] == "#" {
			continue
		}
		if len(words) < 3 {
			t.Fatalf("%s: %q gives no reason", file, line)
		}
		list[words[0]+" "+words[1]] = true
	}
	return list
}
