package scan

// The slope of a page, and the page turned against it.

import (
	"image"
	"math"
)

const (
	mostSlope  = 3.0  // degrees: a page that leans more is refused by what follows
	longRun    = 0.10 // inches: shorter dark runs are parts of characters
	leastSlope = 0.02 // degrees: less moves the end of a line by under a dot
)

// upright turns a page against the slope of its long horizontal runs.
func upright(g *image.Gray, slope float64) *image.Gray {
	if math.Abs(slope) < leastSlope {
		return g
	}
	return rotated(g, slope)
}

// slopeOf finds the angle under which long runs fall into the fewest rows: there the
// squares of the rows' sums are largest.
func slopeOf(b bitmap, least int) float64 {
	dots := thinned(runDots(b, least))
	best := bestSlope(dots, b, -mostSlope, mostSlope, 0.1)
	return bestSlope(dots, b, best-0.1, best+0.1, 0.01)
}

// enoughDots tell a slope; a dark picture has millions.
const enoughDots = 200_000

func thinned(dots []image.Point) []image.Point {
	step := 1 + len(dots)/enoughDots
	kept := dots[:0]
	for i := 0; i < len(dots); i += step {
		kept = append(kept, dots[i])
	}
	return kept
}

// runDots lists dots of long horizontal runs, every third of each.
func runDots(b bitmap, least int) (dots []image.Point) {
	for y := range b.h {
		from := -1
		for x := 0; x <= b.w; x++ {
			if x < b.w && b.dark[y*b.w+x] {
				if from < 0 {
					from = x
				}
				continue
			}
			if from >= 0 && x-from >= least {
				for i := from; i < x; i += 3 {
					dots = append(dots, image.Pt(i, y))
				}
			}
			from = -1
		}
	}
	return dots
}

func bestSlope(dots []image.Point, b bitmap, from, to, step float64) float64 {
	best, at := -1.0, 0.0
	for i := 0; ; i++ {
		a := from + float64(i)*step
		if a > to+step/2 {
			return at
		}
		if s := sharpness(dots, b, a); s > best || s == best && math.Abs(a) < math.Abs(at) {
			best, at = s, a
		}
	}
}

func sharpness(dots []image.Point, b bitmap, degrees float64) float64 {
	t := math.Tan(degrees * math.Pi / 180)
	pad := int(math.Abs(t)*float64(b.w)) + 1
	rows := make([]float64, b.h+2*pad+1)
	for _, d := range dots {
		rows[int(math.Floor(float64(d.Y)-t*float64(d.X)+0.5))+pad]++
	}
	sum := 0.0
	for _, n := range rows {
		sum += n * n
	}
	return sum
}

// rotated turns a picture around its middle against a slope, between dots by their
// four neighbours; what comes from outside is paper.
func rotated(g *image.Gray, degrees float64) *image.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := image.NewGray(g.Rect)
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	mx, my := float64(w)/2, float64(h)/2
	for y := range h {
		for x := range w {
			dx, dy := float64(x)-mx, float64(y)-my
			out.Pix[y*out.Stride+x] = between(g, mx+dx*cos-dy*sin, my+dx*sin+dy*cos)
		}
	}
	return out
}

func between(g *image.Gray, x, y float64) uint8 {
	fx, fy := math.Floor(x), math.Floor(y)
	ix, iy := int(fx), int(fy)
	if ix < 0 || iy < 0 || ix+1 >= g.Rect.Dx() || iy+1 >= g.Rect.Dy() {
		return 255
	}
	ax, ay := x-fx, y-fy
	p := g.Pix[iy*g.Stride+ix:]
	q := g.Pix[(iy+1)*g.Stride+ix:]
	top := float64(p[0])*(1-ax) + float64(p[1])*ax
	low := float64(q[0])*(1-ax) + float64(q[1])*ax
	return uint8(top*(1-ay) + low*ay + 0.5)
}
