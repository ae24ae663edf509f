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
	kept   keeping
}

// add appends the text of one node; inLink tells whose text it is.
func (t *textRun) add(s string, inLink bool) {
	before := len(t.buf)
	for s != "" {
		if blankByte(s[0]) {
			t.space = true
			s = s[1:]
			continue
		}
		if t.space && len(t.buf) > 0 {
			t.buf = append(t.buf, ' ')
		}
		end := wordLength(s)
		t.buf = append(t.buf, s[:end]...)
		t.space, s = false, s[end:]
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
	line, linked = trimPadding(t.kept.of(t.buf)), t.linked
	t.buf, t.space, t.linked, t.up = t.buf[:0], false, 0, flow.Raised[byte]{}
	return line, linked
}

// keeping makes texts of bytes, many of them in one piece of memory.
type keeping struct{ piece strings.Builder }

// keepingPiece is small: whoever keeps one of the texts keeps its piece.
const keepingPiece = 2 << 10

func (k *keeping) of(b []byte) string {
	if len(b) < 2 || len(b) > keepingPiece/4 {
		return string(b)
	}
	from := k.piece.Len()
	if k.piece.Cap()-from < len(b) {
		k.piece.Reset() // the texts keep their piece
		k.piece.Grow(keepingPiece)
		from = 0
	}
	k.piece.Write(b)
	return k.piece.String()[from:]
}

// wordLength is how many bytes stand before the first blank, by eight while none of them
// is a blank or a control character.
func wordLength(s string) (n int) {
	for n < len(s) {
		for n+8 <= len(s) {
			b := s[n : n+8]
			c := uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 | uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
			if (c-0x2121212121212121)&^c&0x8080808080808080 != 0 {
				break
			}
			n += 8
		}
		if n < len(s) && blankByte(s[n]) {
			break
		}
		n = min(n+1, len(s))
	}
	return n
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
	if len(s) < len("<![if]>") || strings.IndexByte(s, '<') < 0 || !strings.Contains(s, "<!") {
		return s
	}
	return wordComment.ReplaceAllString(s, "")
}
