package dataset

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/extract"
	"nianbao/normalize"
)

// TestLongTextsAreKept: a text for which the driver keeps no room comes back whole, and
// so does what is put after it.
func TestLongTextsAreKept(t *testing.T) {
	db := made(t, Options{})
	long := strings.Repeat("本机关共收到信息公开申请。", most/10)
	r := sheet("甲县水务局", "", 2023, "f2021")
	r.Sections = []normalize.Section{{Key: "overview", Heading: "一、总体情况", Text: long}, {Key: "problems", Heading: "五、存在的问题", Text: "无。"}}
	keep(t, db, "p", at("a", "1", r), at("b", "2", sheet("乙县水务局", "", 2023, "f2021")))
	got, err := db.Load(context.Background(), 1)
	if err != nil || len(got.Report.Sections) != 2 || got.Report.Sections[0].Text != long || got.Report.Sections[1].Text != "无。" {
		t.Errorf("got %d sections, %v", len(got.Report.Sections), err)
	}
}

// TestPutRows: however many rows are put, each stands there once and as it was.
func TestPutRows(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	var want []string
	for report := range 40 {
		var values []any
		for seq := range report {
			values = append(values, report, seq, "year", fmt.Sprint(1000*report+seq), "title", true, nil)
			want = append(want, fmt.Sprintf("%d|%d|%d", report, seq, 1000*report+seq))
		}
		if err := run.putRows(claimRows, values); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, asked(t, db, `SELECT report_no, seq, value FROM claim ORDER BY 1, 2`)); diff != "" {
		t.Error(diff)
	}
}

func TestPutCountsValues(t *testing.T) {
	run := begun(t, made(t, Options{}), "p")
	defer run.Stop()
	if err := run.exec(`INSERT INTO claim VALUES (?,?,?,?,?,?,?)`, 1, 2, 3); err == nil {
		t.Error("three values were put into a row of seven")
	}
	if err := run.putRows(claimRows, make([]any, 8)); err == nil {
		t.Error("eight values were put into rows of seven")
	}
}

func TestPlaceJSON(t *testing.T) {
	for _, at := range []extract.Pos{
		{}, {Table: 1}, {Line: 12}, {Table: 1, Row: 2, Col: 3, Page: 4, Line: 5}, {Row: 17, Page: 300}, {Page: 2, Box: [4]float64{1, 2.5, 3, 4}},
	} {
		if got, want := placeJSON(at), asJSON(placeOf(at)); got != want {
			t.Errorf("%+v: got %v, want %v", at, got, want)
		}
	}
}
