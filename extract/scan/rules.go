package scan

// Rules are long dark runs, none of them a stroke of a character.

import (
	"image"
	"slices"
)

const (
	longRule   = 0.22 // inches: shorter horizontal runs are strokes of characters
	tallRule   = 0.16 // inches: shorter vertical runs are
	thickRule  = 0.05 // inches: thicker areas are shading or pictures
	ruleGap    = 0.02 // inches that a worn rule may be missing
	ruleInk    = 0.86 // the share of a run that is dark
	inkBeside  = 0.50 // the share of a short rule that may have ink on a side of it
	inkAcross  = 0.08 // and on both sides
	longStroke = 6    // times thickRule: a longer one is no stroke of a character in a table
)

// rule is a painted line, by its middle: from a to b along it, at its place across.
type rule struct{ at, a, b int }

// rulesOf finds horizontal rules; of a turned bitmap, vertical ones.
func rulesOf(b bitmap, least, gap, thick int) []rule {
	mask := bitmap{b.w, b.h, make([]bool, len(b.dark))}
	for y := range b.h {
		for _, r := range runs(b, y, least, gap) {
			for x := r[0]; x < r[1]; x++ {
				mask.dark[y*b.w+x] = true
			}
		}
	}
	var pieces []rule
	for _, p := range parts(mask) {
		if p.Dy() <= thick && p.Dx() >= least {
			pieces = append(pieces, rule{(p.Min.Y + p.Max.Y - 1) / 2, p.Min.X, p.Max.X})
		}
	}
	return kept(joined(pieces, 3*gap), b, thick)
}

// kept drops what may be strokes of characters. A short rule in line with one that
// is beyond doubt may have more ink around it.
func kept(all []rule, b bitmap, thick int) (list []rule) {
	var sure, short []rule
	for _, r := range all {
		if crossed, along := r.company(b, thick); r.b-r.a > longStroke*thick || crossed < inkAcross && along < inkBeside {
			sure = append(sure, r)
		} else if crossed < 1.5*inkAcross {
			short = append(short, r)
		}
	}
	list = sure
	for _, r := range short {
		if slices.ContainsFunc(sure, func(s rule) bool { return abs(s.at-r.at) <= 3 }) {
			list = append(list, r)
		}
	}
	return list
}

// company is the share of a rule that strokes cross, and the share along which ink
// lies close. Rules have little of both.
func (r rule) company(b bitmap, thick int) (crossed, along float64) {
	for x := r.a; x < r.b; x++ {
		over, under := false, false
		for d := 4; d <= thick/3+2; d++ {
			over, under = over || b.at(x, r.at-d), under || b.at(x, r.at+d)
		}
		if over && under {
			crossed++
		}
		if over || under {
			along++
		}
	}
	n := float64(r.b - r.a)
	return crossed / n, along / n
}

// joined puts pieces of one rule together that stand in one row, no further apart than gap.
func joined(list []rule, gap int) []rule {
	slices.SortStableFunc(list, func(a, b rule) int { return a.a - b.a })
	var whole []rule
next:
	for _, r := range list {
		for i, w := range whole {
			if abs(w.at-r.at) <= 3 && r.a-w.b <= gap {
				whole[i].b = max(w.b, r.b)
				continue next
			}
		}
		whole = append(whole, r)
	}
	return whole
}

// runs lists the long dark runs of a row, over gaps no wider than gap.
func runs(b bitmap, y, least, gap int) (list [][2]int) {
	from, last, dark := -1, 0, 0
	end := func() {
		if n := last + 1 - from; from >= 0 && n >= least && float64(dark) >= ruleInk*float64(n) {
			list = append(list, [2]int{from, last + 1})
		}
		from, dark = -1, 0
	}
	for x := range b.w {
		if !b.dark[y*b.w+x] {
			if from >= 0 && x-last > gap {
				end()
			}
			continue
		}
		if from < 0 {
			from = x
		}
		last, dark = x, dark+1
	}
	end()
	return list
}

// parts are the boxes of the connected areas of a bitmap, from the top.
func parts(b bitmap) []image.Rectangle {
	var list []image.Rectangle
	seen := make([]bool, len(b.dark))
	var stack []int
	for i, d := range b.dark {
		if !d || seen[i] {
			continue
		}
		r := image.Rect(i%b.w, i/b.w, i%b.w+1, i/b.w+1)
		stack, seen[i] = append(stack[:0], i), true
		for len(stack) > 0 {
			j := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			x, y := j%b.w, j/b.w
			r = r.Union(image.Rect(x, y, x+1, y+1))
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if k := (y+dy)*b.w + x + dx; b.at(x+dx, y+dy) && !seen[k] {
						seen[k] = true
						stack = append(stack, k)
					}
				}
			}
		}
		list = append(list, r)
	}
	return list
}

// places clusters coordinates that lie no further apart than near, and gives their middles.
func places(all []int, near int) []int {
	slices.Sort(all)
	var list []int
	for i := 0; i < len(all); {
		j, sum := i, 0
		for j < len(all) && (j == i || all[j]-all[j-1] <= near) {
			sum += all[j]
			j++
		}
		list = append(list, sum/(j-i))
		i = j
	}
	return list
}
