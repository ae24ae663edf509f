package pdfium

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/extract/page"
)

// refused are the sample files of which nothing can be read, with the reason.
var refused = map[string]string{
	"e05_userpw.pdf": "password", "m02_truncated_70.pdf": "damaged", "m11_empty.pdf": "empty", "m12_bomb.pdf": "limit",
}

// TestSamples: every sample is read or refused with its reason, and each page that shows
// the report as text has its glyphs and rules.
func TestSamples(t *testing.T) {
	sample(t, "formats/README.md")
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NIANBAO_SAMPLES"), "formats", "*.pdf"))
	e := engine(t)
	for _, file := range files {
		name := filepath.Base(file)
		if e.Broken() {
			e = engine(t)
		}
		d, err := e.Pages(sample(t, "formats/"+name))
		var failure *page.Failure
		if want := refused[name]; want != "" {
			if !errors.As(err, &failure) || failure.Reason != want {
				t.Errorf("%s: %v, want %s", name, err, want)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		glyphs, rules, errors := 0, 0, 0
		for _, p := range d.Pages {
			glyphs, rules = glyphs+len(p.Glyphs), rules+len(p.Rules)
			for _, g := range p.Glyphs {
				if g.MapError {
					errors++
				}
			}
		}
		scan, bad := strings.HasPrefix(name, "s"), strings.HasPrefix(name, "m09") || strings.HasPrefix(name, "m16")
		switch {
		case !scan && !bad && glyphs < 2200, scan && (glyphs > 0 || len(d.Pages[0].Images) != 1):
			t.Errorf("%s: %d glyphs", name, glyphs)
		case !scan && !bad && rules < 100 && !strings.HasPrefix(name, "r24"):
			t.Errorf("%s: %d rules", name, rules)
		case (errors > 0) != (strings.HasPrefix(name, "r12") || strings.HasPrefix(name, "m09")):
			t.Errorf("%s: %d glyphs without a character", name, errors)
		}
	}
}
