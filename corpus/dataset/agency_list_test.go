package dataset

import (
	"context"
	"testing"
)

func listed(t *testing.T, db *DB, fragment string, ambiguous bool) []AgencyEntry {
	t.Helper()
	list, err := db.Agencies(context.Background(), fragment, ambiguous)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestAgencies: two towns of one name stay apart, and the list says why.
func TestAgencies(t *testing.T) {
	db := made(t, Options{})
	town := func(received string) Reading {
		r := put(sheet("城关镇人民政府", "", 2023, "f2021"), "requests/received/total", received)
		r.Agency.Candidates = []string{"411224100", "110101001"}
		return at(received, received, r)
	}
	county := sheet("卢氏县交通运输局", "411224", 2023, "f2021")
	older := sheet("卢氏县交通局", "411224", 2021, "f2021")
	keep(t, db, "p", town("1"), town("2"), at("a", "3", county), at("b", "4", older), at("c", "5", sheet("财政局", "", 2023, "f2021")), at("d", "6", sheet("", "", 2023, "f2021")))
	if list := listed(t, db, "交通", false); len(list) != 1 || list[0].Division != "河南省三门峡市卢氏县" || len(list[0].Years) != 2 || len(list[0].Aliases) != 1 || list[0].Ambiguous != "" {
		t.Errorf("got %+v", list)
	}
	why := map[string]int{}
	for _, e := range listed(t, db, "", true) {
		why[e.Ambiguous]++
		if e.Ambiguous == "shared_name" && (len(e.Candidates) != 2 || e.Candidates[1].Name != "河南省三门峡市卢氏县城关镇" || e.Namesakes != 1) {
			t.Errorf("got %+v", e)
		}
	}
	if why["shared_name"] != 2 || why["no_division"] != 1 || why["no_name"] != 1 || len(why) != 3 {
		t.Errorf("got %v", why)
	}
	if list := listed(t, db, "水务", false); len(list) != 0 {
		t.Errorf("got %+v", list)
	}
}
