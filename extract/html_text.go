package extract

import (
	"strings"
	"unicode"

	"nianbao/extract/flow"
	"nianbao/extract/pattern"
)

// Text of one block: joined over spans and fonts without a space of its own, its
// source formatting collapsed as a browser does, trimmed only at the ends.

// textRun is the line in hand.
type textRun struct {
	buf    []byte
	space  bool // white space seen, not yet written
	linked int  // bytes that came from inside links
	up     flow.Raised[byte]
}

// add appends the text of one node; inLink tells whose text it is.
func (t *textRun) add(s string, inLink bool) {
	before := len(t.buf)
	for i := 0; i < len(s); {
		if blankByte(s[i]) {
			t.space = true
			i++
			continue
		}
		end := i + 1
		for end < len(s) && !blankByte(s[end]) {
			end++
		}
		if t.space && len(t.buf) > 0 {
			t.buf = append(t.buf, ' ')
		}
		t.space = false
		t.buf = append(t.buf, s[i:end]...)
		i = end
	}
	if inLink {
		t.linked += len(t.buf) - before
	}
}

// addRaw appends text whose white space is kept, as in <pre>.
func (t *textRun) addRaw(s string) {
	t.buf = append(t.buf, s...)
	t.space = false
}

// take empties the run and gives its line.
func (t *textRun) take() (line string, linked int) {
	line, linked = trimPadding(string(t.buf)), t.linked
	*t = textRun{buf: t.buf[:0]}
	return line, linked
}

func blankByte(c byte) bool {
	return c <= ' ' && (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f')
}

// trimPadding takes off what pads a cell or line at its ends: spaces of every
// width, no-break and ideographic ones, and characters without width.
func trimPadding(s string) string {
	if n := len(s); n >= 3 && (s[0] > ' ' && s[0] < 0x7F || solid(s[:3])) && (s[n-1] > ' ' && s[n-1] < 0x7F || solid(s[n-3:])) {
		return s
	}
	return strings.TrimFunc(s, padding)
}

// solid: three bytes that are one character from U+3000 on, and none that pads: most of
// those that begin and end a line.
func solid(b string) bool {
	return b[0] >= 0xE3 && b[0] <= 0xEF && b[1]&0xC0 == 0x80 && b[2]&0xC0 == 0x80 && b != "\u3000" && b != "\ufeff"
}

func padding(r rune) bool {
	switch r {
	case '\u200b', '\u200c', '\u200d', '\u200e', '\u200f', '\u2060', '\u061c', '\u00ad', '\ufeff':
		return true
	}
	if r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' {
		return true
	}
	return unicode.IsSpace(r)
}

// wordComment is a conditional comment of Word that an editor turned into text.
var wordComment = pattern.MustCompile(`<!(?:--)?\[(?:if[^\]]{0,80}|endif)\](?:--)?>`)

func withoutWordComments(s string) string {
	if !strings.Contains(s, "<!") {
		return s
	}
	return wordComment.ReplaceAllString(s, "")
}
