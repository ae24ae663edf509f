package extract

import (
	"bytes"
	"errors"
	"fmt"

	"nianbao/extract/page"
	"nianbao/extract/pdf"
)

// PDF: pages as painted, read in up to four independent ways.

var _ = register(reader{format: PDF, rank: 10, mine: looksLikePDF, several: readPDF})

// headRoom is how far into a file readers look for its header; m01 has junk before it.
const headRoom = 1024

func looksLikePDF(head []byte) bool {
	return bytes.Contains(head[:min(len(head), headRoom)], []byte("%PDF-"))
}

func readPDF(b []byte, e Engines) ([]*Content, error) {
	if e.Pages == nil {
		return nil, &Refusal{"unsupported_format", "no PDF engine is at hand"}
	}
	b = pdf.Mend(b)
	light, err := pdf.Sound(b)
	if err != nil {
		return nil, &Refusal{"damaged", err.Error()}
	}
	doc, err := e.Pages(light)
	if err != nil {
		return nil, refusalOf(err)
	}
	sheets := page.Sheets(doc)
	if why := page.Gate(sheets); why.Reason != "" {
		return one(e.recognised(b, doc, &Refusal{why.Reason, why.Detail}))
	}
	text, whyNot := e.secondText(b, sheets)
	if whyNot.refused != nil {
		return nil, whyNot.refused
	}
	if reports := page.Reports(sheets); len(reports) > 1 {
		return bound(reports, text, whyNot.word), nil
	}
	c := printedContent(PDF, sheets)
	c.second(text, whyNot.word, sheets)
	return one(e.withPictures(b, doc, sheets, c), nil)
}

func one(c *Content, err error) ([]*Content, error) {
	if err != nil {
		return nil, err
	}
	return []*Content{c}, nil
}

// bound reads each of several reports in one file by itself. Pictures in them are not
// recognised.
func bound(reports [][]page.Sheet, text *page.Text, whyNot string) (list []*Content) {
	for _, sheets := range reports {
		c := printedContent(PDF, sheets)
		c.second(text, whyNot, sheets)
		list = append(list, c)
	}
	return list
}

// refusalOf takes the reason of an engine over.
func refusalOf(err error) *Refusal {
	var why *page.Failure
	if errors.As(err, &why) {
		return &Refusal{why.Reason, why.Detail}
	}
	return &Refusal{"damaged", err.Error()}
}

// printedContent reads sheets of any format in the ways that geometry allows.
func printedContent(format Format, sheets []page.Sheet) *Content {
	blocks, ruled := page.ByRules(sheets)
	rows := contentOf(format, ByRows, page.ByRows(sheets))
	stream := contentOf(format, ByStream, page.ByStream(sheets))
	c := rows
	if ruled {
		c = contentOf(format, ByRules, blocks)
		c.Others = append(c.Others, rows)
	}
	c.Others = append(c.Others, stream)
	c.Unconfirmed = map[Reading]string{}
	if !ruled {
		c.Unconfirmed[ByRules] = "no_rules"
	}
	c.Links = picturesOf(sheets)
	return c
}

// contentOf turns blocks into lines and grids.
func contentOf(format Format, how Reading, blocks []page.Block) *Content {
	c := &Content{Format: format, Charset: Charset{Used: "unicode"}, Reading: how}
	for i, b := range blocks {
		at := Pos{Page: b.Page, Line: i + 1, Box: boxOf(b.Box)}
		if b.Table == nil {
			c.Lines = append(c.Lines, Line{Text: b.Text, Pos: at})
			continue
		}
		c.Grids = append(c.Grids, gridOf(b.Table, len(c.Grids)+1, at))
		at.Table = len(c.Grids)
		c.Lines = append(c.Lines, Line{Grid: len(c.Grids), Pos: at})
	}
	return c
}

func gridOf(t *page.Table, number int, at Pos) Grid {
	at.Table = number
	g := Grid{Layout: Aligned, Rows: t.Rows, Cols: t.Cols, Pos: at, Breaks: t.Breaks}
	if t.Ruled {
		g.Layout = Ruled
	}
	for _, c := range t.Cells {
		pos := Pos{Table: number, Row: c.Row, Col: c.Col, Page: c.Page, Line: at.Line, Box: boxOf(c.Box)}
		g.Cells = append(g.Cells, Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: c.Text, Pos: pos})
	}
	return g
}

// boxOf rounds a box to hundredths of a point.
func boxOf(b page.Box) [4]float64 {
	r := func(x float64) float64 { return float64(int64(x*100+0.5)) / 100 }
	return [4]float64{r(b.X0), r(b.Y0), r(b.X1), r(b.Y1)}
}

// picturesOf lists the pictures in which text may stand: pages that are pictures or
// cannot be read, and pictures as broad as a table.
func picturesOf(sheets []page.Sheet) (links []Link) {
	for _, s := range sheets {
		target := fmt.Sprintf("page %d", s.Number)
		if s.Verdict.Reason != "" {
			links = append(links, Link{Kind: Image, Target: target, Label: s.Verdict.Detail})
			continue
		}
		for _, b := range s.Pictures() {
			links = append(links, Link{Kind: Image, Target: target, Label: "picture", Width: int((b.X1 - b.X0) * pixelsPerPoint)})
		}
	}
	return links
}

// pixelsPerPoint: CSS pixels, 96 to the inch.
const pixelsPerPoint = 96.0 / 72
