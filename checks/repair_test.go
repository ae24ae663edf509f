package checks

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"nianbao/normalize"

	"pgregory.net/rapid"
)

// repairsOf plays a scene and gives each repair once, by the checks that carry it.
func repairsOf(t *testing.T, script string) map[*Repair][]string {
	t.Helper()
	s, err := play(script)
	if err != nil {
		t.Fatal(err)
	}
	list := map[*Repair][]string{}
	for _, f := range Run(s.report, Known{}).Findings {
		if f.Repair != nil {
			list[f.Repair] = append(list[f.Repair], f.Check)
		}
	}
	return list
}

// toldRepairs gives the checks that carry each repair, and its words.
func toldRepairs(t *testing.T, script string) string {
	t.Helper()
	var lines []string
	for r, ids := range repairsOf(t, script) {
		lines = append(lines, strings.Join(slices.Compact(ids), " ")+": "+r.Says.ZH)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

func TestRepairs(t *testing.T) {
	const busy = "request natural_person granted 7\nrequest natural_person denied_internal_affairs 4\nrequest commercial_enterprise granted 2\nwaiting natural_person 3\n"
	for _, c := range []struct{ name, script, want string }{
		{"sound", busy, ""},
		{"one cell", busy + "set requests/granted/natural_person 9\n",
			"req-outcome-sum req-row-total: 若“予以公开”行“自然人”列由9改为7，相关各项勾稽关系均成立。供核对原文，未改动数据。"},
		{"a blank cell", busy + "blank requests/received/natural_person\n",
			"req-balance req-row-total: 若“本年新收政府信息公开申请数量”行“自然人”列由未填改为14，相关各项勾稽关系均成立。供核对原文，未改动数据。"},
		{"two cells", busy + "set requests/granted/natural_person 9\nset requests/carried_forward/commercial_enterprise 1\n",
			"req-balance req-outcome-sum req-row-total: 若“予以公开”行“自然人”列由9改为7、“结转下年度继续办理”行“商业企业”列由1改为0，相关各项勾稽关系均成立。供核对原文，未改动数据。"},
		{"swapped", busy + "set requests/received/natural_person 2\nset requests/received/commercial_enterprise 14\n",
			"req-balance: 若“本年新收政府信息公开申请数量”行“自然人”列与“本年新收政府信息公开申请数量”行“商业企业”列两格互换，相关各项勾稽关系均成立。供核对原文，未改动数据。"},
		{"shifted", busy + "set requests/received/natural_person 0\nset requests/received/commercial_enterprise 14\nset requests/received/research_institution 2\nset requests/received/total 0\n",
			"req-balance req-row-total: 若“本年新收政府信息公开申请数量”行整行左移一列、“总计”列改为16，相关各项勾稽关系均成立。供核对原文，未改动数据。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := toldRepairs(t, c.script); got != c.want {
				t.Errorf("got\n%s\nwant\n%s", got, c.want)
			}
		})
	}
}

