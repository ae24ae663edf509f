package normalize

import (
	"testing"

	"golang.org/x/text/unicode/norm"
)

// FuzzCompose: the short cut gives what NFKC gives.
func FuzzCompose(f *testing.F) {
	for _, s := range []string{"本年新收12件", "ｶ\u3099", "か\u3099", "１２（件）", "一、“总计”", "e\u0301", "\u3000", "⽇期", "a\uff9e", "中\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := compose(s), norm.NFKC.String(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	})
}
