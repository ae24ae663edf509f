package divisions

// The table is one gzipped text file, a line "code name" per division in the
// order of codes, and the index of names over it.

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed divisions.txt.gz
var packed []byte

// divisionTable is the decoded data. Divisions of one name are chained: first
// holds the place of the first plus one, next the places that follow.
type divisionTable struct {
	list  []Division
	first map[string]int32
	next  []int32
	runes int // of the longest name
}

// table decodes the data when somebody first asks, about 20 milliseconds.
var table = sync.OnceValue(func() *divisionTable { return decode(unpack()) })

func decode(text string) *divisionTable {
	t := &divisionTable{first: make(map[string]int32, 40_000)}
	t.list = make([]Division, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		code, name, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
		t.list = append(t.list, Division{Code: code, Name: name, Level: levelOf(code, name)})
	}
	t.next = make([]int32, len(t.list))
	for i := len(t.list) - 1; i >= 0; i-- {
		name := indexed(t.list[i].Name)
		t.next[i] = t.first[name]
		t.first[name] = int32(i + 1)
		t.runes = max(t.runes, utf8.RuneCountInString(name))
	}
	return t
}

// indexed is the name that a division is found by: 街道办事处 is the office of a
// 街道, and the table prints either.
func indexed(name string) string {
	if street, ok := strings.CutSuffix(name, office); ok && strings.HasSuffix(street, "街道") {
		return street
	}
	return name
}

// unpack cannot fail: the tests read the same embedded bytes.
func unpack() string {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return ""
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return ""
	}
	return string(text)
}
