package dataset

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// named is a report with that title, at that source.
func named(source, agency, division, title string, year int) Reading {
	r := put(sheet(agency, division, year, "f2021"), "requests/received/total", source[:1])
	r.Title = title
	return at(source, source, r)
}

// TestFindQuickly: fragments of names, titles and sources, folded or as they stand. What
// the quick way finds is what reading every name finds.
func TestFindQuickly(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p",
		named("1/lushi_jt-2023.html", "卢氏县交通运输局", "411224", "卢氏县交通运输局２０２３年政府信息公开工作年度报告", 2023),
		named("2/盧氏 財政.HTML", "卢氏县财政局", "411224", "年度报告", 2022),
		named("3/scan_2021|a.pdf", "云岭市水务局", "", "云岭市水务局年度报告", 0),
		named("4/x.html", "云岭市“水务”局", "", "2021年年報", 2021))
	keep(t, db, "p", named("1/again/lushi_jt-2023.html", "卢氏县交通运输局", "411224", "新的标题", 2023))
	for words, want := range map[string]string{
		"卢氏": "1 2", "盧氏 財政": "2", "交通 2023": "1", "交通 2022": "", "三门峡": "1 2", "河南 財政局": "2", "lushi_jt": "1", "LUSHI": "1", "lushijt": "1",
		"again": "1", "html": "1 2 4", "年報": "4", "水务局": "3 4", "水务局 2021": "3 4", "scan": "3", "2021|a": "3", "_": "1 3", "水务 2021年度": "3 4",
		"2023年": "1", "没有": "", "%": "", "“": "", "局年": "3", "局河南": "", "": "1 2 3 4",
	} {
		list := strings.Fields(words)
		got, err := db.Find(context.Background(), list)
		if err != nil {
			t.Errorf("%q: %v", words, err)
		}
		years, names := yearsAmong(list)
		slowly, err := db.findByReading(context.Background(), years, names)
		if err != nil || !slices.Equal(got, slowly) {
			t.Errorf("%q: found %v, by reading %v (%v)", words, got, slowly, err)
		}
		if diff := cmp.Diff(want, places(t, db, got)); diff != "" {
			t.Errorf("%q: %s", words, diff)
		}
	}
}

// places are the first letters of the sources of reports.
func places(t *testing.T, db *DB, reports []int64) string {
	var list []string
	for _, no := range reports {
		list = append(list, asked(t, db, `SELECT substr(source, 1, 1) FROM reports WHERE id = ?`, no)...)
	}
	slices.Sort(list)
	return strings.Join(slices.Compact(list), " ")
}
