package page

import (
	"regexp"
	"unicode"
	"unicode/utf8"
)

// Lines of prose → paragraphs: a line that runs to the right margin goes on in the next
// one, which starts at the left margin.

// In ems: how far a full line may stop before the margin (a mark may not open a line, so a
// character moves down with it), and how far a line may stand in without being indented.
const (
	raggedEnd = 2.2
	indent    = 0.9
	closeBy   = 2.6 // from line to line of one paragraph
	alike     = 0.2 // part by which the sizes of two lines of one paragraph differ
)

// opens a paragraph wherever it stands.
var opener = regexp.MustCompile(`^\s*(?:[一二三四五六七八九十]{1,3}\s*、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十]{1,3}[章节部])`)

// column is the left and right margin of the prose of a page.
type column struct{ left, right float64 }

// columnOf measures a page by its long lines, of which a page needs two.
func columnOf(blocks []Block, width float64) (c column, ok bool) {
	n := 0
	for _, b := range blocks {
		if b.Table != nil || b.place.width() < width*longLine {
			continue
		}
		if n++; n == 1 {
			c = column{b.place.X0, b.place.X1}
		}
		c.left, c.right = min(c.left, b.place.X0), max(c.right, b.place.X1)
	}
	return c, n > 1
}

// longLine is the part of the page's width that a line fills at least to show the margins.
const longLine = 0.5

// paragraphs joins lines within and over pages.
func paragraphs(sheets []Sheet, pages [][]Block) []Block {
	var all []Block
	var last column
	var tail Block // the last line of the last block
	for i, blocks := range pages {
		c, ok := columnOf(blocks, sheets[i].Width)
		if !ok {
			c = last
		}
		for _, b := range blocks {
			n := len(all) - 1
			if n >= 0 && goesOn(tail, b, last, c) {
				all[n].Text = joined(all[n].Text, b.Text)
				if all[n].Page == b.Page {
					all[n].Box = all[n].Box.with(b.Box)
				}
			} else {
				all = append(all, b)
			}
			tail, last = b, c
		}
		last = c
	}
	return all
}

// goesOn tells whether the paragraph whose last line is a goes on in b.
func goesOn(a, b Block, of, to column) bool {
	size := max(a.size, 1)
	switch {
	case a.Table != nil || b.Table != nil || abs(a.size-b.size) > alike*size:
		return false
	case of.right-a.place.X1 > raggedEnd*size || abs(b.place.X0-to.left) > indent*size || opener.MatchString(b.Text):
		return false
	}
	return a.Page != b.Page || b.place.midY()-a.place.midY() <= closeBy*size
}

// joined puts two lines together, as Chinese is written: only letters and digits need
// a space between them.
func joined(a, b string) string {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	if narrow(last) && narrow(first) {
		return a + " " + b
	}
	return a + b
}

func narrow(r rune) bool { return r < 0x2E80 && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
