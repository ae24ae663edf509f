package normalize

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// traced is prose folded for reading that still knows where it was printed:
// byte i of text stands at byte place(i) of raw. Spaces are gone, characters are
// simplified, and punctuation has one shape: ，；：。 and ( ). A comma stays
// ASCII only where it parts thousands, so that 3,120 is one number and 3，120 two.
type traced struct {
	raw, text string
	at        []int32      // len(text)+1 entries; nil where text is raw, or made of parts
	parts     []tracedPart // in their order; none is empty
}

// tracedPart is one of the texts that another is made of, and where it begins there.
type tracedPart struct {
	*traced
	fromRaw, from int
}

// place is where byte i of text stands in raw.
func (t traced) place(i int) int {
	switch {
	case t.at != nil:
		return int(t.at[i])
	case t.parts == nil:
		return i
	case i == len(t.text):
		return len(t.raw)
	}
	part := &t.parts[sort.Search(len(t.parts), func(n int) bool { return t.parts[n].from > i })-1]
	return part.fromRaw + part.place(i-part.from)
}

func trace(raw string) traced {
	if stays(raw) {
		return traced{raw: raw, text: raw}
	}
	return traceAll(raw)
}

func traceAll(raw string) traced {
	t := traced{raw: raw, at: make([]int32, 0, len(raw)+1)}
	b := make([]byte, 0, len(raw))
	put := func(r rune, i int) {
		b = utf8.AppendRune(b, r)
		for len(t.at) < len(b) {
			t.at = append(t.at, int32(i))
		}
	}
	for i, r := range raw {
		switch {
		case r >= 0x4E00 && r <= 0x9FFF:
			at := int32(i)
			b, t.at = utf8.AppendRune(b, simplify(r)), append(t.at, at, at, at)
		case r == '\n':
			put(r, i)
		case invisible(r):
		case r == ',' && partsThousands(raw, i):
			put(r, i)
		case r < 0x80:
			put(oneShape(r), i)
		case r == '\u3000' || r == '\u00a0':
		case r >= 0x3001 && r <= 0x3029, r >= 0x2018 && r <= 0x201E:
			put(r, i)
		case r >= 0xFF01 && r <= 0xFF5E:
			put(shaped(r, r-0xFEE0), i)
		case marker(r):
			put(r, i)
		default:
			for _, c := range compose(string(r)) {
				if !invisible(c) {
					put(simplify(shaped(r, c)), i)
				}
			}
		}
	}
	t.text = string(b)
	t.at = append(t.at, int32(len(raw)))
	return t
}

// tracedParts are texts that are folded already and printed one behind the other.
type tracedParts struct {
	list       []*traced
	size, text int // bytes, as printed and folded
	moved      bool
	torn       bool // a comma ends one part, and may part thousands with the next
}

func (p *tracedParts) add(t *traced) {
	if n := len(p.list); n > 0 {
		p.torn = p.torn || strings.HasSuffix(p.list[n-1].raw, ",")
	}
	p.list = append(p.list, t)
	p.size, p.text = p.size+len(t.raw), p.text+len(t.text)
	p.moved = p.moved || t.at != nil
}

// join gives what trace gives of the parts as one text.
func (p *tracedParts) join() traced {
	if len(p.list) == 1 {
		return *p.list[0]
	}
	raw := p.raw()
	switch {
	case p.torn:
		return trace(raw)
	case !p.moved:
		return traced{raw: raw, text: raw}
	}
	var text strings.Builder
	text.Grow(p.text)
	parts := make([]tracedPart, 0, len(p.list))
	from := 0
	for _, t := range p.list {
		if t.text != "" {
			parts = append(parts, tracedPart{t, from, text.Len()})
		}
		text.WriteString(t.text)
		from += len(t.raw)
	}
	return traced{raw: raw, text: text.String(), parts: parts}
}

// raw is what the parts print.
func (p *tracedParts) raw() string {
	var raw strings.Builder
	raw.Grow(p.size)
	for _, t := range p.list {
		raw.WriteString(t.raw)
	}
	return raw.String()
}

// marker: ① and ² would compose to digits of the number beside them.
func marker(r rune) bool {
	return small(r) && strings.Trim(compose(string(r)), "0123456789") == ""
}

// stays tells whether a text is folded already, as most paragraphs are.
func stays(s string) bool {
	for i := 0; i < len(s); i++ {
		switch i = unmoved.to(s, i); {
		case i == len(s):
			return true
		case s[i] == ',':
			if !partsThousands(s, i) {
				return false
			}
		case s[i] != '\n' && (s[i] <= ' ' || s[i] >= 0x7F || oneShape(rune(s[i])) != rune(s[i])):
			return false
		}
	}
	return true
}

// unmoved are the characters of three bytes that folding leaves as they are.
var unmoved = func() characters {
	set := simple
	for _, r := range "，；：" {
		set.add(r)
	}
	for r := rune(0x3001); r <= 0x3029; r++ {
		set.add(r)
	}
	for r := rune(0x2018); r <= 0x201E; r++ {
		set.add(r)
	}
	return set
}()

// oneShape gives ASCII punctuation of prose its Chinese shape; brackets stay ASCII.
func oneShape(r rune) rune {
	switch r {
	case ',':
		return '，'
	case ';':
		return '；'
	case ':':
		return '：'
	case '!', '?':
		return '。'
	}
	return r
}

// shaped is the composed form c of a printed character r, except that a
// full-width comma stays one: it never parts thousands.
func shaped(r, c rune) rune {
	if r == '．' {
		return '.'
	}
	return oneShape(c)
}

// partsThousands tells whether the comma at i stands after one to three digits
// (or a group of three) and before exactly three.
func partsThousands(s string, i int) bool {
	before, after := 0, 0
	for j := i - 1; j >= 0 && isDigit(s[j]); j-- {
		before++
	}
	for j := i + 1; j < len(s) && isDigit(s[j]); j++ {
		after++
	}
	return before >= 1 && before <= 3 && after == 3
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }

// printed gives the raw text behind text[from:to], without the spaces around it.
func (t traced) printed(from, to int) string {
	return trimmed(t.raw[t.place(from):t.place(to)])
}

// spaceBefore tells whether a space, or nothing, stood in print before text[i].
func (t traced) spaceBefore(i int) bool {
	if i == 0 {
		return true
	}
	between := t.raw[t.place(i-1):t.place(i)]
	return strings.ContainsFunc(between, invisible)
}
