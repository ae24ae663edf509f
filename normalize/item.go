package normalize

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// item is a run of pieces that together read as one word of a table.
type item struct {
	piece
	class string // row, group, head, ambiguous, or "" for other words
	match match
}

// items parts the words in hand into labels, groups and header words. A label may
// be wrapped over several pieces; only its full text joins them, so that the label
// of an empty row is never glued to the next.
func (s *streamReader) items() []item {
	var list []item
	for i := 0; i < len(s.texts); {
		it, n := s.longest(s.texts[i:])
		if len(list) > 0 && list[len(list)-1].class == "head" && isRowWord([]string{Fold(it.text)}) {
			it.class, it.match = "head", match{} // 其他 and 总计 behind other header words
		}
		if it.class != "" {
			s.note(it, s.texts[i:i+n])
		}
		list = append(list, it)
		i += n
	}
	return s.rescue(list)
}

// longest finds the longest run, at most six pieces, that reads as one word.
func (s *streamReader) longest(texts []piece) (item, int) {
	for n := min(6, len(texts)); n > 1; n-- {
		it := join(texts[:n])
		if it.class = s.wholeClass(Fold(it.text)); it.class != "" {
			it.match = matchRow(s.table, Fold(it.text))
			return it, n
		}
	}
	it := join(texts[:1])
	it.class, it.match = s.class(it.text)
	return it, 1
}

func join(texts []piece) item {
	it := item{piece: texts[0]}
	for _, t := range texts[1:] {
		it.text += t.text
	}
	return it
}

// wholeClass accepts printed words only.
func (s *streamReader) wholeClass(folded string) string {
	switch {
	case s.table == Disputes && headerWord(Disputes, folded):
		return "head" // its rows are named in the header only
	case exactRow(s.table, folded) != "" && !isSum(folded): // （六）其他处理 without values, and then （七）总计
		return "row"
	case s.table == Requests && isGroup(folded):
		return "group"
	case isBlockTitle(folded), stubWord.MatchString(folded), columnNamed(s.table, folded) != "", wholeNote.MatchString(folded):
		return "head"
	}
	return ""
}

// class also accepts variants of a label, on one piece of a label's length.
func (s *streamReader) class(text string) (string, match) {
	folded := Fold(text)
	if c := s.wholeClass(folded); c != "" {
		return c, matchRow(s.table, folded)
	}
	if headerWord(s.table, folded) || s.headerLine(text) {
		return "head", match{}
	}
	if utf8.RuneCountInString(folded) > 50 {
		return "", match{}
	}
	switch m := matchRow(s.table, folded); {
	case m.ambiguous:
		return "ambiguous", m
	case m.row != "":
		return "row", m
	}
	return "", match{}
}

// headerLine: several header words on one line.
func (s *streamReader) headerLine(text string) bool {
	words := strings.Fields(text)
	for _, w := range words {
		if !headerWord(s.table, Fold(w)) {
			return false
		}
	}
	return len(words) > 1
}

// rescue reads a label that is wrapped and misprinted at once: the words right
// before the values, taken together. Behind a torn label they may be its other half.
func (s *streamReader) rescue(list []item) []item {
	n := len(list)
	if len(s.values) == 0 || n < 2 || list[n-1].class != "" || s.torn != nil {
		return list
	}
	for k := n - 2; k >= 0 && k >= n-4; k-- {
		if list[k].class != "" && list[k].class != "row" || numbering.MatchString(list[k+1].text) {
			break // a numeral begins another label
		}
		texts := make([]piece, 0, 4)
		for _, it := range list[k:] {
			texts = append(texts, it.piece)
		}
		it := join(texts)
		if it.class, it.match = s.class(it.text); it.class == "row" {
			s.note(it, texts)
			return append(list[:k], it)
		}
	}
	return list
}

// note marks the pieces of a table word as table matter.
func (s *streamReader) note(it item, texts []piece) {
	for _, t := range texts {
		s.matter[t.line] = true
	}
	if it.class == "head" {
		s.heads[s.table]++
		if name := columnNamed(s.table, Fold(it.text)); name != "" {
			s.seq = append(slices.Clip(s.seq), name)
		}
		s.found[s.table] = true
	}
	s.token(s.table, Fold(it.text))
}
