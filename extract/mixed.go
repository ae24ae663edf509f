package extract

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/page"
	"nianbao/extract/scan"
)

// PDFs of which some pages print text and others are pictures: a report with its signed
// or stamped pages scanned. The pictures are recognised, and what is read on them says so,
// cell by cell; where nobody recognises, the pages are named.

// withPictures adds what the pages say that print no text.
func (e Engines) withPictures(b []byte, doc *page.Document, sheets []page.Sheet, c *Content) *Content {
	var pictures []int
	for _, s := range sheets {
		if readsPictures(s.Verdict.Reason) {
			pictures = append(pictures, s.Number)
		}
	}
	c.unreadPages(sheets, func(reason string) bool { return reason != "" && !readsPictures(reason) })
	if len(pictures) == 0 {
		return c
	}
	if e.canRecognise() {
		if found, err := e.recognisedPages(b, pictures); err == nil {
			return e.mixed(doc, c, found)
		}
	}
	c.unreadPages(sheets, readsPictures)
	return c
}

// unreadPages names the pages that could not be read for one of some reasons.
func (c *Content) unreadPages(sheets []page.Sheet, of func(reason string) bool) {
	var numbers []string
	code := PageUnread
	for _, s := range sheets {
		if of(s.Verdict.Reason) {
			numbers = append(numbers, strconv.Itoa(s.Number))
			if s.Verdict.Reason == "needs_ocr" {
				code = PagePicture
			}
		}
	}
	if len(numbers) > 0 {
		c.Omitted = append(c.Omitted, Omission{Code: code, Count: len(numbers), Detail: strings.Join(numbers, ", ")})
	}
}

// mixed puts recognised pages between the printed ones. The other readings, which hold
// none of them, stay as they are.
func (e Engines) mixed(doc *page.Document, printed *Content, found []scan.Found) *Content {
	c := *printed
	c.Lines, c.Grids = nil, nil
	c.Recognised = e.recogniser()
	rest := printed.Lines
	for _, p := range found {
		at := slices.IndexFunc(rest, func(l Line) bool { return l.Pos.Page > p.Number })
		if at < 0 {
			at = len(rest)
		}
		c.addPrinted(printed, rest[:at])
		rest = rest[at:]
		c.addPage(p)
		c.RecognisedPages = append(c.RecognisedPages, p.Number)
	}
	c.addPrinted(printed, rest)
	c.unpainted(doc)
	return &c
}

// addPrinted takes lines of other content over, with the grids that they stand for.
func (c *Content) addPrinted(from *Content, lines []Line) {
	for _, l := range lines {
		l.Pos.Line = len(c.Lines) + 1
		if l.Grid > 0 {
			g := from.Grids[l.Grid-1]
			g.Pos.Table, g.Pos.Line = len(c.Grids)+1, l.Pos.Line
			g.Cells = slices.Clone(g.Cells)
			for i := range g.Cells {
				g.Cells[i].Pos.Table, g.Cells[i].Pos.Line = g.Pos.Table, l.Pos.Line
			}
			c.Grids = append(c.Grids, g)
			l.Grid, l.Pos.Table = len(c.Grids), len(c.Grids)
		}
		c.Lines = append(c.Lines, l)
	}
}
