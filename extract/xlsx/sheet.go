package xlsx

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/extract/book"
	"nianbao/extract/tags"
)

// One sheet, row by row. Rows and cells that do not say where they stand follow the one
// before them.

type sheetReader struct {
	*reader
	sheet    book.Sheet
	row, col int
	noZeros  bool // the view shows no zeros
}

func (r *reader) sheet(name string) (book.Sheet, error) {
	s, err := r.walk(name)
	if err != nil {
		return book.Sheet{}, err
	}
	w := &sheetReader{reader: r}
	for s.Next() {
		if s.Kind != tags.Open {
			continue
		}
		if err := w.element(s); err != nil {
			return book.Sheet{}, fmt.Errorf("%s: %w", name, err)
		}
	}
	return w.sheet, s.Err()
}

func (w *sheetReader) element(s *tags.Scanner) error {
	switch s.Local {
	case "sheetView":
		w.noZeros = s.Value("showZeros") == "0" || s.Value("showZeros") == "false"
	case "col":
		width, err := strconv.ParseFloat(s.Value("width"), 64)
		if truth(s.Value("hidden")) || err == nil && width == 0 {
			first, _ := strconv.Atoi(s.Value("min"))
			last, _ := strconv.Atoi(s.Value("max"))
			w.sheet.HideCols(first, last)
		}
	case "row":
		return w.beginRow(s)
	case "c":
		return w.cell(s)
	case "mergeCell":
		span, ok := spanOf(s.Value("ref"))
		if w.merged++; !ok || len(w.sheet.Merged) >= book.MostMerged {
			return &book.Failure{Reason: "damaged", Detail: "merged cells " + s.Value("ref")}
		}
		w.sheet.Merged = append(w.sheet.Merged, span)
	}
	return nil
}

func (w *sheetReader) beginRow(s *tags.Scanner) error {
	w.row, w.col = w.row+1, 0
	if r, ok := s.Attr("r"); ok {
		n, err := strconv.Atoi(r)
		if err != nil || n < w.row {
			return fmt.Errorf("row %s stands behind row %d", r, w.row-1)
		}
		w.row = n
	}
	if w.row > book.MostRow {
		return fmt.Errorf("row %d", w.row)
	}
	height, err := strconv.ParseFloat(s.Value("ht"), 64)
	if truth(s.Value("hidden")) || err == nil && height == 0 {
		w.sheet.HideRow(w.row)
	}
	return nil
}

// cell reads one cell. Two cells at one place have no order in which they are seen.
func (w *sheetReader) cell(s *tags.Scanner) error {
	w.col++
	if ref, ok := s.Attr("r"); ok {
		row, col, ok := placeOf(ref)
		if !ok || row != w.row || col < w.col {
			return fmt.Errorf("cell %s stands behind row %d, column %d", ref, w.row, w.col-1)
		}
		w.col = col
	}
	if w.col > book.MostCol {
		return fmt.Errorf("column %d", w.col)
	}
	kind := s.Value("t")
	style, _ := strconv.Atoi(s.Value("s"))
	text := w.shown(kind, style, w.content(s))
	if text == "" {
		return nil
	}
	if w.cells++; w.cells > book.MostCells {
		return &book.Failure{Reason: "limit", Detail: fmt.Sprintf("more than %d cells", book.MostCells)}
	}
	w.sheet.Cells = append(w.sheet.Cells, book.Cell{Row: w.row, Col: w.col, Text: text, Unseen: w.styles.isWhite(style)})
	return nil
}

// content is what a cell holds.
type content struct {
	value, inline string
	valued        bool // there is a value, be it empty
	formula       bool
}

func (w *sheetReader) content(s *tags.Scanner) (c content) {
	s.Each(func() {
		switch s.Local {
		case "v":
			c.value, c.valued = s.Inner(), true
		case "is":
			c.inline, c.valued = richText(s), true
		case "f":
			c.formula = true
			s.Skip()
		default:
			s.Skip()
		}
	})
	return c
}

// shown is what the reader of the sheet sees in a cell. A formula that nobody has
// calculated shows something that the file does not tell.
func (w *sheetReader) shown(kind string, style int, c content) string {
	if !c.valued || c.value == "" && c.inline == "" {
		if c.formula && kind != "str" {
			return book.Unknown
		}
		return ""
	}
	format := w.styles.format(style)
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(c.value))
		if err != nil || n < 0 || n >= len(w.shared) {
			return book.Unknown
		}
		return book.ShownText(format, w.shared[n])
	case "inlineStr":
		return book.ShownText(format, c.inline)
	case "str":
		return book.ShownText(format, escaped(c.value))
	case "e", "d":
		return c.value
	case "b":
		return map[string]string{"1": "TRUE", "0": "FALSE", "true": "TRUE", "false": "FALSE"}[c.value]
	}
	v, err := strconv.ParseFloat(strings.TrimSpace(c.value), 64)
	if err != nil || v-v != 0 {
		return book.Unknown
	}
	if v == 0 && w.noZeros {
		return ""
	}
	text, ok := book.Shown(format, v, w.from1904)
	if !ok {
		return book.Unknown
	}
	return text
}

// placeOf reads B7 as row 7, column 2.
func placeOf(ref string) (row, col int, ok bool) {
	ref = strings.ReplaceAll(ref, "$", "")
	i := 0
	for ; i < len(ref) && i < 4 && ref[i]|0x20 >= 'a' && ref[i]|0x20 <= 'z'; i++ {
		col = col*26 + int(ref[i]|0x20-'a') + 1
	}
	row, err := strconv.Atoi(ref[i:])
	return row, col, err == nil && row > 0 && row <= book.MostRow && col > 0 && col <= book.MostCol
}

func spanOf(ref string) (book.Span, bool) {
	from, to, ok := strings.Cut(ref, ":")
	if !ok {
		to = from
	}
	r0, c0, ok0 := placeOf(from)
	r1, c1, ok1 := placeOf(to)
	return book.Span{FirstRow: r0, FirstCol: c0, LastRow: r1, LastCol: c1}, ok0 && ok1
}
