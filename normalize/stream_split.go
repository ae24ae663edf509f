package normalize

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Parting one line of a table into its words and its values.

// splitLine parts a line into its words and the values at its end.
func splitLine(text string) (label string, values []string) {
	if last, _ := utf8.DecodeLastRuneInString(text); len(text) > longestLabel && strings.ContainsRune("。；，：", last) {
		return text, nil // prose
	}
	if inOnePiece(text) {
		if valueLike(text) {
			return "", []string{text}
		}
		return text, nil
	}
	fields := strings.Fields(strings.Map(plainSpace, text))
	n := len(fields)
	for n > 0 && valueLike(fields[n-1]) {
		n--
	}
	return strings.Join(fields[:n], " "), fields[n:]
}

// inOnePiece: a text of common characters without a space among them.
func inOnePiece(text string) bool {
	for i := 0; i < len(text); i++ {
		if i = unmoved.to(text, i); i == len(text) {
			return true
		}
		if text[i] <= ' ' || text[i] >= 0x7F {
			return false
		}
	}
	return text != ""
}

var (
	gluedTail = pattern.MustCompile(`^(.*\p{Han}[）)”"]*)(\d[\d\s]*)$`)
	// wordCell are values that are prose elsewhere, and digits that a recogniser misread.
	wordCell = pattern.MustCompile(`^(?:无|無|没有|零|不适用|[Nn]/[Aa]|[0-9OoIl|]{1,6})$`)
)

// split parts a line of the open table. Digits may touch the label before them, and
// words such as 无 are values only behind a label of the table, or alone below one.
func (s *streamReader) split(text string) (label string, values []string) {
	label, values = splitLine(text)
	if s.table == "" {
		return label, values
	}
	if more, words := wordsBehind(label); len(words) > 0 && s.owns(more) {
		return more, append(words, values...)
	}
	m := gluedTail.FindStringSubmatch(label)
	if m == nil || exactRow(s.table, Fold(m[1])) == "" {
		return label, values
	}
	return m[1], append(strings.Fields(m[2]), values...)
}

// wordsBehind takes the values off the end of a label that only a table prints so.
func wordsBehind(text string) (label string, values []string) {
	fields := strings.Fields(text)
	n := len(fields)
	for n > 0 && (valueLike(fields[n-1]) || wordCell.MatchString(tidy(fields[n-1]))) {
		n--
	}
	return strings.Join(fields[:n], " "), fields[n:]
}

// owns tells whether values behind this label, or below the words in hand where it
// is empty, are those of a row.
func (s *streamReader) owns(label string) bool {
	if label != "" {
		return exactRow(s.table, Fold(label)) != ""
	}
	return len(s.values) > 0 || len(s.texts) > 0 && exactRow(s.table, Fold(s.texts[len(s.texts)-1].text)) != ""
}

// wordsInCell: words that no table prints, in a cell behind the label of a row of disclosure
// that has a place for them, are what stands where a number should: 详见附件.
func (s *streamReader) wordsInCell(text string) bool {
	if s.table != Disclosure || len(s.texts) == 0 || utf8.RuneCountInString(text) > longestRest {
		return false
	}
	row := exactRow(Disclosure, Fold(s.texts[len(s.texts)-1].text))
	if row == "" || !strings.ContainsFunc(text, isHan) || len(s.values) >= s.cellsOf(row) {
		return false
	}
	if strings.ContainsFunc(text, unicode.IsDigit) {
		return false // a number may stand in it that lost its border
	}
	class, _ := s.class(text)
	return class == ""
}

// wordsOfHeader parts a line of header words that run together; any other line stays
// as it is.
func (s *streamReader) wordsOfHeader(label string) []string {
	if label == "" {
		return nil
	}
	whole := []string{label}
	if s.table == "" || len(label) > 4*longestLabel || s.wholeClass(Fold(label)) != "" {
		return whole
	}
	var words []string
	rest := 0
	for _, at := range tableWords()[s.table].FindAllStringIndex(label, -1) {
		word := label[at[0]:at[1]]
		if strings.TrimSpace(label[rest:at[0]]) != "" || s.wholeClass(Fold(word)) != "head" {
			return whole
		}
		words, rest = append(words, word), at[1]
	}
	if len(words) < 2 || strings.TrimSpace(label[rest:]) != "" {
		return whole
	}
	return words
}

// uprightPart is one character of 三、本年度办理结果, which stands upright beside the
// rows and leaves its characters on lines of their own.
func uprightPart(line string) bool {
	folded := Fold(line)
	return utf8.RuneCountInString(folded) == 1 && strings.Contains("三本年度办理结果", folded)
}

// besideNumeral is a piece of words before the numeral of a label: 理 3.其他.
var besideNumeral = pattern.MustCompile(`^(\S{1,24})\s+([(（]?[一二三四五六七1-8][)）.．、].*)$`)

// withoutGroupPart takes a part of a group label away that a wrapped group cell leaves
// before the label of a row.
func (s *streamReader) withoutGroupPart(text string) string {
	if s.table != Requests {
		return text
	}
	m := besideNumeral.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil || isGroup(Fold(m[1])) {
		return text
	}
	for _, group := range []string{"三本年度办理结果", "三不予公开", "四无法提供", "五不予处理", "六其他处理"} {
		if part := Fold(m[1]); part != "" && strings.Contains(group, part) {
			return s.withoutGroupPart(m[2])
		}
	}
	return text
}
