package normalize_test

// Random misreadings of random reports: what is stored beside a reading that is true.

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// misread changes a row as readings go wrong: cells cut, joined, moved or robbed of digits.
func misread(r *rand.Rand, cells []string) []string {
	at := r.IntN(len(cells))
	long := at // a cell of several digits, if there is one
	for i := range cells {
		if k := (at + i) % len(cells); len(cells[k]) > 1 {
			long = k
			break
		}
	}
	list, v := slices.Clone(cells), cells[long]
	switch r.IntN(6) {
	case 0: // a number becomes two
		if len(v) > 1 {
			list = slices.Replace(list, long, long+1, v[:1], v[1:])
		}
	case 1: // two become one
		if at+1 < len(list) {
			list = slices.Replace(list, at, at+2, list[at]+list[at+1])
		}
	case 2:
		list[long] = v[:max(len(v)-1, min(len(v), 1))]
	case 3:
		list[long] = v[max(0, len(v)-1):]
	case 4:
		list[at] = ""
	case 5: // all move to the left
		list = append(list[1:], list[0])
	}
	return append(list, "")[:len(cells)]
}

// misreads changes so many rows of requests.
func (s sheet) misreads(r *rand.Rand, times int) map[string]string {
	form, _ := normalize.FormOf("f2021")
	table, _ := form.Table(normalize.Requests)
	change := map[string]string{}
	for range times {
		row := table.Blocks[0].Rows[r.IntN(len(table.Blocks[0].Rows))].Name
		maps.Copy(change, inRow(row, misread(r, s.values(normalize.Requests, row, requestColumns()))...))
	}
	return change
}

// careless leaves the totals of requests empty, or makes sums wrong, as some publishers do.
func (s sheet) careless(r *rand.Rand) {
	empty := r.IntN(3) == 0
	for k := range s.cells {
		if empty && k.Table == normalize.Requests && k.Column == normalize.Total {
			s.cells[k] = ""
		}
	}
	t, _ := s.form.Table(normalize.Requests)
	for range r.IntN(3) {
		keys := t.Keys()
		s.cells[keys[r.IntN(len(keys))]] = fmt.Sprint(count(r))
	}
}

// TestNoWrongFigureBesideATrueReading: whatever the ruled reading got wrong, and whatever
// the publisher did, no wrong figure is stored where a reading that places its cells in
// another way shows the true one.
func TestNoWrongFigureBesideATrueReading(t *testing.T) {
	const runs = 60
	seeds := []uint64{3877} // a row of which one cell was chosen from each of two readings
	for n := range uint64(runs) {
		seeds = append(seeds, n)
	}
	for _, n := range seeds {
		r := rand.New(rand.NewPCG(n, 77))
		s := newSheet(r, "f2021")
		s.careless(r)
		scenes := []scene{{reading: extract.ByRules, change: s.misreads(r, 1+r.IntN(4))}}
		sure := []extract.Reading{extract.ByRows, extract.BySecond}[r.IntN(2)]
		for _, reading := range []extract.Reading{extract.ByRows, extract.ByStream, extract.BySecond} {
			sc := scene{reading: reading}
			switch {
			case reading == sure || sure == extract.BySecond && reading == extract.ByStream:
			case r.IntN(2) == 0:
				sc.change = s.misreads(r, r.IntN(4))
			case r.IntN(2) == 0: // the same mistake
				sc.change = scenes[0].change
			}
			scenes = append(scenes, sc)
		}
		got, alone := readScene(t, s, scenes), readScene(t, s, []scene{{reading: sure}})
		for _, f := range got.Figures {
			if _, shown := alone.Figure(f.Key); shown && f.Text != s.cells[f.Key] {
				t.Errorf("run %d: %s is %q, printed %q: %v, true %s", n, f.Key, f.Text, s.cells[f.Key], f.Confirmed, sure)
			}
		}
	}
}
