package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// TestFormGrid: grids as browsers draw them, worked out by hand from the standard's
// algorithm.
func TestFormGrid(t *testing.T) {
	cases := []struct{ name, table, want string }{
		{"ragged rows", `<tr><td>a<td>b<td>c<tr><td>d<tr><td>e<td>f`, "3x3 a@1,1 b@1,2 c@1,3 d@2,1 e@3,1 f@3,2"},
		{"spans", `<tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d`, "2x3 a@1,1+2x1 b@1,2+1x2 c@2,2 d@2,3"},
		{"rowspan past the end", `<tr><td rowspan=9>a<td>b<tr><td>c`, "2x2 a@1,1+2x1 b@1,2 c@2,2"},
		{"rowspan 0", `<tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d`, "3x2 a@1,1+3x1 b@1,2 c@2,2 d@3,2"},
		{"rowspan ends with its group", `<thead><tr><td rowspan=3>a<td>b</thead><tbody><tr><td>c<td>d`, "2x2 a@1,1 b@1,2 c@2,1 d@2,2"},
		{"foot first in the source", `<tfoot><tr><td>z</tfoot><tbody><tr><td>a`, "2x1 a@1,1 z@2,1"},
		{"overlap", `<tr><td>a<td>b<td rowspan=2>c<tr><td>d<td colspan=3>e<td>f`, "2x5 a@1,1 b@1,2 c@1,3+2x1 d@2,1 e@2,2 f@2,5"},
		{"gap under spans", `<tr><td>a<td rowspan=2>b<td>c<td rowspan=2>d<tr><td>e<td>f<td>g`, "2x5 a@1,1 b@1,2+2x1 c@1,3 d@1,4+2x1 e@2,1 f@2,3 g@2,5"},
		{"staircase", `<tr><td rowspan=3>a<td>b<tr><td rowspan=2>c<td>d<tr><td>e`, "3x3 a@1,1+3x1 b@1,2 c@2,2+2x1 d@2,3 e@3,3"},
		{"colspan widens the table", `<tr><td colspan=5>a<tr><td>b<td>c`, "2x5 a@1,1+1x5 b@2,1 c@2,2"},
		{"colspan 0, minus, words", `<tr><td colspan=0>a<td colspan=-2>b<td colspan=x>c<td colspan=" 2px">d`, "1x5 a@1,1 b@1,2 c@1,3 d@1,4+1x2"},
		{"huge spans", `<tr><td colspan=99999>a<td rowspan=99999999999999999999>b`, "1x1001 a@1,1+1x1000 b@1,1001"},
		{"empty rows", `<tr></tr><tr><td>a</tr><tr></tr>`, "3x1 a@2,1"},
		{"th and td", `<tr><th>a<td>b`, "1x2 a@1,1 b@1,2"},
		{"two bodies", `<tbody><tr><td>a<tbody><tr><td>b`, "2x1 a@1,1 b@2,1"},
	}
	for _, c := range cases {
		p, err := readPage("<table>" + c.table + "</table>")
		if err != nil {
			t.Fatal(err)
		}
		w := &htmlWalk{styles: styleRules{}, box: -1}
		table := find(p.root, "table")
		_, groups := w.rowsOf(table)
		g, err := formGrid(groups)
		if err != nil {
			t.Fatal(err)
		}
		if got := placesOf(g); got != c.want {
			t.Errorf("%s: got %s want %s", c.name, got, c.want)
		}
	}
}

