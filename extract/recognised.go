package extract

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"

	"nianbao/extract/page"
	"nianbao/extract/scan"
)

// Pages that are pictures: painted, then recognised. A PDF whose text cannot be
// believed is read as a picture of itself.

const (
	scanDPI   = 300 // dots an inch at which pages are painted
	mostPages = 40  // pages of one document that are recognised: 9 MB each
)

// recognised reads a PDF as pictures of its pages, where the engines are at hand and
// the refusal is one that pictures can answer.
func (e Engines) recognised(b []byte, doc *page.Document, why *Refusal) (*Content, error) {
	if !readsPictures(why.Reason) || !e.canRecognise() {
		return nil, why
	}
	all := make([]int, len(doc.Pages))
	for i := range all {
		all[i] = i + 1
	}
	found, err := e.recognisedPages(b, all)
	if err != nil {
		return nil, err
	}
	c := e.contentOfFound(PDF, found)
	c.Scanned = textless(doc)
	c.unpainted(doc)
	return c, nil
}

// sparse is the most characters on a page that are no text of it: a page number, a stamp,
// a running head.
const sparse = 50

// textless tells a scan from a PDF whose text cannot be believed, and from a scan that
// was given a layer of text: both can be searched by whoever knows its characters.
func textless(doc *page.Document) bool {
	n := 0
	for _, p := range doc.Pages {
		n += len(p.Glyphs)
	}
	return n < sparse*len(doc.Pages)
}

// readsPictures tells the verdicts of pages whose picture may say what their text does not.
func readsPictures(reason string) bool { return reason == "needs_ocr" || reason == "mojibake" }

func (e Engines) canRecognise() bool { return e.Recognize != nil && e.Render != nil }

// recognisedPages paints pages, by their numbers, and reads the pictures.
func (e Engines) recognisedPages(b []byte, pages []int) ([]scan.Found, error) {
	if len(pages) > mostPages {
		return nil, &Refusal{"limit", fmt.Sprintf("%d pages to be recognised, more than %d", len(pages), mostPages)}
	}
	return e.found(func(yield func(scan.Sheet, error) bool) {
		for _, n := range pages {
			m, err := e.Render(b, n, scanDPI)
			if err != nil {
				err = refusalOf(err)
			}
			if !yield(scan.Sheet{Number: n, Image: m, DPI: scanDPI}, err) {
				return
			}
		}
	})
}

// unpainted doubts the cells that look empty though the file prints something in them:
// its font is neither in the file nor at hand, so that nothing was painted.
func (c *Content) unpainted(doc *page.Document) {
	for i := range c.Grids {
		for j := range c.Grids[i].Cells {
			cell := &c.Grids[i].Cells[j]
			if cell.Seen != nil && cell.Text == "" && printsIn(doc.Pages[cell.Pos.Page-1].Glyphs, cell.Pos.Box) {
				cell.Text, cell.Seen = Unrecognised, &Seen{}
			}
		}
	}
}

func printsIn(glyphs []page.Glyph, box [4]float64) bool {
	return slices.ContainsFunc(glyphs, func(g page.Glyph) bool {
		x, y := (g.Box.X0+g.Box.X1)/2, (g.Box.Y0+g.Box.Y1)/2
		printed := g.Text == "" || strings.TrimSpace(g.Text) != ""
		return printed && !g.Invisible && x > box[0] && x < box[2] && y > box[1] && y < box[3]
	})
}

// found is what is recognised on pictures of pages.
func (e Engines) found(sheets iter.Seq2[scan.Sheet, error]) ([]scan.Found, error) {
	found, err := scan.Read(sheets, e.Recognize)
	if why := (*Refusal)(nil); err != nil && !errors.As(err, &why) {
		err = &Refusal{"crash", err.Error()}
	}
	return found, err
}

// contentOfFound makes content of it.
func (e Engines) contentOfFound(format Format, found []scan.Found) *Content {
	c := &Content{Format: format, Charset: Charset{Used: "unicode"}, Recognised: e.recogniser()}
	for _, p := range found {
		c.addPage(p)
	}
	return c
}

func (e Engines) recogniser() string {
	if e.RecognizedBy == nil {
		return "unknown"
	}
	return cmp.Or(e.RecognizedBy(), "unknown")
}

// addPage puts the lines and grids of a page in the order in which they stand.
func (c *Content) addPage(p scan.Found) {
	var lines []Line
	for _, l := range p.Lines {
		lines = append(lines, Line{Text: l.Text, Pos: Pos{Page: p.Number, Box: l.Box}})
	}
	for _, g := range p.Grids {
		c.Grids = append(c.Grids, recognisedGrid(g, Pos{Table: len(c.Grids) + 1, Page: p.Number, Box: g.Box}))
		lines = append(lines, Line{Grid: len(c.Grids), Pos: c.Grids[len(c.Grids)-1].Pos})
	}
	slices.SortStableFunc(lines, func(a, b Line) int { return cmp.Compare(a.Pos.Box[1], b.Pos.Box[1]) })
	for _, l := range lines {
		l.Pos.Line = len(c.Lines) + 1
		c.Lines = append(c.Lines, l)
	}
}

func recognisedGrid(g scan.Grid, at Pos) Grid {
	out := Grid{Layout: Ruled, Rows: g.Rows, Cols: g.Cols, Pos: at}
	for _, c := range g.Cells {
		pos := at
		pos.Row, pos.Col, pos.Box = c.Row, c.Col, c.Box
		seen := &Seen{Agreed: c.State == scan.Agreed || c.State == scan.Empty || c.State == scan.Stroke, Words: c.State == scan.Worded, Candidates: c.Candidates, Looks: c.Looks, Figures: c.Marks}
		cell := Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: c.Text, Pos: pos, Seen: seen}
		switch c.State {
		case scan.Doubt:
			cell.Text = Unrecognised
		case scan.Stroke:
			cell.Text = dash
		}
		out.Cells = append(out.Cells, cell)
	}
	return out
}

// dash is how a flat stroke is written: which dash was typed no picture tells.
const dash = "—"
