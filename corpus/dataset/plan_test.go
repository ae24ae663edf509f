package dataset

import (
	"fmt"
	"strings"
	"testing"
)

// TestPlans: the questions that are asked most go by an index, however many
// reports there are, and never through all keys of all forms.
func TestPlans(t *testing.T) {
	db := made(t, Options{})
	var list []Reading
	for i := range 40 {
		list = append(list, at(fmt.Sprint("s", i), fmt.Sprint(i), sheet(fmt.Sprintf("第%d县水务局", i/2), "", 2022+i%2, "f2021")))
	}
	keep(t, db, "p", list...)
	for _, x := range []struct{ query, has, hasNot string }{
		{`SELECT sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' AND year = 2023`, "r USING COVERING INDEX report_year", "AUTOMATIC"},
		{`SELECT sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' AND year = 2023`, "k USING INDEX figure_key_place", "SEARCH a "},
		{`SELECT year, sum(value) FROM requests WHERE item = 'received' AND applicant = 'total' GROUP BY year`, "k USING INDEX figure_key_place", "AUTOMATIC"},
		{`SELECT count(*) FROM reports WHERE year = 2023`, "r USING INDEX report_year", "AUTOMATIC"},
		{`SELECT value FROM requests WHERE report_id = 7`, "SEARCH r USING INTEGER PRIMARY KEY", "SCAN r"},
		{`SELECT r.no FROM report r WHERE r.is_current = 1 AND ` + strings.ReplaceAll(holding(1), "?1", "'x'") + ` ORDER BY r.no`, "r USING COVERING INDEX report_words", "TEMP B-TREE FOR ORDER BY"},
		{strings.Replace(searchSQL, "?", "'x'", 1), "SEARCH r USING INTEGER PRIMARY KEY", "SCAN r"},
	} {
		var plan []string
		for _, line := range asked(t, db, `EXPLAIN QUERY PLAN `+x.query) {
			plan = append(plan, line[strings.LastIndex(line, "|")+1:])
		}
		if got := strings.Join(plan, "\n"); !strings.Contains(got, x.has) || strings.Contains(got, x.hasNot) {
			t.Errorf("%s\nwant %q and not %q:\n%s", x.query, x.has, x.hasNot, got)
		}
	}
}

// TestSearchOrder: newest first, then by name, whatever the order in the file.
func TestSearchOrder(t *testing.T) {
	db := made(t, Options{})
	var list []Reading
	for i, year := range []int{2021, 2023, 0, 2022, 2023} {
		r := told(9-i, "复议")
		r.Report.Year = year
		list = append(list, r)
	}
	keep(t, db, "p", list...)
	hits, _, err := db.Search(t.Context(), []string{"复议"}, 4)
	var got []string
	for _, h := range hits {
		got = append(got, fmt.Sprint(h.Year, h.Agency))
	}
	if want := "2023第5县水务局 2023第8县水务局 2022第6县水务局 2021第9县水务局"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("got %v, %v, want %s", got, err, want)
	}
}
