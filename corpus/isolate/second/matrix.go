package second

import "math"

// matrix maps x, y to a·x+c·y+e, b·x+d·y+f.
type matrix [6]float64

var identity = matrix{1, 0, 0, 1, 0, 0}

// after is n first, m after it.
func (m matrix) after(n matrix) matrix {
	return matrix{
		n[0]*m[0] + n[1]*m[2], n[0]*m[1] + n[1]*m[3],
		n[2]*m[0] + n[3]*m[2], n[2]*m[1] + n[3]*m[3],
		n[4]*m[0] + n[5]*m[2] + m[4], n[4]*m[1] + n[5]*m[3] + m[5],
	}
}

func shift(x, y float64) matrix { return matrix{1, 0, 0, 1, x, y} }

// spot is where a piece of text starts or ends, the direction of its baseline, and how
// high its letters are.
type spot struct{ x, y, dx, dy, size float64 }

func (m matrix) spot(size float64) spot {
	length := math.Hypot(m[0], m[1])
	if length == 0 {
		length = 1
	}
	return spot{m[4], m[5], m[0] / length, m[1] / length, math.Abs(size) * math.Hypot(m[2], m[3])}
}

// from is how far s lies behind o along the baseline of o, and above it, both in sizes.
func (s spot) from(o spot) (along, above float64) {
	size := max(o.size, s.size, 0.1)
	x, y := s.x-o.x, s.y-o.y
	return (x*o.dx + y*o.dy) / size, (y*o.dx - x*o.dy) / size
}
