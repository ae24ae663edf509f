package extract

import (
	"errors"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// partsOf are the parts of each fixture of a format, by their names.
func partsOf(f *testing.F, pattern string) (list []map[string]string) {
	names, err := filepath.Glob("testdata/" + pattern)
	if err != nil || len(names) == 0 {
		f.Fatalf("no fixtures: %v", err)
	}
	for _, name := range names {
		a, err := txtar.ParseFile(name)
		if err != nil {
			f.Fatal(err)
		}
		files := map[string]string{}
		for _, p := range a.Files {
			files[p.Name] = string(p.Data)
		}
		list = append(list, files)
	}
	return list
}

// holdAll: any file gives contents or a refusal, twice the same, and each place of a grid
// is covered once.
func holdAll(t *testing.T, file []byte) {
	t.Helper()
	list, err := Engines{}.ReadAll(file)
	if err != nil {
		var r *Refusal
		if !errors.As(err, &r) || list != nil {
			t.Fatalf("got %v and %d contents want a refusal alone", err, len(list))
		}
		return
	}
	for _, c := range list {
		if c.Format == XLSX || c.Format == XLS || c.Format == CSV {
			checkContent(t, inGrid(c))
		}
	}
	again, err := Engines{}.ReadAll(file)
	if d := cmp.Diff(list, again); err != nil || d != "" {
		t.Fatalf("read again: %v\n-first +again\n%s", err, d)
	}
}

// inGrid is a content whose cells say where they stand in their grids, not in the sheet.
func inGrid(c *Content) *Content {
	other := *c
	other.Grids = slices.Clone(c.Grids)
	for i := range other.Grids {
		g := &other.Grids[i]
		g.Cells = slices.Clone(g.Cells)
		for k := range g.Cells {
			g.Cells[k].Pos.Row, g.Cells[k].Pos.Col = g.Cells[k].Row, g.Cells[k].Col
		}
	}
	return &other
}

// harmed changes one byte of a file.
func harmed(file []byte, at uint16, by byte) []byte {
	if len(file) > 0 {
		file[int(at)%len(file)] ^= by
	}
	return file
}

func FuzzXLSX(f *testing.F) {
	for _, p := range partsOf(f, "xlsx_*.txtar") {
		f.Add(p["sheet1"], p["styles"], p["strings"], uint16(0), byte(0))
	}
	f.Fuzz(func(t *testing.T, sheet, styles, strings string, at uint16, by byte) {
		holdAll(t, harmed(sheetFile(map[string]string{"sheet1": sheet, "styles": styles, "strings": strings}), at, by))
	})
}

func FuzzOFD(f *testing.F) {
	for _, p := range partsOf(f, "ofd_*.txtar") {
		f.Add(p["page"], p["template"], p["resources"], uint16(0), byte(0))
	}
	f.Fuzz(func(t *testing.T, page, template, resources string, at uint16, by byte) {
		holdAll(t, harmed(pageFile(map[string]string{"page": page, "template": template, "resources": resources}), at, by))
	})
}

// FuzzXLS: the stream of a book, and a byte of its container to change.
func FuzzXLS(f *testing.F) {
	for _, p := range partsOf(f, "xls_*.txtar") {
		file := bookScript(p["book"])
		f.Add(file[3*512:], uint16(0), byte(0))
		f.Add(file[3*512:], uint16(600), byte(7))
	}
	f.Fuzz(func(t *testing.T, stream []byte, at uint16, by byte) {
		if len(stream) > 60_000 {
			return // more sectors than one table of them holds
		}
		holdAll(t, harmed(compoundOf("Workbook", stream), at, by))
	})
}

func FuzzCSV(f *testing.F) {
	for _, p := range partsOf(f, "csv_*.txtar") {
		f.Add([]byte(p["doc"]))
	}
	f.Fuzz(holdAll)
}
