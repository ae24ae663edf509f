package normalize_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// scene is a report read in several ways: the layout that stands for each, and what is
// changed in its cells before it is read.
type scene struct {
	reading extract.Reading
	change  map[string]string // key → what this reading shows
	lose    string            // label of a row that it lost
	as      string            // what it takes the lost label for, of cells "？？"
}

var layoutOf = map[extract.Reading]string{extract.ByRules: "html", extract.ByRows: "tabs", extract.ByStream: "spaced", extract.BySecond: "cells"}

func readScene(t *testing.T, s sheet, scenes []scene) *normalize.Report {
	t.Helper()
	var all []*extract.Content
	for _, sc := range scenes {
		own := sheet{s.form, map[normalize.Key]string{}}
		for k, v := range s.cells {
			own.cells[k] = v
			if changed, ok := sc.change[k.String()]; ok {
				own.cells[k] = changed
			}
		}
		layout := slices.IndexFunc(layouts, func(l struct {
			name      string
			traceless bool
			table     func(s sheet, table string) string
		}) bool {
			return l.name == layoutOf[sc.reading]
		})
		c, err := extract.Read([]byte(document(own, layout)))
		if err != nil {
			t.Fatal(err)
		}
		c.Reading = sc.reading
		for i := range c.Lines {
			if sc.lose != "" && strings.Contains(c.Lines[i].Text, sc.lose) {
				c.Lines[i].Text = strings.Replace(c.Lines[i].Text, sc.lose, sc.as, 1)
				if sc.as == "" {
					c.Lines[i].Text = ""
				}
			}
		}
		for i := range c.Grids {
			for j := range c.Grids[i].Cells {
				cell := &c.Grids[i].Cells[j]
				cell.Pos.Page = 1
				if sc.lose != "" && strings.Contains(cell.Text, sc.lose) {
					cell.Text = cmp.Or(sc.as, "？？")
				}
			}
		}
		all = append(all, c)
	}
	all[0].Others = all[1:]
	all[0].Unconfirmed = map[extract.Reading]string{"ocr": "not asked for"}
	return normalize.Understand(all[0])
}

// TestAgreement: one figure, what each reading shows of it, and what becomes of it.
func TestAgreement(t *testing.T) {
	const granted, issued = "requests/granted/natural_person", "disclosure/rules/issued"
	all := func(r extract.Reading, k, v string) scene { return scene{reading: r, change: map[string]string{k: v}} }
	plain := func(r extract.Reading) scene { return scene{reading: r} }
	for _, c := range []struct {
		name, key string
		scenes    []scene
		want      string // value and readings, or the code of the problem
	}{
		{"all alike", granted, []scene{plain(extract.ByRules), plain(extract.ByRows), plain(extract.ByStream), plain(extract.BySecond)}, "7 [rules rows stream second]"},
		{"one alone", granted, []scene{plain(extract.ByRules)}, "7 [rules]"},
		{"sums decide for the primary", granted, []scene{plain(extract.ByRules), all(extract.ByRows, granted, "8")}, "7 [rules sums]"},
		{"sums decide against the primary", granted, []scene{all(extract.ByRules, granted, "1"), plain(extract.ByRows), plain(extract.BySecond)}, "7 [rows second sums]"},
		{"never against more placings", granted, []scene{plain(extract.ByRules), all(extract.ByRows, granted, "1"), all(extract.ByStream, granted, "1")}, "figures-disagree"},
		{"no sums, no decision", issued, []scene{plain(extract.ByRules), plain(extract.ByRows), all(extract.ByStream, issued, "4")}, "figures-disagree"},
		{"a blank is no 0", issued, []scene{all(extract.ByRules, issued, ""), all(extract.ByRows, issued, "0")}, "figures-disagree"},
		{"a blank is no number", issued, []scene{all(extract.ByRules, issued, ""), plain(extract.ByRows)}, "figures-disagree"},
		{"three candidates", granted, []scene{all(extract.ByRules, granted, "9"), all(extract.ByRows, granted, "8"), plain(extract.ByStream)}, "7 [stream sums]"},
		{"a lost row is given back", granted, []scene{{reading: extract.ByRules, lose: "予以公开"}, plain(extract.ByRows), plain(extract.ByStream)}, "7 [rows stream]"},
		{"not by one placing", granted, []scene{{reading: extract.ByRules, lose: "予以公开"}, plain(extract.ByStream), plain(extract.BySecond)}, "problem"},
		{"not where they differ", granted, []scene{{reading: extract.ByRules, lose: "予以公开"}, plain(extract.ByRows), all(extract.ByStream, granted, "8")}, "problem"},
		{"not where the cell was seen", granted, []scene{all(extract.ByRules, granted, "7 0"), plain(extract.ByRows), plain(extract.ByStream)}, "cell-doubtful"},
		{"another row in its place", granted, []scene{{reading: extract.ByRules, lose: "部分公开"}, {reading: extract.ByRows, lose: "予以公开"}}, "figures-disagree"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
			s.fix()
			got := readScene(t, s, c.scenes)
			if have := outcome(got, c.key); have != c.want && !(c.want == "problem" && strings.Contains(have, "-")) {
				t.Errorf("got %s, want %s; %v", have, c.want, got.Problems)
			}
			if n := len(got.Witnesses); n != len(c.scenes)+1 || got.Witnesses[n-1].Reason != "not asked for" {
				t.Errorf("witnesses %v", got.Witnesses)
			}
		})
	}
}

