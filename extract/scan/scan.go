// Package scan reads pictures of pages: painted dots in, grids of cells and lines
// of text out. It decides where cells are, which of them are empty and when
// several looks at one cell agree; what a cell says it asks of a recogniser, which
// the caller hands in. It is pure and never repairs what it reads.
//
// Map of the package:
//
//	scan.go      Sheet, Slip, Answer: what goes in and out; Read: the walk through the steps
//	gray.go      colour → grey without red stamps, thresholds, ink
//	deskew.go    the slope of the page by its long runs, and the page turned upright
//	rules.go     long dark runs → rules
//	grid.go      rules → grids of cells
//	cell.go      one cell: its interior, its marks, whether it is empty
//	figures.go   which marks may be figures, and points between them
//	glyph.go     connected areas of ink, and the holes in them
//	slip.go      the pictures that the recogniser gets
//	agree.go     what of its answers about figures is believed
//	lines.go     writing in cells, and the text outside of tables
package scan

import (
	"image"
	"iter"
)

// Sheet is one page as a picture.
type Sheet struct {
	Number int // from 1
	Image  image.Image
	DPI    float64 // dots an inch: 72 points are DPI dots
}

// Kind is what a slip shows, and so how it is to be recognised.
type Kind int

const (
	Digits Kind = iota // figures and points only, one line
	Words              // Chinese text of one cell
	Page               // Chinese text of a page whose tables are painted over
)

// Slip is a picture to be recognised.
type Slip struct {
	Kind  Kind
	Image *image.Gray
}

// Answer is what was recognised on a slip, line by line from the top.
type Answer struct{ Lines []Line }

// Line is one recognised line with its place on the slip in dots.
type Line struct {
	Text string
	Box  image.Rectangle
}

// Recognizer answers slips, one answer for each. Its error is trouble with the
// engine, never with a slip.
type Recognizer func([]Slip) ([]Answer, error)

// Found is one page as read: its grids, and its lines outside of them, from the top.
type Found struct {
	Number int
	Grids  []Grid
	Lines  []Text
}

// Text is a line of running text; the box is in points.
type Text struct {
	Text string
	Box  [4]float64
}

// Grid is a ruled table. Cells stand row by row.
type Grid struct {
	Rows, Cols int
	Cells      []Cell
	Box        [4]float64
}

// Cell is one cell with what was recognised in it. Row and Col count from 1.
type Cell struct {
	Row, Col, RowSpan, ColSpan int
	Box                        [4]float64 // points on the upright page
	State                      State
	Text                       string   // what is believed; "" where nothing is, and in empty cells
	Candidates                 []string // where several looks differ: what they saw, likeliest first
	Looks                      int      // how many looks saw Text
	Marks                      int      // figures that the ink shows side by side, 0 where it cannot be told
}

// State is how far a cell could be read.
type State int

const (
	Empty  State = iota // no ink
	Agreed              // figures on which all looks agree
	Stroke              // one flat stroke: a dash
	Worded              // words, as recognised once
	Doubt               // something is printed; Candidates say what it may be
)

// Read reads the pages of one document, each of which is let go before the next is
// asked for. Figures of all pages are compared with
// each other, so a document is read whole or not at all.
func Read(sheets iter.Seq2[Sheet, error], recognize Recognizer) ([]Found, error) {
	r := &reader{recognize: recognize}
	for s, err := range sheets {
		if err != nil {
			return nil, err
		}
		r.sheet(s)
	}
	if err := r.words(); err != nil {
		return nil, err
	}
	if err := r.digits(); err != nil {
		return nil, err
	}
	return r.found(), nil
}

// reader holds the pages of one document between the steps.
type reader struct {
	recognize Recognizer
	leaves    []*leaf
	height    int // of the figures of this document in dots, by the median
}

// leaf is one upright page with its tables.
type leaf struct {
	number int
	dpi    float64
	gray   *image.Gray
	reds   *image.Gray // red ink alone, nil where the page has none
	level  uint8       // what is darker is ink
	tables []*table
	lines  []Text
}

// table is a grid with the ink of its cells.
type table struct {
	grid  lattice
	boxes []*box
}

// mostInk is the share of dark dots above which a page is a dark picture, in which no
// tables are looked for: its connected areas are as large as itself.
const mostInk = 0.6

// leastDPI is what coarser pages are brought to, so that strokes have some dots.
const leastDPI = 300

func (r *reader) sheet(s Sheet) {
	l := &leaf{number: s.Number, dpi: max(s.DPI, leastDPI)}
	fine := func(g *image.Gray) *image.Gray {
		if s.DPI < leastDPI {
			return scaled(g, leastDPI/s.DPI)
		}
		return g
	}
	l.gray = fine(Gray(s.Image))
	l.level = threshold(l.gray)
	r.leaves = append(r.leaves, l)
	ink := inkOf(l.gray, l.gray.Rect, l.level)
	if ink.share() > mostInk {
		return
	}
	slope := slopeOf(ink, int(longRun*l.dpi))
	l.gray = upright(l.gray, slope)
	if m := reds(s.Image); m != nil {
		l.reds = upright(fine(m), slope)
	}
	for _, g := range lattices(l.gray, l.level, l.dpi) {
		t := &table{grid: g}
		for _, c := range g.cells {
			t.boxes = append(t.boxes, look(l, c))
		}
		l.tables = append(l.tables, t)
	}
	l.reds = nil
}

// points turns dots of the leaf into points.
func (l *leaf) points(b image.Rectangle) [4]float64 {
	f := 72 / l.dpi
	return [4]float64{round(float64(b.Min.X) * f), round(float64(b.Min.Y) * f), round(float64(b.Max.X) * f), round(float64(b.Max.Y) * f)}
}

func round(x float64) float64 { return float64(int(x*10+0.5)) / 10 }

func (r *reader) found() []Found {
	var list []Found
	for _, l := range r.leaves {
		f := Found{Number: l.number, Lines: l.lines}
		for _, t := range l.tables {
			f.Grids = append(f.Grids, t.told(l))
		}
		list = append(list, f)
	}
	return list
}

func (t *table) told(l *leaf) Grid {
	g := Grid{Rows: t.grid.rows, Cols: t.grid.cols, Box: l.points(t.grid.frame)}
	for _, b := range t.boxes {
		g.Cells = append(g.Cells, Cell{
			Row: b.place.row, Col: b.place.col, RowSpan: b.place.rowSpan, ColSpan: b.place.colSpan,
			Box: l.points(b.place.frame), State: b.state, Text: b.text, Candidates: b.candidates, Looks: b.looks, Marks: b.count(),
		})
	}
	return g
}
