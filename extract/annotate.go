package extract

import (
	"nianbao/extract/docx"
)

// Drafts given back: a copy of a Word document with comments where something is to say,
// and not a byte of its other parts changed.

// Remark is a comment on a place of a document, as the content that was read has it: a cell
// by table, row and column, a row by table and row, a paragraph by its line. A place that
// is not known is the beginning.
type Remark struct {
	At   Pos
	Text string
}

// Annotate gives a copy of a DOCX with the remarks as comments of an author. The error is
// always a *Refusal: unsupported_format for every other format.
func Annotate(b []byte, author string, remarks []Remark) ([]byte, error) {
	if Sniff(b) != DOCX {
		return nil, &Refusal{"unsupported_format", "comments are written into DOCX only"}
	}
	doc, err := flowOf(b, docx.Read)
	if err != nil {
		return nil, err
	}
	f, err := readFlow(DOCX, doc)
	if err != nil {
		return nil, err
	}
	var placed []docx.Note
	for _, n := range remarks {
		place := f.placeOf(n.At)
		if place == 0 {
			return nil, &Refusal{"empty", "the document has no paragraph to comment on"}
		}
		placed = append(placed, docx.Note{Place: place, Text: n.Text})
	}
	out, err := docx.Comment(b, author, placed)
	if err != nil {
		return nil, refusedPart(err)
	}
	return out, nil
}

// placeOf is where in the source a place begins: that of the cell, the first cell of its
// row, the line, or the first line of all.
func (f *flowReader) placeOf(at Pos) int {
	if at.Table > 0 && at.Table <= len(f.content.Grids) {
		if place := f.cellPlace(at); place > 0 {
			return place
		}
		at.Line = f.content.Grids[at.Table-1].Pos.Line
	}
	if at.Line > 0 && at.Line <= len(f.places) {
		if grid := f.content.Lines[at.Line-1].Grid; grid > 0 {
			return f.cellPlace(Pos{Table: grid})
		}
		if place := f.places[at.Line-1]; place > 0 { // a note has none
			return place
		}
	}
	for i, place := range f.places {
		if place == 0 {
			place = f.cellPlace(Pos{Table: f.content.Lines[i].Grid})
		}
		if place > 0 {
			return place
		}
	}
	return 0
}

// cellPlace is that of the first cell of a grid that fits.
func (f *flowReader) cellPlace(at Pos) int {
	for i, c := range f.content.Grids[at.Table-1].Cells {
		if (at.Row == 0 || c.Row == at.Row) && (at.Col == 0 || c.Col == at.Col) && f.cellPlaces[at.Table-1][i] > 0 {
			return f.cellPlaces[at.Table-1][i]
		}
	}
	return 0
}
