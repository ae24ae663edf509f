package scan

import (
	"image"
	"slices"
)

// blob is a connected area of ink.
type blob struct {
	image.Rectangle
	area int
	ink  bitmap // its own dots, in its own box
}

// blobs are the connected areas of a bitmap, from the left.
func blobs(b bitmap) []blob {
	seen := make([]bool, len(b.dark))
	var list []blob
	var stack []int
	for i, d := range b.dark {
		if !d || seen[i] {
			continue
		}
		stack, seen[i] = append(stack[:0], i), true
		for k := 0; k < len(stack); k++ {
			x, y := stack[k]%b.w, stack[k]/b.w
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if j := (y+dy)*b.w + x + dx; b.at(x+dx, y+dy) && !seen[j] {
						seen[j] = true
						stack = append(stack, j)
					}
				}
			}
		}
		list = append(list, blobOf(stack, b.w))
	}
	slices.SortStableFunc(list, func(a, b blob) int { return a.Min.X - b.Min.X })
	return list
}

func blobOf(dots []int, w int) blob {
	r := image.Rectangle{}
	for _, i := range dots {
		r = r.Union(image.Rect(i%w, i/w, i%w+1, i/w+1))
	}
	own := bitmap{r.Dx(), r.Dy(), make([]bool, r.Dx()*r.Dy())}
	for _, i := range dots {
		own.dark[(i/w-r.Min.Y)*own.w+i%w-r.Min.X] = true
	}
	return blob{r, len(dots), own}
}

// hole is an area of paper inside a mark.
type hole struct {
	middle float64 // of its height, as a share of the mark's, from the top
	area   int
}

// holes are the areas of paper that the ink encloses, from the top. Paper touches
// paper by its sides only, as ink touches by its corners.
func (b blob) holes() []hole {
	w, h := b.ink.w+2, b.ink.h+2
	seen := make([]bool, w*h)
	paper := func(i int) bool { return !b.ink.at(i%w-1, i/w-1) }
	var list []hole
	for i := range seen {
		if seen[i] || !paper(i) {
			continue
		}
		stack, sum := []int{i}, 0
		seen[i] = true
		for k := 0; k < len(stack); k++ {
			j := stack[k]
			sum += j / w
			for _, n := range []int{j - 1, j + 1, j - w, j + w} {
				if n >= 0 && n < len(seen) && (n/w == j/w || n%w == j%w) && !seen[n] && paper(n) {
					seen[n] = true
					stack = append(stack, n)
				}
			}
		}
		if i > 0 { // the first area is the paper around the mark
			list = append(list, hole{(float64(sum)/float64(len(stack)) - 0.5) / float64(b.ink.h), len(stack)})
		}
	}
	return list
}

// smallHole is the share of a mark's box below which a hole may be a speck.
const smallHole = 0.015

// mayBe tells whether the holes of a mark allow a figure: a point of evidence that
// has nothing to do with how the recogniser works.
func (b blob) mayBe(figure byte) bool {
	var sure []hole
	specks := 0
	for _, h := range b.holes() {
		if float64(h.area) < smallHole*float64(b.ink.w*b.ink.h) {
			specks++
		} else {
			sure = append(sure, h)
		}
	}
	if specks > 0 {
		return false
	}
	switch figure {
	case '0':
		return len(sure) == 1 && sure[0].middle > 0.4 && sure[0].middle < 0.6
	case '6':
		return len(sure) == 1 && sure[0].middle > 0.55
	case '9':
		return len(sure) == 1 && sure[0].middle < 0.45
	case '4':
		return len(sure) == 0 || len(sure) == 1 && sure[0].middle > 0.3 && sure[0].middle < 0.65
	case '8':
		return len(sure) == 2 && sure[0].middle < 0.45 && sure[1].middle > 0.5
	}
	return len(sure) == 0
}
