package pdfium

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract/page"
)

// sample is a file below NIANBAO_SAMPLES; without them the test is skipped.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	dir := os.Getenv("NIANBAO_SAMPLES")
	if dir == "" {
		t.Skip("NIANBAO_SAMPLES is not set")
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

// TestRealReport: the text of a report written by WPS is there, in the order of the
// print, and its tables have their lines.
func TestRealReport(t *testing.T) {
	d, err := engine(t).Pages(sample(t, "real/001_hongze_2023.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Pages) != 5 || d.Creator != "WPS 文字(Jisupdf Editor)" {
		t.Errorf("%d pages by %q, want 5 by WPS", len(d.Pages), d.Creator)
	}
	for i, want := range []struct {
		text  string
		rules int
	}{{"洪泽区人民政府2023年政府信息公开工作年度报告", 0}, {"", 15}, {"", 39}, {"", 44}, {"", 0}} {
		p := d.Pages[i]
		if got := text(p); !strings.Contains(got, want.text) || len(p.Rules) != want.rules {
			t.Errorf("page %d: %d rules, want %d; text %q", p.Number, len(p.Rules), want.rules, got)
		}
		for _, g := range p.Glyphs {
			if g.Box.X0 < 0 || g.Box.Y0 < 0 || g.Box.X1 > p.Width || g.Box.Y1 > p.Height || g.MapError || g.Invisible {
				t.Errorf("page %d: %+v", p.Number, g)
			}
		}
	}
}

// TestFontNeitherHereNorThere: where a font is not in the file and none is at hand that
// could measure it, characters that stand alone are unknown ones, not gone.
func TestFontNeitherHereNorThere(t *testing.T) {
	b := sample(t, "formats/r26_perchar_tm.pdf")
	for _, name := range []string{"/ABCDEF+UMingCN", "/SomeSongFontABC"} {
		lost := bytes.ReplaceAll(bytes.ReplaceAll(b, []byte("/FontFile2"), []byte("/FontFileX")), []byte("/ABCDEF+UMingCN"), []byte(name)[:len("/ABCDEF+UMingCN")])
		d, err := engine(t).Pages(lost)
		if err != nil {
			t.Fatal(err)
		}
		known, unknown := 0, 0
		for _, p := range d.Pages {
			for _, g := range p.Glyphs {
				if g.MapError {
					unknown++
				} else {
					known++
				}
			}
		}
		if known+unknown < 2200 {
			t.Errorf("%s: %d characters and %d unknown ones of 2244", name, known, unknown)
		}
	}
}

func text(p page.Page) string {
	var s strings.Builder
	for _, g := range p.Glyphs {
		s.WriteString(g.Text)
	}
	return s.String()
}
