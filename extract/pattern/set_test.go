package pattern

import (
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	words := WordsOf([]string{"公开", "信息公开", "申请", "a"})
	for _, c := range []struct {
		text  string
		first int
		all   uint64
	}{
		{"政府信息公开指南", 6, 0b0011}, {"公开a", 0, 0b1001}, {"公", -1, 0}, {"", -1, 0}, {"依\xe5申请", 4, 0b0100},
	} {
		if got := words.Index(c.text); got != c.first {
			t.Errorf("%q: got %d, want %d", c.text, got, c.first)
		}
		if got := words.All(c.text); got != c.all {
			t.Errorf("%q: got %b, want %b", c.text, got, c.all)
		}
	}
}

// FuzzSet: a set finds what strings.IndexAny finds, but for broken characters.
func FuzzSet(f *testing.F) {
	f.Add("一二(。", "第一、（二）。")
	f.Add("abc9", "本年9件")
	f.Add("9%", "本年办结了申请共计9件，占比\xE512%")
	f.Add("", "本年")
	f.Fuzz(func(t *testing.T, list, text string) {
		list, text = strings.ToValidUTF8(list, ""), strings.ToValidUTF8(text, "?")
		if got, want := SetOf(list).Index(text), strings.IndexAny(text, list); got != want {
			t.Errorf("any of %q in %q: got %d, want %d", list, text, got, want)
		}
		if got, want := SetOf(list).Last(text), strings.LastIndexAny(text, list); got != want {
			t.Errorf("the last of %q in %q: got %d, want %d", list, text, got, want)
		}
		var want []int
		for i, r := range text {
			if strings.ContainsRune(list, r) {
				want = append(want, i)
			}
		}
		if got := slices.Collect(SetOf(list).All(text)); !slices.Equal(got, want) {
			t.Errorf("all of %q in %q: got %v, want %v", list, text, got, want)
		}
	})
}
