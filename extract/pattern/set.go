package pattern

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Set is a set of characters. Chinese characters share their first bytes, so that
// looking for any of several with package strings tries each of them everywhere.
type Set struct{ list words }

// SetOf gives the set of the characters of a text.
func SetOf(list string) *Set {
	if list == "" {
		return &Set{&wordList{}}
	}
	return &Set{wordsOf(strings.Split(list, ""))}
}

// Index gives the place of the first character of the set in a text, or -1.
func (s *Set) Index(text string) int { return s.list.next(text, 0) }

// All gives the places of all characters of the set in a text.
func (s *Set) All(text string) iter.Seq[int] {
	return func(yield func(int) bool) {
		for i := s.list.next(text, 0); i >= 0 && yield(i); i = s.list.next(text, i+1) {
		}
	}
}

// Last gives the place of the last character of the set in a text, or -1.
func (s *Set) Last(text string) int {
	for i := len(text); i > 0; {
		size := 1
		if i >= 3 && text[i-1] >= utf8.RuneSelf && sizeOf(text, i-3) == 3 {
			size = 3
		}
		if i -= size; s.list.at(text, i) {
			return i
		}
	}
	return -1
}

// At tells whether a character of the set stands at text[i:].
func (s *Set) At(text string, i int) bool { return s.list.at(text, i) }

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
	for i := w.list.skip(text, 0); i < len(text); i = w.list.skip(text, i+sizeOf(text, i)) {
		set |= w.list.bits(text[i:])
	}
	return set
}
