package print_test

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"

	"nianbao/corpus/samples/print"
)

// TestSameNumberSameDocument: what is printed depends on its number alone. A change
// of the layouts or of the generator changes this hash, and that is fine.
func TestSameNumberSameDocument(t *testing.T) {
	const want = "18e13e3b88d3552a"
	h := sha256.New()
	for _, d := range print.Documents(2 * len(print.Layouts())) {
		h.Write([]byte(d.Name))
		h.Write(d.HTML())
		h.Write(d.FODT())
		h.Write(d.Report.Truth())
	}
	if got := hex.EncodeToString(h.Sum(nil)[:8]); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// TestEachLayoutHasAllForms: in three turns, and names are not used twice.
func TestEachLayoutHasAllForms(t *testing.T) {
	seen := map[string]int{}
	list := print.Documents(3 * len(print.Layouts()))
	for _, d := range list {
		seen[d.Layout.Producer+d.Layout.Name+d.Form]++
	}
	if len(seen) != len(list) {
		t.Errorf("%d kinds among %d documents", len(seen), len(list))
	}
}

// TestSpansCoverEachPlaceOnce: LibreOffice moves cells where a place is named twice
// or not at all.
func TestSpansCoverEachPlaceOnce(t *testing.T) {
	for _, d := range print.Documents(2 * len(print.Layouts())) {
		for _, table := range strings.Split(string(d.FODT()), "<table:table ")[1:] {
			columns := strings.Count(table, "<table:table-column ")
			for i, row := range strings.Split(table, "<table:table-row ")[1:] {
				places := strings.Count(row, "<table:table-cell ") + strings.Count(row, "<table:covered-table-cell/>")
				if places != columns {
					t.Errorf("%s: row %d of a table has %d places, want %d", d.Name, i+1, places, columns)
				}
			}
		}
	}
}
