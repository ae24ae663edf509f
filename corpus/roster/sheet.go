package roster

// A file → sheets of lines. What it is, its bytes say; the name only says it in words.

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"nianbao/extract/book"
	"nianbao/extract/parts"
	"nianbao/extract/xls"
	"nianbao/extract/xlsx"
)

// line is the cells of one line; number is its place in the file, from 1.
type line struct {
	number int
	cells  []string
}

// sheet is one table of a file; name is "" for CSV.
type sheet struct {
	name  string
	lines []line
}

// most is the largest list that is read.
const most = 64 << 20

func sheetsOf(r io.Reader) ([]sheet, error) {
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > most:
		return nil, notAList("超过 64 MB", "larger than 64 MB")
	case parts.Is(b):
		return fromWorkbook(b)
	case bytes.HasPrefix(b, []byte("\xD0\xCF\x11\xE0")):
		return fromBook(xls.Read(b))
	}
	text, err := decoded(b)
	switch {
	case err != nil:
		return nil, err
	case strings.HasPrefix(strings.TrimSpace(text), "<"):
		return nil, notAList("是网页，请用 Excel 打开后另存为 xlsx 或 CSV", "a web page; open it in a spreadsheet and save it as xlsx or CSV")
	}
	lines, err := fromCSV(text)
	return []sheet{{"", lines}}, err
}

func fromWorkbook(b []byte) ([]sheet, error) {
	p, err := parts.Open(b)
	if err != nil {
		return fromBook(nil, err)
	}
	return fromBook(xlsx.Read(p))
}

func fromBook(b *book.Book, err error) ([]sheet, error) {
	var failed *book.Failure
	switch {
	case errors.As(err, &failed) && failed.Reason == "password":
		return nil, notAList("工作簿有密码，请去掉密码后再试", "the workbook has a password; remove it first")
	case err != nil:
		return nil, notAList("不是可以读取的工作簿（%v）；请另存为 xlsx 或 CSV", "no workbook that can be read (%v); save it as xlsx or CSV", err)
	}
	var list []sheet
	for _, s := range b.Sheets {
		if s.Hidden {
			continue
		}
		list = append(list, sheet{s.Name, linesOf(s)})
	}
	return list, nil
}

// linesOf puts the cells of a sheet into lines. A filter hides rows, which are units all
// the same.
func linesOf(s book.Sheet) []line {
	rows, last := map[int][]string{}, 0
	for _, c := range s.Cells {
		for len(rows[c.Row]) < c.Col {
			rows[c.Row] = append(rows[c.Row], "")
		}
		rows[c.Row][c.Col-1] = c.Text
		last = max(last, c.Row)
	}
	var lines []line
	for n := 1; n <= last; n++ {
		if rows[n] != nil {
			lines = append(lines, line{n, rows[n]})
		}
	}
	return lines
}

// decoded: a mark, else UTF-8 where all of it is valid, else GB18030, as Excel of China saves it.
func decoded(b []byte) (string, error) {
	var from encoding.Encoding = simplifiedchinese.GB18030
	switch {
	case bytes.HasPrefix(b, []byte("\xFF\xFE")), bytes.HasPrefix(b, []byte("\xFE\xFF")):
		from = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case utf8.Valid(b):
		return strings.TrimPrefix(string(b), "\ufeff"), nil
	}
	text, err := from.NewDecoder().String(string(b))
	if err != nil || strings.ContainsRune(text, utf8.RuneError) {
		return "", notAList("既不是 UTF-8，也不是 GB18030 的表格", "neither UTF-8 nor GB18030")
	}
	return text, nil
}

func fromCSV(text string) ([]line, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord, r.LazyQuotes = separator(text), -1, true
	var lines []line
	for {
		cells, err := r.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return lines, nil
		case errors.As(err, &broken):
			return nil, notAList("第 %d 行起引号不成对", "the quotation marks do not match from line %d on", broken.StartLine)
		case err != nil:
			return nil, err
		}
		n, _ := r.FieldPos(0)
		lines = append(lines, line{n, cells})
	}
}

// separator is the sign that the line of headings has most of: the headings that are
// known there decide, not the signs inside of them.
func separator(text string) rune {
	best, found := ',', 0
	for _, d := range []rune{',', ';', '\t'} {
		r := csv.NewReader(strings.NewReader(text))
		r.Comma, r.FieldsPerRecord, r.LazyQuotes = d, -1, true
		for range headWithin {
			cells, err := r.Read()
			if err != nil {
				break
			}
			if n := known(cells); n > found {
				best, found = d, n
			}
		}
	}
	return best
}
