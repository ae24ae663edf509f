package extract

import (
	"fmt"

	"nianbao/extract/page"
	"nianbao/extract/pdf"
)

// Drawing a page as it was read, for people who ask why a figure was read or refused.

// Draw paints one page of a PDF as SVG: glyph boxes, rules, and the cells that were found.
// number counts from 1; 0 is the first page with a table. Its errors are *Refusal.
func (e Engines) Draw(b []byte, number int) (svg string, err error) {
	if Sniff(b) != PDF || e.Pages == nil {
		return "", &Refusal{"unsupported_format", "only the pages of a PDF can be drawn"}
	}
	doc, err := e.Pages(pdf.Mend(b))
	if err != nil {
		return "", refusalOf(err)
	}
	sheets := page.Sheets(doc)
	blocks, ruled := page.ByRules(sheets)
	if !ruled {
		blocks = page.ByRows(sheets)
	}
	if number == 0 {
		number = firstTable(blocks)
	}
	if number < 1 || number > len(sheets) {
		return "", &Refusal{"limit", fmt.Sprintf("page %d of %d", number, len(sheets))}
	}
	return page.Draw(sheets[number-1], blocks), nil
}

// firstTable is the page of the first table, else 1.
func firstTable(blocks []page.Block) int {
	for _, b := range blocks {
		if b.Table != nil {
			return b.Page
		}
	}
	return 1
}
