package dataset

import (
	"context"
	"fmt"
	"testing"

	"nianbao/checks"
	"nianbao/normalize"
)

// owed is a county's bureau whose report for 2023 sweeps sought in vain, or did not.
func owed(unit, id string, year int, looked ...string) UnitResult {
	a := normalize.Named(unit, 0)
	a.Name, a.Kind, a.Level = unit, "department", "county"
	return UnitResult{Unit: unit, AgencyID: id, Year: year, Result: checks.Unpublished(checks.Sought{Unit: a, Year: year, On: "2026-11-27", Looked: looked})}
}

// TestUnitFindings: what was found of units is replaced as a whole, is chosen like reports,
// is silent once the report is there, and says what became of it.
func TestUnitFindings(t *testing.T) {
	db, ctx := made(t, Options{}), context.Background()
	first := []UnitResult{owed("甲县水务局", "", 2023, "2026-05-01", "2026-06-01"), owed("甲县水务局", "", 2022, "2026-05-01", "2026-06-01"), owed("乙县水务局", "", 2023, "2026-05-01")}
	if err := db.KeepUnitResults(ctx, first); err != nil {
		t.Fatal(err)
	}
	found := func(s Selection) []Judged {
		list, err := db.Judgeable(ctx, s)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	said := func(s Selection) (what string) {
		for _, j := range found(s) {
			what += fmt.Sprint(j.Agency, j.Year, j.Severity, j.Responsibility, " ")
		}
		return what
	}
	for _, c := range []struct {
		name, want string
		s          Selection
	}{
		{"all", "甲县水务局2022warningundecided 甲县水务局2023warningundecided ", Selection{}},
		{"of a year", "甲县水务局2023warningundecided ", Selection{Years: []int{2023}}},
		{"of another agency", "", Selection{Agency: "乙县"}},
		{"of another region", "", Selection{Region: "41"}},
	} {
		if got := said(c.s); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
	before := found(Selection{})
	fate := func(want ...Fate) {
		t.Helper()
		for i, j := range before {
			if got, err := db.FateOf(ctx, j); got != want[i] || err != nil {
				t.Errorf("%s %d: got %s, %v, want %s", j.Agency, j.Year, got, err, want[i])
			}
		}
	}
	keep(t, db, "p", at("b", "b", sheet("甲县水务局", "", 2023, "f2021"))) // its report comes by another way
	if got, want := asked(t, db, `SELECT agency, year FROM unit_findings`), "甲县水务局|2022"; len(got) != 1 || got[0] != want {
		t.Errorf("with its report there: got %q, want %q", got, want)
	}
	fate(Mended, Mended) // the first is there still, which recheck asks before
	if err := db.KeepUnitResults(ctx, []UnitResult{owed("甲县水务局", "", 2022, "2026-05-01")}); err != nil {
		t.Fatal(err)
	}
	fate(Unassessed, Unassessed)
	if got := asked(t, db, `SELECT agency, year FROM unit_findings`); len(got) > 0 {
		t.Errorf("after another build: got %q", got)
	}
}

// TestUnitsInOlderFile: a file of an older program has no such table, and gets it.
func TestUnitsInOlderFile(t *testing.T) {
	db, ctx := made(t, Options{}), context.Background()
	for _, q := range []string{`DROP VIEW unit_findings`, `DROP TABLE unit_result`} {
		if _, err := db.pool.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	path := db.Path()
	db.Close()
	old, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer old.Close()
	if list, err := old.Judgeable(ctx, Selection{}); old.HoldsUnits() || len(list) > 0 || err != nil {
		t.Fatalf("got %v, %v", list, err)
	}
	if err := old.KeepUnitResults(ctx, []UnitResult{owed("甲县水务局", "", 2023, "2026-05-01", "2026-06-01")}); err != nil || !old.HoldsUnits() {
		t.Fatal(err)
	}
	if list, err := old.Judgeable(ctx, Selection{}); len(list) != 1 || err != nil {
		t.Errorf("got %v, %v", list, err)
	}
}
