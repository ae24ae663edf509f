package tags

// From bytes to text: UTF-8, or UTF-16 with its mark, and the entities of XML itself.

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// Decode turns the bytes of a part into text, without a mark of its encoding. It is false for an encoding that no
// office program writes.
func Decode(b string) (string, bool) {
	if len(b) > 1 && (b[0] == 0xFF && b[1] == 0xFE || b[0] == 0xFE && b[1] == 0xFF) {
		low, high := 0, 1
		if b[0] == 0xFE {
			low, high = 1, 0
		}
		units := make([]uint16, 0, len(b)/2)
		for i := 2; i+1 < len(b); i += 2 {
			units = append(units, uint16(b[i+low])|uint16(b[i+high])<<8)
		}
		return string(utf16.Decode(units)), true
	}
	return strings.TrimPrefix(b, "\ufeff"), utf8.ValidString(b)
}

// Text is the text of the token in hand.
func (s *Scanner) Text() string {
	raw := s.src[s.Start:s.After]
	if inner, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		return strings.TrimSuffix(inner, "]]>")
	}
	return unescaped(raw)
}

var entities = map[string]string{"amp": "&", "lt": "<", "gt": ">", "quot": `"`, "apos": "'"}

// unescaped puts characters in the place of entities. An entity that XML does not know
// stays as it is written.
func unescaped(raw string) string {
	if strings.IndexByte(raw, '&') < 0 {
		return raw
	}
	var b strings.Builder
	for {
		before, rest, more := strings.Cut(raw, "&")
		b.WriteString(before)
		if !more {
			return b.String()
		}
		name, after, ended := strings.Cut(rest, ";")
		if text, ok := entity(name); ended && ok {
			b.WriteString(text)
			raw = after
			continue
		}
		b.WriteByte('&')
		raw = rest
	}
}

func entity(name string) (string, bool) {
	if len(name) > 10 {
		return "", false
	}
	digits, numeric := strings.CutPrefix(name, "#")
	if !numeric {
		text, ok := entities[name]
		return text, ok
	}
	base := 10
	if hex, ok := strings.CutPrefix(digits, "x"); ok {
		digits, base = hex, 16
	}
	n, err := strconv.ParseUint(digits, base, 32)
	if err != nil || n == 0 || !utf8.ValidRune(rune(n)) {
		return "", false
	}
	return string(rune(n)), true
}