// Reviews and suits share no figure: each wrong total has its own repair, and what
// is printed stays as it is.
func TestRepairOfTotalsLeftAtZero(t *testing.T) {
	got := toldRepairs(t, "dispute review upheld 6\ndispute review corrected 2\nset disputes/review/total 0\n"+
		"dispute suit_after_review upheld 3\nset disputes/suit_after_review/total 0\n")
	want := "review-sum: 若“行政复议”行“总计”列由0改为8，相关各项勾稽关系均成立。供核对原文，未改动数据。\n" +
		"suit-after-review-sum: 有2种同样简单的改法可使相关各项勾稽关系成立，无法确定是哪一种：" +
		"（1）“复议后起诉”行“总计”列由0改为3；（2）“复议后起诉”行“结果维持”列由3改为0。供核对原文，未改动数据。"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// One request in the wrong column of an outcome row could be in any such row that
// has one there: a tie, with no change to take.
func TestRepairTie(t *testing.T) {
	script := "request natural_person granted 5\nrequest natural_person not_processed_repeat 4\nrequest natural_person denied_internal_affairs 3\n" +
		"request commercial_enterprise denied_internal_affairs 2\nset requests/granted/natural_person 4\nset requests/granted/commercial_enterprise 1\n"
	for r := range repairsOf(t, script) {
		if r.Changes != nil || len(r.Alternatives) < 2 {
			t.Fatalf("got %d changes and %d alternatives, want a tie", len(r.Changes), len(r.Alternatives))
		}
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{`"changes":[]`, `"alternatives":[[`, fmt.Sprintf(`"ties":%d`, len(r.Alternatives)), "“予以公开”行“商业企业”列中的1件改计入“予以公开”行“自然人”列"} {
			if !strings.Contains(string(b), want) {
				t.Errorf("got %s, want it to hold %s", b, want)
			}
		}
		return
	}
	t.Fatal("no repair")
}

// A cell that is in doubt is proposed only with a word about it.
func TestRepairSaysDoubt(t *testing.T) {
	got := toldRepairs(t, "request natural_person granted 3\nset requests/granted/natural_person 4\nproblem cell-doubtful requests/granted/natural_person\n")
	if !strings.Contains(got, "未能可靠读出") {
		t.Errorf("got %s, want a word about the doubt", got)
	}
}

// fault damages a sound scene in one of the ways that a repair knows, and tells
// what the figures were.
func fault(t *rapid.T, s *scene, way string) map[normalize.Key]normalize.Decimal {
	before := map[normalize.Key]normalize.Decimal{}
	set := func(k normalize.Key, n int64) {
		f := &s.report.Figures[s.at[k]]
		if _, seen := before[k]; !seen {
			before[k] = f.Value.Number
		}
		put(f, normalize.Int(n))
	}
	get := func(k normalize.Key) int64 {
		n, _ := s.report.Figures[s.at[k]].Value.Number.Int64()
		return n
	}
	p := &Pass{Report: s.report, book: newBook(s.report)}
	l := p.layout(normalize.Requests)
	some := func(name string) normalize.Key { return rapid.SampledFrom(l.keys).Draw(t, name) }
	beside := func(k normalize.Key) normalize.Key { // another cell of its row or column
		if rapid.Bool().Draw(t, "across") {
			k.Column = rapid.SampledFrom(l.columns).Draw(t, "column").Name
		} else {
			k.Row = rapid.SampledFrom(l.rows).Draw(t, "row").Name
		}
		return k
	}
	switch way {
	case "one":
		k := rapid.SampledFrom(slices.Concat(l.keys, p.layout(normalize.Disputes).keys)).Draw(t, "cell")
		set(k, rapid.Int64Range(0, 60).Draw(t, "to"))
	case "two":
		set(some("cell"), rapid.Int64Range(0, 60).Draw(t, "to"))
		set(some("other"), rapid.Int64Range(0, 60).Draw(t, "to"))
	case "swapped":
		a := some("cell")
		b := beside(a)
		x, y := get(a), get(b)
		set(a, y)
		set(b, x)
	case "misbooked":
		a := some("cell")
		b := beside(a)
		n := rapid.Int64Range(0, get(a)).Draw(t, "moved")
		set(a, get(a)-n)
		set(b, get(b)+n)
	case "shifted":
		faultShift(t, l, get, set)
	}
	maps.DeleteFunc(before, func(k normalize.Key, d normalize.Decimal) bool { return get(k) == mustInt(d) })
	return before
}

func mustInt(d normalize.Decimal) int64 { n, _ := d.Int64(); return n }

func faultShift(t *rapid.T, l *layout, get func(normalize.Key) int64, set func(normalize.Key, int64)) {
	row := rapid.SampledFrom(l.rows).Draw(t, "row").Name
	n := len(l.columns) - rapid.IntRange(0, 1).Draw(t, "parts only")
	keys := make([]normalize.Key, n)
	values := make([]int64, n)
	for i := range keys {
		keys[i] = normalize.Key{Table: normalize.Requests, Row: row, Column: l.columns[i].Name}
		values[i] = get(keys[i])
	}
	moved := append([]int64{0}, values[:n-1]...)
	if rapid.Bool().Draw(t, "left") {
		moved = append(slices.Clone(values[1:]), 0)
	}
	for i, k := range keys {
		set(k, moved[i])
	}
}

// Whatever slip is made in a sound report, the true repair is proposed or is among
// the ties; and no proposal changes nothing, breaks a sum or goes below 0.
func TestTrueRepairIsProposed(t *testing.T) {
	for _, way := range []string{"one", "two", "swapped", "misbooked", "shifted"} {
		t.Run(way, func(t *testing.T) {
			unique, tied := 0, 0
			rapid.Check(t, func(t *rapid.T) {
				s := drawSound(t)
				before := fault(t, s, way)
				repairs := map[*Repair]bool{}
				for _, f := range Run(s.report, Known{}).Findings {
					if f.Repair != nil {
						repairs[f.Repair] = true
					} else if summed[f.Check] != "" {
						t.Errorf("%s has no repair", f.Check)
					}
				}
				if len(before) > 0 != (len(repairs) > 0) {
					t.Fatalf("%d figures changed, %d repairs", len(before), len(repairs))
				}
				for r := range repairs {
					ways := r.Alternatives
					if ways == nil {
						ways, unique = [][]Change{r.Changes}, unique+1
					} else {
						tied++
					}
					if !slices.ContainsFunc(ways, func(c []Change) bool { return undoes(c, before) }) {
						t.Errorf("the true repair %v is not among %v", before, ways)
					}
					for _, c := range ways {
						soundAfter(t, s, c)
					}
				}
			})
			t.Logf("%d unique, %d ties", unique, tied)
		})
	}
}

// Among blank, missing, decoded and doubtful figures a proposal breaks no sum
// either, and two runs propose the same.
func TestProposalsAmongGapsBreakNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSound(t)
		for range rapid.IntRange(1, 3).Draw(t, "faults") {
			f := &s.report.Figures[rapid.IntRange(0, len(s.report.Figures)-1).Draw(t, "cell")]
			put(f, normalize.Int(rapid.Int64Range(0, 40).Draw(t, "n")))
		}
		for range rapid.IntRange(1, 40).Draw(t, "gaps") {
			f := &s.report.Figures[rapid.IntRange(0, len(s.report.Figures)-1).Draw(t, "gap")]
			switch rapid.IntRange(0, 3).Draw(t, "kind") {
			case 0:
				unfill(t, f)
			case 1:
				f.Value = normalize.Value{Kind: normalize.Words}
			case 2:
				f.Method = normalize.Decoded
			case 3:
				s.report.Problems = append(s.report.Problems, normalize.Problem{Code: "cell-doubtful", Key: f.Key.String()})
			}
		}
		first := Run(s.report, Known{})
		for i, again := range Run(s.report, Known{}).Findings {
			a, _ := json.Marshal(again)
			if b, _ := json.Marshal(first.Findings[i]); string(a) != string(b) {
				t.Errorf("two runs differ: %s, %s", a, b)
			}
		}
		for _, f := range first.Findings {
			if f.Repair == nil {
				continue
			}
			for _, c := range append(f.Repair.Alternatives, f.Repair.Changes) {
				settled(t, s, f, c)
			}
		}
	})
}

