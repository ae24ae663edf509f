package office

// Numbers of headings and labels that move from the text into a list: then they stand
// nowhere in the document's text.

import (
	"regexp"
	"strings"
)

// numberKinds are the ways in which reports number, outermost first.
var numberKinds = []struct {
	pattern        *regexp.Regexp
	before, behind string
	chinese        bool
}{
	{regexp.MustCompile(`^([一二三四五六七八九十]+)、`), "", "、", true},
	{regexp.MustCompile(`^（([一二三四五六七八九十]+)）`), "（", "）", true},
	{regexp.MustCompile(`^([0-9]+)\.`), "", ".", false},
}

const ordinals = "一二三四五六七八九十"

// numbers counts what is numbered: for each kind its last number and the list in use.
type numbers struct {
	last  [3]int
	uses  [3]int // lists of this kind that have begun
	begun []use
}

// use is a list of a kind; it begins with 1.
type use struct{ kind, nth int }

// take takes the number off a text that goes on with a list or begins one. List is the
// index in begun, -1 where the text keeps its number.
func (n *numbers) take(text string) (rest string, list, kind int, fresh bool) {
	for k, nk := range numberKinds {
		m := nk.pattern.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		if rest = text[len(m[0]):]; rest == "" || rest[0] >= '0' && rest[0] <= '9' {
			return text, -1, 0, false // 1.7 is a figure
		}
		value := valueOf(m[1], nk.chinese)
		switch {
		case value == 1:
			n.uses[k]++
			n.begun = append(n.begun, use{k, n.uses[k]})
			fresh = true
		case value != n.last[k]+1 || value < 2:
			return text, -1, 0, false
		}
		n.last[k] = value
		return rest, n.index(k), k, fresh
	}
	return text, -1, 0, false
}

// index is the list of a kind that began last.
func (n *numbers) index(kind int) int {
	for i := len(n.begun) - 1; i >= 0; i-- {
		if n.begun[i].kind == kind {
			return i
		}
	}
	return -1
}

// valueOf reads one to ten; 0 for others.
func valueOf(text string, chinese bool) int {
	if chinese {
		if len(text) != len("一") {
			return 0
		}
		return strings.Index(ordinals, text)/len("一") + 1
	}
	value := 0
	for _, c := range text {
		value = value*10 + int(c-'0')
	}
	return value
}
