package divisions

// The table is one gzipped text file in the order of codes, and the index of names
// over it. A line is "code name", then the letters of the first and the last edition
// where these are not the oldest and the newest that could have it, then the code of
// its successor: "410381 偃师市 an 410307".

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
		t.list = append(t.list, divisionOf(strings.TrimSuffix(line, "\n")))
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

func divisionOf(line string) Division {
	code, line, _ := strings.Cut(line, " ")
	name, line, _ := strings.Cut(line, " ")
	d := Division{Code: code, Name: name, to: newest}
	d.Level, d.IsZone = levelOf(code, name)
	if d.onlyInLater() {
		d.from = firstWithTowns
	}
	if len(line) >= 2 && line[0] >= 'a' {
		d.from, d.to = int(line[0]-'a'), int(line[1]-'a')
		line = strings.TrimPrefix(line[2:], " ")
	}
	d.successor = line
	return d
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
