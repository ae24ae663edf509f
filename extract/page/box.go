package page

// Boxes: the few things that the steps ask of them.

func (b Box) width() float64  { return b.X1 - b.X0 }
func (b Box) height() float64 { return b.Y1 - b.Y0 }
func (b Box) midX() float64   { return (b.X0 + b.X1) / 2 }
func (b Box) midY() float64   { return (b.Y0 + b.Y1) / 2 }
func (b Box) area() float64   { return b.width() * b.height() }

func (b Box) holds(x, y float64) bool { return x >= b.X0 && x <= b.X1 && y >= b.Y0 && y <= b.Y1 }

// within tells whether b lies in a, give or take the tolerance.
func (b Box) within(a Box, tolerance float64) bool {
	return b.X0 >= a.X0-tolerance && b.X1 <= a.X1+tolerance && b.Y0 >= a.Y0-tolerance && b.Y1 <= a.Y1+tolerance
}

// with is the smallest box around both; the zero Box is around nothing.
func (b Box) with(a Box) Box {
	if b == (Box{}) {
		return a
	}
	return Box{min(a.X0, b.X0), min(a.Y0, b.Y0), max(a.X1, b.X1), max(a.Y1, b.Y1)}
}

// shared is the length that two stretches have in common, below 0 where a gap parts them.
func shared(a0, a1, b0, b1 float64) float64 { return min(a1, b1) - max(a0, b0) }

// around is the box of some glyphs.
func around(glyphs []Glyph) (b Box) {
	for _, g := range glyphs {
		b = b.with(g.Box)
	}
	return b
}

// bands finds the boxes at a height without asking each of them.
type bands [][]int

// bandHeight, in points: a line of print is about half of it.
const bandHeight = 24

// mostBands bounds what one box may cost; no page is higher than 200 inches.
const mostBands = 14400 / bandHeight

func band(y float64) int { return int(max(0, min(mostBands-1, y/bandHeight))) }

func (b bands) at(y float64) []int {
	if k := band(y); k < len(b) {
		return b[k]
	}
	return nil
}

func bandsOf(n int, box func(int) Box) bands {
	var all bands
	for i := range n {
		b := box(i)
		for k := band(b.Y0); k <= band(b.Y1); k++ {
			for len(all) <= k {
				all = append(all, nil)
			}
			all[k] = append(all[k], i)
		}
	}
	return all
}
