package second

// ToUnicode: a small program in the file that says which character each code is.

import (
	"strings"

	"github.com/ledongthuc/pdf"
)

// maxChars bounds the characters of one map: all codes of two bytes.
const maxChars = 1 << 16

// charmap leads from codes to characters; all codes of a font have one length.
type charmap struct {
	length int
	chars  map[string]string
}

// newCharmap reads a ToUnicode stream. Codes are as long as its first mapping says, which
// for a simple font is one byte whatever it says.
//
// The program begins by fetching a dictionary from a collection that is not there; any
// dictionary will do in its place, and it is given that of the font.
func newCharmap(stream, font pdf.Value, wide bool) *charmap {
	m := &charmap{length: 1, chars: map[string]string{}}
	if wide {
		m.length = 2
	}
	pdf.Interpret(stream, func(stack *pdf.Stack, op string) {
		operands := make([]pdf.Value, stack.Len())
		for i := len(operands) - 1; i >= 0; i-- {
			operands[i] = stack.Pop()
		}
		switch op {
		case "findresource":
			stack.Push(font)
		case "endbfchar":
			for i := 0; i+1 < len(operands); i += 2 {
				m.add(operands[i].RawString(), utf16be(operands[i+1].RawString()))
			}
		case "endbfrange":
			for i := 0; i+2 < len(operands); i += 3 {
				m.addRange(operands[i].RawString(), operands[i+1].RawString(), operands[i+2])
			}
		}
	})
	return m
}

func (m *charmap) add(code, text string) {
	if len(m.chars) < maxChars && len(code) == m.length {
		m.chars[code] = text
	}
}

// addRange maps low to high either to a list of texts or to texts that count up.
func (m *charmap) addRange(low, high string, to pdf.Value) {
	if len(low) != m.length || len(high) != m.length {
		return
	}
	first, last := number(low), number(high)
	for code := first; code <= last && code-first < maxChars; code++ {
		var text string
		if to.Kind() == pdf.Array {
			text = utf16be(to.Index(code - first).RawString())
		} else {
			text = upBy(to.RawString(), code-first)
		}
		m.add(letters(code, m.length), text)
	}
}

func number(code string) (n int) {
	for i := range len(code) {
		n = n<<8 | int(code[i])
	}
	return n
}

func letters(n, length int) string {
	b := make([]byte, length)
	for i := length - 1; i >= 0; i, n = i-1, n>>8 {
		b[i] = byte(n)
	}
	return string(b)
}

// upBy is the text whose last unit is n more.
func upBy(base string, n int) string {
	if len(base) < 2 {
		return unknown
	}
	units := []byte(base)
	last := int(units[len(units)-2])<<8 | int(units[len(units)-1]) + n
	units[len(units)-2], units[len(units)-1] = byte(last>>8), byte(last)
	return utf16be(string(units))
}

func (m *charmap) decode(raw string) string {
	var text strings.Builder
	for len(raw) > 0 {
		n := min(m.length, len(raw))
		char, known := m.chars[raw[:n]]
		if !known || char == "" {
			char = unknown
		}
		text.WriteString(char)
		raw = raw[n:]
	}
	return text.String()
}
