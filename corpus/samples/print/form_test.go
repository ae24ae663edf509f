package print_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples/print"
	"nianbao/normalize"
)

// TestFormFields: figures that stand in form fields are right or refused, never blank.
// LibreOffice stores the value of each field and paints nothing of it when it prints
// without a window: one program shows the value, another an empty box.
func TestFormFields(t *testing.T) {
	if missing := print.MissingOffice(); missing != "" {
		t.Skip("not installed: " + missing)
	}
	folder := t.TempDir()
	var list []print.Document
	for _, d := range print.Documents(12) {
		if d.Layout.Producer == print.LibreOffice && !d.Layout.Plain {
			d.Layout.Fields = true
			list = append(list, d)
		}
	}
	if err := print.Convert(folder, "pdf", list); err != nil {
		t.Fatal(err)
	}
	for _, s := range load(t, folder) {
		b, err := os.ReadFile(filepath.Join(folder, s.ID+".pdf"))
		if err != nil {
			t.Fatal(err)
		}
		r, found := understand(b)
		isHonest(t, s, 0, r, found)
		for _, f := range r.Figures {
			if f.Value.Kind != normalize.Number {
				t.Errorf("%s: %s is read as %v, and its field says a number", s.ID, f.Key, f)
			}
		}
		if !slices.ContainsFunc(r.Problems, func(p normalize.Problem) bool { return p.Code == "page-unread" }) || r.Status != normalize.Partial {
			t.Errorf("%s: %s, and nothing says that its pages are not read: %v", s.ID, r.Status, r.Problems)
		}
		for _, f := range found.Findings {
			if f.Responsibility == checks.Publisher {
				t.Errorf("%s: %s accuses the publisher", s.ID, f.Check)
			}
		}
	}
}
