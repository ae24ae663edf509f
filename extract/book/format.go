package book

// What a number looks like in its cell.

import "strings"

// Shown is a number in a number format, and false where it shows something that this
// package cannot tell. Days count from 1900, or from 1904 where the book says so.
func Shown(format string, v float64, from1904 bool) (string, bool) {
	if format == "" || format == "@" {
		return General(v), true
	}
	list := sectionsOf(format)
	s, negative := list[0], v < 0
	switch {
	case len(list) > 1 && v < 0:
		s, negative = list[1], false
	case len(list) > 2 && v == 0:
		s = list[2]
	}
	switch {
	case s.unknown || len(list) > 4:
		return "", false
	case s.date:
		return s.day(v, from1904)
	}
	text, zero := s.number(v)
	if negative && !zero {
		text = "-" + text
	}
	return text, true
}

// shape is what a section asks of a number.
type shape struct {
	whole, fraction      string // placeholders before and behind the point
	point, group         bool
	scale                int // power of ten: +2 for each %, -3 for each comma at the end
	first, last          int // tokens of the number itself
	general, placeholder bool
}

func (s section) shape() (h shape) {
	h.first, h.last = -1, -1
	commas := 0
	for i, t := range s.tokens {
		switch t.code {
		case "0", "#", "?":
			h.placeholder = true
			h.group = h.group || commas > 0 && !h.point
			commas = 0
			if h.point {
				h.fraction += t.code
			} else {
				h.whole += t.code
			}
		case ".":
			h.point = true
		case ",":
			if h.placeholder {
				commas++
			}
		case "%":
			h.scale += 2
			continue
		case "General":
			h.general = true
		default:
			continue
		}
		if h.first < 0 {
			h.first = i
		}
		h.last = i
	}
	h.scale -= 3 * commas
	return h
}

// number shows a value without its sign, and tells whether all its digits are 0.
func (s section) number(v float64) (text string, zero bool) {
	h := s.shape()
	d := decimalOf(v).times(h.scale)
	var digits string
	switch {
	case h.general:
		digits = strings.TrimPrefix(General(v), "-")
	case h.placeholder:
		digits = h.digits(d)
	}
	var b strings.Builder
	for i, t := range s.tokens {
		switch {
		case i == h.first:
			b.WriteString(digits)
		case t.code == "%":
			b.WriteString("%")
		case t.code == "":
			b.WriteString(t.literal)
		}
	}
	return strings.TrimSpace(b.String()), strings.Trim(digits, "0.,") == ""
}

// digits puts digits into placeholders: 0 shows a 0 where there is no digit, # nothing.
func (h shape) digits(d decimal) string {
	whole, fraction := d.rounded(len(h.fraction))
	if least := len(h.whole) - leading(h.whole); len(whole) < least {
		whole = strings.Repeat("0", least-len(whole)) + whole
	}
	for n := len(fraction); n > 0 && fraction[n-1] == '0' && h.fraction[n-1] != '0'; n-- {
		fraction = fraction[:n-1]
	}
	if h.group {
		for i := len(whole) - 3; i > 0; i -= 3 {
			whole = whole[:i] + "," + whole[i:]
		}
	}
	if h.point {
		whole += "."
	}
	return whole + fraction
}

// leading is how many placeholders before the first 0 ask for no digit.
func leading(whole string) int {
	if i := strings.IndexByte(whole, '0'); i >= 0 {
		return i
	}
	return len(whole)
}

// ShownText is a text in a number format, which may show nothing of it.
func ShownText(format, text string) string {
	list := sectionsOf(format)
	if len(list) < 4 {
		return text
	}
	var b strings.Builder
	for _, t := range list[3].tokens {
		switch t.code {
		case "@":
			b.WriteString(text)
		case "":
			b.WriteString(t.literal)
		}
	}
	return strings.TrimSpace(b.String())
}
