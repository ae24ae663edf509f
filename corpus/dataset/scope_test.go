package dataset

import (
	"context"
	"slices"
	"testing"

	"nianbao/normalize"
)

// TestScopesAreThoseOfReports: a sum over an aggregate and what it holds is told, be it a
// zone of the same level or the same agency in another year.
func TestScopesAreThoseOfReports(t *testing.T) {
	db := made(t, Options{})
	scoped := func(name, division, kind, scope string, zone bool, year int) Reading {
		r := put(of(name, division, kind, year), "requests/received/total", "1")
		r.Agency.Scope, r.Agency.Level, r.Agency.IsZone = scope, "county", zone
		return at(name+scope, name+scope, r)
	}
	keep(t, db, "p",
		scoped("卢氏县人民政府", "411224", normalize.KindGovernment, normalize.ScopeArea, false, 2023),
		scoped("卢氏县经济开发区管理委员会", "411224", normalize.KindZone, normalize.ScopeArea, true, 2023),
		scoped("卢氏县财政局", "411224", normalize.KindDepartment, normalize.ScopeOwnMore, false, 2021),
		scoped("卢氏县财政局", "411224", normalize.KindDepartment, normalize.ScopeOwn, false, 2022))
	for _, c := range []struct {
		query string
		twice bool
	}{
		{`SELECT sum(received) FROM panel WHERE year = 2023`, true},
		{`SELECT sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' AND year = 2023`, true},
		{`SELECT sum(t.v) FROM (SELECT agency_id, value AS v FROM requests WHERE item = 'received' AND applicant = 'total' AND year = 2023) AS t`, true},
		{`SELECT agency, sum(received) FROM panel GROUP BY 1`, true},
		{`SELECT agency, year, sum(received) FROM panel GROUP BY 1, 2`, false},
		{`SELECT sum(received) FROM panel WHERE agency = '卢氏县人民政府'`, false},
	} {
		if got := slices.Contains(db.DoubleCounts(context.Background(), c.query), DoubleScopes); got != c.twice {
			t.Errorf("%s: told %v, want %v", c.query, got, c.twice)
		}
	}
}

// TestDivisionNamesOfTheirYear: the code 110106008 was 卢沟桥街道 and is 六里桥街道. A report
// keeps the name that the division had in its year, also where a link counts it elsewhere.
func TestDivisionNamesOfTheirYear(t *testing.T) {
	db := made(t, Options{})
	street := func(name string, year int) Reading {
		r := of("丰台区"+name, "110106008", normalize.KindSubdistrict, year)
		r.Agency.DivisionName = "北京市丰台区" + name
		return at(name, name, r)
	}
	was, is := street("卢沟桥街道", 2019), street("六里桥街道", 2022)
	keep(t, db, "p", was, is, at("c", "c", of("卢氏县财政局", "411224", normalize.KindDepartment, 2022)))
	want := []string{"2019|卢沟桥街道|北京市丰台区卢沟桥街道", "2022|六里桥街道|北京市丰台区六里桥街道", "2022|卢氏县|河南省三门峡市卢氏县"}
	const names = `SELECT year, division_name, division_path FROM reports ORDER BY 1, 3 DESC`
	check := func(about string) {
		t.Helper()
		got := asked(t, db, names)
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %v", about, got)
		}
		if got := loaded(t, db, was.Document).Report.Agency.DivisionName; got != "北京市丰台区卢沟桥街道" {
			t.Errorf("%s: loaded as %s", about, got)
		}
		if got := asked(t, db, `SELECT count(*) FROM panel p JOIN reports r ON r.id = p.report_id WHERE p.division_path = r.division_path`); got[0] != "3" {
			t.Errorf("%s: the panel has %s of them", about, got[0])
		}
	}
	check("as read")
	link(t, db, Link{AgencyID: asked(t, db, `SELECT agency_id FROM reports WHERE year = 2019`)[0], Relation: Same, OtherID: id(t, db, "卢氏县财政局")})
	again(t, db)
	check("counted elsewhere")
}
