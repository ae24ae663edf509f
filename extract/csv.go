package extract

import (
	"encoding/csv"
	"strings"

	"nianbao/extract/book"
)

// CSV: one sheet as a list, in UTF-8 or GB18030, between commas, semicolons or tabs. It is
// told from prose by its shape: every record has the same number of fields.

// CSV is the format of such lists.
const CSV Format = "csv"

var _ = register(reader{format: CSV, rank: 95, mine: func(head []byte) bool { return plainText(head) && delimiter(head) != 0 }, several: readCSV})

// Shape of a list: it has at least so many records and fields.
const (
	fewestRecords = 4
	fewestFields  = 3
)

// delimiter is what stands between the fields of a list, 0 where the text is none. Only
// the head of a text is looked at, whose last line may be cut. Tabs without quotation
// marks are read as text is.
func delimiter(head []byte) rune {
	text, _, err := decodeText(head)
	if err != nil {
		return 0
	}
	whole := strings.TrimPrefix(text, "\ufeff")
	if i := strings.LastIndexByte(whole, '\n'); i >= 0 && len(head) >= sniffed {
		whole = whole[:i]
	}
	for _, d := range []rune{',', ';', '\t'} {
		if d == '\t' && !strings.Contains(whole, "\t\"") && !strings.Contains(whole, "\n\"") {
			continue
		}
		if list, ok := records(whole, d); ok && (len(list) >= fewestRecords || len(head) >= sniffed) {
			return d
		}
	}
	return 0
}

// sniffed is the length of the head that formats are told by.
const sniffed = 4096

// records cuts a list up; false where its records have not all the same width.
func records(text string, between rune) ([][]string, bool) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.ReuseRecord = between, 0, false
	list, err := r.ReadAll()
	return list, err == nil && len(list) > 0 && len(list[0]) >= fewestFields
}

func readCSV(b []byte, _ Engines) ([]*Content, error) {
	text, charset, err := decodeText(b)
	if err != nil {
		return nil, err
	}
	text = strings.TrimPrefix(text, "\ufeff")
	list, ok := records(text, delimiter(b[:min(len(b), sniffed)]))
	if !ok {
		c, err := readText(b) // its head looks like a list, and the rest does not
		return []*Content{c}, err
	}
	s := book.Sheet{}
	for r, record := range list {
		for c, field := range record {
			if strings.TrimSpace(field) != "" {
				s.Cells = append(s.Cells, book.Cell{Row: r + 1, Col: c + 1, Text: field})
			}
		}
	}
	return readBook(CSV, charset, &book.Book{Sheets: []book.Sheet{s}})
}
