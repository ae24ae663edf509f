package dataset

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

// inCounty is a body of a county that received so many requests.
func inCounty(name, kind, scope, received string) Reading {
	r := sheet(name, "411224", 2023, "f2021")
	r.Agency.Level, r.Agency.Kind, r.Agency.Scope = "county", kind, scope
	if scope == normalize.ScopeArea {
		r.Agency.ScopeEvidence = "本报告数据由全县汇总"
	}
	return at(name+".html", name+received, put(r, "requests/received/total", received))
}

func county(aggregate string) []Reading {
	return []Reading{
		inCounty("卢氏县人民政府", normalize.KindGovernment, normalize.ScopeArea, aggregate),
		inCounty("卢氏县水利局", normalize.KindDepartment, normalize.ScopeOwn, "40"),
		inCounty("卢氏县财政局", normalize.KindDepartment, normalize.ScopeOwn, "30"),
	}
}

// summed saves readings in one run that holds governments against their bodies.
func summed(t *testing.T, db *DB, program string, readings ...Reading) {
	t.Helper()
	run := begun(t, db, program)
	for _, r := range readings {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.CompareChildren(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

const saidOfBodies = `SELECT check_id, responsibility, agency, printed, expected FROM findings WHERE is_current = 1 AND check_id LIKE 'parent-%' ORDER BY 1`

func TestAggregateBelowItsBodies(t *testing.T) {
	for aggregate, want := range map[string][]string{
		"80": nil, // more than was found: others may be missing
		"50": {"parent-children-sum|undecided|卢氏县人民政府|50|70"},
		"35": {"parent-below-child|undecided|卢氏县人民政府|35|40", "parent-children-sum|undecided|卢氏县人民政府|35|70"},
	} {
		db := made(t, Options{})
		summed(t, db, "p", county(aggregate)...)
		if diff := cmp.Diff(want, asked(t, db, saidOfBodies)); diff != "" {
			t.Errorf("aggregate %s: %s", aggregate, diff)
		}
		whole(t, db)
	}
}

// Bodies come in any order, one run each, and are corrected afterwards.
func TestBodiesInAnyOrder(t *testing.T) {
	for _, order := range [][]int{{0, 1, 2}, {2, 1, 0}, {1, 0, 2}} {
		db, list := made(t, Options{}), county("50")
		for _, i := range order {
			summed(t, db, "p", list[i])
		}
		if diff := cmp.Diff([]string{"parent-children-sum|undecided|卢氏县人民政府|50|70"}, asked(t, db, saidOfBodies)); diff != "" {
			t.Errorf("order %v: %s", order, diff)
		}
		summed(t, db, "p", inCounty("卢氏县财政局", normalize.KindDepartment, normalize.ScopeOwn, "3"))
		if got := asked(t, db, saidOfBodies); len(got) != 0 {
			t.Errorf("order %v: after a body was corrected: %v", order, got)
		}
		whole(t, db)
	}
}

// What a stopped run left is due at the next, and another program looks again.
func TestBodiesAfterInterruption(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	for _, r := range county("35") {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	if err := run.CompareChildren(stopped); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	for _, program := range []string{"p", "q"} {
		if program == "q" {
			if err := forgetSaidOfBodies(db); err != nil {
				t.Fatal(err)
			}
		}
		run := begun(t, db, program)
		compare(t, run)
		if err := run.CompareChildren(context.Background()); err != nil {
			t.Fatal(err)
		}
		if err := run.Finish(nil); err != nil {
			t.Fatal(err)
		}
		if got := asked(t, db, saidOfBodies); len(got) != 2 {
			t.Errorf("program %s: got %v, want two findings", program, got)
		}
	}
	whole(t, db)
}

// forgetSaidOfBodies takes the findings away, as an older program that had no such checks.
func forgetSaidOfBodies(db *DB) error {
	for _, table := range []string{"finding_key WHERE finding_id IN (SELECT id FROM finding WHERE check_id LIKE 'parent-%')", "finding WHERE check_id LIKE 'parent-%'"} {
		if _, err := db.pool.Exec(`DELETE FROM ` + table); err != nil {
			return err
		}
	}
	return nil
}
