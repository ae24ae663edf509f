package extract

import (
	"errors"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// fuzzOffice seeds a target with fixtures: three parts of a document, and a byte of its
// container to change.
func fuzzOffice(f *testing.F, pattern string, parts [3]string) {
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
		f.Add(files[parts[0]], files[parts[1]], files[parts[2]], uint16(0), byte(0))
		f.Add(files[parts[0]], files[parts[1]], files[parts[2]], uint16(40), byte(7))
	}
}

// holdOffice: any file gives content or a refusal, twice the same, and content keeps its
// promises. It gives the content, nil for a refusal.
func holdOffice(t *testing.T, file []byte, at uint16, by byte) *Content {
	if len(file) > 0 {
		file[int(at)%len(file)] ^= by
	}
	c, err := Read(file)
	if err != nil {
		var r *Refusal
		if !errors.As(err, &r) || c != nil {
			t.Fatalf("got %v and content %v want a refusal alone", err, c != nil)
		}
		return nil
	}
	if c.Format == DOCX || c.Format == ODT {
		checkContent(t, c)
	}
	again, err := Read(file)
	if d := cmp.Diff(c, again); err != nil || d != "" {
		t.Fatalf("read again: %v\n-first +again\n%s", err, d)
	}
	return c
}

// FuzzDOCX: besides, an annotated copy is read as the document itself.
func FuzzDOCX(f *testing.F) {
	fuzzOffice(f, "docx_*.txtar", [3]string{"body", "styles", "numbering"})
	f.Fuzz(func(t *testing.T, body, styles, numbering string, at uint16, by byte) {
		file := wordFile(map[string]string{"body": body, "styles": styles, "numbering": numbering})
		c := holdOffice(t, file, at, by)
		if c == nil || c.Format != DOCX || len(c.Lines) == 0 {
			return
		}
		notes := []Remark{{Text: "全文"}}
		for _, l := range c.Lines {
			notes = append(notes, Remark{At: l.Pos, Text: "<行>"})
		}
		for _, g := range c.Grids {
			for _, cell := range g.Cells {
				notes = append(notes, Remark{At: cell.Pos, Text: "格"})
			}
		}
		out, err := Annotate(file, "甲", notes[:min(len(notes), 300)])
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) {
				t.Fatal(err)
			}
			return
		}
		again, err := Read(out)
		if d := cmp.Diff(c, again); err != nil || d != "" {
			t.Fatalf("annotated: %v\n-before +after\n%s", err, d)
		}
	})
}

// FuzzODT does so for OpenDocument.
func FuzzODT(f *testing.F) {
	fuzzOffice(f, "odt_*.txtar", [3]string{"text", "automatic", "styles"})
	f.Fuzz(func(t *testing.T, text, automatic, styles string, at uint16, by byte) {
		holdOffice(t, odfFile(map[string]string{"text": text, "automatic": automatic, "styles": styles}), at, by)
	})
}
