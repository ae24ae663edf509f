package samples

// Several readings of generated reports, one of which is spoilt: what is stored must
// be as printed, and every key has a figure or a problem.

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/corpus/samples/synth"
	"nianbao/extract"
	"nianbao/normalize"
)

// waysToRead stand for the readings of a PDF: a style that keeps what each keeps.
var waysToRead = []struct {
	reading extract.Reading
	style   string
}{
	{extract.ByRules, "html/clean"},
	{extract.ByRows, "text/tabs"},
	{extract.ByStream, "text/cells"},
	{extract.BySecond, "text/spaces"},
}

// readOneWay renders a report and reads it as one of the readings.
func readOneWay(t testing.TB, r *synth.Report, way int, seed uint64) *extract.Content {
	t.Helper()
	w := waysToRead[way]
	style, ok := synth.StyleOf(w.style)
	if !ok {
		t.Fatalf("no style %s", w.style)
	}
	c, err := extract.Read(style.Render(r, seed))
	if err != nil {
		t.Fatal(err)
	}
	c.Reading, c.Closed = w.reading, true
	return c
}

// spoils are what may go wrong with one reading as a whole or in one place. Those of
// figures spoil the report before it is written, the others what was read of it.
var spoils = []struct {
	name    string
	figures func(r *synth.Report, d *rand.Rand)
	content func(c *extract.Content, d *rand.Rand)
}{
	{name: "digit", figures: func(r *synth.Report, d *rand.Rand) { changeDigits(r, d, 1) }},
	{name: "digits", figures: func(r *synth.Report, d *rand.Rand) { changeDigits(r, d, 8) }},
	{name: "shifted rows", figures: shiftRows},
	{name: "two rows exchanged", figures: exchangeRows},
	{name: "hidden numbers", figures: hideNumbers},
	{name: "one blank", figures: func(r *synth.Report, d *rand.Rand) {
		r.Figures[anyKey(r, d)] = synth.Cell{Kind: synth.Blank}
	}},
	{name: "lost row", content: loseRow},
	{name: "tripled", content: func(c *extract.Content, _ *rand.Rand) { eachText(c, tripled) }},
	{name: "garbage", content: func(c *extract.Content, _ *rand.Rand) {
		eachText(c, func(s string) string { return strings.Repeat("\uFFFD", len(s)/3) })
	}},
	{name: "nothing", content: func(c *extract.Content, _ *rand.Rand) { c.Lines, c.Grids = nil, nil }},
}

func anyKey(r *synth.Report, d *rand.Rand) synth.Key {
	keys := r.Keys()
	return keys[d.IntN(len(keys))]
}

func number(n int) synth.Cell {
	return synth.Cell{Text: fmt.Sprint(n), Kind: synth.Number, Number: fmt.Sprint(n)}
}

func changeDigits(r *synth.Report, d *rand.Rand, n int) {
	for range n {
		k := anyKey(r, d)
		r.Figures[k] = number(r.Count(k) + 1 + d.IntN(9))
	}
}

// rowsOf are the keys of requests, row by row.
func rowsOf(r *synth.Report) [][]synth.Key {
	var rows [][]synth.Key
	for _, k := range r.Keys() {
		if k.Table != normalize.Requests {
			continue
		}
		if n := len(rows); n > 0 && rows[n-1][0].Row == k.Row {
			rows[n-1] = append(rows[n-1], k)
		} else {
			rows = append(rows, []synth.Key{k})
		}
	}
	return rows
}

// shiftRows: from some row on, each label has the values of the row below it.
func shiftRows(r *synth.Report, d *rand.Rand) {
	rows := rowsOf(r)
	for i := d.IntN(len(rows) - 1); i+1 < len(rows); i++ {
		for j, k := range rows[i] {
			r.Figures[k] = r.Figures[rows[i+1][j]]
		}
	}
}

func exchangeRows(r *synth.Report, d *rand.Rand) {
	rows := rowsOf(r)
	a, b := rows[d.IntN(len(rows))], rows[d.IntN(len(rows))]
	for j := range a {
		r.Figures[a[j]], r.Figures[b[j]] = r.Figures[b[j]], r.Figures[a[j]]
	}
}

// hideNumbers: text that the page does not show stands in most cells.
func hideNumbers(r *synth.Report, d *rand.Rand) {
	for _, k := range r.Keys() {
		if d.IntN(5) > 0 {
			r.Figures[k] = number(99999)
		}
	}
}

func eachText(c *extract.Content, change func(string) string) {
	for i := range c.Lines {
		c.Lines[i].Text = change(c.Lines[i].Text)
	}
	for i := range c.Grids {
		for j := range c.Grids[i].Cells {
			c.Grids[i].Cells[j].Text = change(c.Grids[i].Cells[j].Text)
		}
	}
}

