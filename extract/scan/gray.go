package scan

import (
	"image"
	"image/draw"
)

// Gray paints a picture grey by its red part: what is printed or stamped in red
// becomes as light as paper, black stays black.
func Gray(m image.Image) *image.Gray {
	if g, ok := m.(*image.Gray); ok && g.Rect.Min == (image.Point{}) {
		return g
	}
	b := m.Bounds()
	g := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	switch m := m.(type) {
	case *image.Gray:
		for y := range b.Dy() {
			copy(g.Pix[y*g.Stride:y*g.Stride+b.Dx()], m.Pix[y*m.Stride:])
		}
	case *image.RGBA:
		for y := range b.Dy() {
			for x := range b.Dx() {
				i := y*m.Stride + 4*x
				g.Pix[y*g.Stride+x] = lightness(m.Pix[i], m.Pix[i+1], m.Pix[i+2])
			}
		}
	default:
		return Gray(coloured(m))
	}
	return g
}

// coloured turns any picture into one of plain dots, on white paper.
func coloured(m image.Image) *image.RGBA {
	out := image.NewRGBA(image.Rect(0, 0, m.Bounds().Dx(), m.Bounds().Dy()))
	draw.Draw(out, out.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(out, out.Rect, m, m.Bounds().Min, draw.Over)
	return out
}

// redder is by how much red must outweigh the other colours to be the colour of a stamp.
const redder = 24

// blackRed is the red part up to which a red dot is black ink under a stamp.
const blackRed = 140

// lightness is paper for a red dot, and black where black shows through; of other
// colours, the usual weights.
func lightness(r, g, b uint8) uint8 {
	switch {
	case int(r) <= int(max(g, b))+redder:
	case r > blackRed:
		return 255
	default:
		return r
	}
	return uint8((299*int(r) + 587*int(g) + 114*int(b)) / 1000)
}

// reds shows the red ink of a picture dark on white, nil where there is next to none.
// A figure printed in red must not pass for an empty cell.
func reds(m image.Image) *image.Gray {
	c, ok := m.(*image.RGBA)
	if _, gray := m.(*image.Gray); gray {
		return nil
	} else if !ok {
		c = coloured(m)
	}
	b := c.Bounds()
	g := paper(b.Dx(), b.Dy())
	n := 0
	for y := range b.Dy() {
		for x := range b.Dx() {
			if i := y*c.Stride + 4*x; int(c.Pix[i]) > int(max(c.Pix[i+1], c.Pix[i+2]))+redder {
				g.Pix[y*g.Stride+x] = 0
				n++
			}
		}
	}
	if n < fewReds {
		return nil
	}
	return g
}

// fewReds are dots that a scanner or JPEG colours by itself.
const fewReds = 40

// threshold parts ink from paper by Otsu's method, within what scans show.
func threshold(g *image.Gray) uint8 {
	var count [256]int
	for _, v := range g.Pix {
		count[v]++
	}
	var all, sum float64
	for v, n := range count {
		all, sum = all+float64(n), sum+float64(v*n)
	}
	best, at := 0.0, 128
	var below, belowSum float64
	for v, n := range count {
		below, belowSum = below+float64(n), belowSum+float64(v*n)
		if below == 0 || below == all {
			continue
		}
		d := belowSum/below - (sum-belowSum)/(all-below)
		if between := below * (all - below) * d * d; between > best {
			best, at = between, v+1
		}
	}
	return uint8(min(max(at, 100), 190))
}

// bitmap is ink or no ink, dot by dot.
type bitmap struct {
	w, h int
	dark []bool
}

// inkOf marks the dots darker than level.
func inkOf(g *image.Gray, r image.Rectangle, level uint8) bitmap {
	r = r.Intersect(g.Rect)
	b := bitmap{r.Dx(), r.Dy(), make([]bool, r.Dx()*r.Dy())}
	for y := range b.h {
		row := g.Pix[(r.Min.Y+y)*g.Stride+r.Min.X:]
		for x := range b.w {
			b.dark[y*b.w+x] = row[x] < level
		}
	}
	return b
}

// share is how much of a bitmap is dark.
func (b bitmap) share() float64 {
	n := 0
	for _, d := range b.dark {
		if d {
			n++
		}
	}
	return float64(n) / float64(max(1, len(b.dark)))
}

func (b bitmap) at(x, y int) bool {
	return x >= 0 && y >= 0 && x < b.w && y < b.h && b.dark[y*b.w+x]
}

// turned swaps rows and columns.
func (b bitmap) turned() bitmap {
	t := bitmap{b.h, b.w, make([]bool, len(b.dark))}
	for y := range b.h {
		for x := range b.w {
			t.dark[x*t.w+y] = b.dark[y*b.w+x]
		}
	}
	return t
}
