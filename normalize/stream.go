package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// streamReader reads tables whose cells stand one after the other in running
// text: one cell per line, a label and its values on one line, cells between bars
// with no rows. A row is a label of the form and the values up to the next label;
// it counts only when their number is the form's.
type streamReader struct {
	*gridReader
	texts    []piece // labels and other words since the last value
	values   []extract.Cell
	glued    bool
	abut     bool
	beside   bool           // the values stand on the line of their label
	cells    bool           // the pieces in hand have certain borders, so an empty cell leaves a trace
	flat     bool           // inside a flat line, where no empty cell can be told
	torn     *printed       // a row whose label goes on below its values
	lastLine int            // index in Content.Lines of the last line that prints anything
	ending   bool           // the row in hand is the last of the input
	closed   bool           // a border stands behind the last cell of the input
	heads    map[string]int // table → header words met in the stream
	seq      []string       // columns that they named, in order
	lawFirst bool           // the header of disputes names 行政诉讼 before 行政复议
}

// piece is a bit of text with its place; line is its index in Content.Lines.
type piece struct {
	text string
	at   extract.Pos
	line int
}

func newStreamReader(g *gridReader) *streamReader {
	return &streamReader{gridReader: g, heads: map[string]int{}}
}

// longestLabel, in bytes: a longer line is prose.
const longestLabel = 240

var pageMark = pattern.MustCompile(`^(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d+\s*页.*|\d{1,2}\s*/\s*\d{1,2}|\d{1,2}\s*/\s*共?\d{1,2}页)$`)

var pageMarkStarts = pattern.SetOf("-—–－第0123456789０１２３４５６７８９")

// text takes one line of text, or the text of one cell of a stream. cell is true
// where the borders of the piece are certain, so that an empty one is a blank.
func (s *streamReader) text(p piece, cell bool) {
	switch line := trimmed(p.text); {
	case line == "" && cell && s.table != "":
		s.values = append(s.values, extract.Cell{Pos: p.at, RowSpan: 1, ColSpan: 1})
		return
	case line == "", !cell && pageMarkStarts.At(line, 0) && pageMark.MatchString(tidy(line)):
		return
	case cell && s.table != "" && (line == "无" || line == "不适用"):
		s.value(p, line)
		return
	case s.table == Requests && uprightPart(line):
		s.matter[p.line] = true
		return
	}
	if table, ok := tableOf(p.text); ok {
		s.turnTo(table)
		return
	}
	label, values := s.split(s.withoutGroupPart(p.text))
	if cell && len(values) == 0 && s.wordsInCell(p.text) {
		label, values = "", []string{strings.TrimSpace(p.text)}
	}
	if cell && label == "" && len(values) > 1 {
		values = []string{tidy(p.text)} // two numbers in one cell are no two cells
	}
	for _, word := range s.wordsOfHeader(label) {
		s.label(piece{word, p.at, p.line})
	}
	s.value(p, values...)
	s.beside, s.cells = label != "" && len(values) > 0, cell
}

// label takes words in; values that stand before them end a row.
func (s *streamReader) label(p piece) {
	if len(s.values) > 0 || len(p.text) > longestLabel {
		s.finish(true)
	}
	if len(p.text) > longestLabel {
		return
	}
	word := Fold(p.text)
	switch {
	case isBlockTitle(word) || strings.HasPrefix(word, "信息内容"):
		s.begin(Disclosure)
		s.seq = nil
	case noteWord.MatchString(word) && utf8.RuneCountInString(word) < 50, word == "申请人情况":
		s.begin(Requests)
	case s.table == "" && strings.HasPrefix(word, "一本年新收") && matchRow(Requests, word).exact:
		s.begin(Requests)
	}
	if s.table == Disputes && utf8.RuneCountInString(word) < 30 {
		s.lawFirst = s.lawFirst || word == "行政诉讼" && len(s.suits) == 0
		s.suit(word)
	}
	s.texts = append(s.texts, p)
}

// begin opens a table that its first words announce.
func (s *streamReader) begin(table string) {
	if s.table != table {
		s.turnTo(table)
	}
}

// turnTo ends the row in hand and opens another table, or none.
func (s *streamReader) turnTo(table string) {
	s.finish(true)
	s.open(table)
	s.seq, s.lawFirst = nil, false
}

func (s *streamReader) value(p piece, values ...string) {
	if s.table == "" {
		s.texts = nil
		return
	}
	for _, v := range values {
		s.values = append(s.values, extract.Cell{Text: v, Pos: p.at, RowSpan: 1, ColSpan: 1})
		s.matter[p.line] = true
	}
}

func plainSpace(r rune) rune {
	if invisible(r) {
		return ' '
	}
	return r
}
