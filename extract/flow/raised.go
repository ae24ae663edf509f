package flow

// Raised text: the mark of a note, or an exponent. Where its digits stand beside others
// they are set in brackets: 12 with the mark 1 is not 121, and ¹2 is not 12.

import "slices"

// Raised keeps raised digits at the end of a text, until it is known what follows them.
// The text is UTF-8 or UTF-16.
type Raised[E byte | uint16] struct{ from, to int }

// Ended gives the text once raised text was added to it, which begins at from.
func (r *Raised[E]) Ended(text []E, from int) []E {
	if from > len(text) { // a line ended in it
		from = 0
	}
	behind := endsInDigit(text[:from]) || from > 0 && text[from-1] == ']'
	if r.from < r.to && r.to == from { // it goes on with raised text before it
		from, behind = r.from, false
	}
	for from < len(text) && text[from] == ' ' {
		from++
	}
	*r = Raised[E]{}
	switch {
	case from == len(text):
	case behind:
		return bracketed(text, from, len(text))
	case endsInDigit(text):
		*r = Raised[E]{from, len(text)}
	}
	return text
}

// Followed gives the text once other text was added to it, which begins at from.
func (r *Raised[E]) Followed(text []E, from int) []E {
	if from == len(text) {
		return text
	}
	if r.from < r.to && r.to == from && beginsWithDigit(text[from:]) {
		text = bracketed(text, r.from, r.to)
	}
	*r = Raised[E]{}
	return text
}

func bracketed[E byte | uint16](text []E, from, to int) []E {
	return slices.Insert(slices.Insert(text, to, ']'), from, '[')
}

func endsInDigit[E byte | uint16](text []E) bool {
	n := len(text)
	return n > 0 && digit(text[n-1]) || n >= 3 && wideDigit(text[n-3:])
}

func beginsWithDigit[E byte | uint16](text []E) bool {
	return digit(text[0]) || len(text) >= 3 && wideDigit(text[:3])
}

// digit is one of ASCII, or a full-width one of UTF-16.
func digit[E byte | uint16](c E) bool {
	return c >= '0' && c <= '9' || uint16(c) >= 0xFF10 && uint16(c) <= 0xFF19
}

// wideDigit is a full-width one of UTF-8.
func wideDigit[E byte | uint16](b []E) bool {
	return b[0] == 0xEF && b[1] == 0xBC && b[2] >= 0x90 && b[2] <= 0x99
}
