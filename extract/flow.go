package extract

import (
	"fmt"
	"strings"

	"nianbao/extract/flow"
)

// Documents whose text flows (DOCX, ODT): paragraphs become lines, tables grids, and a
// table that only arranges the page what stands in it.

// flowReader lays a document out. places knows for each line where its paragraph begins
// in the source, cellPlaces so for each cell of each grid.
type flowReader struct {
	content    *Content
	places     []int
	cellPlaces [][]int
	covered    int // rows times columns of all tables
	size       int // bytes of text
	err        error
}

func readFlow(format Format, doc *flow.Document) (*flowReader, error) {
	f := &flowReader{content: &Content{Format: format, Charset: Charset{Used: "unicode"}, Changes: doc.Changes}}
	f.blocks(doc.Blocks)
	for range doc.Foreign {
		f.content.Links = append(f.content.Links, Link{Kind: Frame, Target: "part of another format"})
	}
	if f.err != nil {
		return nil, f.err
	}
	return f, nil
}

func (f *flowReader) blocks(list []flow.Block) {
	for _, b := range list {
		switch {
		case f.err != nil:
			return
		case b.Table != nil:
			f.table(b.Table)
		default:
			f.paragraph(b)
		}
	}
}

func (f *flowReader) paragraph(b flow.Block) {
	for _, p := range b.Pictures {
		f.content.Links = append(f.content.Links, Link{Kind: Image, Target: "picture", Label: p.Name, Width: p.Width})
	}
	for i, text := range b.Lines {
		if i == 0 {
			text = b.Label + text
		}
		if text = collapsed(text); text != "" {
			f.line(Line{Text: text, Level: b.Level}, b.Place)
		}
	}
}

// line puts a line in its place.
func (f *flowReader) line(l Line, place int) {
	l.Pos.Line = len(f.content.Lines) + 1
	f.content.Lines = append(f.content.Lines, l)
	f.places = append(f.places, place)
	if f.size += len(l.Text); f.size > mostText || len(f.places) > mostLines {
		f.err = &Refusal{"limit", fmt.Sprintf("more than %d lines, or %d bytes of text", mostLines, mostText)}
	}
}

// table reads a table as a grid, or what it arranges, block by block.
func (f *flowReader) table(t *flow.Table) {
	f.covered += t.Rows * t.Cols
	if len(t.Cells) > mostInGrid || t.Rows*t.Cols > mostPlaces || f.covered > mostOfGrids {
		f.err = &Refusal{"limit", fmt.Sprintf("a table of more than %d cells, or %d places", mostInGrid, mostPlaces)}
		return
	}
	g, inner := f.grid(t, false)
	anchors := anchored(g.Cells)
	if layoutTable(g, anchors, len(inner) > 0) {
		for _, c := range t.Cells {
			f.blocks(c.Blocks)
		}
		return
	}
	if anchors >= 2 {
		g, inner = f.grid(t, true)
	}
	f.place(g, t)
	for _, it := range inner {
		f.table(it)
	}
}

// place puts a grid among the lines.
func (f *flowReader) place(g Grid, t *flow.Table) {
	g.Pos = Pos{Table: len(f.content.Grids) + 1, Line: len(f.content.Lines) + 1}
	places := make([]int, len(t.Cells))
	for i := range g.Cells {
		c := &g.Cells[i]
		c.Pos = Pos{Table: g.Pos.Table, Row: c.Row, Col: c.Col, Line: g.Pos.Line}
		places[i] = t.Cells[i].Place
		f.size += len(c.Text)
	}
	f.content.Grids = append(f.content.Grids, g)
	f.cellPlaces = append(f.cellPlaces, places)
	f.line(Line{Grid: g.Pos.Table, Pos: g.Pos}, 0)
}

// grid gives the cells their texts, and the tables that stand in them apart. In a
// statutory table all that is shown in a cell counts.
func (f *flowReader) grid(t *flow.Table, statutory bool) (g Grid, inner []*flow.Table) {
	g = Grid{Layout: Ruled, Rows: t.Rows, Cols: t.Cols, Cells: make([]Cell, len(t.Cells))}
	for i, c := range t.Cells {
		text, tables := cellOf(c.Blocks, statutory)
		inner = append(inner, tables...)
		g.Cells[i] = Cell{Row: c.Row, Col: c.Col, RowSpan: c.RowSpan, ColSpan: c.ColSpan, Text: text}
	}
	return g, inner
}

// cellOf is the text of a cell, a line for each of its own. A small table that begins
// it is the way in which its text is set.
func cellOf(blocks []flow.Block, statutory bool) (string, []*flow.Table) {
	var lines []string
	var inner []*flow.Table
	object := false
	for _, b := range blocks {
		switch {
		case b.Table == nil:
			lines = append(lines, cellLines(b)...)
			object = object || b.Object
		case statutory && len(lines) == 0 && smallFlow(b.Table):
			for _, c := range b.Table.Cells {
				if text, _ := cellOf(c.Blocks, true); text != "" {
					lines = append(lines, text)
				}
			}
		default:
			inner = append(inner, b.Table)
		}
	}
	if statutory && object && len(lines) == 0 {
		return shownObject, inner
	}
	return strings.Join(lines, "\n"), inner
}

// cellLines are the lines of a paragraph in a cell. The number of a list is no part of
// the figure behind it: brackets keep the two apart.
func cellLines(b flow.Block) (lines []string) {
	for i, text := range b.Lines {
		text = collapsed(text)
		if label := collapsed(b.Label); i == 0 && label != "" {
			if text == "" || startsInDigit(text) {
				label = "[" + label + "]"
			}
			text = strings.TrimSpace(label + " " + text)
			if strings.TrimRight(b.Label, " ") == b.Label {
				text = strings.Replace(text, label+" ", label, 1)
			}
		}
		if text != "" {
			lines = append(lines, text)
		}
	}
	return lines
}

// startsInDigit: with a digit, or what can begin a number.
func startsInDigit(s string) bool {
	for _, r := range s {
		return r >= '0' && r <= '9' || r >= '０' && r <= '９' || strings.ContainsRune("+-－＋.．—−", r)
	}
	return false
}

// smallFlow: a table that holds no other table and no part of a report.
func smallFlow(t *flow.Table) bool {
	size := 0
	cells := make([]Cell, len(t.Cells))
	for i, c := range t.Cells {
		text, inner := cellOf(c.Blocks, false)
		if size += len(text); size > longestLabel || len(inner) > 0 {
			return false
		}
		cells[i].Text = text
	}
	return anchored(cells) < 2
}
