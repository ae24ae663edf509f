package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/book"
)

// Spreadsheets become lines and grids: rows of one text that are no part of a table are
// lines, what stands between them are grids. Pos.Page is the sheet, Row and Col are those
// of the sheet.

// Omission is something that a file holds and its reader does not see, or that belongs to
// no report: it was not read.
type Omission struct {
	Code   OmissionCode
	Count  int
	Detail string // the sheet, or the numbers of the pages
	At     Pos
}

// OmissionCode is the kind of an Omission.
type OmissionCode string

const (
	HiddenSheet   OmissionCode = "hidden-sheet"
	HiddenRows    OmissionCode = "hidden-rows"
	HiddenColumns OmissionCode = "hidden-columns"
	HiddenCells   OmissionCode = "hidden-cells"
	SheetLeft     OmissionCode = "sheet-left" // it is seen, and belongs to none of several reports
	RowLeft       OmissionCode = "row-left"   // of a wide sheet: a sum over units, or of no unit
	PagePicture   OmissionCode = "page-picture"
	PageUnread    OmissionCode = "page-unread"
)

// mostPlacesOfSheet bounds the places of a view, empty ones included.
const mostPlacesOfSheet = 2_000_000

// bookSheet is one sheet on its way to content.
type bookSheet struct {
	number int // in the book, from 1
	name   string
	view   *book.View
	rows   [][]book.Place // of each row of the view, those that begin there
	tall   []bool         // a cell from above reaches into the row
}

// readBook turns a book into the contents of its reports.
func readBook(format Format, charset Charset, b *book.Book) ([]*Content, error) {
	var sheets []*bookSheet
	var hidden []Omission
	places := 0
	for i := range b.Sheets {
		s := &b.Sheets[i]
		if s.Hidden {
			hidden = append(hidden, omitted(HiddenSheet, book.Spot{Count: len(s.Cells)}, s.Name, i+1)...)
			continue
		}
		v, err := s.View()
		if err != nil {
			return nil, bookRefusal(err)
		}
		if places += v.Rows * v.Cols; places > mostPlacesOfSheet {
			return nil, &Refusal{"limit", fmt.Sprintf("sheets of more than %d places", mostPlacesOfSheet)}
		}
		sheets = append(sheets, newBookSheet(i+1, s.Name, v))
	}
	var list []*Content
	groups, left := reportsOf(sheets)
	if w, ok := onlyWide(sheets); ok {
		list, left = w.reports(format, charset)
		for _, c := range list {
			c.Omitted = slices.Concat(hidden, left, w.unseen())
		}
		groups = nil
	}
	for _, group := range groups {
		c := &Content{Format: format, Charset: charset, Closed: true, Omitted: slices.Concat(hidden, left)}
		for _, s := range group {
			c.addSheet(s)
		}
		if len(groups) > 1 && properName(group[0].name) {
			c.Marks = append(c.Marks, Mark{Publisher, group[0].name, "sheet name"})
		}
		list = append(list, c)
	}
	if len(list) == 0 || len(list) == 1 && len(list[0].Lines) == 0 {
		return nil, &Refusal{"empty", "no sheet shows any text"}
	}
	return list, nil
}

func bookRefusal(err error) *Refusal {
	if why, ok := err.(*book.Failure); ok {
		return &Refusal{why.Reason, why.Detail}
	}
	return &Refusal{"damaged", err.Error()}
}

func omitted(code OmissionCode, at book.Spot, sheet string, number int) []Omission {
	if at.Count == 0 {
		return nil
	}
	return []Omission{{code, at.Count, sheet, Pos{Page: number, Row: at.Row, Col: at.Col}}}
}

// unseen is what a sheet holds and does not show.
func (s *bookSheet) unseen() []Omission {
	h := s.view.Hidden
	return slices.Concat(omitted(HiddenRows, h.Rows, s.name, s.number),
		omitted(HiddenColumns, h.Cols, s.name, s.number), omitted(HiddenCells, h.Cells, s.name, s.number))
}

