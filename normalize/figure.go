package normalize

import (
	"strings"

	"nianbao/extract"
)

// Key names a figure: table/row/column (design contract 5.1).
type Key struct {
	Table, Row, Column string
}

func (k Key) String() string { return k.Table + "/" + k.Row + "/" + k.Column }

// ParseKey reads table/row/column; ok is false for anything else.
func ParseKey(s string) (k Key, ok bool) {
	p := strings.Split(s, "/")
	if len(p) != 3 {
		return Key{}, false
	}
	return Key{p[0], p[1], p[2]}, true
}

// Kind is a number, or the way of not stating one.
type Kind string

const (
	Number Kind = "number"
	Blank  Kind = "blank"
	Dash   Kind = "dash"
	None   Kind = "none" // 无, 没有
	NA     Kind = "na"   // 不适用
	Words  Kind = "text" // printed, but no number
)

// Value is what a cell states. Number is meaningful only where Kind is Number.
type Value struct {
	Kind   Kind
	Number Decimal
}

// Method says how a figure was read.
type Method string

const (
	ByCell    Method = "cell"        // from a delimited cell
	Decoded   Method = "decoded"     // digits without separators, cut by their sums
	ByOCR     Method = "ocr"         // recognised
	OCRDecode Method = "ocr_decoded" // recognised and settled by sums
)

// Figure is one value of the schema with the proof of it.
type Figure struct {
	Key      Key
	Value    Value
	Text     string // exactly as printed
	Unit     string // as printed in the cell, else the form's, "" where the form has none
	Method   Method
	Readings int // independent readings that agreed, at least 1
	// Confirmed names them where the document is read in several ways, the primary
	// first; Sums stands last where they disagreed and the sums decided.
	Confirmed []extract.Reading
	At        extract.Pos
}

// Figure finds a figure by its key.
func (r *Report) Figure(k Key) (Figure, bool) {
	for i := range r.Figures {
		if r.Figures[i].Key == k {
			return r.Figures[i], true
		}
	}
	return Figure{}, false
}

// Unread tells whether a figure that is not stored was printed, or may have been: a
// problem covers its key, and does not say that the document lacks the table.
func (r *Report) Unread(k Key) bool {
	for i := range r.Problems {
		if p := &r.Problems[i]; !p.TableAbsent() && p.Covers(k) {
			return true
		}
	}
	return false
}

// TableAbsent tells whether the problem says that the text holds no part of the table.
func (p *Problem) TableAbsent() bool {
	return p.Code == "table-missing" || p.Code == "table-not-reached"
}

// Covers tells whether a problem's key covers a figure: a whole key, a prefix at
// a slash, or with * for one part. The empty key covers nothing.
func (p Problem) Covers(k Key) bool {
	if p.Key == "" {
		return false
	}
	have := [3]string{k.Table, k.Row, k.Column}
	for i, part := range strings.Split(p.Key, "/") {
		if i > 2 || part != "*" && part != have[i] {
			return false
		}
	}
	return true
}
