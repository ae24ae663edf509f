package page

import (
	"regexp"
	"strings"
	"unicode"
)

// The furniture of pages: numbers, running heads and feet. It is no text of the report.

// margin is the part of the page's height, above and below, in which furniture stands.
// The numbers of sample 001 stand at 0.947.
const margin = 0.12

var pageNumber = regexp.MustCompile(`^[-—–－─~·•.\s]*(?:第\s*)?[0-9０-９]{1,4}(?:\s*页)?(?:\s*(?:[/／,，]\s*共?|共)\s*[0-9０-９]{1,4}\s*页?)?[-—–－─~·•.\s]*$`)

// withoutFurniture leaves the blocks of all pages that are no furniture. A line is furniture
// where it stands in the margin and is a page number outside all other text, or comes
// again on other pages at the same height with no other change than its digits.
func withoutFurniture(sheets []Sheet, pages [][]Block) {
	seen := map[string][]float64{}
	for i, blocks := range pages {
		for _, b := range blocks {
			if key, ok := sheets[i].running(b); ok {
				seen[key] = append(seen[key], b.place.midY())
			}
		}
	}
	for i, blocks := range pages {
		var kept []Block
		for k, b := range blocks {
			key, ok := sheets[i].running(b)
			outermost := k == 0 || k == len(blocks)-1 || k == len(blocks)-2 && furnitureBelow(sheets[i], blocks[k+1], seen, len(pages))
			switch {
			case ok && outermost && pageNumber.MatchString(b.Text), outermost && sheets[i].dressedNumber(b), ok && again(seen[key], b.place.midY(), len(pages)):
			default:
				kept = append(kept, b)
			}
		}
		pages[i] = kept
	}
}

// dressed numbers (- 5 -, 第5页) are told from figures by their dress, and so are taken for
// page numbers in a deeper margin: 0.14 on the landscape pages of LibreOffice.
const (
	deepMargin = 0.2
	dress      = "-—–－─~第页"
)

func (s Sheet) dressedNumber(b Block) bool {
	y := b.place.midY()
	return b.Table == nil && (y < s.Height*deepMargin || y > s.Height*(1-deepMargin)) && strings.ContainsAny(b.Text, dress) && digital(b.Text) && pageNumber.MatchString(b.Text)
}

func furnitureBelow(s Sheet, b Block, seen map[string][]float64, pages int) bool {
	key, ok := s.running(b)
	return ok && again(seen[key], b.place.midY(), pages)
}

// running is the text of a line in the margin, its digits made equal.
func (s Sheet) running(b Block) (key string, ok bool) {
	if y := b.place.midY(); b.Table != nil || y > s.Height*margin && y < s.Height*(1-margin) {
		return "", false
	}
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsDigit(r):
			return '0'
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, b.Text), true
}

// steady, in points: running heads do not move from page to page.
const steady = 4

// again: the line stands at this height on at least half of the pages, and on two.
func again(heights []float64, y float64, pages int) bool {
	n := 0
	for _, h := range heights {
		if abs(h-y) <= steady {
			n++
		}
	}
	return n >= 2 && 2*n >= pages
}
