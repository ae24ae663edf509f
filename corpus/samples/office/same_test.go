package office_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/samples/office"
	"nianbao/extract"
	"nianbao/normalize"
)

// TestSameFiguresInEveryContainer: the same report gives the same figures, whatever it is
// written in; DOC and RTF, and ODT once more, as LibreOffice saves them.
func TestSameFiguresInEveryContainer(t *testing.T) {
	folder := t.TempDir()
	docs := office.Documents(office.DOCX, count(t, len(office.Styles())))
	want := map[string]string{}
	for _, d := range docs {
		r, _ := understand(t, d)
		want[d.Name] = figuresOf(r)
		for _, format := range slices.Concat(formats, []string{office.HTML}) {
			r, _ := understand(t, d.As(format))
			if diff := cmp.Diff(want[d.Name], figuresOf(r)); diff != "" {
				t.Errorf("%s: -docx +%s\n%s", d.Name, format, diff)
			}
		}
	}
	docs = slices.DeleteFunc(docs, func(d office.Document) bool { return lostBySaving(d, "") })
	for _, d := range docs {
		if err := os.WriteFile(filepath.Join(folder, d.Name+".docx"), d.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("soffice"); err != nil && os.Getenv("CI") == "" {
		t.Log("DOC and RTF are left out: LibreOffice is not installed")
		return
	}
	for _, format := range []string{"doc", "rtf", "odt"} {
		convert(t, folder, saved[format])
		for _, d := range docs {
			if lostBySaving(d, format) {
				continue
			}
			got := savedFigures(t, filepath.Join(folder, d.Name+"."+format), format)
			if diff := cmp.Diff(want[d.Name], got); diff != "" {
				t.Errorf("%s: -docx +%s\n%s", d.Name, format, diff)
			}
		}
	}
}

// lostBySaving: LibreOffice keeps rows that tracking deleted as rows, prints the
// instructions of fields that it does not know, and in DOC begins a list again behind its
// first number.
func lostBySaving(d office.Document, format string) bool {
	return d.Style.Tracked || d.Style.Controls || d.Style.Lists && format == "doc"
}

func savedFigures(t *testing.T, path, format string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	content, err := extract.Read(b)
	if err != nil || string(content.Format) != format {
		t.Fatalf("%s: %v", path, err)
	}
	return figuresOf(normalize.Understand(content))
}

// figuresOf lists keys and values, a line each, in the order of the keys.
func figuresOf(r *normalize.Report) string {
	var list []string
	for _, f := range r.Figures {
		list = append(list, fmt.Sprintln(f.Key, f.Value.Kind, f.Value.Number, f.Text))
	}
	slices.Sort(list)
	return strings.Join(list, "")
}
