// Package xls reads the workbooks of Excel 97 to 2003, and those that WPS and others save
// in that form (MS-XLS, BIFF8), into sheets of cells as they are seen.
//
//	xls.go      Read: the container and what the book says of its sheets
//	record.go   the records of a stream, one after the other
//	strings.go  strings, in one or two bytes a character, over several records
//	sheet.go    one sheet, cell by cell
//	style.go    number formats and colours of cells
//
// What a formula came to when the book was saved is what was published; nothing is
// calculated. Macros, drawings, charts and comments are not read.
package xls

import (
	"fmt"

	"nianbao/extract/book"
	"nianbao/extract/ole"
)

// Names of the stream that holds a book: of Excel 97 and later, and of those before.
const (
	streamName = "Workbook"
	oldName    = "Book"
)

// Is tells whether a container holds a workbook.
func Is(b []byte) bool {
	f, err := ole.Open(b)
	return err == nil && (f.Has(streamName) || f.Has(oldName))
}

// Read gives the sheets of a workbook. Its errors are *book.Failure.
func Read(b []byte) (*book.Book, error) {
	f, err := ole.Open(b)
	if err != nil {
		return nil, damaged("%v", err)
	}
	if !f.Has(streamName) {
		return nil, &book.Failure{Reason: "unsupported_format", Detail: "a workbook of Excel 95 or earlier"}
	}
	data, err := f.Stream(streamName)
	if err != nil {
		return nil, damaged("the stream: %v", err)
	}
	w := &workbook{data: data}
	return w.read()
}

func damaged(format string, args ...any) error {
	return &book.Failure{Reason: "damaged", Detail: fmt.Sprintf(format, args...)}
}

// workbook is what the book says for all sheets.
type workbook struct {
	data     []byte
	shared   []string
	styles   styles
	from1904 bool
	sheets   []entry
	cells    int
}

// entry is what the book says of one sheet.
type entry struct {
	at     int // where its records begin
	kind   byte
	hidden bool
	name   string
}

// Kinds of records of the book itself.
const (
	recordEOF        = 0x0A
	recordDate1904   = 0x22
	recordPassword   = 0x2F
	recordFont       = 0x31
	recordContinue   = 0x3C
	recordBoundSheet = 0x85
	recordPalette    = 0x92
	recordXF         = 0xE0
	recordSST        = 0xFC
	recordFormat     = 0x41E
	recordBOF        = 0x809
)

const version8 = 0x600

func (w *workbook) read() (*book.Book, error) {
	if err := w.globals(); err != nil {
		return nil, err
	}
	if len(w.sheets) > book.MostSheets {
		return nil, &book.Failure{Reason: "limit", Detail: fmt.Sprintf("%d sheets", len(w.sheets))}
	}
	w.styles.settle()
	out := &book.Book{}
	for _, e := range w.sheets {
		if e.kind != 0 {
			continue // a chart or a macro
		}
		s, err := w.sheet(e)
		if err != nil {
			return nil, err
		}
		s.Name, s.Hidden = e.name, e.hidden
		out.Sheets = append(out.Sheets, s)
	}
	return out, nil
}

func (w *workbook) globals() error {
	s := scanner{data: w.data}
	for s.next() {
		b := s.body
		switch {
		case s.kind == recordBOF && s.at == 0 && word(b, 0) != version8:
			return &book.Failure{Reason: "unsupported_format", Detail: "a workbook of Excel 95 or earlier"}
		case s.kind == recordEOF:
			return nil
		case s.kind == recordPassword:
			return &book.Failure{Reason: "password", Detail: "the book is encrypted"}
		case s.kind == recordDate1904:
			w.from1904 = word(b, 0) != 0
		case s.kind == recordBoundSheet && len(b) >= 8:
			name, _ := (&pieces{list: [][]byte{b[6:]}}).text(1)
			w.sheets = append(w.sheets, entry{int(long(b, 0)), b[5], b[4]&3 != 0, name})
		case s.kind == recordSST:
			if err := w.sharedStrings(s.whole()); err != nil {
				return err
			}
		default:
			w.styles.record(s.kind, b)
		}
	}
	return damaged("the book breaks off")
}
