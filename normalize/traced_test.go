package normalize

import "testing"

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
