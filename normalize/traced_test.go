package normalize

import (
	"strings"
	"testing"
)

// FuzzTrace: a text that stays is folded to itself, and every place leads back to
// where it was printed.
func FuzzTrace(f *testing.F) {
	for _, s := range []string{"收到申请12件，", "收到 1,234 件", "１２件,其中", "總 計：“三”", "a\u0301b", "第一\n第二；"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, last := trace(s), 0
		for i := range len(got.text) + 1 {
			at := got.place(i)
			if at < last || at > len(s) {
				t.Fatalf("%q: byte %d of %q stands at %d, after %d", s, i, got.text, at, last)
			}
			last = at
		}
		if got.at == nil && traceAll(s).text != s {
			t.Errorf("%q stays, but folds to %q", s, traceAll(s).text)
		}
	})
}

// Parts that are folded already join to what the whole folds to.
func TestTracedPartsJoin(t *testing.T) {
	for _, parts := range [][]string{
		{"云岭县", "财政局"}, {"共１件，", "\n", "其中 ２件"}, {"共1,", "000件"}, {"共1,", "\n", "000件"}, {"縣（局）", "", "① 公开"}, {"", "甲"}, {"甲"},
	} {
		var joined tracedParts
		for _, p := range parts {
			t := trace(p)
			joined.add(&t)
		}
		got, want := joined.join(), trace(strings.Join(parts, ""))
		if got.raw != want.raw || got.text != want.text {
			t.Errorf("%q: got %q, want %q", parts, got.text, want.text)
		}
		for i := range got.text {
			if got.place(i) != want.place(i) {
				t.Errorf("%q: byte %d stands at %d, want %d", parts, i, got.place(i), want.place(i))
			}
		}
	}
}