func placesOf(g Grid) string {
	out := []string{fmt.Sprintf("%dx%d", g.Rows, g.Cols)}
	for _, c := range g.Cells {
		s := fmt.Sprintf("%s@%d,%d", c.Text, c.Row, c.Col)
		if c.RowSpan*c.ColSpan > 1 {
			s += fmt.Sprintf("+%dx%d", c.RowSpan, c.ColSpan)
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

// TestGridProperty: whatever the spans, no place is covered twice, cells stand
// inside the grid in reading order, every text stands once, and a place that
// nothing covers lies behind the last cell of its row or beside a clipped one.
func TestGridProperty(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		span := rapid.IntRange(0, 4)
		number := 0
		var groups []rowGroup
		for range rapid.IntRange(0, 3).Draw(t, "groups") {
			var g rowGroup
			for range rapid.IntRange(0, 5).Draw(t, "rows") {
				var row []spanned
				for range rapid.IntRange(0, 5).Draw(t, "cells") {
					row = append(row, spanned{span.Draw(t, "down"), span.Draw(t, "across"), fmt.Sprint(number)})
					number++
				}
				g = append(g, row)
			}
			groups = append(groups, g)
		}
		g, err := formGrid(groups)
		if err != nil {
			t.Fatal(err)
		}
		checkGrid(t, g, number)
		checkHoles(t, g, groups)
	})
}

type fataler interface{ Fatalf(string, ...any) }

func checkGrid(t fataler, g Grid, texts int) {
	if len(g.Cells) != texts {
		t.Fatalf("got %d cells want %d", len(g.Cells), texts)
	}
	for i, c := range g.Cells {
		if c.Text != fmt.Sprint(i) {
			t.Fatalf("cell %d: got text %q", i, c.Text)
		}
	}
}

// checkPlaces gives the places that cells cover; a grid of a browser covers each
// at most once.
func checkPlaces(t fataler, g Grid) map[[2]int]bool {
	places := map[[2]int]bool{}
	row, col := 0, 0
	for i, c := range g.Cells {
		if c.Row < row || c.Row == row && c.Col <= col {
			t.Fatalf("cell %d at %d,%d stands behind %d,%d", i, c.Row, c.Col, row, col)
		}
		row, col = c.Row, c.Col
		if c.RowSpan < 1 || c.ColSpan < 1 || c.Row+c.RowSpan-1 > g.Rows || c.Col+c.ColSpan-1 > g.Cols {
			t.Fatalf("cell %d leaves the grid: %+v of %dx%d", i, c, g.Rows, g.Cols)
		}
		for r := range c.RowSpan {
			for k := range c.ColSpan {
				at := [2]int{c.Row + r, c.Col + k}
				if places[at] {
					t.Fatalf("place %v is covered twice", at)
				}
				places[at] = true
			}
		}
	}
	return places
}

// checkHoles: before the last cell of a row a place may be free only where that
// row holds a wide cell that ends at one from above.
func checkHoles(t fataler, g Grid, groups []rowGroup) {
	places := checkPlaces(t, g)
	clipped := make([]bool, g.Rows+1)
	last := make([]int, g.Rows+1)
	wide := map[string]int{}
	for _, group := range groups {
		for _, row := range group {
			for _, c := range row {
				wide[c.text] = max(1, c.colSpan)
			}
		}
	}
	for _, c := range g.Cells {
		last[c.Row] = max(last[c.Row], c.Col)
		if c.ColSpan < wide[c.Text] {
			for r := range c.RowSpan {
				clipped[c.Row+r] = true
			}
		}
	}
	for r := 1; r <= g.Rows; r++ {
		for k := 1; k < last[r]; k++ {
			if !places[[2]int{r, k}] && !clipped[r] {
				t.Fatalf("place %d,%d is a hole before the last cell of its row", r, k)
			}
		}
	}
}

// TestEveryCellOnce: through the whole reader every td's text stands exactly once.
func TestEveryCellOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var b strings.Builder
		number := 0
		b.WriteString(`<table><tr><td>申请人情况<td>自然人`)
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			b.WriteString("<tr>")
			for range rapid.IntRange(0, 5).Draw(t, "cells") {
				fmt.Fprintf(&b, `<td rowspan=%d colspan=%d><p><span>%d</span>`, rapid.IntRange(0, 4).Draw(t, "down"), rapid.IntRange(1, 4).Draw(t, "across"), number)
				number++
			}
		}
		c, err := readHTML([]byte(b.String()))
		if err != nil || len(c.Grids) != 1 {
			t.Fatalf("got %d grids, %v", len(c.Grids), err)
		}
		var got, want []string
		for _, cell := range c.Grids[0].Cells[2:] {
			got = append(got, cell.Text)
		}
		for i := range number {
			want = append(want, fmt.Sprint(i))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Fatalf("-want +got\n%s", d)
		}
	})
}

// TestHTMLLimits: pages made to exhaust a reader are refused, or read, at once.
func TestHTMLLimits(t *testing.T) {
	many := func(n int, s string) string { return strings.Repeat(s, n) }
	cases := []struct{ name, page, reason string }{
		{"a million cells", "<table>" + many(1000, "<tr>"+many(1000, "<td>1")) + "</table>", "limit"},
		{"a million cells in wide rows", "<table><tr>" + many(30, "<td colspan=1000>1") + "</table>", "limit"},
		{"more rows than any report", "<table>" + many(20001, "<tr>"), "limit"},
		{"two million tags", many(2_000_001, "<p>"), "limit"},
		{"deep divs", many(100_000, "<div>"), "limit"},
		{"deep spans", many(100_000, "<span>"), ""},
		{"deep tables", many(100_000, "<table><tr><td>"), "limit"},
		{"formatting that multiplies", many(500, "<p><font color=1><b><i>") + many(30_000, "<p>x"), ""},
		{"depth below the limit", many(120, "<table><tr><td>x"), ""},
		{"rows of blocks in each other", many(240, `<div class="row"><div class="col">`) + many(20_000, "<div class=row><i></i><i></i></div>"), ""},
		{"text between tags that are dropped", many(100_000, "x</y>"), ""},
		{"attributes", "<p " + many(100_000, "a ") + ">x", ""},
		{"open comment", "<p>x</p><!-- " + many(100_000, "<!--"), ""},
		{"nul bytes", "<p>" + many(100_000, "\x00") + "x", ""},
		{"huge spans", "<table><tr>" + many(15, "<td colspan=1000 rowspan=65534>1") + many(15_000, "<tr><td rowspan=65534>"), "limit"},
		{"style sheet without end", "<style>" + many(100_000, ".a{") + "</style>", ""},
		{"quotes in a script", "<script>" + many(100_000, `'"`) + "</script>", ""},
	}
	for _, c := range cases {
		_, err := readHTML([]byte("<html>" + c.page))
		var r *Refusal
		if errors.As(err, &r); (r == nil) != (c.reason == "") || r != nil && r.Reason != c.reason {
			t.Errorf("%s: got %v want %q", c.name, err, c.reason)
		}
	}
}
