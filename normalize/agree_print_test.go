package normalize_test

// Readings that show the same print, and readings that lost some of it.

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"nianbao/extract"
	"nianbao/normalize"
)

// inRow lists the changes that give a row of requests these cells, from left to right.
func inRow(row string, cells ...string) map[string]string {
	change := map[string]string{}
	for i, c := range requestColumns() {
		change["requests/"+row+"/"+c.Name] = cells[i]
	}
	return change
}

func requestColumns() []normalize.Column {
	form, _ := normalize.FormOf("f2021")
	t, _ := form.Table(normalize.Requests)
	return t.Blocks[0].Columns
}

// prints gives a row other cells, and changes the totals below it so that the columns
// hold as before.
func (s sheet) prints(row string, cells ...string) {
	for i, c := range requestColumns() {
		key := normalize.Key{Table: "requests", Row: row, Column: c.Name}
		was, is := 0, 0
		fmt.Sscan(s.cells[key], &was)
		fmt.Sscan(cells[i], &is)
		s.cells[key] = cells[i]
		if cells[i] == "" && c.Name == normalize.Total {
			continue
		}
		for _, sum := range []string{normalize.TotalHandled, normalize.Received} {
			k, n := normalize.Key{Table: "requests", Row: sum, Column: c.Name}, 0
			fmt.Sscan(s.cells[k], &n)
			s.cells[k] = fmt.Sprint(n - was + is)
		}
	}
}

// TestBordersSpeak: readings that have no lines between their cells do not contradict
// those that have, where they show the same print.
func TestBordersSpeak(t *testing.T) {
	const key = "requests/granted/commercial_enterprise"
	broken := inRow("granted", "1", "5", "2", "0", "0", "0", "1")
	whole := []string{"15", "2", "0", "0", "0", "1", ""}
	for _, c := range []struct {
		name   string
		print  []string          // the row as the rules show it
		order  map[string]string // and the two orders
		misfit string            // a total that does not hold
		want   string
	}{
		{"a number that its cell broke", whole, broken, "", "2 [rules]"},
		{"other print", []string{"15", "3", "0", "0", "0", "1", ""}, broken, "", "3 [rules sums]"},
		{"a sum fails", whole, broken, "commercial_enterprise", "figures-disagree"},
		{"a border in what is one piece", []string{"1", "52", "0", "0", "0", "0", "53"}, inRow("granted", "15", "2", "0", "0", "0", "0", "53"), "", "52 [rules rows sums]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
			s.prints("granted", c.print...)
			if c.misfit != "" {
				s.cells[normalize.Key{Table: "requests", Row: normalize.TotalHandled, Column: c.misfit}] = "9999"
			}
			got := readScene(t, s, []scene{{reading: extract.ByRules}, {reading: extract.ByRows},
				{reading: extract.ByStream, change: c.order}, {reading: extract.BySecond, change: c.order}})
			if have := outcome(got, key); have != c.want {
				t.Errorf("got %s, want %s; %v", have, c.want, got.Problems)
			}
		})
	}
}

// TestLostPrint: what a reading lost is weak evidence of another value.
func TestLostPrint(t *testing.T) {
	const granted, total, issued = "requests/granted/natural_person", "requests/granted/total", "disclosure/rules/issued"
	lost := func(r extract.Reading, part, sum string) scene {
		return scene{reading: r, change: map[string]string{granted: part, total: sum}}
	}
	blank := map[string]string{issued: ""}
	for _, c := range []struct {
		name, key string
		scenes    []scene
		want      string
	}{
		{"the last digits, in two sums", granted, []scene{{reading: extract.ByRules}, lost(extract.ByRows, "1", "2"), lost(extract.ByStream, "1", "2"), lost(extract.BySecond, "1", "2")}, "14 [rules sums]"},
		{"the last digits, in one sum", granted, []scene{lost(extract.ByRules, "14", "无"), lost(extract.ByRows, "1", "无"), lost(extract.ByStream, "1", "无")}, "figures-disagree"},
		{"other digits", granted, []scene{{reading: extract.ByRules}, lost(extract.ByRows, "3", "9"), lost(extract.ByStream, "3", "9")}, "figures-disagree"},
		{"the longer one breaks the sums", granted, []scene{lost(extract.ByRules, "145", "201"), {reading: extract.ByRows}, {reading: extract.ByStream}}, "14 [rows stream sums]"},
		{"a gap among aligned cells", issued, []scene{{reading: extract.ByRules}, {reading: extract.ByRows, change: blank}, {reading: extract.ByStream}}, "3 [rules stream]"},
		{"a gap among ruled cells", issued, []scene{{reading: extract.ByRules, change: blank}, {reading: extract.ByRows}, {reading: extract.ByStream}}, "figures-disagree"},
		{"a gap, and one print beside it", issued, []scene{{reading: extract.ByRules}, {reading: extract.ByRows, change: blank}}, "figures-disagree"},
		{"a label with nothing behind it", "disclosure/licensing/decisions", []scene{{reading: extract.ByRules}, {reading: extract.ByStream, change: map[string]string{"disclosure/licensing/decisions": ""}}}, "* [rules]"},
		{"nothing behind it, and another row differs", "disclosure/licensing/decisions", []scene{{reading: extract.ByRules}, {reading: extract.ByStream, change: map[string]string{"disclosure/licensing/decisions": "", "disclosure/penalties/decisions": "987654"}}}, "figures-disagree"},
		{"nothing behind it, beside columns without rules", "disclosure/licensing/decisions", []scene{{reading: extract.ByRows}, {reading: extract.ByStream, change: map[string]string{"disclosure/licensing/decisions": ""}}}, "figures-disagree"},
		{"no row of the form", "requests/other_fee_unpaid/total", []scene{{reading: extract.ByRules}, {reading: extract.ByRows, lose: "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", as: "（六）其他处理"}}, "* [rules]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
			s.fix()
			s.prints("granted", "14", "0", "0", "0", "0", "6", "20")
			got := readScene(t, s, c.scenes)
			want := c.want
			if k, _ := normalize.ParseKey(c.key); strings.HasPrefix(want, "*") {
				want = s.cells[k] + want[1:]
			}
			if have := outcome(got, c.key); have != want {
				t.Errorf("got %s, want %s; %v", have, want, got.Problems)
			}
		})
	}
}

// TestSettledInTurn: without totals a part stands in one sum, together with the total
// of its column; that one stands in another sum, which may settle it.
func TestSettledInTurn(t *testing.T) {
	const part, sum, received = "requests/granted/natural_person", "requests/total_handled/natural_person", "requests/received/natural_person"
	for _, c := range []struct {
		name   string
		change map[string]string
		want   string
	}{
		{"its total is settled", map[string]string{part: "0", sum: "8"}, "7 [rules sums]"},
		{"both sums are open", map[string]string{part: "0", sum: "8", received: "5"}, "figures-disagree"},
		{"two parts of one sum", map[string]string{part: "0", "requests/partially_granted/natural_person": "777"}, "figures-disagree"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := newSheet(rand.New(rand.NewPCG(3, 9)), "f2021")
			s.fix()
			for k := range s.cells {
				if k.Table == normalize.Requests && k.Column == normalize.Total {
					s.cells[k] = "无"
				}
			}
			got := readScene(t, s, []scene{{reading: extract.ByRules}, {reading: extract.ByRows, change: c.change}})
			if have := outcome(got, part); have != c.want {
				t.Errorf("got %s, want %s; %v", have, c.want, got.Problems)
			}
		})
	}
}
