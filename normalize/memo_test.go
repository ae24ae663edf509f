package normalize

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestMemo: many readers at once get what the question itself answers, and no more
// words are kept than the memo has room for.
func TestMemo(t *testing.T) {
	m := memo[int]{ask: func(word string) int { return len(word) }}
	var readers sync.WaitGroup
	for r := range 4 {
		readers.Go(func() {
			for i := range 2 * mostRemembered {
				word := fmt.Sprint("第", (i*7+r)%(2*mostRemembered), "项")
				if got := m.of(word); got != len(word) {
					t.Errorf("%s: got %d, want %d", word, got, len(word))
				}
			}
		})
	}
	readers.Wait()
	if n := len(*m.known.Load()) + len(m.fresh); n != mostRemembered {
		t.Errorf("%d words are kept, want %d", n, mostRemembered)
	}
	long := strings.Repeat("长", longestRemember)
	if got := m.of(long); got != len(long) {
		t.Errorf("a long word: got %d, want %d", got, len(long))
	}
}

// TestMemoOfTables: each table answers for itself, and no table for none.
func TestMemoOfTables(t *testing.T) {
	for _, word := range []string{"自然人", "总计", "规章", "制发件数", "行政复议", "其他"} {
		for _, table := range []string{Disclosure, Requests, Disputes, ""} {
			for range 2 {
				if got, want := matchRow(table, word), findRow(table, word); got != want {
					t.Errorf("row %s in %q: got %v, want %v", word, table, got, want)
				}
				if got, want := columnsNamed(table, word), nameColumns(table, word); !slices.Equal(got, want) {
					t.Errorf("columns %s in %q: got %q, want %q", word, table, got, want)
				}
				if got, want := headerWord(table, word), headsTable(table, word); got != want {
					t.Errorf("header %s in %q: got %v, want %v", word, table, got, want)
				}
			}
		}
	}
}
