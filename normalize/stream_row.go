package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Rows out of the stream: a label, and the values up to the next one.

// finish ends the row in hand. more tells that the table goes on, or that text
// follows: a label at the very end of the input may be cut, and its row with it.
func (s *streamReader) finish(more bool) {
	items := s.continued(s.items())
	for i, it := range items {
		last := i == len(items)-1
		if it.class == "group" {
			s.group = Fold(it.text)
		}
		switch {
		case it.class == "" && !(last && len(s.values) > 0):
			s.lost(it)
		case last && len(s.values) > 0:
			s.row(it)
		case it.class == "row" && (!last || more):
			s.empty(it, last || items[i+1].class != "" || !more && i+2 == len(items) && cutLabel(s.table, items[i+1].text))
		}
	}
	switch {
	case len(items) > 0 || len(s.values) == 0:
	case s.table == Disputes:
		s.row(item{})
	default:
		s.displace(s.values[0].Pos)
	}
	s.texts, s.values, s.glued, s.abut, s.beside = nil, nil, false, false, false
}

// empty takes a row in that prints no value. Its cells are blank only where a blank
// leaves no trace, and nothing unknown stands where they should.
func (s *streamReader) empty(it item, alone bool) {
	p := s.printed(it)
	p.cells = nil // the values in hand are those of a later label
	p.implied, p.strong, p.head = !s.flat, false, header{}
	p.glued = s.flat
	p.unread = !s.flat && (s.cells || !alone || !it.match.exact || markBehind.MatchString(it.text))
	s.add(p)
}

// markBehind: a sign that folding takes away, but that may be what the cell prints.
var markBehind = pattern.MustCompile(`[/\\|*,，\-—–－／＼]\s*$`)

// cutLabel tells whether the last words of the input begin a label of the table.
func cutLabel(table, text string) bool {
	folded := Fold(text)
	for label := range exactLabels()[table] {
		if len(folded) >= 6 && strings.HasPrefix(label, folded) {
			return true
		}
	}
	return false
}

// longestRest, in characters: more than that behind a label is a sentence.
const longestRest = 30

// lost notes a row whose cells cannot be told: 行政处罚 69①, 规章不适用不适用不适用.
func (s *streamReader) lost(it item) {
	if s.table == "" || s.flat {
		return
	}
	row := s.labelBegins(Fold(it.text))
	if row == "" {
		return
	}
	it.match = match{row: row}
	s.empty(it, false)
}

// labelBegins is the row whose label begins the folded words, with a little more behind it.
func (s *streamReader) labelBegins(folded string) (row string) {
	longest := 0
	for _, words := range []string{folded, stripGroup(folded)} {
		for label, of := range exactLabels()[s.table] {
			rest, begins := strings.CutPrefix(words, label)
			if begins && rest != "" && len(label) > longest && utf8.RuneCountInString(rest) <= longestRest {
				longest, row = len(label), of
			}
		}
	}
	return row
}

func (s *streamReader) printed(it item) printed {
	return printed{table: s.table, row: it.match.row, label: it.text, exact: it.match.exact, cells: s.values, layout: extract.Stream, head: header{seq: s.seq, wrong: s.lawFirst && s.table == Disputes}, strong: true, glued: s.glued, abutting: s.abut, at: it.at}
}

// row hands the values in hand to the label before them.
func (s *streamReader) row(it item) {
	p := s.printed(it)
	p.open, p.closed = s.ending, s.closed
	p.glued = p.glued || s.onePiece(it)
	switch {
	case s.table == Disputes && p.glued:
		p.at = s.values[0].Pos
		s.lines = append(s.lines, p)
	case s.table == Disputes && empty(p.cells) && len(s.seq) < 5*max(1, len(s.suits)):
		// the rest of merged cells in an unfinished header
	case s.table == Disputes && (len(s.suits) > 0 || s.heads[Disputes] > 2 || threeSums(p.cells)):
		p.at = s.values[0].Pos
		if inOrder(s.suits) && threeSums(p.cells) {
			s.suits = nil // a header whose words are broken
		}
		s.spread(p)
	case it.class == "row":
		p.cells = s.withoutPageNumber(p.cells)
		s.add(p)
	case it.class == "group" && len(s.values) == 7:
		s.subtotals = append(s.subtotals, p)
	case it.class == "ambiguous":
		s.strays = append(s.strays, stray{"row-ambiguous", s.table, it.text, it.at})
	case isSum(Fold(it.text)) && s.table == Requests && len(s.values) == len(applicants):
		p.label = s.group + p.label
		s.subtotals = append(s.subtotals, p)
	case it.class == "" && s.table == Requests && len(s.values) == len(applicants):
		s.torn = &p
	case it.class == "" && !s.flat && s.labelBegins(Fold(it.text)) != "":
		s.lost(it) // 行政事业性收费 详见附件, before another value
	case hasNumber(s.values) && (it.class != "" || s.heads[s.table] > 1 && utf8.RuneCountInString(it.text) <= 40):
		s.unknownRow(it)
	}
}

