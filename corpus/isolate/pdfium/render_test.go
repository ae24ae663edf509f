package pdfium

import (
	"image"
	"image/png"
	"os"
	"testing"
	"time"
)

// dark is the share of dots that are painted.
func dark(m image.Image) float64 {
	b, n := m.Bounds(), 0
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, _, _, _ := m.At(x, y).RGBA(); r < 0x8000 {
				n++
			}
		}
	}
	return float64(n) / float64(b.Dx()*b.Dy())
}

// TestRender: pages are painted in their size, and fonts that are not embedded are drawn.
func TestRender(t *testing.T) {
	if ChineseFont() == "" {
		t.Skip("no Chinese font is installed")
	}
	e, err := NewPainter()
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	for _, name := range []string{"formats/s01_scan_200_clean.pdf", "formats/r01_gbk_euc_h_noembed.pdf", "formats/r10_identity_tounicode.pdf", "formats/r30_rot90.pdf"} {
		b, at := sample(t, name), time.Now()
		m, err := e.Render(b, 1, 150)
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%s: %v %v %.3f", name, m.Bounds(), time.Since(at), dark(m))
		if d := dark(m); d < .02 || d > .2 {
			t.Errorf("%s: %.3f of the page is dark", name, d)
		}
		if out := os.Getenv("RENDER_OUT"); out != "" {
			f, _ := os.Create(out + name[8:] + ".png")
			png.Encode(f, m)
			f.Close()
		}
	}
}
