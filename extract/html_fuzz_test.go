package extract

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

// FuzzHTML: any bytes give content or a refusal, and content keeps its promises.
func FuzzHTML(f *testing.F) {
	files, err := filepath.Glob("testdata/html_*.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(a.Files[0].Data)
	}
	f.Add([]byte(`<div style="display:none"><div class=row><b>行政复议</b><b>1</b></div><div class=row>`))
	f.Add([]byte(`<script>x="<p>\u4e00、总体情况<\/p>"</script><template><table><tr><td><svg><td>2<sup>1`))
	f.Add([]byte("\xff\xfe<\x00p\x00>\x00"))
	f.Add([]byte("<table><tr><td rowspan=0 colspan=3>第二十条第（一）项<td>信息内容<tr><td>规章"))
	f.Fuzz(keeps(readHTML))
}

// keeps: any bytes give content or a refusal, the same each time, and content keeps its
// promises.
func keeps(read func([]byte) (*Content, error)) func(*testing.T, []byte) {
	return func(t *testing.T, b []byte) {
		c, err := read(b)
		if err != nil {
			var r *Refusal
			if !errors.As(err, &r) || c != nil {
				t.Fatalf("got %v and content %v want a refusal alone", err, c != nil)
			}
			return
		}
		checkContent(t, c)
		again, err := read(b)
		if d := cmp.Diff(c, again); err != nil || d != "" {
			t.Fatalf("read again: %v\n-first +again\n%s", err, d)
		}
	}
}

func checkContent(t *testing.T, c *Content) {
	grids := 0
	for i, l := range c.Lines {
		if l.Pos.Line != i+1 || (l.Text == "") == (l.Grid == 0) {
			t.Fatalf("line %d: got %+v", i+1, l)
		}
		if l.Grid > 0 {
			if grids++; l.Grid != grids {
				t.Fatalf("line %d stands for grid %d, want %d", i+1, l.Grid, grids)
			}
		}
	}
	if grids != len(c.Grids) {
		t.Fatalf("got %d grids in the lines, %d in all", grids, len(c.Grids))
	}
	for n, g := range c.Grids {
		for i := range g.Cells {
			if p := g.Cells[i].Pos; p.Table != n+1 || p.Row != g.Cells[i].Row || p.Col != g.Cells[i].Col {
				t.Fatalf("grid %d: cell at %+v has position %+v", n+1, g.Cells[i], p)
			}
		}
		if g.Rows*g.Cols < 100_000 {
			checkPlaces(t, g)
		}
	}
	for _, m := range c.Marks {
		if m.Value == "" || m.Origin == "" || m.Kind == "" {
			t.Fatalf("got an empty mark %+v", m)
		}
	}
}

// TestHTMLOnOtherFormats: no format sample is read as a page by mistake or breaks the reader.
func TestHTMLOnOtherFormats(t *testing.T) {
	root := os.Getenv("NIANBAO_SAMPLES")
	files, err := filepath.Glob(filepath.Join(root, "formats", "*"))
	if root == "" || err != nil || len(files) == 0 {
		if os.Getenv("CI") != "" {
			t.Fatal("CI is set and NIANBAO_SAMPLES holds no samples of formats")
		}
		t.Skip("NIANBAO_SAMPLES is not set: no samples of other formats")
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if looksLikeHTML(b[:min(len(b), 4096)]) {
			t.Errorf("%s: taken for a page", filepath.Base(file))
		}
		if c, err := readHTML(b); err == nil {
			checkContent(t, c)
		}
	}
}