// threeSums: fifteen cells that hold the three sums of disputes name their places
// themselves, even where the header is lost.
func threeSums(cells []extract.Cell) bool {
	columns := disputes.Blocks[0].Columns
	n := len(columns)
	if len(cells) != 3*n {
		return false
	}
	for i := 0; i < len(cells); i += n {
		if !sumHolds(columns, cells[i:i+n]) {
			return false
		}
	}
	return true
}

func (s *streamReader) unknownRow(it item) {
	s.strays = append(s.strays, stray{"row-unknown", s.table, it.text, s.values[0].Pos})
	if it.class == "head" {
		s.displace(s.values[0].Pos)
	}
}

// displace notes values that stand before any label of their table: then the values
// below a label may belong to the next one, all the way down.
func (s *streamReader) displace(at extract.Pos) {
	if slices.ContainsFunc(s.rows, func(r printed) bool { return r.table == s.table }) {
		return
	}
	if n := len(s.values); s.table == Requests && n == len(applicants) || s.table == Disclosure && n == 3 {
		s.displaced[s.table] = true
		s.strays = append(s.strays, stray{"cell-unread", s.table, joined(s.values), at})
	}
}

// continued joins a label that was torn by its values with what follows them: the
// two halves must make a printed label.
func (s *streamReader) continued(list []item) []item {
	torn := s.torn
	if torn == nil {
		return list
	}
	s.torn = nil
	words := torn.label
	for i, it := range list {
		if words += it.text; i > 2 {
			break
		}
		if row := exactRow(Requests, Fold(words)); row != "" {
			torn.label, torn.row, torn.exact = words, row, true
			s.add(*torn)
			for _, part := range list[:i+1] {
				s.matter[part.line] = true
			}
			return list[i+1:]
		}
	}
	s.strays = append(s.strays, stray{"row-unknown", Requests, torn.label, torn.at})
	return list
}

// onePiece: all the digits of a row stand in one piece beside its label. Only rows
// with a sum, or of zeros alone, are cut so outside flat text: a single figure beside
// dropped blanks looks the same.
func (s *streamReader) onePiece(it item) bool {
	if !s.beside && it.text != "" || len(s.values) != 1 || it.class != "row" && s.table != Disputes {
		return false
	}
	digits := s.values[0].Text
	if strings.Trim(digits, "0123456789") != "" {
		return false
	}
	switch s.table {
	case Requests:
		return len(digits) >= len(applicants)
	case Disputes:
		return len(digits) >= 15
	}
	return len(digits) > 1 && strings.Trim(digits, "0") == "" && len(digits) == s.cellsOf(it.match.row)
}

// withoutPageNumber drops one number on a line of its own behind a row whose seven
// cells stand on the line of their label and hold their sum.
func (s *streamReader) withoutPageNumber(cells []extract.Cell) []extract.Cell {
	n := len(applicants)
	if s.table != Requests || len(cells) != n+1 || cells[n-1].Pos != cells[0].Pos || cells[n].Pos == cells[0].Pos || !sumHolds(applicants, cells[:n]) {
		return cells
	}
	s.strays = append(s.strays, stray{"cell-unread", "", cells[n].Text, cells[n].Pos})
	return slices.Clip(cells[:n])
}

// end closes the stream: what stands last may be cut.
func (s *streamReader) end() {
	s.ending = true
	s.finish(false)
	s.finish(false) // a torn label
}
