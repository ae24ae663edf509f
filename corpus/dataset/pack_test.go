package dataset

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/extract"
	"nianbao/normalize"
)

// TestAnyFiguresComeBack: whatever cells hold and wherever they stand, rows give
// back what was put into them.
func TestAnyFiguresComeBack(t *testing.T) {
	fewer(t, "60")
	db := made(t, Options{pragmas: []string{"synchronous = OFF"}})
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		r := sheet(fmt.Sprintf("第%d县水务局", n), "", 2023, rapid.SampledFrom([]string{"f2019", "f2021"}).Draw(rt, "form"))
		step := rapid.IntRange(-1, 2).Draw(rt, "step")
		var kept []normalize.Figure
		for i := range r.Figures {
			f := &r.Figures[i]
			f.At = extract.Pos{Table: 1, Row: i / 7, Col: 3 + step*(i%7), Line: 10 * i}
			switch rapid.IntRange(0, 9).Draw(rt, "odd") {
			case 0:
				continue
			case 1:
				odd(rt, f)
			}
			kept = append(kept, *f)
		}
		r.Figures = kept
		want := at(fmt.Sprint(n), fmt.Sprint("any figures ", n), r)
		keep(t, db, "p", want)
		var id int64
		if err := db.pool.QueryRow(`SELECT id FROM reports WHERE source = ?`, fmt.Sprint(n)).Scan(&id); err != nil {
			t.Fatal(err)
		}
		got, err := db.Load(context.Background(), id)
		if err != nil {
			rt.Fatal(err)
		}
		if diff := cmp.Diff(want.Report.Figures, got.Report.Figures, exact); diff != "" {
			rt.Fatal(diff)
		}
	})
	whole(t, db)
}

// odd makes a figure that its row does not foretell.
func odd(rt *rapid.T, f *normalize.Figure) {
	switch rapid.IntRange(0, 7).Draw(rt, "how") {
	case 0:
		kind := rapid.SampledFrom([]normalize.Kind{normalize.Blank, normalize.Dash, normalize.None, normalize.NA, normalize.Words}).Draw(rt, "kind")
		f.Value, f.Text, f.Unit = normalize.Value{Kind: kind}, rapid.SampledFrom([]string{"", " ", "/", "无", "见附件\n1"}).Draw(rt, "text"), ""
	case 1:
		digits := rapid.SampledFrom([]string{"0.0", "-1", "123456789012345678", "3.10", "1.000000000000000001", "-0.5"}).Draw(rt, "digits")
		f.Value.Number, _ = normalize.ParseDecimal(digits)
		f.Text = digits
	case 2:
		f.Text = rapid.SampledFrom([]string{"00", "+0", "０", "0件", " 0"}).Draw(rt, "text")
	case 3:
		f.Unit = rapid.SampledFrom([]string{"", "件", "元", "万元"}).Draw(rt, "unit")
	case 4:
		f.Confirmed = rapid.SampledFrom([][]extract.Reading{nil, {extract.ByRules}, {extract.ByRules, extract.BySecond, normalize.Sums}}).Draw(rt, "confirmed")
		f.Method, f.Readings = normalize.Decoded, rapid.IntRange(1, 3).Draw(rt, "readings")
	case 5:
		f.At = extract.Pos{Table: rapid.IntRange(0, 9).Draw(rt, "table"), Col: rapid.IntRange(0, 99).Draw(rt, "col"), Page: rapid.IntRange(0, 3).Draw(rt, "page")}
	case 6:
		f.At.Box = [4]float64{rapid.Float64Range(0, 600).Draw(rt, "x"), 1, 2.5, 3}
	case 7:
		f.At = extract.Pos{}
	}
}
