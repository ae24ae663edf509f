package dataset

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"nianbao/checks"
	"nianbao/extract"
	"nianbao/normalize"
)

// exact compares numbers with their decimals; no list and an empty one are alike.
var exact = cmp.Options{
	cmp.Comparer(func(a, b normalize.Decimal) bool { return a == b }),
	cmpopts.EquateEmpty(),
	cmpopts.IgnoreFields(checks.Verdict{}, "Hold", "Broken", "Unassessed", "Empty"),
	cmpopts.IgnoreFields(Document{}, "Modified"),
	cmpopts.IgnoreFields(normalize.Report{}, "Rows", "Links"),
}

// loaded finds the report of a document and loads it.
func loaded(t *testing.T, db *DB, d Document) Reading {
	t.Helper()
	var id int64
	err := db.pool.QueryRow(`SELECT id FROM reports WHERE document_sha256 = ?`, d.SHA256).Scan(&id)
	if err != nil {
		t.Fatalf("%s: %v", d.Source, err)
	}
	got, err := db.Load(context.Background(), id)
	if err != nil {
		t.Fatalf("%s: %v", d.Source, err)
	}
	return got
}

// TestLoadGivesWhatWasSaved: every demo report and every real sample comes out of
// its rows as it was read from its bytes, and the checks say the same of it.
func TestLoadGivesWhatWasSaved(t *testing.T) {
	reports := 0
	for _, r := range append(demoReadings(t), realReadings(t)...) {
		if !r.isReport() {
			continue
		}
		reports++
		db := made(t, Options{})
		keep(t, db, "p", r)
		got := loaded(t, db, r.Document)
		if diff := cmp.Diff(r, got, exact); diff != "" {
			t.Errorf("%s: saved (-) is not loaded (+):\n%s", r.Document.Source, diff)
		}
		got.Report.Rows, got.Report.Links = r.Report.Rows, r.Report.Links
		if diff := cmp.Diff(r.Result, checks.Run(got.Report, checks.Known{}), exact); diff != "" {
			t.Errorf("%s: the checks say otherwise of the loaded report:\n%s", r.Document.Source, diff)
		}
	}
	if reports < 15 {
		t.Errorf("got %d reports, want the 15 of the demo at least", reports)
	}
}

// TestLoadOddFigures: kinds, units, decimals, methods, boxes and cells that stand
// apart from their row come back as they were.
func TestLoadOddFigures(t *testing.T) {
	r := sheet("云岭市水务局", "", 2023, "f2021")
	for i := range r.Figures {
		f := &r.Figures[i]
		switch f.Key.String() {
		case "disclosure/fees/amount":
			*f = figure(f.Key, "9116.360", f.At)
			f.Text = "9,116.360 万元"
		case "disclosure/rules/repealed":
			f.Value, f.Text, f.Unit = normalize.Value{Kind: normalize.Dash}, "—", ""
		case "requests/received/total":
			f.Text = " 0 "
		case "requests/granted/total":
			f.Value, f.Text = normalize.Value{Kind: normalize.Blank}, "\u3000"
		case "requests/granted/other_org":
			f.Method, f.Readings = normalize.Decoded, 2
		case "requests/denied_internal_affairs/total":
			f.Confirmed, f.Readings = []extract.Reading{extract.ByRules, extract.ByStream, normalize.Sums}, 2
		case "disputes/review/upheld":
			*f = figure(f.Key, "-3", extract.Pos{Table: 3, Row: 9, Col: 1, Page: 2, Line: 7, Box: [4]float64{1.25, 2, 3.5, 4}})
		case "disputes/review/total":
			*f = figure(f.Key, "999999999999999999", f.At)
		}
	}
	r.Problems = []normalize.Problem{{Code: "cell-unread", Key: "requests/denied_state_secret/total", ZH: "甲", EN: "a", At: extract.Pos{Line: 3, Box: [4]float64{0, 0, 1, 1}}}}
	drop(r, "requests/denied_state_secret/total")
	sum := figure(normalize.Key{Table: "requests", Row: "received", Column: "total"}, "7", extract.Pos{Table: 2, Row: 12, Col: 3})
	sum.Key.Row = "subtotal"
	r.Subtotals = []normalize.Subtotal{{Label: "小计", Of: []string{"denied_state_secret"}, Values: []normalize.Figure{sum}, At: extract.Pos{Table: 2, Row: 12}}}
	want := at("a.html", "a", r)
	db := made(t, Options{})
	keep(t, db, "p", want)
	if diff := cmp.Diff(want, loaded(t, db, want.Document), exact); diff != "" {
		t.Error(diff)
	}
}

// TestPlainFiguresAreSmall: a report printed in plain numbers takes rows of its
// tables and next to nothing else; the units of the form are shown with them.
func TestPlainFiguresAreSmall(t *testing.T) {
	for _, r := range demoReadings(t) {
		if !r.isReport() || r.Document.Source != "demo!qingya-2024.html" {
			continue
		}
		db := made(t, Options{})
		keep(t, db, "p", r)
		if got := asked(t, db, `SELECT (SELECT count(*) FROM printed_row) <= 34, (SELECT count(*) FROM printed_cell) <= 2 + (SELECT count(*) FROM cells WHERE kind <> 'number'), (SELECT count(*) FROM printed_place)`); got[0] != "1|1|0" {
			t.Errorf("got rows|cells|places %s", got[0])
		}
		got := asked(t, db, `SELECT DISTINCT "table", unit FROM cells ORDER BY 1, 2`)
		if diff := cmp.Diff([]string{"disclosure|万元", "disclosure|件", "disputes|件", "requests|件"}, got); diff != "" {
			t.Error(diff)
		}
		return
	}
	t.Fatal("no such demo report")
}

func TestLoadOfNothing(t *testing.T) {
	if _, err := made(t, Options{}).Load(context.Background(), 7); !errors.Is(err, ErrNoReport) {
		t.Errorf("got %v, want %v", err, ErrNoReport)
	}
}