// fix gives the two figures that the tests look at the values 7 and 3, all sums kept.
func (s sheet) fix() {
	requests := func(row, column string) normalize.Key {
		return normalize.Key{Table: "requests", Row: row, Column: column}
	}
	was := 0
	fmt.Sscan(s.cells[requests("granted", "natural_person")], &was)
	for _, row := range []string{"granted", normalize.TotalHandled, normalize.Received} {
		for _, column := range []string{"natural_person", normalize.Total} {
			n := 0
			fmt.Sscan(s.cells[requests(row, column)], &n)
			s.cells[requests(row, column)] = fmt.Sprint(n - was + 7)
		}
	}
	s.cells[normalize.Key{Table: "disclosure", Row: "rules", Column: "issued"}] = "3"
}

func outcome(r *normalize.Report, key string) string {
	k, _ := normalize.ParseKey(key)
	if f, ok := r.Figure(k); ok {
		return fmt.Sprint(f.Value.Number, " ", f.Confirmed)
	}
	code := "nothing"
	for _, p := range r.Problems {
		if p.Covers(k) && (code == "nothing" || p.Key == key) {
			code = p.Code
		}
	}
	return code
}

// TestDisagreementShowsAllCandidates with the readings that gave them.
func TestDisagreementShowsAllCandidates(t *testing.T) {
	s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
	s.fix()
	k := "disclosure/rules/issued"
	got := readScene(t, s, []scene{{reading: extract.ByRules}, {reading: extract.ByRows, change: map[string]string{k: ""}}, {reading: extract.BySecond, change: map[string]string{k: "4"}}})
	for _, p := range got.Problems {
		if p.Key == k {
			if want := "“规章”的“本年制发件数”各种读法不一致（按框线：3；按行：空白；第二读取程序：4），未采用"; p.ZH != want {
				t.Errorf("got %s, want %s", p.ZH, want)
			}
			if want := `readings of "规章", "本年制发件数" disagree (by rules: 3; by rows: blank; by the second reader: 4); nothing was stored`; p.EN != want {
				t.Errorf("got %s, want %s", p.EN, want)
			}
			return
		}
	}
	t.Error("no problem")
}

// TestWitnesses: which reading as a whole is none, and which stays one.
func TestWitnesses(t *testing.T) {
	s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
	s.fix()
	hidden := map[string]string{"disclosure/rules/issued": "99999"}
	for k := range s.cells {
		if k.Table == "requests" && k.Row != normalize.CarriedForward {
			hidden[k.String()] = "99999"
		}
	}
	got := readScene(t, s, []scene{{reading: extract.ByRules}, {reading: extract.ByRows}, {reading: extract.BySecond, change: hidden}})
	if w := got.Witnesses[2]; w.Reading != extract.BySecond || w.Reason != "refuted" {
		t.Errorf("hidden numbers: %v", got.Witnesses)
	}
	if have := outcome(got, "requests/granted/natural_person"); have != "7 [rules rows sums]" {
		t.Errorf("refuted by sums: %s", have)
	}
	if have := outcome(got, "disclosure/rules/issued"); have != "3 [rules rows]" {
		t.Errorf("no sums speak of it: %s", have)
	}
	got = readScene(t, s, []scene{{reading: extract.ByRules, change: hidden}, {reading: extract.ByRows}})
	if w := got.Witnesses; w[0].Reason+w[1].Reason != "" {
		t.Errorf("the primary reading is wrong, and none is set aside: %v", w)
	}
	if have := outcome(got, "disclosure/rules/issued"); have != "figures-disagree" {
		t.Errorf("the primary reading is wrong: %s", have)
	}
}
