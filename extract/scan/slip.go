package scan

// The pictures of cells that the recogniser gets.

import (
	"image"
	"math"
)

const (
	repeats   = 4  // times that a cell stands on its slip
	slipWhite = 24 // dots of paper around
)

// digitSlip shows a cell several times side by side. What is recognised must then be periodic: a reader that is unsure of a mark
// seldom errs in the same way four times.
func digitSlip(l *leaf, b *box, z size, figure int) Slip {
	one := scaled(cleaned(l, b), float64(z.high)/float64(figure))
	gap := int(float64(z.high) * z.gap)
	w, h := one.Rect.Dx(), one.Rect.Dy()
	m := paper(2*slipWhite+repeats*w+(repeats-1)*gap, 2*slipWhite+h)
	for i := range repeats {
		paste(m, one, slipWhite+i*(w+gap), slipWhite)
	}
	return Slip{Digits, m}
}

// wordSlip shows a cell once.
func wordSlip(l *leaf, b *box, scale float64) Slip {
	one := scaled(cleaned(l, b), scale)
	m := paper(2*slipWhite+one.Rect.Dx(), 2*slipWhite+one.Rect.Dy())
	paste(m, one, slipWhite, slipWhite)
	return Slip{Words, m}
}

// cleaned is the part of a cell around its marks, on paper.
func cleaned(l *leaf, b *box) *image.Gray {
	r := b.ink.Inset(-3).Intersect(b.inside)
	m := paper(r.Dx(), r.Dy())
	for y := r.Min.Y; y < r.Max.Y; y++ {
		copy(m.Pix[(y-r.Min.Y)*m.Stride:(y-r.Min.Y)*m.Stride+r.Dx()], l.gray.Pix[y*l.gray.Stride+r.Min.X:])
	}
	return m
}

func paper(w, h int) *image.Gray {
	m := image.NewGray(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	return m
}

func paste(on, m *image.Gray, x, y int) {
	for row := range m.Rect.Dy() {
		copy(on.Pix[(y+row)*on.Stride+x:], m.Pix[row*m.Stride:row*m.Stride+m.Rect.Dx()])
	}
}

// scaled resizes a picture between dots by their four neighbours.
func scaled(g *image.Gray, f float64) *image.Gray {
	w, h := max(1, int(math.Round(float64(g.Rect.Dx())*f))), max(1, int(math.Round(float64(g.Rect.Dy())*f)))
	m := paper(w, h)
	for y := range h {
		for x := range w {
			m.Pix[y*m.Stride+x] = near(g, (float64(x)+0.5)/f-0.5, (float64(y)+0.5)/f-0.5)
		}
	}
	return m
}

// near is between, with the dots at the edge repeated outside.
func near(g *image.Gray, x, y float64) uint8 {
	x = math.Max(0, math.Min(x, float64(g.Rect.Dx()-1)-1e-6))
	y = math.Max(0, math.Min(y, float64(g.Rect.Dy()-1)-1e-6))
	if g.Rect.Dx() < 2 || g.Rect.Dy() < 2 {
		return g.GrayAt(int(x), int(y)).Y
	}
	return between(g, x, y)
}