func tripled(s string) string {
	var b strings.Builder
	for _, c := range s {
		b.WriteString(strings.Repeat(string(c), 3))
	}
	return b.String()
}

// loseRow takes a row out of a grid, or out of the lines.
func loseRow(c *extract.Content, d *rand.Rand) {
	var labels []string
	form, _ := normalize.FormOf("f2021")
	for _, row := range form.Tables[1].Blocks[0].Rows {
		labels = append(labels, row.Label)
	}
	label := labels[d.IntN(len(labels))]
	c.Lines = slices.DeleteFunc(c.Lines, func(l extract.Line) bool { return strings.HasPrefix(l.Text, label) })
	for i, g := range c.Grids {
		at := slices.IndexFunc(g.Cells, func(c extract.Cell) bool { return c.Text == label })
		if at >= 0 {
			row := g.Cells[at].Row
			c.Grids[i].Cells = slices.DeleteFunc(g.Cells, func(c extract.Cell) bool { return c.Row == row && c.RowSpan == 1 })
		}
	}
}

// spoilt reads a report in k ways, one of them spoilt. It gives the primary content.
func spoilt(t testing.TB, r *synth.Report, seed uint64, k, which, spoil int) *extract.Content {
	t.Helper()
	d := rand.New(rand.NewPCG(seed, uint64(spoil)))
	var all []*extract.Content
	for way := range k {
		printed := r
		if way == which && spoils[spoil].figures != nil {
			other := *r
			other.Figures = maps.Clone(r.Figures)
			spoils[spoil].figures(&other, d)
			printed = &other
		}
		c := readOneWay(t, printed, way, seed)
		if way == which && spoils[spoil].content != nil {
			spoils[spoil].content(c, d)
		}
		all = append(all, c)
	}
	all[0].Others = all[1:]
	return all[0]
}

// wrongFigures lists what is stored otherwise than printed, and keys about which
// nothing is said.
func wrongFigures(r *synth.Report, got *normalize.Report) (stored int, wrong []string) {
	for _, k := range r.Keys() {
		key, want := normalize.Key(k), r.Figures[k]
		f, ok := got.Figure(key)
		switch {
		case ok && (string(f.Value.Kind) != want.Kind || want.Kind == synth.Number && f.Value.Number.String() != want.Number):
			wrong = append(wrong, fmt.Sprintf("%s is %q, printed %q, confirmed by %v", f, f.Text, want.Text, f.Confirmed))
		case ok:
			stored++
		case !slices.ContainsFunc(got.Problems, func(p normalize.Problem) bool { return p.Covers(key) }) && got.Status == normalize.Read:
			wrong = append(wrong, fmt.Sprintf("%s has neither figure nor problem", key))
		}
	}
	return stored, wrong
}

// TestOneSpoiltReading: of three or four readings one is spoilt at random. Where an
// office leaves cells blank the orders of the stream say little, so that the primary
// reading stands alone with much of it: there another one is spoilt. Reports with a
// publisher's fault show that sums which never held cannot decide wrongly.
func TestOneSpoiltReading(t *testing.T) {
	for _, kind := range []struct {
		name    string
		options func(seed uint64) synth.Options
		first   int // that may be spoilt
		fewest  int // readings
	}{
		{"plain", func(uint64) synth.Options { return synth.Options{Plain: true, Recent: true} }, 0, 3},
		{"as offices print", func(uint64) synth.Options { return synth.Options{Recent: true} }, 1, 2},
		{"with a fault", func(seed uint64) synth.Options {
			faults := synth.Faults()
			return synth.Options{Fault: faults[seed%uint64(len(faults))].Check}
		}, 0, 3},
	} {
		t.Run(kind.name, func(t *testing.T) {
			stored := map[string][2]int{}
			for seed := range uint64(6) {
				r := synth.New(seed, kind.options(seed))
				for spoil, s := range spoils {
					d := rand.New(rand.NewPCG(seed, 77+uint64(spoil)))
					k := kind.fewest + d.IntN(5-kind.fewest)
					which := kind.first + d.IntN(k-kind.first)
					n, wrong := wrongFigures(r, normalize.Understand(spoilt(t, r, seed, k, which, spoil)))
					for _, w := range wrong {
						t.Errorf("seed %d, %d readings, %s: %s: %s", seed, k, waysToRead[which].reading, s.name, w)
					}
					name := fmt.Sprintf("%s, %t", s.name, which == 0)
					stored[name] = [2]int{stored[name][0] + n, stored[name][1] + len(r.Keys())}
				}
			}
			for _, name := range slices.Sorted(maps.Keys(stored)) {
				t.Logf("%-30s stored %d of %d", name, stored[name][0], stored[name][1])
			}
		})
	}
}
