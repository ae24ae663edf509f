package normalize

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
)

// streamReader reads tables whose cells stand one after the other in running
// text: one cell per line, a label and its values on one line, cells between bars
// with no rows. A row is a label of the form and the values up to the next label;
// it counts only when their number is the form's.
type streamReader struct {
	*gridReader
	texts  []piece // labels and other words since the last value
	values []extract.Cell
	glued  bool
	abut   bool
	flat   bool           // inside a flat line, where no empty cell can be told
	heads  map[string]int // table → header words met in the stream
	seq    []string       // columns that they named, in order
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

var pageMark = regexp.MustCompile(`^(?:[-—–－]\s*\d{1,4}\s*[-—–－]|第\s*\d+\s*页.*)$`)

// text takes one line of text, or the text of one cell of a stream. cell is true
// where the borders of the piece are certain, so that an empty one is a blank.
func (s *streamReader) text(p piece, cell bool) {
	trimmed := tidy(p.text)
	switch {
	case trimmed == "" && cell && s.table != "":
		s.values = append(s.values, extract.Cell{Pos: p.at, RowSpan: 1, ColSpan: 1})
		return
	case trimmed == "", pageMark.MatchString(trimmed):
		return
	}
	if table, ok := tableOf(p.text); ok {
		s.turnTo(table)
		return
	}
	label, values := splitLine(p.text)
	if label != "" {
		s.label(piece{label, p.at, p.line})
	}
	s.value(p, values...)
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
	case s.table == "" && matchRow(Requests, word).exact && strings.HasPrefix(word, "一本年新收"):
		s.begin(Requests)
	}
	if s.table == Disputes && utf8.RuneCountInString(word) < 30 {
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
	s.seq = nil
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

// splitLine parts a line into its words and the values at its end.
func splitLine(text string) (label string, values []string) {
	fields := strings.Fields(strings.Map(plainSpace, text))
	n := len(fields)
	for n > 0 && valueLike(fields[n-1]) {
		n--
	}
	return strings.Join(fields[:n], " "), fields[n:]
}

func plainSpace(r rune) rune {
	if invisible(r) {
		return ' '
	}
	return r
}

// finish ends the row in hand. more tells that the table goes on, or that text
// follows: a label at the very end of the input may be cut, and its row with it.
func (s *streamReader) finish(more bool) {
	items := s.items()
	for i, it := range items {
		last := i == len(items)-1
		switch {
		case it.class == "" && !(last && len(s.values) > 0):
		case last && len(s.values) > 0:
			s.row(it)
		case it.class == "row" && (!last || more):
			s.add(printed{table: s.table, row: it.match.row, label: it.text, exact: it.match.exact, layout: extract.Stream, implied: !s.flat, glued: s.flat, at: it.at})
		}
	}
	if len(items) == 0 && len(s.values) > 0 && s.table == Disputes {
		s.row(item{})
	}
	s.texts, s.values, s.glued, s.abut = nil, nil, false, false
}

// row hands the values in hand to the label before them.
func (s *streamReader) row(it item) {
	p := printed{table: s.table, row: it.match.row, label: it.text, exact: it.match.exact, cells: s.values, layout: extract.Stream, head: header{seq: s.seq}, strong: true, glued: s.glued, abutting: s.abut, at: it.at}
	switch {
	case s.table == Disputes && s.glued:
		p.at = s.values[0].Pos
		s.lines = append(s.lines, p)
	case s.table == Disputes && (len(s.suits) > 0 || s.heads[Disputes] > 2):
		p.at = s.values[0].Pos
		s.spread(p)
	case it.class == "row":
		s.add(p)
	case it.class == "group" && len(s.values) == 7:
		s.subtotals = append(s.subtotals, p)
	case it.class == "ambiguous":
		s.strays = append(s.strays, stray{"row-ambiguous", s.table, it.text, it.at})
	case hasNumber(s.values) && (it.class != "" || s.heads[s.table] > 1 && utf8.RuneCountInString(it.text) <= 40):
		s.strays = append(s.strays, stray{"row-unknown", s.table, it.text, s.values[0].Pos})
	}
}

// end closes the stream: what stands last may be cut.
func (s *streamReader) end() { s.finish(false) }
