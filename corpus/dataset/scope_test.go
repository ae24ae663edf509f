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
