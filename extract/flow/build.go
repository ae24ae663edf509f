package flow

// DOC and RTF have no table in their text: a paragraph says how deep in tables it stands,
// marks end cells and rows, and the end of a row says where its cells begin and end.

import (
	"errors"
	"slices"
	"strings"
)

// Builder takes paragraphs and marks in the order of the text.
type Builder struct {
	body   []Block
	open   []*level // one for each table around the place
	places int
	shapes int
	torn   bool
	err    error
}

// level is a table under construction.
type level struct {
	rows  []row
	cells [][]Block
	cell  []Block
}

// row is what stands in its cells, and their shapes. There may be fewer shapes than cells.
type row struct {
	cells  [][]Block
	shapes []Shape
}

const (
	// ObjectSign stands in a text for a thing that is shown and is no text.
	ObjectSign = 0xFFFC
	// LostSign stands for a character that only its font knows.
	LostSign = 0xFFFD
)

const (
	deepest       = 32        // tables in each other
	mostPlaces    = 500_000   // paragraphs
	mostOfAnyRows = 2_000_000 // shapes of all rows
)

// Err is why no more is taken, nil as long as it is.
func (b *Builder) Err() error { return b.err }

// Paragraph adds a paragraph that stands in depth tables; 0 is the body. Its label is the
// number that a list gives it; lines of its text end in \n.
func (b *Builder) Paragraph(depth int, label, text string, heading int) {
	b.at(depth)
	if b.places++; b.places > mostPlaces {
		b.err = errors.New("too many paragraphs")
		return
	}
	sign := string(rune(ObjectSign))
	p := Block{Label: label, Level: heading, Place: b.places, Object: strings.Contains(text, sign)}
	if p.Level > 6 {
		p.Level = 0
	}
	if text = strings.ReplaceAll(text, sign, ""); text != "" || label != "" {
		p.Lines = strings.Split(text, "\n")
	}
	if p.Object || len(p.Lines) > 0 {
		b.add(p)
	}
}

// EndCell ends the cell in hand in the table of this depth, from 1.
func (b *Builder) EndCell(depth int) {
	b.at(max(depth, 1))
	l := b.open[len(b.open)-1]
	if b.shapes++; b.shapes < mostOfAnyRows {
		l.cells = append(l.cells, l.cell)
	}
	l.cell = nil
}

// EndRow ends the row in hand. An empty row whose mark is not shown is none.
func (b *Builder) EndRow(depth int, shapes []Shape, shown bool) {
	b.at(max(depth, 1))
	l := b.open[len(b.open)-1]
	if b.shapes += len(shapes); b.shapes > mostOfAnyRows {
		b.err = errors.New("too many cells")
		return
	}
	filled := slices.ContainsFunc(l.cells, func(c []Block) bool { return len(c) > 0 })
	if len(l.cells) > 0 && (shown || filled) {
		l.rows = append(l.rows, row{l.cells, shapes})
	}
	l.cells, l.cell = nil, nil
}

// Document ends the text and gives all of it; torn tells that a row of a table has no end.
func (b *Builder) Document() (doc *Document, torn bool, err error) {
	b.at(0)
	if b.err != nil {
		return nil, false, b.err
	}
	return &Document{Blocks: b.body}, b.torn, nil
}

// at opens and closes tables until depth of them are open.
func (b *Builder) at(depth int) {
	if depth > deepest {
		b.err, depth = errors.New("tables nested too deep"), deepest
	}
	for len(b.open) > max(depth, 0) {
		b.close()
	}
	for len(b.open) < depth {
		b.open = append(b.open, &level{})
	}
}

func (b *Builder) close() {
	l := b.open[len(b.open)-1]
	b.open = b.open[:len(b.open)-1]
	if len(l.cell) > 0 {
		l.cells = append(l.cells, l.cell)
	}
	if len(l.cells) > 0 {
		b.torn = true
		l.rows = append(l.rows, row{cells: l.cells})
	}
	if len(l.rows) > 0 {
		b.add(Block{Table: tableOf(l.rows), Place: b.places})
	}
}

func (b *Builder) add(block Block) {
	if len(b.open) == 0 {
		b.body = append(b.body, block)
		return
	}
	l := b.open[len(b.open)-1]
	l.cell = append(l.cell, block)
}
