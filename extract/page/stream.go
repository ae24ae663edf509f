package page

import "strings"

// The reading by stream: text in the order in which the file paints it, with no look at
// rules or columns. A step to another place ends a line.

// ByStream gives one block for each run of text that the file paints in one go.
func ByStream(sheets []Sheet) []Block {
	pages := make([][]Block, len(sheets))
	for i, s := range sheets {
		pages[i] = s.byStream()
	}
	var all []Block
	for i, blocks := range pages {
		for _, b := range blocks {
			if key, ok := sheets[i].running(b); ok && pageNumber.MatchString(key) && sheets[i].alone(b) {
				continue
			}
			all = append(all, b)
		}
	}
	return all
}

// alone: nothing else stands at the height of a block, and nothing beyond it.
func (s Sheet) alone(b Block) bool {
	above, below := 0, 0
	for _, g := range s.Glyphs {
		switch y := g.Box.midY(); {
		case blank(g.Text) || b.place.within(g.Box, 0.1) || g.Box.within(b.place, 0.1):
		case y < b.place.Y0:
			above++
		case y > b.place.Y1:
			below++
		default:
			return false
		}
	}
	return above == 0 || below == 0
}

func (s Sheet) byStream() (blocks []Block) {
	var run []Glyph
	var spaces []bool
	space := false
	end := func() {
		if len(run) > 0 {
			place := around(run)
			blocks = append(blocks, Block{Page: s.Number, Box: s.shownAt(place), Text: strings.TrimSpace(textOf(run, spaces)), size: run[0].height(), place: place})
		}
		run, spaces, space = nil, nil, false
	}
	for i := range s.Glyphs {
		g := &s.Glyphs[i]
		if blank(g.Text) {
			space = true
			continue
		}
		if n := len(run); n > 0 && !follows(&run[n-1], g) && !under(&run[n-1], g) {
			end()
		}
		if n := len(run); n > 0 && space && digits(&run[n-1], g) {
			end() // two numbers, of two cells
		}
		run, spaces = append(run, *g), append(spaces, space)
		space = false
	}
	end()
	return blocks
}

// under: a digit is painted next right below another, as in a number that its cell broke.
// Together with it, it is neither one number nor two.
func under(a, b *Glyph) bool {
	down := (b.Box.midY() - a.Box.midY()) / a.height()
	return digits(a, b) && down > 0.5 && down < closestRows && shared(a.Box.X0, a.Box.X1, b.Box.X0, b.Box.X1) > 0
}

// follows: b stands right behind a on its line.
func follows(a, b *Glyph) bool {
	gap := a.gapTo(b)
	return onLine(a, b) && onLine(b, a) && gap < columnGap && gap > -0.5 && !(digital(a.Text) && digital(b.Text) && gap >= letterGap)
}
