package isolate

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"math"
	"math/rand/v2"
)

// wear is what a scanner does to a page.
type wear struct {
	dpi     float64
	slope   float64 // degrees
	noise   int     // the most that a dot is off
	quality int     // of the JPEG
	stamp   bool    // a red one over the page
	blur    bool
}

// worn gives a page as a scanner would.
func (w wear) worn(m image.Image, seed uint64) *image.RGBA {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	dice := rand.New(rand.NewPCG(seed, 7))
	sin, cos := math.Sincos(w.slope * math.Pi / 180)
	mx, my := float64(b.Dx())/2, float64(b.Dy())/2
	gray := func(x, y int) float64 {
		if x < 0 || y < 0 || x >= b.Dx() || y >= b.Dy() {
			return 255
		}
		r, g, bl, _ := m.At(b.Min.X+x, b.Min.Y+y).RGBA()
		return (0.299*float64(r) + 0.587*float64(g) + 0.114*float64(bl)) / 257
	}
	at := func(x, y float64) float64 {
		fx, fy := math.Floor(x), math.Floor(y)
		ax, ay := x-fx, y-fy
		ix, iy := int(fx), int(fy)
		return (gray(ix, iy)*(1-ax)+gray(ix+1, iy)*ax)*(1-ay) + (gray(ix, iy+1)*(1-ax)+gray(ix+1, iy+1)*ax)*ay
	}
	for y := range b.Dy() {
		for x := range b.Dx() {
			dx, dy := float64(x)-mx, float64(y)-my
			sx, sy := mx+dx*cos+dy*sin, my-dx*sin+dy*cos
			v := at(sx, sy)
			if w.blur {
				v = 0.4*v + 0.15*(at(sx-0.8, sy)+at(sx+0.8, sy)+at(sx, sy-0.8)+at(sx, sy+0.8))
			}
			if w.noise > 0 {
				v += float64(dice.IntN(2*w.noise+1) - w.noise)
			}
			c := uint8(math.Max(0, math.Min(255, v)))
			out.SetRGBA(x, y, color.RGBA{c, c, c, 255})
		}
	}
	if w.stamp {
		w.stamped(out)
	}
	return out
}

// stamped paints a red ring with bars over the middle of a page, as ink that lets black through.
func (w wear) stamped(m *image.RGBA) {
	cx, cy, r := float64(m.Rect.Dx())*0.6, float64(m.Rect.Dy())*0.5, 0.8*w.dpi
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			d := math.Hypot(float64(x)-cx, float64(y)-cy)
			ring := math.Abs(d-r) < 0.03*w.dpi
			bar := d < 0.7*r && int(float64(y)/(0.06*w.dpi))%3 == 0
			if ring || bar {
				c := m.RGBAAt(x, y)
				m.SetRGBA(x, y, color.RGBA{uint8(min(int(c.R), 222)), c.G / 4, c.B / 4, 255})
			}
		}
	}
}

// pictures makes a PDF that holds one JPEG for each page and nothing else.
func pictures(pages []*image.RGBA, dpi float64, quality int) []byte {
	var out bytes.Buffer
	var offsets []int
	object := func(body string, stream []byte) {
		offsets = append(offsets, out.Len())
		fmt.Fprintf(&out, "%d 0 obj\n%s\n", len(offsets), body)
		if stream != nil {
			out.WriteString("stream\n")
			out.Write(stream)
			out.WriteString("\nendstream\n")
		}
		out.WriteString("endobj\n")
	}
	out.WriteString("%PDF-1.4\n")
	kids := ""
	for i := range pages {
		kids += fmt.Sprintf("%d 0 R ", 3+3*i)
	}
	object("<</Type/Catalog/Pages 2 0 R>>", nil)
	object(fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids), nil)
	for i, m := range pages {
		w, h := float64(m.Rect.Dx())*72/dpi, float64(m.Rect.Dy())*72/dpi
		var j bytes.Buffer
		_ = jpeg.Encode(&j, m, &jpeg.Options{Quality: quality})
		paint := fmt.Sprintf("q %g 0 0 %g 0 0 cm /I Do Q", w, h)
		object(fmt.Sprintf("<</Type/Page/Parent 2 0 R/MediaBox[0 0 %g %g]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>", w, h, 5+3*i, 4+3*i), nil)
		object(fmt.Sprintf("<</Length %d>>", len(paint)), []byte(paint))
		object(fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>", m.Rect.Dx(), m.Rect.Dy(), j.Len()), j.Bytes())
	}
	start := out.Len()
	fmt.Fprintf(&out, "xref\n0 %d\n0000000000 65535 f \n", len(offsets)+1)
	for _, o := range offsets {
		fmt.Fprintf(&out, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&out, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(offsets)+1, start)
	return out.Bytes()
}
