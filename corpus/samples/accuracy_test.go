package samples

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/isolate"
	"nianbao/extract"
	"nianbao/normalize"
)

// read takes a document that needs no engine through the three reading rooms.
func read(b []byte) (*normalize.Report, checks.Result) { return readWith(extract.Engines{}, b) }

func readWith(e extract.Engines, b []byte) (*normalize.Report, checks.Result) {
	content, err := e.Read(b)
	if err != nil {
		r := &normalize.Report{Status: normalize.Unreadable}
		var refusal *extract.Refusal
		if errors.As(err, &refusal) {
			r.Reason = refusal.Reason
		}
		return r, checks.Result{}
	}
	r := normalize.Understand(content)
	return r, checks.Run(r, checks.Known{})
}

// realSamples is the folder of real documents. They are published elsewhere and
// are no part of this repository.
func realSamples(t *testing.T) fs.FS {
	t.Helper()
	return os.DirFS(realFolder(t))
}

func realFolder(t *testing.T) string {
	t.Helper()
	folder := os.Getenv("NIANBAO_SAMPLES")
	if folder == "" && os.Getenv("CI") == "" {
		t.Skip("NIANBAO_SAMPLES does not name the folder of real samples")
	}
	folder = path.Join(folder, "real")
	if _, err := os.Stat(folder); err != nil {
		t.Fatalf("real samples: %v", err)
	}
	return folder
}

// TestAccuracy reads every real sample in a format that is read and prints a line for
// each. It fails on a silent error, and on a gap that testdata/known_gaps.txt
// does not list; an entry there that is better by now has to go.
func TestAccuracy(t *testing.T) {
	files := realSamples(t)
	known, err := readGaps("testdata/known_gaps.txt")
	if err != nil {
		t.Fatal(err)
	}
	rows := scores(t, files, files)
	if testing.Verbose() {
		print(os.Stdout, rows)
	}
	for _, row := range rows {
		for _, d := range row.Silent {
			t.Errorf("%s: silent error: %s is read as %q, printed is %q", row.ID, d.Key, d.Got, d.Want)
		}
		hold(t, row, known[row.ID])
		delete(known, row.ID)
	}
	for id := range known {
		t.Errorf("known_gaps.txt lists %s, which is no sample in a format that is read", id)
	}
}

type row struct {
	Sample
	Score
	Format string
}

func scores(t *testing.T, documents, truths fs.FS) []row {
	t.Helper()
	list, err := Load(documents, truths)
	if err != nil {
		t.Fatal(err)
	}
	pool := isolate.New()
	defer pool.Close()
	var rows []row
	for _, s := range list {
		if !slices.Contains([]string{".html", ".txt", ".md", ".pdf", ".docx", ".odt"}, path.Ext(s.File)) {
			continue
		}
		b, err := fs.ReadFile(documents, s.File)
		if err != nil {
			t.Fatal(err)
		}
		r, found := readWith(pool.Engines(), b)
		rows = append(rows, row{s, Compare(r, found, s.Truth), path.Ext(s.File)[1:]})
	}
	if len(rows) == 0 {
		t.Fatal("no sample in a format that is read")
	}
	return rows
}
