package extract

import (
	"bytes"
	"fmt"
	"strings"
)

// Plain text and markdown: lines stay lines, rows between tabs or bars become
// grids, and cells between bars on lines of their own become streams.

var _ = register(reader{format: Text, rank: 100, mine: plainText, read: func(b []byte, _ Engines) (*Content, error) { return readText(b) }})

// binaryHeads open containers that a text reader must not touch.
var binaryHeads = []string{"%PDF", "PK\x03\x04", "\xD0\xCF\x11\xE0", "{\\rtf", "\x89PNG", "\xFF\xD8\xFF", "GIF8", "\x1F\x8B", "Rar!", "7z\xBC\xAF", "SQLite format 3"}

// plainText: no magic bytes of a container and hardly any control characters.
func plainText(head []byte) bool {
	for _, m := range binaryHeads {
		if bytes.HasPrefix(bytes.TrimLeft(head, " \r\n\t\xEF\xBB\xBF"), []byte(m)) {
			return false
		}
	}
	if bytes.HasPrefix(head, []byte("\xFF\xFE")) || bytes.HasPrefix(head, []byte("\xFE\xFF")) {
		return true
	}
	control := 0
	for _, b := range head {
		if b == 0 {
			return false
		}
		if b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			control++
		}
	}
	return control*50 <= len(head)
}

func readText(b []byte) (*Content, error) {
	text, charset, err := decodeText(b)
	if err != nil {
		return nil, err
	}
	if len(text) > mostText {
		return nil, &Refusal{"limit", fmt.Sprintf("%d bytes of text, more than %d", len(text), mostText)}
	}
	t := &textReader{content: &Content{Format: Text, Charset: charset}}
	t.source = splitLines(text)
	t.header()
	for t.next < len(t.source) {
		t.step()
	}
	t.marks()
	t.content.Closed = closed(text)
	return t.content, nil
}

// closed tells whether a text ends with the border of a cell. A line end is none: it is
// added to texts that were cut in mid-number.
func closed(text string) bool {
	text = strings.TrimRight(text, " \r\n\u3000")
	return strings.HasSuffix(text, "\t") || strings.HasSuffix(text, "|") || strings.HasSuffix(text, "｜")
}

// splitLines cuts at every kind of line end.
func splitLines(text string) []string {
	return strings.Split(drawnSides.Replace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n", "\u2028", "\n").Replace(text)), "\n")
}

// textReader walks the lines of a text. next is the index of the line in hand;
// line numbers in Pos count from 1.
type textReader struct {
	content *Content
	source  []string
	next    int
}

// step reads one line, or the grid that begins with it.
func (t *textReader) step() {
	line := t.source[t.next]
	switch {
	case strings.TrimSpace(line) == "":
		t.next++
	case ruled(line):
		t.ruledGrid(t.run(drawn))
	case tabbed(line):
		t.grid(Tabs, t.run(tabbed), tabCells)
	case barred(line) && !t.loneBars():
		t.grid(Bars, t.run(barred), barCells)
	case t.loneBars():
		t.stream()
	default:
		t.line(line)
		t.next++
	}
}

func (t *textReader) line(text string) {
	level := 0
	if rest := strings.TrimLeft(text, "#"); rest != text && strings.HasPrefix(rest, " ") {
		level = min(6, len(text)-len(rest))
		text = rest
	}
	t.content.Lines = append(t.content.Lines, Line{Text: plain(text), Level: level, Pos: Pos{Line: t.next + 1}})
}

// run collects the consecutive lines of one kind; it does not move on.
func (t *textReader) run(kind func(string) bool) int {
	n := 1
	for t.next+n < len(t.source) && kind(t.source[t.next+n]) {
		n++
	}
	return n
}

// tabbed: a tab that is no indentation. A line that only ends in tabs is a row of
// empty cells.
func tabbed(line string) bool { return strings.Contains(strings.TrimLeft(line, " \t\u3000"), "\t") }

func tabCells(line string) []string { return strings.Split(line, "\t") }

func barred(line string) bool { return strings.ContainsAny(line, "|｜") }

// barCells splits at bars. One bar at each end is the frame of the row, and no
// border of an empty cell.
func barCells(line string) []string {
	line = strings.TrimSpace(strings.ReplaceAll(line, "｜", "|"))
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	return strings.Split(line, "|")
}

// grid turns n lines into a grid of rows.
func (t *textReader) grid(layout Layout, n int, cells func(string) []string) {
	number := len(t.content.Grids) + 1
	g := Grid{Layout: layout, Pos: Pos{Table: number, Line: t.next + 1}}
	for i := range n {
		row := cells(t.source[t.next+i])
		if layout == Bars && ruler(row) {
			continue
		}
		g.Rows++
		g.addRow(row, t.next+i+1)
	}
	t.next += n
	t.place(g)
}

// addRow fills the last row of a grid; line is where it stands.
func (g *Grid) addRow(row []string, line int) {
	g.Cols = max(g.Cols, len(row))
	for i, text := range row {
		at := Pos{Table: g.Pos.Table, Row: g.Rows, Col: i + 1, Line: line}
		text = plain(text)
		g.Cells = append(g.Cells, Cell{Row: g.Rows, Col: i + 1, RowSpan: 1, ColSpan: 1, Text: text, Pos: at})
	}
}

func (t *textReader) place(g Grid) {
	t.content.Grids = append(t.content.Grids, g)
	t.content.Lines = append(t.content.Lines, Line{Grid: len(t.content.Grids), Pos: Pos{Table: g.Pos.Table, Line: g.Pos.Line}})
}

// ruler is the line of dashes under the header of a markdown table.
func ruler(row []string) bool {
	for _, cell := range row {
		if s := strings.Trim(strings.TrimSpace(cell), ":"); s == "" || strings.Trim(s, "-") != "" || len(s) < 2 {
			return false
		}
	}
	return true
}
