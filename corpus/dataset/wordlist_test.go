package dataset

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// wordsRead cuts texts as matchQuery does: run by run.
func wordsRead(texts ...string) (list []string) {
	for _, t := range texts {
		eachRun(strings.ToLower(t), func(run []rune, han bool) {
			for _, w := range wordsOf(run, han) {
				if !slices.Contains(list, w) {
					list = append(list, w)
				}
			}
		})
	}
	return list
}

// TestIndexedWords: the index gets the words that queries are cut into, each
// once, whatever the bytes, and whatever was cut before.
func TestIndexedWords(t *testing.T) {
	var w wordList
	piece := rapid.OneOf(rapid.SampledFrom([]string{"行政", "复议", "〇", "々", "㐀", "𠀀", "。", ",", "Web", "İ", "ＡB", "10", "\xe5", "\xe5\x8d", "\xe4\xb7\xbf", "\u3007", " "}), rapid.StringN(0, 3, -1))
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SliceOfN(rapid.Map(rapid.SliceOfN(piece, 0, 40), func(s []string) string { return strings.Join(s, "") }), 0, 3).Draw(t, "texts")
		got, want := strings.Fields(w.indexed(texts...)), wordsRead(texts...)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%q: got %q, want %q", texts, got, want)
		}
	})
}

// TestManyWords: a text with more different pairs than there is room for at first.
func TestManyWords(t *testing.T) {
	var long []rune
	for i := range rune(9000) {
		long = append(long, 0x4E00+i, 0x4E00+i%7)
	}
	var w wordList
	for range 2 {
		if got, want := len(strings.Fields(w.indexed(string(long), string(long)))), 2*9000; got != want {
			t.Errorf("got %d words, want %d", got, want)
		}
	}
}

// TestClasses: what is known of characters beforehand is what Unicode says.
func TestClasses(t *testing.T) {
	for c := range rune(unicode.MaxRune + 1) {
		want := between
		switch {
		case c > 0x7F && unicode.Is(unicode.Han, c):
			want = han
		case unicode.IsLetter(c), unicode.IsDigit(c):
			want = letter
		}
		if got := classOf(c); got != want {
			t.Errorf("%U: got %d, want %d", c, got, want)
		}
	}
}
