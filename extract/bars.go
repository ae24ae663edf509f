package extract

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Bars on lines of their own: every cell is followed by a line that holds only
// bars, or ends in a bar while the row it belongs to is unknown. Merged cells
// leave runs of bars, which look like empty cells.

var (
	onlyBars    = pattern.MustCompile(`^[\s|｜]*[|｜][\s|｜]*$`)
	cellAndBar  = pattern.MustCompile(`^[^|｜]*[^|｜\s][^|｜]*[|｜]\s*$`)
	headingLike = pattern.MustCompile(`^\s*[一二三四五六七]\s*、.*(?:情况|事项)\s*$`)
)

const longestCell = 60 // characters: a longer line before a bar is prose

// loneBars tells whether a stream begins at the line in hand: a cell, and then a
// line of bars alone, or a cell with its bar and then such a line.
func (t *textReader) loneBars() bool {
	line := t.source[t.next]
	if onlyBars.MatchString(line) {
		return true
	}
	if barred(line) && !cellAndBar.MatchString(line) || utf8.RuneCountInString(line) > longestCell {
		return false
	}
	below := t.peek(1)
	if barred(line) {
		return onlyBars.MatchString(below) || cellAndBar.MatchString(below) && !t.rowsFollow()
	}
	return onlyBars.MatchString(below) && !headingLike.MatchString(line) // a heading is no cell, as in cellAhead
}

// rowsFollow looks ahead: lines with several cells mean that lines are rows.
func (t *textReader) rowsFollow() bool {
	for i := 1; i < 6; i++ {
		line := t.peek(i)
		if !barred(line) {
			return false
		}
		if onlyBars.MatchString(line) {
			return false
		}
		if !cellAndBar.MatchString(line) {
			return true
		}
	}
	return false
}

// peek is the nth non-empty line after the one in hand.
func (t *textReader) peek(n int) string {
	for i := t.next + 1; i < len(t.source); i++ {
		if strings.TrimSpace(t.source[i]) == "" {
			continue
		}
		if n--; n == 0 {
			return t.source[i]
		}
	}
	return ""
}

// stream reads cells up to the last bar that belongs to them.
func (t *textReader) stream() {
	s := streamGrid{number: len(t.content.Grids) + 1, line: t.next + 1}
	for t.next < len(t.source) {
		line := t.source[t.next]
		switch {
		case strings.TrimSpace(line) == "":
		case onlyBars.MatchString(line):
			s.bars(strings.Count(line, "|")+strings.Count(line, "｜"), t.next+1)
		case barred(line) && !cellAndBar.MatchString(line):
			t.close(&s)
			return
		case barred(line):
			s.cell(strings.Trim(line, " \t|｜\u3000"), t.next+1)
			s.bars(1, t.next+1)
		case !t.cellAhead():
			t.close(&s)
			return
		default:
			s.cell(strings.TrimSpace(line), t.next+1)
		}
		t.next++
	}
	t.close(&s)
}

func (t *textReader) close(s *streamGrid) { t.place(s.grid()) }

// cellAhead tells whether a line without a bar is a cell: a bar follows it, or
// follows the next line, when both together make one wrapped cell.
func (t *textReader) cellAhead() bool {
	line := t.source[t.next]
	if utf8.RuneCountInString(line) > longestCell || headingLike.MatchString(line) {
		return false
	}
	if next := t.peek(1); onlyBars.MatchString(next) {
		return true
	} else if barred(next) || headingLike.MatchString(next) || utf8.RuneCountInString(next) > longestCell || sentence(line) {
		return false
	}
	return onlyBars.MatchString(t.peek(2))
}

func sentence(line string) bool {
	line = strings.TrimSpace(line)
	return strings.HasSuffix(line, "。") || strings.HasSuffix(line, "：") || strings.HasSuffix(line, ":") || strings.HasSuffix(line, "；")
}

// streamGrid gathers the cells of a stream, one per row.
type streamGrid struct {
	number, line int
	cells        []Cell
	open         bool // the last cell has no bar behind it yet
}

func (s *streamGrid) cell(text string, line int) {
	if s.open {
		s.cells[len(s.cells)-1].Text += "\n" + text
		return
	}
	row := len(s.cells) + 1
	s.cells = append(s.cells, Cell{Row: row, Col: 1, RowSpan: 1, ColSpan: 1, Text: plain(text), Pos: Pos{Table: s.number, Row: row, Col: 1, Line: line}})
	s.open = true
}

// bars close a cell; each further bar closes an empty one.
func (s *streamGrid) bars(n, line int) {
	for range n {
		if !s.open {
			s.cell("", line)
		}
		s.open = false
	}
}

func (s *streamGrid) grid() Grid {
	return Grid{Layout: Stream, Rows: len(s.cells), Cols: 1, Cells: s.cells, Pos: Pos{Table: s.number, Line: s.line}}
}
