package pdf

// The heads of objects: "12 0 obj". They are looked for by their last word, because a
// file may be one long row of numbers.

import (
	"bytes"
	"strconv"
)

// head is the head of one object, with where its number begins.
type head struct {
	at                 int
	number, generation string
}

// heads goes through the heads of all objects, in their order.
func heads(b []byte) func(yield func(head) bool) {
	return func(yield func(head) bool) {
		for at := 0; ; at += len("obj") {
			next := bytes.Index(b[at:], []byte("obj"))
			if next < 0 {
				return
			}
			at += next
			if h, ok := headBefore(b, at); ok && !yield(h) {
				return
			}
		}
	}
}

// headBefore is the head that ends in the word at a place.
func headBefore(b []byte, at int) (h head, ok bool) {
	if end := at + len("obj"); end < len(b) && letter(b[end]) {
		return h, false
	}
	at, ok = blanksBefore(b, at)
	from := digitsBefore(b, at, 5)
	h.generation = string(b[from:at])
	at, apart := blanksBefore(b, from)
	h.at = digitsBefore(b, at, 7)
	h.number = string(b[h.at:at])
	first := h.at == 0 || white(b[h.at-1])
	return h, ok && apart && first && h.number != "" && h.generation != ""
}

// size is one more than the highest number of an object.
func size(b []byte) (n int) {
	for h := range heads(b) {
		number, _ := strconv.Atoi(h.number) // seven digits at most
		n = max(n, number+1)
	}
	return n
}

// mostBlanks between the words of a head.
const mostBlanks = 64

func blanksBefore(b []byte, at int) (from int, some bool) {
	for from = at; from > 0 && at-from < mostBlanks && white(b[from-1]); from-- {
	}
	return from, from < at
}

func digitsBefore(b []byte, at, most int) (from int) {
	for from = at; from > 0 && at-from < most && b[from-1] >= '0' && b[from-1] <= '9'; from-- {
	}
	return from
}

func white(c byte) bool { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' }

func letter(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}
