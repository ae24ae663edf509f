package isolate

// What an engine delivers, as bytes: numbers as they stand in memory, so that a
// document that went through a pipe equals one that did not.

import (
	"encoding/binary"
	"image"
	"image/draw"
	"math"

	"nianbao/extract/page"
)

func putNumber(b []byte, values ...float64) []byte {
	for _, v := range values {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	return b
}

func putCount(b []byte, values ...int) []byte {
	for _, v := range values {
		b = binary.AppendVarint(b, int64(v))
	}
	return b
}

func putText(b []byte, s string) []byte { return append(putCount(b, len(s)), s...) }

func putBox(b []byte, x page.Box) []byte { return putNumber(b, x.X0, x.Y0, x.X1, x.Y1) }

func putColor(b []byte, c page.Color) []byte { return append(b, c.R, c.G, c.B) }

func putFlags(b []byte, flags ...bool) []byte {
	var all byte
	for i, f := range flags {
		if f {
			all |= 1 << i
		}
	}
	return append(b, all)
}

func putFailure(f *page.Failure) []byte { return putText(putText(nil, f.Reason), f.Detail) }

func putStrings(list []string) []byte {
	b := putCount(nil, len(list))
	for _, s := range list {
		b = putText(b, s)
	}
	return b
}

func putDocument(d *page.Document) []byte {
	size := 1 << 10
	for _, p := range d.Pages {
		size += 96 + 80*len(p.Glyphs) + 48*(len(p.Rules)+len(p.Fills)+len(p.Images))
	}
	b := putText(putText(make([]byte, 0, size), d.Producer), d.Creator)
	b = putCount(b, len(d.Pages))
	for i := range d.Pages {
		b = putPage(b, &d.Pages[i])
	}
	return b
}

func putPage(b []byte, p *page.Page) []byte {
	b = putNumber(putCount(b, p.Number), p.Width, p.Height)
	b = putFlags(b, p.Limited, p.Annotated)
	b = putCount(b, len(p.Glyphs), len(p.Rules), len(p.Fills), len(p.Images), len(p.Doubts))
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		b = putNumber(putBox(putText(b, g.Text), g.Box), g.Angle, g.Size)
		b = putCount(putColor(b, g.Color), g.Font, g.Run, g.Order)
		b = putFlags(b, g.Invisible, g.MapError)
	}
	for _, r := range p.Rules {
		b = putColor(putNumber(b, r.X0, r.Y0, r.X1, r.Y1, r.Width), r.Color)
	}
	for _, f := range p.Fills {
		b = putFlags(putCount(putColor(putBox(b, f.Box), f.Color), f.Order), f.Clear)
	}
	for _, d := range p.Doubts {
		b = putBox(b, d)
	}
	for _, m := range p.Images {
		b = putFlags(putCount(putBox(b, m.Box), m.Order), m.Clear)
	}
	return b
}

func putPicture(m image.Image) []byte {
	size := m.Bounds().Size()
	rgba, ok := m.(*image.RGBA)
	if !ok || rgba.Stride != 4*size.X {
		rgba = image.NewRGBA(image.Rectangle{Max: size})
		draw.Draw(rgba, rgba.Rect, m, m.Bounds().Min, draw.Src)
	}
	return append(putCount(make([]byte, 0, len(rgba.Pix)+16), size.X, size.Y), rgba.Pix...)
}