// settled makes a proposal and finds the sum settled, and no sum failing that did
// not fail before.
func settled(t *rapid.T, s *scene, was Finding, changes []Change) {
	if changes == nil {
		return
	}
	r := *s.report
	r.Figures = slices.Clone(r.Figures)
	for _, c := range changes {
		put(&r.Figures[s.at[c.Key]], *c.To)
	}
	before := Run(s.report, Known{}).Findings
	for _, f := range Run(&r, Known{}).Findings {
		same := func(g Finding) bool { return g.Check == f.Check && slices.Equal(g.Places, f.Places) }
		if summed[f.Check] != "" && (same(was) || !slices.ContainsFunc(before, same)) {
			t.Errorf("after the proposal %v: %s", changes, f.Says.EN)
		}
	}
}

func undoes(changes []Change, before map[normalize.Key]normalize.Decimal) bool {
	if len(changes) != len(before) {
		return false
	}
	for _, c := range changes {
		if was, ok := before[c.Key]; !ok || was.Cmp(*c.To) != 0 {
			return false
		}
	}
	return true
}

// soundAfter makes a proposal on a copy and runs the checks of the sums again.
func soundAfter(t *rapid.T, s *scene, changes []Change) {
	r := *s.report
	r.Figures = slices.Clone(r.Figures)
	for _, c := range changes {
		f := &r.Figures[s.at[c.Key]]
		if c.To.Sign() < 0 || c.From != nil && c.From.Cmp(*c.To) == 0 {
			t.Errorf("proposal of %s for %s", c.To, c.Key)
		}
		put(f, *c.To)
	}
	for _, f := range Run(&r, Known{}).Findings {
		if summed[f.Check] != "" {
			t.Errorf("after the proposal %v: %s", changes, f.Says.EN)
		}
	}
}

// No repair is made up where three figures are wrong apart, and the search ends.
func TestNoRepairOfThree(t *testing.T) {
	got := toldRepairs(t, "request natural_person granted 9\nset requests/granted/natural_person 5\nset requests/received/commercial_enterprise 3\nset requests/carried_forward/other_org 2\n")
	if got != "" {
		t.Errorf("got %s, want none", got)
	}
	s, err := play("set requests/*/* 7\nset requests/*/total 3\n")
	if err != nil {
		t.Fatal(err)
	}
	b := newBook(s.report)
	for _, sys := range b.systems() {
		sys.repairs(b.layout(normalize.Requests))
		if sys.tried > mostTried {
			t.Errorf("tried %d candidates, want at most %d", sys.tried, mostTried)
		}
	}
}

func BenchmarkRepair(b *testing.B) {
	for name, script := range map[string]string{
		"one cell":  "request natural_person granted 9\nset requests/granted/natural_person 5\n",
		"two cells": "request natural_person granted 9\nset requests/granted/natural_person 5\nset requests/carried_forward/other_org 2\n",
		"shifted":   "request natural_person granted 9\nrequest commercial_enterprise granted 2\nset requests/received/natural_person 0\nset requests/received/commercial_enterprise 9\nset requests/received/research_institution 2\nset requests/received/total 0\n",
		"none":      "request natural_person granted 9\nset requests/granted/natural_person 5\nset requests/received/commercial_enterprise 3\nset requests/carried_forward/other_org 2\n",
	} {
		s, err := play(script)
		if err != nil {
			b.Fatal(err)
		}
		book, found := newBook(s.report), Run(s.report, Known{}).Findings
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				book.propose(found)
			}
		})
	}
}
