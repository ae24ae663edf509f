package dataset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"nianbao/normalize"
)

func of(name, division, kind string, year int) *normalize.Report {
	r := sheet(name, division, year, "f2021")
	r.Agency.Kind = kind
	return r
}

// TestParentsAndSuccessors: in any order of reading, and whatever is read twice.
func TestParentsAndSuccessors(t *testing.T) {
	fewer(t, "15")
	readings := []Reading{
		at("a", "1", of("卢氏县人民政府", "411224", normalize.KindGovernment, 2023)),
		at("b", "2", of("卢氏县财政局", "411224", normalize.KindDepartment, 2023)),
		at("c", "3", of("三门峡市人民政府", "411200", normalize.KindGovernment, 2023)),
		at("d", "4", of("卢氏县税务局", "411224", normalize.KindBranch, 2023)),
		at("e", "5", of("木桐乡人民政府", "411224209", normalize.KindTownship, 2023)),
		at("f", "6", of("偃师市财政局", "410381", normalize.KindDepartment, 2019)),
		at("g", "7", of("偃师区财政局", "410307", normalize.KindDepartment, 2023)),
		at("h", "8", of("卢氏县", "411224", normalize.KindGovernment, 2022)),
	}
	rapid.Check(t, func(rt *rapid.T) {
		db := made(t, Options{})
		order := rapid.Permutation(readings).Draw(rt, "order")
		cut := rapid.IntRange(0, len(order)).Draw(rt, "cut")
		keep(t, db, "p", order[:cut]...)
		keep(t, db, "p", order[cut:]...)
		want := []string{"三门峡市人民政府|<nil>", "偃师区财政局|<nil>", "偃师市财政局|<nil>", "卢氏县|三门峡市人民政府", "卢氏县人民政府|三门峡市人民政府", "卢氏县税务局|<nil>", "卢氏县财政局|卢氏县人民政府", "木桐乡人民政府|卢氏县人民政府"}
		if diff := cmp.Diff(want, asked(t, db, `SELECT a.name, p.name FROM agencies a LEFT JOIN agencies p ON p.id = a.parent_id ORDER BY 1`)); diff != "" {
			rt.Fatal(diff)
		}
		want = []string{"偃师市财政局|偃师区财政局|2021|行政区划变更：偃师市→偃师区（2020-06-30以后）"}
		if diff := cmp.Diff(want, asked(t, db, `SELECT a.name, b.name, year, evidence FROM agency_successions JOIN agencies a ON a.id = predecessor_id JOIN agencies b ON b.id = successor_id`)); diff != "" {
			rt.Fatal(diff)
		}
		whole(t, db)
	})
}

// TestParentGoes: with the government's report its place above others goes too.
func TestParentGoes(t *testing.T) {
	db := made(t, Options{})
	government := at("a", "1", of("卢氏县人民政府", "411224", normalize.KindGovernment, 2023))
	keep(t, db, "p", government, at("b", "2", of("卢氏县财政局", "411224", normalize.KindDepartment, 2023)))
	government.Report = of("卢氏县审计局", "411224", normalize.KindDepartment, 2023)
	keep(t, db, "p2", government)
	if got := asked(t, db, `SELECT name, parent_id FROM agencies ORDER BY 1`); !cmp.Equal(got, []string{"卢氏县审计局|<nil>", "卢氏县财政局|<nil>"}) {
		t.Errorf("got %v", got)
	}
	whole(t, db)
}

// TestOneCreditCodeTies: two reports of 太平镇 whose pages give one credit code are of
// one town, a third with another code is not.
func TestOneCreditCodeTies(t *testing.T) {
	db := made(t, Options{})
	town := func(code, received string, year int) Reading {
		r := put(sheet("太平镇人民政府", "", year, "f2021"), "requests/received/total", received)
		r.Agency.CreditCode, r.Agency.SiteCode = code, "4112240001"
		return at(code+received, code+received, r)
	}
	keep(t, db, "p", town("A", "1", 2022), town("B", "3", 2023))
	keep(t, db, "p", town("A", "2", 2023))
	if got := asked(t, db, `SELECT credit_code, site_code, count(*) FROM agencies a JOIN reports r ON r.agency_id = a.id GROUP BY a.id ORDER BY 1`); !cmp.Equal(got, []string{"A|4112240001|2", "B|4112240001|1"}) {
		t.Errorf("got %v", got)
	}
	whole(t, db)
}
