package pattern

import (
	"strings"
	"unicode/utf8"
)

// Set is a set of characters. Chinese characters share their first bytes, so that
// looking for any of several with package strings tries each of them everywhere.
type Set struct {
	list   string
	begins [128]uint64
}

// SetOf gives the set of the characters of a text.
func SetOf(list string) *Set {
	s := &Set{list: list}
	for i := range list {
		at := placeOf(list, i)
		s.begins[at>>6] |= 1 << (at & 63)
	}
	return s
}

// Index gives the place of the first character of the set in a text, or -1.
func (s *Set) Index(text string) int {
	for i := skip(&s.begins, text, 0); i < len(text); i = skip(&s.begins, text, i+sizeOf(text, i)) {
		if s.At(text, i) {
			return i
		}
	}
	return -1
}

// At tells whether a character of the set stands at text[i:].
func (s *Set) At(text string, i int) bool {
	at := placeOf(text, i)
	if s.begins[at>>6]&(1<<(at&63)) == 0 || !utf8.RuneStart(text[i]) {
		return false
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return (r != utf8.RuneError || size > 1) && strings.ContainsRune(s.list, r)
}

// In tells whether a text holds a character of the set.
func (s *Set) In(text string) bool { return s.Index(text) >= 0 }

// Words are words of which any is looked for.
type Words struct{ list words }

// WordsOf gives the words, of which none is empty.
func WordsOf(list []string) *Words { return &Words{wordsOf(list)} }

// In tells whether a text holds one of the words.
func (w *Words) In(text string) bool { return w.Index(text) >= 0 }

// Index gives the place of the first of the words in a text, or -1.
func (w *Words) Index(text string) int { return w.list.next(text, 0) }

// All has a bit for each word that a text holds, of the first 64.
func (w *Words) All(text string) (set uint64) {
	for i := w.list.next(text, 0); i >= 0; i = w.list.next(text, i+1) {
		for k, word := range w.list.list {
			if strings.HasPrefix(text[i:], word) {
				set |= 1 << k
			}
		}
	}
	return set
}
