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

// TestKeysOfRequestsStandRowByRow: the grid counts on it.
func TestKeysOfRequestsStandRowByRow(t *testing.T) {
	for v, l := range layouts() {
		if v.table != normalize.Requests {
			continue
		}
		for r, row := range l.rows {
			for c, column := range l.columns {
				if k := l.keys[r*len(l.columns)+c]; k.Row != row.Name || k.Column != column.Name {
					t.Fatalf("%v: got %v at row %d, column %d", v, k, r, c)
				}
			}
		}
	}
}

func TestLedgerGoesOn(t *testing.T) {
	a, b, c := normalize.Key{Table: "requests", Row: "received", Column: "total"}, normalize.Key{Table: "requests", Row: "granted", Column: "total"}, normalize.Key{Table: "disputes"}
	l := newLedger([]normalize.Figure{{Key: a}, {Key: b}})
	for _, q := range []struct {
		last int
		k    normalize.Key
		want int
	}{{-1, a, 0}, {0, b, 1}, {-1, b, 1}, {1, a, 0}, {1, c, -1}, {-1, c, -1}} {
		if got := l.after(q.last, q.k); got != q.want {
			t.Errorf("%v after %d: got %d, want %d", q.k, q.last, got, q.want)
		}
	}
}
