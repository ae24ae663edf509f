package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
)

// Sub-headings of a section: （一）主动公开, 1.依申请公开情况。, 一、主动公开.

// topicStyle is a way of numbering them. The marker stands at the start of a line,
// or inside it after the end of a sentence. A space ends the words of a
// sub-heading only where the marker is in brackets: 1、2024 年度… is a sentence.
type topicStyle struct {
	marker   *pattern.Pattern
	starts   *pattern.Set // the characters that a marker begins with
	bySpaces bool
}

// topicStyles, by preference; a section uses the first that occurs in it.
var topicStyles = []topicStyle{
	{pattern.MustCompile(`^\([一二三四五六七八九十]{1,3}\)、?`), pattern.SetOf("("), true},
	{pattern.MustCompile(`^[一二三四五六七八九十]{1,3}、`), numerals, false},
	{pattern.MustCompile(`^[0-9]{1,2}[.、]`), pattern.SetOf("0123456789"), false},
}

// topicMark is a sub-heading at line[from:to] of the traced text; its own text
// begins at body.
type topicMark struct {
	line, from, to, body int
}

// topics finds the sub-headings of a section's paragraphs with their texts, which are
// parts of its whole text where no space goes.
func topics(lines []paragraph, whole string) []Topic {
	for i := range topicStyles {
		if marks := topicMarks(lines, &topicStyles[i]); len(marks) > 0 {
			return withTexts(lines, marks, whole)
		}
	}
	return nil
}

func topicMarks(lines []paragraph, style *topicStyle) []topicMark {
	var marks []topicMark
	for i := range lines {
		t := lines[i].folded
		start := len(t.text) - len(strings.TrimLeft(t.text, listMarks))
		for j := start; j < len(t.text); {
			m, ok := topicAt(t, j, style, j == start)
			if !ok {
				j += style.step(t.text[j:])
				continue
			}
			m.line = i
			marks = append(marks, m)
			j = m.body
		}
	}
	return marks
}

// step goes to the next place where a sub-heading may begin.
func (style *topicStyle) step(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	if i := style.starts.Index(s[n:]); i >= 0 {
		return n + i
	}
	return len(s)
}

// topicAt reads a sub-heading at text[i:]. Inside a line it must follow the end
// of a sentence and end with one itself, else it is an item of a list.
func topicAt(t *traced, i int, style *topicStyle, atStart bool) (topicMark, bool) {
	mark := style.marker.FindString(t.text[i:])
	if mark == "" || !atStart && !sentenceEnds(t, i) {
		return topicMark{}, false
	}
	from := i + len(mark)
	to, body := topicEnd(t, from, atStart, style.bySpaces)
	return topicMark{from: i, to: to, body: body}, to > from && !strings.ContainsAny(t.text[from:to], "0123456789")
}

func sentenceEnds(t *traced, i int) bool {
	if i > 0 && isDigit(t.text[i-1]) {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(t.text[:i])
	return strings.ContainsRune("。；：〕)", r) || t.spaceBefore(i)
}

const longestTopic = 30 // characters; a longer one is a sentence

// topicEnd finds where the words of a sub-heading end: at the end of a short
// line, a full stop, a colon or a space, or behind 情况, 方面 and the like.
func topicEnd(t *traced, from int, atStart, bySpaces bool) (to, body int) {
	rest := t.text[from:]
	if atStart && utf8.RuneCountInString(rest) <= longestTopic+10 && !strings.ContainsAny(rest, "。；：") {
		return len(t.text), len(t.text)
	}
	n := 0
	for i, r := range rest {
		switch {
		case r == '。' || r == '：' && bySpaces:
			return from + i, from + i + utf8.RuneLen(r)
		case r == '〔' || bySpaces && i > 0 && t.spaceBefore(from+i):
			return from + i, from + i
		case r == '，' || r == '；' || n == longestTopic:
			return runIn(rest[:i], from)
		}
		n++
	}
	return 0, 0
}

var runInTitle = pattern.MustCompile(`^.*?(?:情况|方面|的数量)`)

// runIn cuts a sub-heading that runs on into its text: （一）基本情况今年，我区….
func runIn(words string, from int) (to, body int) {
	if title := runInTitle.FindString(words); title != "" {
		return from + len(title), from + len(title)
	}
	return 0, 0
}

// withTexts gives each sub-heading the text up to the next one.
func withTexts(lines []paragraph, marks []topicMark, whole string) []Topic {
	list := make([]Topic, 0, len(marks))
	line, offset := 0, 0 // where the line of a mark begins in the whole text
	for i, m := range marks {
		endLine, end := len(lines)-1, len(lines[len(lines)-1].folded.text)
		if i+1 < len(marks) {
			endLine, end = marks[i+1].line, marks[i+1].from
		}
		for ; line < m.line; line++ {
			offset += len(lines[line].text) + len("\n")
		}
		var room [16]string
		texts := room[:0]
		for l, from := m.line, m.body; l <= endLine; l, from = l+1, 0 {
			to := len(lines[l].folded.text)
			if l == endLine {
				to = end
			}
			if s := lines[l].folded.printed(from, max(from, to)); s != "" {
				texts = append(texts, s)
			}
		}
		t := lines[m.line].folded
		list = append(list, Topic{t.printed(m.from, m.to), joinedIn(whole[offset+t.place(m.body):], texts)})
	}
	return list
}

// joinedIn joins lines. Where a text begins with just that, behind spaces, it is that part of it.
func joinedIn(text string, lines []string) string {
	text = strings.TrimLeftFunc(text, invisible)
	rest := text
	for i, line := range lines {
		if i > 0 && !strings.HasPrefix(rest, "\n") || !strings.HasPrefix(rest[min(i, 1):], line) {
			return strings.Join(lines, "\n")
		}
		rest = rest[min(i, 1)+len(line):]
	}
	return text[:len(text)-len(rest)]
}
