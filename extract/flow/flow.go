// Package flow is the model of a document whose text flows: paragraphs and tables in the
// order in which they are read, as Word and OpenDocument write them.
//
//	flow.go   Document, Block, Table, Cell
//	place.go  tables whose cells ask for their places
//	numeral.go  numbers as lists print them
//	raised.go  raised digits, set apart from those beside them
//	build.go  paragraphs and marks of formats that have no tables in their text (DOC, RTF)
//	edges.go  where the cells of such tables begin and end: rows, columns, spans
package flow

// Document is the text of an office document, as far as its reader sees it.
type Document struct {
	Blocks  []Block
	Changes int // tracked changes: what was inserted is read, what was deleted is not
	Foreign int // parts of another format that stand in the text and were not read
}

// Block is a paragraph, or a table.
type Block struct {
	Lines    []string // of a paragraph, cut at its line breaks; the number of a list stands in the first
	Label    string   // the number that a list gives the paragraph, "" for none
	Level    int      // 1–6 of a heading
	Place    int      // where it begins in the source, from 1
	Pictures []Picture
	Object   bool // shows something that is no text
	Table    *Table
}

// Picture is one that stands in the text.
type Picture struct {
	Name  string
	Width int // in CSS pixels, 0 where unknown
}

// Table is a table with its cells in reading order, each once.
type Table struct {
	Rows, Cols int
	Cells      []Cell
}

// Cell is one cell; Row and Col count from 1, spans are at least 1.
type Cell struct {
	Row, Col, RowSpan, ColSpan int
	Place                      int // of its first paragraph
	Blocks                     []Block
}
