package samples

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
)

// TestNobodyIsAccusedUnseen: every finding on a real sample is expected by its truth,
// or a person has looked at it beside the document and says in accepted_findings.txt
// why it is true.
func TestNobodyIsAccusedUnseen(t *testing.T) {
	files := realSamples(t)
	list, err := Load(files, files)
	if err != nil {
		t.Fatal(err)
	}
	seen := readAccepted(t, func(sample string) bool { return sample != "formats" })
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
		seen.look(t, s.ID, s.Truth.Findings, result)
	}
	seen.spent(t)
}

// accepted are findings that a person has looked at, each as its line of
// accepted_findings.txt without the reason, and whether it was found.
type accepted map[string]bool

// look holds what is found on a sample against the list. An expected finding needs no
// entry; a doubtful one that turns into an accusation is another entry.
func (a accepted) look(t *testing.T, sample string, expected []string, found checks.Result) {
	t.Helper()
	for _, f := range found.Findings {
		if slices.Contains(expected, f.Check) {
			continue
		}
		entry := strings.Join([]string{sample, f.Check, string(f.Responsibility), placesOf(f)}, " ")
		if _, known := a[entry]; !known {
			t.Errorf("%s: %s, which nobody has looked at: %s", entry, f.Severity, f.Says.ZH)
			continue
		}
		a[entry] = true
	}
}

func placesOf(f checks.Finding) string {
	var list []string
	for _, at := range f.Places {
		list = append(list, at.String())
	}
	return cmp.Or(strings.Join(list, ","), "-")
}

// spent: an entry that no longer fires has to go.
func (a accepted) spent(t *testing.T) {
	t.Helper()
	for entry, fired := range a {
		if !fired {
			t.Errorf("accepted_findings.txt lists %s, which is not found any more", entry)
		}
	}
}

// TestRecognisedWordsAccuseNobody: of a document that was recognised from its picture,
// nothing but the picture itself may be held against the publisher: r12 and x03 are no
// scans, but files whose characters nobody can tell. With NIANBAO_OCR only.
func TestRecognisedWordsAccuseNobody(t *testing.T) {
	if os.Getenv("NIANBAO_OCR") == "" {
		t.Skip("half a minute of processor time: set NIANBAO_OCR to run it")
	}
	folder := path.Join(path.Dir(realFolder(t)), "formats")
	tesseract, err := isolate.FindTesseract()
	if err != nil {
		t.Skipf("no Tesseract: %v", err)
	}
	pool := isolate.New()
	defer pool.Close()
	e := pool.Engines()
	e.Recognize, e.RecognizedBy = tesseract.Recognize, func() string { return tesseract.Version }
	for file, want := range map[string]int{"s01_scan_200_clean.pdf": 1, "r12_identity_no_tounicode_nocmap.pdf": 0, "x03_gs_from_noembed.pdf": 0} {
		b, err := os.ReadFile(path.Join(folder, file))
		if err != nil {
			t.Fatal(err)
		}
		r, found := readWith(e, b)
		accused := slices.DeleteFunc(found.Findings, func(f checks.Finding) bool { return f.Responsibility != checks.Publisher })
		if len(accused) != want || r.Recognised == "" || want == 1 && accused[0].Check != "pdf-no-text" {
			t.Errorf("%s, recognised by %q: got %d findings against the publisher, want %d: %v", file, r.Recognised, len(accused), want, accused)
		}
	}
}

// readAccepted reads lines of a sample, a check, whose fault, the places and the reason.
func readAccepted(t *testing.T, mine func(sample string) bool) accepted {
	t.Helper()
	const file = "testdata/accepted_findings.txt"
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	list := accepted{}
	for line := range strings.Lines(string(text)) {
		words := strings.Fields(line)
		switch {
		case len(words) == 0 || words[0] == "#":
		case len(words) < 5:
			t.Fatalf("%s: %q gives no reason", file, line)
		case mine(words[0]):
			list[strings.Join(words[:4], " ")] = false
		}
	}
	return list
}
