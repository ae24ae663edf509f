package xls

// One sheet, record by record.

import (
	"encoding/binary"
	"fmt"
	"math"

	"nianbao/extract/book"
)

// Kinds of records of a sheet.
const (
	recordFormula     = 0x06
	recordColInfo     = 0x7D
	recordMulRK       = 0xBD
	recordRString     = 0xD6
	recordMergedCells = 0xE5
	recordLabelSST    = 0xFD
	recordNumber      = 0x203
	recordLabel       = 0x204
	recordBoolErr     = 0x205
	recordString      = 0x207
	recordRow         = 0x208
	recordWindow2     = 0x23E
	recordRK          = 0x27E
)

type sheetReader struct {
	*workbook
	sheet   book.Sheet
	taken   map[[2]int]bool
	zeros   []int // cells that show 0
	waiting bool  // the result of the last formula stands in the next record
	err     error
}

func (w *workbook) sheet(e entry) (book.Sheet, error) {
	r := &sheetReader{workbook: w, taken: map[[2]int]bool{}}
	s := scanner{data: w.data, end: e.at}
	for depth := 0; s.next(); {
		switch {
		case s.kind == recordBOF:
			depth++
		case s.kind == recordEOF:
			if depth--; depth <= 0 {
				return r.sheet, r.err
			}
		case depth == 0:
			return r.sheet, damaged("no sheet where sheet %s should be", e.name)
		case depth == 1:
			r.record(&s)
		}
		if r.err != nil {
			return r.sheet, r.err
		}
	}
	return r.sheet, damaged("sheet %s breaks off", e.name)
}

func (r *sheetReader) record(s *scanner) {
	b := s.body
	switch s.kind {
	case recordRow:
		if word(b, 12)&0x20 != 0 || word(b, 6)&0x7FFF == 0 && len(b) >= 14 {
			r.sheet.HideRow(word(b, 0) + 1)
		}
	case recordColInfo:
		if word(b, 8)&1 != 0 || word(b, 4) == 0 && len(b) >= 10 {
			r.sheet.HideCols(word(b, 0)+1, word(b, 2)+1)
		}
	case recordMergedCells:
		r.merged(b)
	case recordWindow2:
		if len(b) >= 2 && word(b, 0)&0x10 == 0 {
			r.withoutZeros()
		}
	case recordString:
		r.result(s)
	case recordMulRK:
		for i := 0; 4+6*(i+1) <= len(b)-2; i++ {
			r.number(word(b, 0), word(b, 2)+i, word(b, 4+6*i), rk(long(b, 6+6*i)))
		}
	default:
		if len(b) >= 7 {
			r.cell(s, word(b, 0), word(b, 2), word(b, 4), b[6:])
		}
	}
}

// cell reads the records that hold one cell, behind its place and style.
func (r *sheetReader) cell(s *scanner, row, col, style int, b []byte) {
	switch s.kind {
	case recordLabelSST:
		text := book.Unknown
		if n := int(long(b, 0)); len(b) >= 4 && n < len(r.shared) {
			text = book.ShownText(r.styles.of(style).shows, r.shared[n])
		}
		r.put(row, col, style, text)
	case recordLabel, recordRString:
		p := s.whole()
		p.list[0] = p.list[0][6:]
		text, ok := p.text(2)
		if !ok {
			text = book.Unknown
		}
		r.put(row, col, style, book.ShownText(r.styles.of(style).shows, text))
	case recordNumber:
		if len(b) >= 8 {
			r.number(row, col, style, math.Float64frombits(binary.LittleEndian.Uint64(b)))
		}
	case recordRK:
		r.number(row, col, style, rk(long(b, 0)))
	case recordBoolErr:
		if len(b) >= 2 {
			r.put(row, col, style, boolErr(b[0], b[1] != 0))
		}
	case recordFormula:
		if len(b) >= 10 {
			r.formula(row, col, style, b)
		}
	}
}

// onOpen: a formula that is calculated when the book is opened. One that shows 0 was
// written by a program that does not calculate.
const onOpen = 2

func (r *sheetReader) formula(row, col, style int, b []byte) {
	if word(b, 6) != 0xFFFF {
		v := math.Float64frombits(binary.LittleEndian.Uint64(b))
		if v == 0 && word(b, 8)&onOpen != 0 {
			r.put(row, col, style, book.Unknown)
			return
		}
		r.number(row, col, style, v)
		return
	}
	switch b[0] {
	case 0:
		r.put(row, col, style, book.Unknown) // until the next record says it
		r.waiting = true
	case 1, 2:
		r.put(row, col, style, boolErr(b[2], b[0] == 2))
	}
}

// result is what the formula before it came to.
func (r *sheetReader) result(s *scanner) {
	n := len(r.sheet.Cells)
	if !r.waiting || n == 0 {
		return
	}
	if text, ok := s.whole().text(2); ok {
		r.sheet.Cells[n-1].Text = text
	}
	r.waiting = false
}

func (r *sheetReader) number(row, col, style int, v float64) {
	text, ok := "", v-v == 0
	if ok {
		text, ok = book.Shown(r.styles.of(style).shows, v, r.from1904)
	}
	if !ok {
		text = book.Unknown
	}
	if r.put(row, col, style, text) && v == 0 {
		r.zeros = append(r.zeros, len(r.sheet.Cells)-1)
	}
}

// withoutZeros: the sheet shows no zeros. It says so behind its cells.
func (r *sheetReader) withoutZeros() {
	for _, i := range r.zeros {
		r.sheet.Cells[i].Text = ""
	}
}

// put keeps a cell. Two cells at one place have no order in which they are seen.
func (r *sheetReader) put(row, col, style int, text string) bool {
	at := [2]int{row + 1, col + 1}
	switch r.waiting = false; {
	case text == "":
		return false
	case r.taken[at]:
		r.err = damaged("two cells in row %d, column %d", at[0], at[1])
		return false
	}
	if r.cells++; r.cells > book.MostCells {
		r.err = &book.Failure{Reason: "limit", Detail: fmt.Sprintf("more than %d cells", book.MostCells)}
		return false
	}
	r.taken[at] = true
	r.sheet.Cells = append(r.sheet.Cells, book.Cell{Row: at[0], Col: at[1], Text: text, Unseen: r.styles.of(style).white})
	return true
}

func (r *sheetReader) merged(b []byte) {
	for i := 0; 2+8*(i+1) <= len(b) && i < word(b, 0); i++ {
		at := 2 + 8*i
		if len(r.sheet.Merged) >= book.MostMerged {
			r.err = &book.Failure{Reason: "limit", Detail: "too many merged cells"}
			return
		}
		r.sheet.Merged = append(r.sheet.Merged, book.Span{FirstRow: word(b, at) + 1, LastRow: word(b, at+2) + 1, FirstCol: word(b, at+4) + 1, LastCol: word(b, at+6) + 1})
	}
}

// rk is a number in four bytes: a whole one or the first half of a float, and one or the
// other divided by 100.
func rk(n uint32) float64 {
	v := math.Float64frombits(uint64(n&^3) << 32)
	if n&2 != 0 {
		v = float64(int32(n) >> 2)
	}
	if n&1 != 0 {
		v /= 100
	}
	return v
}

var errorNames = map[byte]string{0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}

func boolErr(v byte, isError bool) string {
	switch {
	case isError && errorNames[v] != "":
		return errorNames[v]
	case isError:
		return book.Unknown
	case v != 0:
		return "TRUE"
	}
	return "FALSE"
}
