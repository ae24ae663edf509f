package pattern

import (
	"strings"
	"testing"
)

// FuzzSet: a set finds what strings.IndexAny finds, but for broken characters.
func FuzzSet(f *testing.F) {
	f.Add("一二(。", "第一、（二）。")
	f.Add("abc9", "本年9件")
	f.Fuzz(func(t *testing.T, list, text string) {
		list, text = strings.ToValidUTF8(list, ""), strings.ToValidUTF8(text, "?")
		if got, want := SetOf(list).Index(text), strings.IndexAny(text, list); got != want {
			t.Errorf("any of %q in %q: got %d, want %d", list, text, got, want)
		}
	})
}