func newBookSheet(number int, name string, v *book.View) *bookSheet {
	s := &bookSheet{number: number, name: name, view: v, rows: make([][]book.Place, v.Rows), tall: make([]bool, v.Rows)}
	for _, p := range v.Places {
		s.rows[p.Row-1] = append(s.rows[p.Row-1], p)
		for r := p.Row; r < p.Row+p.RowSpan-1; r++ {
			s.tall[r] = true
		}
	}
	return s
}

// addSheet walks over the rows of a sheet.
func (c *Content) addSheet(s *bookSheet) {
	c.Omitted = append(c.Omitted, s.unseen()...)
	for r := 0; r < len(s.rows); {
		end := r
		for end < len(s.rows) && s.inTable(end, r) {
			end++
		}
		if end > r {
			c.addGrid(s, r, end)
			r = end
			continue
		}
		for _, p := range s.rows[r] {
			c.addLines(s, p)
		}
		r++
	}
}

// shortLabel is how many characters a row's label may have.
const shortLabel = 60

// inTable tells whether a row belongs to the table that began with another row.
func (s *bookSheet) inTable(r, first int) bool {
	row := s.rows[r]
	switch {
	case len(row) > 1 || s.tall[r]:
		return true
	case len(row) == 0:
		return false
	}
	p := row[0]
	label := keepLetters(p.Text)
	switch {
	case p.RowSpan > 1:
		return true
	case numbered(label), bare(label), strings.HasSuffix(p.Text, "。"), utf8.RuneCountInString(p.Text) > shortLabel:
		return false
	case anchored([]Cell{{Text: p.Text}}) > 0:
		return true
	}
	return r > first && p.ColSpan < s.view.Cols
}

// addLines makes a cell that stands alone a line, or several where it is cut.
func (c *Content) addLines(s *bookSheet, p book.Place) {
	for text := range strings.SplitSeq(p.Text, "\n") {
		if text = strings.TrimSpace(text); text != "" {
			c.Lines = append(c.Lines, Line{Text: text, Pos: Pos{Page: s.number, Row: p.SheetRow, Col: p.SheetCol, Line: len(c.Lines) + 1}})
		}
	}
}

// addGrid makes the rows from first up to end a grid. Places without text are blank cells.
func (c *Content) addGrid(s *bookSheet, first, end int) {
	left, right := s.view.Cols, 0
	for _, row := range s.rows[first:end] {
		for _, p := range row {
			left, right = min(left, p.Col-1), max(right, p.Col+p.ColSpan-1)
		}
	}
	at := Pos{Page: s.number, Table: len(c.Grids) + 1, Line: len(c.Lines) + 1}
	g := Grid{Layout: Ruled, Rows: end - first, Cols: right - left, Pos: at}
	taken := make([]bool, g.Rows*g.Cols)
	for _, row := range s.rows[first:end] {
		for _, p := range row {
			cell := Cell{Row: p.Row - first, Col: p.Col - left, RowSpan: min(p.RowSpan, end-p.Row+1), ColSpan: p.ColSpan, Text: strings.TrimSpace(p.Text)}
			cell.Pos = Pos{Page: at.Page, Table: at.Table, Line: at.Line, Row: p.SheetRow, Col: p.SheetCol}
			for i := range cell.RowSpan * cell.ColSpan {
				taken[(cell.Row-1+i/cell.ColSpan)*g.Cols+cell.Col-1+i%cell.ColSpan] = true
			}
			g.Cells = append(g.Cells, cell)
		}
	}
	for i, full := range taken {
		if !full {
			g.Cells = append(g.Cells, s.blankAt(g, i, first, left))
		}
	}
	slices.SortFunc(g.Cells, func(a, b Cell) int { return (a.Row-b.Row)*mostPlacesOfSheet + a.Col - b.Col })
	c.Grids = append(c.Grids, g)
	c.Lines = append(c.Lines, Line{Grid: len(c.Grids), Pos: at})
}

// blankAt is the empty cell at a place of a grid.
func (s *bookSheet) blankAt(g Grid, i, first, left int) Cell {
	cell := Cell{Row: i/g.Cols + 1, Col: i%g.Cols + 1, RowSpan: 1, ColSpan: 1, Pos: g.Pos}
	cell.Pos.Row, cell.Pos.Col = s.view.SheetRows[first+cell.Row-1], s.view.SheetCols[left+cell.Col-1]
	return cell
}
