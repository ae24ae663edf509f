package scan

import (
	"slices"
	"strings"
)

// size is how a slip shows figures: how high in dots, and how far apart as a share of that.
type size struct {
	high int
	gap  float64
}

// sizes of the three looks at each cell. Over the 186 cells of a report scanned at
// 200 dpi they gave 181, 180 and 178 periodic answers, all of them right; larger
// figures gave fewer, and a few wrong ones.
var sizes = []size{{24, 0.8}, {30, 0.8}, {36, 1.4}}

// digits has the cells with figures recognised in several sizes, and believes what
// the looks agree on.
func (r *reader) digits() error {
	var asked []*box
	var slips []Slip
	for _, l := range r.leaves {
		for _, t := range l.tables {
			for _, b := range t.boxes {
				if b.class == figures || b.class == murky && !b.ink.Empty() {
					asked = append(asked, b)
					for _, z := range sizes {
						slips = append(slips, digitSlip(l, b, z, r.height))
					}
				}
			}
		}
	}
	answers, err := r.recognize(slips)
	if err != nil {
		return err
	}
	for i, b := range asked {
		b.hear(answers[i*len(sizes):(i+1)*len(sizes)], r.height)
	}
	return nil
}

// agreeing is how many looks at least must see the same; none may see anything else.
const agreeing = 2

// hear settles one cell by the answers about it.
func (b *box) hear(answers []Answer, height int) {
	seen, differ := map[string]int{}, 0
	b.candidates = nil
	for _, a := range answers {
		if text, whole := period(a); whole {
			text = b.pointed(text)
			if seen[text]++; seen[text] == 1 {
				b.candidates = append(b.candidates, text)
				differ++
			}
		}
	}
	if differ == 1 && seen[b.candidates[0]] >= agreeing && b.fits(b.candidates[0], height) {
		b.state, b.text, b.looks = Agreed, b.candidates[0], seen[b.candidates[0]]
		return
	}
	for _, a := range answers {
		for _, c := range votes(a) {
			if c = b.pointed(c); !slices.Contains(b.candidates, c) {
				b.candidates = append(b.candidates, c)
			}
		}
	}
	if b.state != Worded {
		b.state = Doubt
	}
}

// fits tells whether the marks of a cell can be these figures, at one level at
// least: as many of them, points where points are, and holes where figures have them.
func (b *box) fits(text string, height int) bool {
	if b.class != figures {
		return false
	}
	defer func(v view) { b.shown = v }(b.shown)
	for i := range b.views {
		if b.show(i); b.areFigures(height) && b.holesFit(text) {
			return true
		}
	}
	return false
}

func (b *box) holesFit(text string) bool {
	if len(b.marks) != len(text) {
		return false
	}
	for i, m := range b.marks {
		if b.point(m) != (text[i] == '.') || text[i] != '.' && !m.mayBe(text[i]) {
			return false
		}
	}
	return true
}

// pointed puts the points that the ink shows between recognised figures.
func (b *box) pointed(digits string) string {
	var s strings.Builder
	for _, m := range b.marks {
		switch {
		case b.class == figures && b.point(m):
			s.WriteByte('.')
		case digits != "":
			s.WriteByte(digits[0])
			digits = digits[1:]
		}
	}
	return s.String() + digits
}

// period is the text that an answer repeats; ok is false where it is not periodic.
func period(a Answer) (text string, ok bool) {
	if len(a.Lines) != 1 {
		return "", false
	}
	all := strings.ReplaceAll(a.Lines[0].Text, " ", "")
	n := len(all) / repeats
	if n == 0 || len(all) != n*repeats || all != strings.Repeat(all[:n], repeats) {
		return "", false
	}
	return all[:n], true
}

// votes are the words of an answer, most frequent first.
func votes(a Answer) []string {
	count := map[string]int{}
	var order []string
	for _, l := range a.Lines {
		for _, w := range strings.Fields(l.Text) {
			if count[w]++; count[w] == 1 {
				order = append(order, w)
			}
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return count[b] - count[a] })
	return order
}
