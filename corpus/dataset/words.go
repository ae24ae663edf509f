package dataset

// Words for full-text search. Chinese is written without spaces, so its text is
// indexed by pairs of characters; a word of one character is the start of a pair.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"nianbao/normalize"
)

// indexed gives the words of compact texts for the index, each once, spaces between: the
// pairs of each run of Chinese characters with its last character alone, and each
// run of letters or digits.
func indexed(texts ...string) string {
	w := wordList{pairs: map[[2]rune]bool{}, others: map[string]bool{}}
	for _, t := range texts {
		eachRun(strings.ToLower(t), w.add)
	}
	return string(w.text)
}

// wordList collects words, each once. Pairs are by far the most, and are told
// apart without making a string of each.
type wordList struct {
	pairs  map[[2]rune]bool // 0 behind the last character of a run
	others map[string]bool
	text   []byte
}

func (w *wordList) add(run []rune, han bool) {
	if !han {
		if s := string(run); !w.others[s] {
			w.others[s] = true
			w.text = append(append(w.text, s...), ' ')
		}
		return
	}
	for i, first := range run {
		pair := [2]rune{first}
		if i+1 < len(run) {
			pair[1] = run[i+1]
		}
		if !w.pairs[pair] {
			w.pairs[pair] = true
			w.text = pairText(w.text, pair)
		}
	}
}

func pairText(to []byte, pair [2]rune) []byte {
	to = utf8.AppendRune(to, pair[0])
	if pair[1] != 0 {
		to = utf8.AppendRune(to, pair[1])
	}
	return append(to, ' ')
}

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
	last := 0
	end := func() {
		if len(run) > 0 {
			visit(run, last == 1)
		}
		run = run[:0]
	}
	for _, c := range s {
		class := classOf(c)
		if class != last {
			end()
			last = class
		}
		if class != 0 {
			run = append(run, c)
		}
	}
	end()
}

// classOf tells Chinese characters (1) and letters and digits (2) from the rest.
func classOf(c rune) int {
	switch {
	case c >= 0x4E00 && c <= 0x9FFF, c > 0x7F && unicode.Is(unicode.Han, c):
		return 1
	case unicode.IsLetter(c), unicode.IsDigit(c):
		return 2
	}
	return 0
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
