package main

// Rows on their way out, as they come: CSV, JSON, or an aligned table.

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
)

// rowWriter takes the names of columns, then rows, then the end.
type rowWriter interface {
	head(names []string) error
	row(values []any) error
	end() error
}

func (a *app) rowsTo(asCSV bool) rowWriter {
	switch {
	case asCSV:
		return &csvRows{w: csv.NewWriter(a.out)}
	case a.json:
		return &jsonRows{a: a}
	}
	return &tableRows{a: a}
}

// exact is a value with all its digits; NULL is empty.
func exact(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

type csvRows struct{ w *csv.Writer }

func (c *csvRows) head(names []string) error { return c.w.Write(names) }

func (c *csvRows) row(values []any) error {
	line := make([]string, len(values))
	for i, v := range values {
		line[i] = exact(v)
	}
	return c.w.Write(line)
}

func (c *csvRows) end() error {
	c.w.Flush()
	return c.w.Error()
}

// jsonRows writes an array with an object per line, columns in their order.
type jsonRows struct {
	a     *app
	names []string
	rows  int
}

func (j *jsonRows) head(names []string) error {
	j.names = distinct(names)
	return nil
}

func (j *jsonRows) row(values []any) error {
	before := ",\n "
	if j.rows++; j.rows == 1 {
		before = "[\n "
	}
	j.a.printf("%s%s", before, jsonObject(j.names, values))
	return nil
}

func (j *jsonRows) end() error {
	if j.rows == 0 {
		j.a.printf("[]\n")
	} else {
		j.a.printf("\n]\n")
	}
	return nil
}

// distinct gives columns of one name different ones, so that none is lost.
func distinct(names []string) []string {
	seen := map[string]bool{}
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = name
		for n := 2; seen[list[i]]; n++ {
			list[i] = fmt.Sprintf("%s_%d", name, n)
		}
		seen[list[i]] = true
	}
	return list
}

// jsonObject keeps the order of columns. JSON has no infinity: it stands as text.
func jsonObject(names []string, values []any) json.RawMessage {
	b := []byte{'{'}
	for i, v := range values {
		if f, ok := v.(float64); ok && (math.IsInf(f, 0) || math.IsNaN(f)) {
			v = fmt.Sprint(f)
		}
		if i > 0 {
			b = append(b, ", "...)
		}
		b = append(append(b, jsonText(names[i])...), ": "...)
		b = append(b, jsonText(v)...)
	}
	return append(b, '}')
}

func jsonText(v any) []byte {
	if f, ok := v.(float64); ok {
		return strconv.AppendFloat(nil, f, 'f', -1, 64)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(v) != nil {
		return []byte("null") // no value of SQLite comes here
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// tableChunk is how many rows an aligned table holds back to find its widths.
// Later rows may widen the columns; none is left out.
const tableChunk = 500

// longestCell is how many columns of the terminal a text may take.
const longestCell = 60

type tableRows struct {
	a       *app
	names   []string
	rows    [][]any
	widths  []int
	begun   bool
	cut     int
	numbers []bool
}

func (t *tableRows) head(names []string) error {
	t.names = names
	return nil
}

func (t *tableRows) row(values []any) error {
	t.rows = append(t.rows, values)
	if len(t.rows) == tableChunk {
		t.flush()
	}
	return nil
}

func (t *tableRows) end() error {
	if len(t.rows) > 0 || !t.begun {
		t.flush()
	}
	if t.cut > 0 {
		t.a.note("有 %d 处长文字在表中截短（…）；--csv 或 --json 给出全文", "long texts cut short in the table (…; --csv or --json give them whole): %d", t.cut)
	}
	return nil
}

func (t *tableRows) flush() {
	part := table{least: t.widths}
	if !t.begun {
		part.head = [][]string{t.names}
		t.numbers = (&answer{t.names, t.rows}).numericColumns()
	}
	part.right = func(col int) bool { return t.numbers[col] }
	for _, row := range t.rows {
		line := make([]string, len(row))
		for i, v := range row {
			whole := printable(exact(v))
			if line[i] = shorten(whole, longestCell); line[i] != whole {
				t.cut++
			}
		}
		part.rows = append(part.rows, line)
	}
	t.a.printf("%s", part.String())
	t.widths, t.begun, t.rows = part.widths(), true, t.rows[:0]
}

func (got *answer) numericColumns() []bool {
	list := make([]bool, len(got.names))
	for i := range list {
		list[i] = got.numeric(i)
	}
	return list
}
