package dataset

// Writing rows as CSV (RFC 4180) and as JSON lines.

import (
	"bufio"
	"bytes"
	"encoding/json"
	"io"
	"strconv"
	"strings"
)

// RowWriter writes a table: its head once, then its rows.
type RowWriter interface {
	Head(names []string) error
	Row(values []any) error
	Flush() error
}

// CSV writes UTF-8, a comma between fields, quotes where RFC 4180 asks for them.
// NULL is an empty field and an empty text is "", so that they stay apart. Lines
// end with LF, and every value is written as it is; see NewExcelCSV.
type CSV struct {
	w       *bufio.Writer
	excel   bool
	line    []byte
	TooLong int // texts longer than a cell of Excel
}

// NewCSV writes CSV for programs.
func NewCSV(w io.Writer) *CSV { return &CSV{w: bufio.NewWriterSize(w, 1<<16)} }

// NewExcelCSV writes CSV that a double click opens in Excel as it is meant: with a
// byte order mark and CRLF, and ' before what Excel would change or carry out.
func NewExcelCSV(w io.Writer) *CSV {
	c := NewCSV(w)
	c.excel = true
	return c
}

// Head writes the names of the columns.
func (c *CSV) Head(names []string) error {
	if c.excel {
		if _, err := c.w.WriteString("\ufeff"); err != nil {
			return err
		}
	}
	values := make([]any, len(names))
	for i, name := range names {
		values[i] = name
	}
	return c.Row(values)
}

// Row writes a row.
func (c *CSV) Row(values []any) error {
	line := c.line[:0]
	for i, v := range values {
		if i > 0 {
			line = append(line, ',')
		}
		if v == nil {
			continue
		}
		text, isText := plain(v)
		if c.excel {
			text = c.forExcel(text, isText)
		}
		line = appendField(line, text)
	}
	if c.excel {
		line = append(line, '\r')
	}
	c.line = append(line, '\n')
	_, err := c.w.Write(c.line)
	return err
}

// Flush hands over what is written.
func (c *CSV) Flush() error { return c.w.Flush() }

func (c *CSV) forExcel(text string, isText bool) string {
	if len(text) > excelCell && len([]rune(text)) > excelCell {
		c.TooLong++
	}
	if isText && excelMisreads(text) || !isText && significant(text) > excelDigits {
		return "'" + text
	}
	return text
}

func appendField(line []byte, s string) []byte {
	if s != "" && !strings.ContainsAny(s, "\",\r\n") && s[0] != ' ' && s[len(s)-1] != ' ' {
		return append(line, s...)
	}
	line = append(line, '"')
	line = append(line, strings.ReplaceAll(s, `"`, `""`)...)
	return append(line, '"')
}

// plain is a value as text, and whether it was text.
func plain(v any) (text string, isText bool) {
	switch v := v.(type) {
	case string:
		return v, true
	case Exact:
		return string(v), false
	case int64:
		return strconv.FormatInt(v, 10), false
	case int:
		return strconv.Itoa(v), false
	case bool:
		return strconv.Itoa(map[bool]int{true: 1}[v]), false
	}
	return shortest(v.(float64)), false
}

// shortest writes a float without what only its binary form adds: a sum of 0.1
// and 0.2 is 0.3. Fifteen digits are always safe.
func shortest(f float64) string {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(f, 'e', 14, 64), 64)
	if err != nil {
		rounded = f
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}

// JSONLines writes an object a line, its members in the order of the columns.
// NULL is null, numbers have their exact digits.
type JSONLines struct {
	w     *bufio.Writer
	names []string // as JSON, with the colon
	line  bytes.Buffer
}

// NewJSONLines writes JSON lines.
func NewJSONLines(w io.Writer) *JSONLines { return &JSONLines{w: bufio.NewWriterSize(w, 1<<16)} }

// Head keeps the names of the columns.
func (j *JSONLines) Head(names []string) error {
	for _, name := range names {
		j.names = append(j.names, string(quoted(name))+":")
	}
	return nil
}

// Row writes an object.
func (j *JSONLines) Row(values []any) error {
	j.line.Reset()
	for i, v := range values {
		j.line.WriteByte("{,"[min(i, 1)])
		j.line.WriteString(j.names[i])
		j.line.Write(jsonValue(v))
	}
	j.line.WriteString("}\n")
	_, err := j.w.Write(j.line.Bytes())
	return err
}

// Flush hands over what is written.
func (j *JSONLines) Flush() error { return j.w.Flush() }

func jsonValue(v any) []byte {
	if v == nil {
		return []byte("null")
	}
	text, isText := plain(v)
	if !isText && json.Valid([]byte(text)) {
		return []byte(text)
	}
	return quoted(text)
}

// quoted is JSON text that leaves <, > and & alone.
func quoted(s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(err) // a string is always JSON
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}
