package page

import (
	"cmp"
	"slices"
)

// Advances: some fonts state wrong widths for their digits and letters (r01 names a GBK
// font and embeds none: every digit is as broad as a Chinese character). Where the
// file sets the next character is the true one.

// tooBroad is the part of a stated width that a digit really takes, below which the
// statement is wrong. Kerning takes a tenth at most.
const tooBroad = 0.75

// fewestSteps between digits tell of a font.
const fewestSteps = 3

// advances are the true widths of digits, in ems, of the fonts that state wrong ones.
func advances(d *Document) map[int]float64 {
	steps, sound := map[int][]float64{}, map[int]int{}
	for _, p := range d.Pages {
		for i := 1; i < len(p.Glyphs); i++ {
			a, b := p.Glyphs[i-1], p.Glyphs[i]
			if a.Font != b.Font || !ascii(a.Text) || !ascii(b.Text) || !digital(a.Text) || abs(a.Box.midY()-b.Box.midY()) > 0.1*a.height() {
				continue
			}
			switch by := b.Box.X0 - a.Box.X0; {
			case by < 0.2*a.height() || by > 1.1*a.Box.width():
			case by < tooBroad*a.Box.width():
				steps[a.Font] = append(steps[a.Font], by/a.height())
			default:
				sound[a.Font]++
			}
		}
	}
	real := map[int]float64{}
	for font, list := range steps {
		if len(list) >= fewestSteps && len(list) > sound[font] {
			slices.SortFunc(list, cmp.Compare[float64])
			real[font] = list[len(list)/2]
		}
	}
	return real
}

func ascii(s string) bool { return len(s) == 1 && s[0] > ' ' && s[0] < 0x7F }

// narrowed gives the letters and digits of a page their true widths.
func narrowed(p Page, advance map[int]float64) Page {
	if len(advance) == 0 {
		return p
	}
	p.Glyphs = slices.Clone(p.Glyphs)
	for i := range p.Glyphs {
		g := &p.Glyphs[i]
		if em, wrong := advance[g.Font]; wrong && ascii(g.Text) {
			g.Box.X1 = min(g.Box.X1, g.Box.X0+em*g.height())
		}
	}
	return p
}
