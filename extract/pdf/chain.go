package pdf

// Tables of objects in a chain: a file that was added to has one for each time, and each
// names the place of the one before it.

import (
	"bytes"
	"regexp"
	"strconv"
)

// mostTables of a file are followed.
const mostTables = 1000

var (
	before = []byte("/Prev")
	number = regexp.MustCompile(`^\s+(\d{1,10})\b`)
)

// uncircled cuts the chain where it leads back to a table that it came from: the name
// under which that one stands becomes a word of no meaning, in a copy.
func uncircled(b []byte) []byte {
	at, ok := startOf(b)
	for seen := map[int]bool{}; ok && len(seen) < mostTables; {
		seen[at] = true
		var word int
		if word, at, ok = tableBefore(b, at); ok && seen[at] {
			b = bytes.Clone(b)
			copy(b[word:], "/Gone")
			return b
		}
	}
	return b
}

// tableBefore is the place of the table before the one at a place, and of the word that
// names it. A table reaches to its startxref.
func tableBefore(b []byte, at int) (word, place int, ok bool) {
	if at >= len(b) {
		return 0, 0, false
	}
	table := b[at:]
	if end := bytes.Index(table, []byte("startxref")); end >= 0 {
		table = table[:end]
	}
	named := bytes.LastIndex(table, before)
	if named < 0 {
		return 0, 0, false
	}
	m := number.FindSubmatch(table[named+len(before):])
	if m == nil {
		return 0, 0, false
	}
	place, err := strconv.Atoi(string(m[1]))
	return at + named, place, err == nil
}
