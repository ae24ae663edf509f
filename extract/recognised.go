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

// recognised reads the pages of a PDF as pictures, where the engines are at hand and
// the refusal is one that pictures can answer.
func (e Engines) recognised(b []byte, doc *page.Document, why *Refusal) (*Content, error) {
	pages := len(doc.Pages)
	if why.Reason != "needs_ocr" && why.Reason != "mojibake" || e.Recognize == nil || e.Render == nil {
		return nil, why
	}
	if pages > mostPages {
		return nil, &Refusal{"limit", fmt.Sprintf("%d pages to be recognised, more than %d", pages, mostPages)}
	}
	c, err := e.fromSheets(PDF, func(yield func(scan.Sheet, error) bool) {
		for n := 1; n <= pages; n++ {
			m, err := e.Render(b, n, scanDPI)
			if err != nil {
				err = refusalOf(err)
			}
			if !yield(scan.Sheet{Number: n, Image: m, DPI: scanDPI}, err) {
				return
			}
		}
	})
	if err == nil {
		c.unpainted(doc)
	}
	return c, err
}

// unpainted doubts the cells that look empty though the file prints something in them:
// its font is neither in the file nor at hand, so that nothing was painted.
func (c *Content) unpainted(doc *page.Document) {
	for i := range c.Grids {
		for j := range c.Grids[i].Cells {
			cell := &c.Grids[i].Cells[j]
			if cell.Text == "" && printsIn(doc.Pages[cell.Pos.Page-1].Glyphs, cell.Pos.Box) {
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

// fromSheets makes content of what is recognised on pictures of pages.
func (e Engines) fromSheets(format Format, sheets iter.Seq2[scan.Sheet, error]) (*Content, error) {
	found, err := scan.Read(sheets, e.Recognize)
	if err != nil {
		if why := (*Refusal)(nil); errors.As(err, &why) {
			return nil, why
		}
		return nil, &Refusal{"crash", err.Error()}
	}
	c := &Content{Format: format, Charset: Charset{Used: "unicode"}, Recognised: "unknown"}
	if e.RecognizedBy != nil {
		c.Recognised = cmp.Or(e.RecognizedBy(), c.Recognised)
	}
	for _, p := range found {
		c.addPage(p)
	}
	return c, nil
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
