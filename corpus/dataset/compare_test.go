package dataset

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
	"nianbao/normalize"
)

func compare(t testing.TB, run *Run) int {
	t.Helper()
	n, err := run.Compare(context.Background(), func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// keepCompared saves readings in one run that compares, and gives how many it compared.
func keepCompared(t testing.TB, db *DB, program string, readings ...Reading) int {
	t.Helper()
	run := begun(t, db, program)
	for _, r := range readings {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	n := compare(t, run)
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return n
}

// open is a sound report with requests that are brought and carried forward.
func open(year int, brought, carried string) *normalize.Report {
	r := sheet("云岭市水务局", "", year, "f2021")
	for _, column := range []string{"natural_person", "total"} {
		put(r, "requests/brought_forward/"+column, brought)
		put(r, "requests/carried_forward/"+column, carried)
	}
	return r
}

func page(year int, brought, carried string) Reading {
	return at(fmt.Sprint(year, ".html"), fmt.Sprint(year, brought, carried), open(year, brought, carried))
}

// overYears lists the findings of the stage and what other years print in them.
func overYears(t testing.TB, db *DB) []string {
	t.Helper()
	return asked(t, db, `SELECT f.year, f.check_id, f.responsibility, f.printed, f.expected, group_concat(y.year || ' ' || y.key || '=' || y.text)
		FROM findings f LEFT JOIN finding_years y ON y.finding_id = f.id WHERE f.check_id IN (SELECT value FROM json_each(?)) GROUP BY f.id ORDER BY 1, 2`, asJSON(besideIDs(comparedScopes)))
}

const broken = "2023|carry-over-total|publisher|2|3|2022 requests/carried_forward/total=3"

func TestYearsThatDoNotJoin(t *testing.T) {
	db := made(t, Options{})
	if n := keepCompared(t, db, "p", page(2022, "0", "3"), page(2023, "2", "2"), page(2024, "2", "1")); n != 3 {
		t.Errorf("compared %d reports, want 3", n)
	}
	if diff := cmp.Diff([]string{broken}, overYears(t, db)); diff != "" {
		t.Error(diff)
	}
	got := asked(t, db, `SELECT r.year, c.outcome FROM check_results c JOIN reports r ON r.id = c.report_id WHERE check_id = 'carry-over-total' ORDER BY 1`)
	if diff := cmp.Diff([]string{"2022|not_applicable", "2023|failed", "2024|held"}, got); diff != "" {
		t.Error(diff)
	}
	whole(t, db)
}

// What comes out of the rows is what went in, evidence of other years included.
func TestLoadOfAComparedReport(t *testing.T) {
	db := made(t, Options{})
	before, now := page(2022, "0", "3"), page(2023, "2", "2")
	keepCompared(t, db, "p", before, now)
	want := checks.Compare(now.Report, checks.Known{Before: before.Report, Years: []int{2022, 2023}}, comparedScopes...)
	got := loaded(t, db, now.Document).Result
	if diff := cmp.Diff(want.Findings, got.Findings[len(got.Findings)-len(want.Findings):], exact); diff != "" {
		t.Error(diff)
	}
	for _, v := range want.Outcomes {
		if got.Outcome(v.Check) != v.Outcome {
			t.Errorf("%s: got %s, want %s", v.Check, got.Outcome(v.Check), v.Outcome)
		}
	}
}

// Each line is a run.
func TestOnlyWhatWasTouchedIsCompared(t *testing.T) {
	db := made(t, Options{})
	other := at("other.html", "other", sheet("青石县财政局", "", 2023, "f2021"))
	for _, c := range []struct {
		about string
		save  []Reading
		want  int
		found []string
	}{
		{"one year of each agency", []Reading{page(2023, "2", "2"), other}, 0, nil},
		{"the year before", []Reading{page(2022, "0", "3")}, 2, []string{broken}},
		{"nothing new", nil, 0, []string{broken}},
		{"another agency", []Reading{at("third.html", "third", sheet("青石县教育局", "", 2023, "f2021"))}, 0, []string{broken}},
		{"last year mended at its place", []Reading{page(2022, "0", "2")}, 2, []string{"2022|republished-changed|publisher|<nil>|<nil>|2022 requests/carried_forward/natural_person=3,2022 requests/carried_forward/total=3"}},
	} {
		if n := keepCompared(t, db, "p", c.save...); n != c.want {
			t.Errorf("%s: compared %d, want %d", c.about, n, c.want)
		}
		if diff := cmp.Diff(c.found, overYears(t, db)); diff != "" {
			t.Errorf("%s: %s", c.about, diff)
		}
		whole(t, db)
	}
}

// A better program finds that last year's document is no report.
func TestNeighbourThatGoes(t *testing.T) {
	db := made(t, Options{})
	before, now := page(2022, "0", "3"), page(2023, "2", "2")
	keepCompared(t, db, "p", before, now)
	before.Report = &normalize.Report{Status: normalize.NotReport, Reason: "notice"}
	before.Document.Status, before.Result = "not_a_report", checks.Result{}
	keepCompared(t, db, "better", now, before)
	if got := overYears(t, db); len(got) != 0 {
		t.Errorf("got %v, want nothing over years", got)
	}
	if got := asked(t, db, `SELECT count(*) FROM compared UNION ALL SELECT count(*) FROM uncompared`); strings.Join(got, " ") != "0 0" {
		t.Errorf("got compared and due %v, want none", got)
	}
	whole(t, db)
}

// A run that ended before it compared leaves it to the next one, which reads nothing.
func TestWhatWasNotComparedIsComparedNext(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", page(2022, "0", "3"), page(2023, "2", "2"))
	run := begun(t, db, "p")
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if n, err := run.Compare(ended, func(int, int) {}); n != 0 || err != nil {
		t.Errorf("interrupted: compared %d, %v", n, err)
	}
	if n := compare(t, run); n != 2 {
		t.Errorf("compared %d, want 2", n)
	}
	if n := compare(t, run); n != 0 {
		t.Errorf("again: compared %d, want 0", n)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{broken}, overYears(t, db)); diff != "" {
		t.Error(diff)
	}
}

// A file of a program that knew nothing of comparing gets the tables, and everything
// in it is compared at the next run of any kind.
func TestFileOfAnOlderProgram(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", page(2022, "0", "3"), page(2023, "2", "2"))
	for _, q := range []string{
		`DROP VIEW finding_years`, `DROP TABLE finding_year`, `DROP TABLE comparing`, `DROP TABLE compared`, `DROP TABLE uncompared`,
		`UPDATE catalogue SET version = 'older'`, `DELETE FROM catalogue_check WHERE check_id LIKE 'yoy-%' OR check_id LIKE 'carry-%'`,
	} {
		if _, err := db.pool.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	older, err := Open(db.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer older.Close()
	if _, err := older.Load(context.Background(), 1); err != nil {
		t.Errorf("before it is compared: %v", err)
	}
	if n := keepCompared(t, db, "newer", at("x.html", "x", sheet("青石县财政局", "", 2023, "f2021"))); n != 2 {
		t.Errorf("compared %d, want 2", n)
	}
	if diff := cmp.Diff([]string{broken}, overYears(t, db)); diff != "" {
		t.Error(diff)
	}
	got := asked(t, db, `SELECT c.outcome FROM check_results c JOIN reports r ON r.id = c.report_id WHERE check_id = 'carry-over-total' AND r.year = 2023 AND agency LIKE '云岭%'`)
	if diff := cmp.Diff([]string{"failed"}, got); diff != "" {
		t.Error(diff)
	}
	whole(t, db)
}

// TestYearsFarApart: what the first report of an agency comes to does not depend on
// whether the next one, of years later, comes in the same batch.
func TestYearsFarApart(t *testing.T) {
	const outcomes = `SELECT r.year, k.outcome FROM check_results k JOIN reports r ON r.id = k.report_id WHERE k.check_id = 'year-missing' ORDER BY 1`
	list := []Reading{page(2019, "0", "3"), page(2023, "2", "2")}
	for i := range list {
		list[i].Result = checks.Run(list[i].Report, checks.Known{})
	}
	all := made(t, Options{})
	keepCompared(t, all, "p", list...)
	want := asked(t, all, outcomes)
	for _, first := range []int{0, 1} {
		one := made(t, Options{})
		keepCompared(t, one, "p", list[first])
		keepCompared(t, one, "p", list[1-first])
		if d := cmp.Diff(want, asked(t, one, outcomes)); d != "" {
			t.Errorf("%d first: %s", list[first].Report.Year, d)
		}
	}
}

// A copy at another place, an earlier version at the same one, and a year that is missing.
func TestOtherDocumentsOfAnAgency(t *testing.T) {
	db := made(t, Options{})
	copied := at("mirror.html", "mirror", put(open(2023, "2", "2"), "disclosure/licensing/decisions", "7"))
	keepCompared(t, db, "p", page(2020, "0", "0"), page(2023, "2", "1"), page(2023, "2", "2"), copied)
	got := strings.Join(asked(t, db, `SELECT check_id FROM findings WHERE check_id IN (SELECT value FROM json_each(?)) AND is_current = 1 ORDER BY 1`, asJSON(besideIDs(comparedScopes))), " ")
	if want := "copies-differ republished-changed year-missing"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	whole(t, db)
}
