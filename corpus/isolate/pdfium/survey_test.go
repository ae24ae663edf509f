package pdfium

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

func TestSurvey(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(os.Getenv("NIANBAO_SAMPLES"), "*/*.pdf"))
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if e.Broken() {
			e.Close()
			e, _ = New()
		}
		b, _ := os.ReadFile(f)
		at := time.Now()
		d, err := e.Pages(b)
		if err != nil {
			t.Logf("%-45s %8v %v mem %d broken %v", filepath.Base(f), time.Since(at).Round(time.Microsecond*100), err, e.module.Memory().Size()>>20, e.broken)
			continue
		}
		var g, r, fi, im, inv, me, ang, col int
		text := ""
		for _, p := range d.Pages {
			g += len(p.Glyphs)
			r += len(p.Rules)
			fi += len(p.Fills)
			im += len(p.Images)
			for _, c := range p.Glyphs {
				text += c.Text
				if c.Invisible {
					inv++
				}
				if c.MapError {
					me++
				}
				if c.Angle != 0 {
					ang++
				}
				if c.Color.R > 128 {
					col++
				}
			}
		}
		t.Logf("%-45s %8v %d pages %5.0fx%.0f glyphs %d rules %d fills %d images %d | invisible %d maperr %d angled %d colored %d %.30q mem %d", filepath.Base(f), time.Since(at).Round(time.Microsecond*100), len(d.Pages), d.Pages[0].Width, d.Pages[0].Height, g, r, fi, im, inv, me, ang, col, text, e.module.Memory().Size()>>20)
	}
}
