package normalize_test

import (
	"math/rand/v2"
	"testing"
)

// A text that stops anywhere, in a label, a number or a row, gives only figures that
// the whole report prints, in every layout.
func TestCutTextsGiveNoWrongFigure(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 2))
	for i, l := range layouts {
		if l.name == "html" {
			continue // a cut page is the matter of its own reader
		}
		s := newSheet(r, []string{"f2021", "f2019"}[i%2])
		doc := []rune(document(s, i))
		for at := 120 + i; at < len(doc); at += 19 {
			for _, f := range understood(t, string(doc[:at])).Figures {
				if want := s.cells[f.Key]; f.Text != want {
					t.Fatalf("%s cut at %d: got %s, want %q\n…%s", l.name, at, f, want, string(doc[max(0, at-60):at]))
				}
			}
		}
	}
}
