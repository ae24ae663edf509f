package divisions

// The table is one gzipped text file in the order of codes, and the index of names
// over it. A line is "code name", then the letters of the first and the last edition
// where these are not the oldest and the newest that could have it, then the code of
// its successor: "410381 偃师市 an 410307".

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"hash/maphash"
	"io"
	"math/bits"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed divisions.txt.gz
var packed []byte

// divisionTable is the decoded data. It holds no pointers but that to the text: a
// collection of garbage need not look at fifty thousand divisions. Divisions of one
// name are chained: names holds the place of the first plus one, next the places that
// follow; so are those of one first character.
type divisionTable struct {
	text    string
	list    []row
	names   []int32 // by hash; an open table, 0 where it is free
	next    []int32
	heads   map[rune]int32
	nextOne []int32
	runes   int // of the longest name
}

// row is a division: where its line begins, and its parts.
type row struct {
	at                uint32
	code, name        uint8 // lengths
	successor, length uint8 // where the successor's code begins in the line, and how long it is
	from, to, level   uint8
	isZone            bool
}

var levels = []string{Province, Prefecture, County, Township}

// table decodes the data when somebody first asks, about 10 milliseconds.
var table = sync.OnceValue(func() *divisionTable { return decode(unpack()) })

func decode(text string) *divisionTable {
	n := strings.Count(text, "\n")
	t := &divisionTable{text: text, list: make([]row, 0, n), next: make([]int32, n), nextOne: make([]int32, n), heads: map[rune]int32{}}
	for at := 0; at < len(text); {
		line, _, _ := strings.Cut(text[at:], "\n")
		t.list = append(t.list, rowOf(at, line))
		at += len(line) + 1
	}
	t.names = make([]int32, 2<<bits.Len(uint(n)))
	for i := n - 1; i >= 0; i-- {
		printed := t.nameOf(i)
		name := indexed(printed)
		slot := t.slot(name)
		t.next[i], *slot = *slot, int32(i+1)
		head, _ := utf8.DecodeRuneInString(printed)
		t.nextOne[i], t.heads[head] = t.heads[head], int32(i+1)
		t.runes = max(t.runes, utf8.RuneCountInString(name))
	}
	return t
}

var seed = maphash.MakeSeed()

// slot is where the first division of a name is noted, or would be.
func (t *divisionTable) slot(name string) *int32 {
	for h := maphash.String(seed, name); ; h++ {
		s := &t.names[h%uint64(len(t.names))]
		if *s == 0 || indexed(t.nameOf(int(*s-1))) == name {
			return s
		}
	}
}

func (t *divisionTable) codeOf(i int) string {
	r := &t.list[i]
	return t.text[r.at : r.at+uint32(r.code)]
}

func (t *divisionTable) nameOf(i int) string {
	r := &t.list[i]
	from := r.at + uint32(r.code) + 1
	return t.text[from : from+uint32(r.name)]
}

// of is the division at a place of the table.
func (t *divisionTable) of(i int) Division {
	r := &t.list[i]
	d := Division{Code: t.codeOf(i), Name: t.nameOf(i), Level: levels[r.level], IsZone: r.isZone, from: int(r.from), to: int(r.to)}
	if r.length > 0 {
		from := r.at + uint32(r.successor)
		d.successor = t.text[from : from+uint32(r.length)]
	}
	return d
}

func rowOf(at int, line string) row {
	code, rest, _ := strings.Cut(line, " ")
	name, rest, _ := strings.Cut(rest, " ")
	r := row{at: uint32(at), code: uint8(len(code)), name: uint8(len(name)), to: uint8(newest)}
	level, zone := levelOf(code, name)
	r.level, r.isZone = uint8(slices.Index(levels, level)), zone
	if (Division{Code: code, IsZone: zone}).onlyInLater() {
		r.from = firstWithTowns
	}
	if len(rest) >= 2 && rest[0] >= 'a' {
		r.from, r.to = rest[0]-'a', rest[1]-'a'
		rest = strings.TrimPrefix(rest[2:], " ")
	}
	r.successor, r.length = uint8(len(line)-len(rest)), uint8(len(rest))
	return r
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
