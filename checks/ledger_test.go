package checks

import (
	"testing"

	"nianbao/normalize"
)

// TestLedger: every key of every form finds its own figure, and no other.
func TestLedger(t *testing.T) {
	for v, l := range layouts() {
		var figures []normalize.Figure
		for i, k := range l.keys {
			if i%3 > 0 { // every third is missing
				figures = append(figures, normalize.Figure{Key: k})
			}
		}
		found := newLedger(figures)
		for i, k := range l.keys {
			f := found.at(k)
			if there := i%3 > 0; there != (f != nil) || there && f.Key != k {
				t.Errorf("%v: %v finds %v", v, k, f)
			}
		}
	}
}

func TestLedgerClone(t *testing.T) {
	k := normalize.Key{Table: "requests", Row: "received", Column: "total"}
	was := newLedger([]normalize.Figure{{Key: k, Text: "1"}})
	is := was.clone()
	is.put(&normalize.Figure{Key: k, Text: "2"})
	if was.at(k).Text != "1" || is.at(k).Text != "2" {
		t.Errorf("got %s and %s, want 1 and 2", was.at(k).Text, is.at(k).Text)
	}
	if (*ledger)(nil).at(k) != nil {
		t.Error("a ledger that is none holds a figure")
	}
}
