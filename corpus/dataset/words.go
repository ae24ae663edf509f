package dataset

// Words for full-text search. Chinese is written without spaces, so its text is
// indexed by pairs of characters; a word of one character is the start of a pair.

import (
	"strings"
	"unicode"

	"nianbao/normalize"
)

func wordsOf(run []rune, han bool) []string {
	if !han {
		return []string{string(run)}
	}
	list := make([]string, len(run))
	for i := range run {
		list[i] = string(run[i:min(i+2, len(run))])
	}
	return list
}

// fold makes text comparable: full-width forms, traditional characters of these
// reports, spaces inside words and capital letters make no difference.
func fold(s string) string { return strings.ToLower(normalize.Compact(s)) }

// eachRun cuts folded text into runs of Chinese characters and runs of letters
// and digits; everything else lies between runs.
func eachRun(s string, visit func(run []rune, han bool)) {
	var run []rune
	last := between
	end := func() {
		if len(run) > 0 {
			visit(run, last == han)
		}
		run = run[:0]
	}
	for _, c := range s {
		class := classOf(c)
		if class != last {
			end()
			last = class
		}
		if class != between {
			run = append(run, c)
		}
	}
	end()
}

// Classes of characters: what stands between runs, Chinese, and letters and digits.
const (
	between = iota
	han
	letter
)

func classOf(c rune) int {
	switch {
	case c >= 0x4E00 && c <= 0x9FFF:
		return han
	case c >= 0x2000 && c < 0x2070, c >= 0x3000 && c < 0x3005, c >= 0x3008 && c < 0x3021: // punctuation
		return between
	case c > 0x7F && unicode.Is(unicode.Han, c):
		return han
	case unicode.IsLetter(c), unicode.IsDigit(c):
		return letter
	}
	return between
}

// matchQuery turns a person's words into a query of the index: every pair of
// every word. It finds all sections that hold the words, and for words of three
// and more characters some that do not, which reading them tells. ok is false
// when the words hold nothing that is indexed.
func matchQuery(words []string) (query string, ok bool) {
	var terms []string
	for _, w := range words {
		eachRun(fold(w), func(run []rune, han bool) {
			switch pairs := wordsOf(run, han); {
			case han && len(run) > 1:
				for _, p := range pairs[:len(pairs)-1] {
					terms = append(terms, `"`+p+`"`)
				}
			default: // one character, or letters and digits that may go on
				terms = append(terms, `"`+string(run)+`" *`)
			}
		})
	}
	return strings.Join(terms, " "), len(terms) > 0
}
