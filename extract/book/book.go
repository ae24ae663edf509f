// Package book is the model of spreadsheets: sheets of cells as their reader sees them.
//
//	book.go     Book, Sheet, Cell, Span: what a reader of a format delivers
//	view.go     hidden rows and columns, merged cells: the cells that are seen
//	format.go   number formats: what a number looks like      sections.go  their parts
//	decimal.go  numbers as decimal digits, rounded as they are shown
//	date.go     days and hours      builtin.go  formats by number
package book

import "strings"

// Book is the sheets of a file in their order.
type Book struct {
	Sheets []Sheet
}

// Sheet is one sheet. Cells stand in any order, each place once.
type Sheet struct {
	Name       string
	Hidden     bool
	Cells      []Cell
	Merged     []Span
	HiddenRows map[int]bool
	HiddenCols map[int]bool
}

// Cell is one cell that holds something; Row and Col count from 1.
type Cell struct {
	Row, Col int
	Text     string // as shown
	Unseen   bool   // printed in the colour of its ground, or by a format that shows nothing
}

// Span is a rectangle of cells, its ends included.
type Span struct{ FirstRow, FirstCol, LastRow, LastCol int }

// Unknown stands for a cell that shows something which the file does not tell: the
// result of a formula that nobody calculated, a number in a format that is not known.
const Unknown = "\uFFFD"

// Limits of a book.
const (
	MostCells  = 500_000 // of all sheets that hold something
	MostMerged = 100_000 // of one sheet
	MostSheets = 1000
	MostRow    = 1 << 20
	MostCol    = 1 << 14
)

// Failure is why a book cannot be read: a reason of the contract.
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }

// HideCols hides the columns from first to last.
func (s *Sheet) HideCols(first, last int) {
	if s.HiddenCols == nil {
		s.HiddenCols = map[int]bool{}
	}
	for col := max(first, 1); col <= min(last, MostCol); col++ {
		s.HiddenCols[col] = true
	}
}

// HideRow hides a row.
func (s *Sheet) HideRow(row int) {
	if s.HiddenRows == nil {
		s.HiddenRows = map[int]bool{}
	}
	s.HiddenRows[row] = true
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }
