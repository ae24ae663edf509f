package coverage

import (
	"testing"
	"time"

	"nianbao/checks"
	"nianbao/corpus/crawl"
)

// TestOwed: what two sweeps saw of 卢氏县交通运输局 and its reports for 2024 and 2025, as
// the check not-published takes it. Whatever may be its report makes it not assessable.
func TestOwed(t *testing.T) {
	whole := crawl.ToldColumn{URL: "c", Rows: 5, Whole: true}
	own := []crawl.ToldStart{{URL: "s", Units: []string{"卢氏县交通运输局"}, Answer: Reached, Columns: []crawl.ToldColumn{whole}}}
	shared := []crawl.ToldStart{{URL: "s", Units: []string{"卢氏县交通运输局", "鹿鸣县水务局"}, Answer: Reached, Columns: []crawl.ToldColumn{whole}}}
	town := []crawl.ToldStart{{URL: "s", Units: []string{"卢氏县城关镇人民政府"}, Answer: Reached, Columns: []crawl.ToldColumn{whole}}}
	blocked := []crawl.ToldStart{{URL: "s", Units: []string{"卢氏县交通运输局"}, Answer: "blocked:captcha"}}
	paper := func(url, title string, year int) crawl.ToldPaper {
		return crawl.ToldPaper{URL: url, Start: "s", Title: title, Year: year, State: crawl.Done, Report: "read", SHA256: "x"}
	}
	a23, a24, other := paper("a23", "", 2023), paper("a24", "", 2024), paper("w25", "2025年度报告", 2025)
	held := []Held{
		{Source: "a23", Status: Read, AgencyID: "a0", Agency: people[0].Name, Handle: "h23", Year: 2023},
		{Source: "a24", Status: Read, AgencyID: "a0", Agency: people[0].Name, Handle: "h24", Year: 2024},
		{Source: "a0", Status: Read, AgencyID: "a0", Agency: people[0].Name, Handle: "h0"},
		{Source: "w25", Status: Read, AgencyID: "a1", Agency: people[1].Name, Handle: "hw", Year: 2025},
		{Source: "none", Status: "not_a_report"},
		{Source: "broken", Status: Unreadable, Format: "pdf"},
	}
	for _, c := range []struct {
		name       string
		list       string
		first      []crawl.ToldStart
		second     []crawl.ToldStart
		papers     []crawl.ToldPaper
		in24, in25 checks.Outcome
	}{
		{"no report at all: the last year that is due", "", own, own, nil, checks.NotAssessable, checks.Failed},
		{"one of a year before", "", own, own, []crawl.ToldPaper{a23}, checks.Failed, checks.Failed},
		{"the year's own", "", own, own, []crawl.ToldPaper{a24}, checks.Held, checks.Failed},
		{"one that names no year", "", own, own, []crawl.ToldPaper{a23, paper("a0", "", 0)}, checks.NotAssessable, checks.NotAssessable},
		{"a page of its column that was taken for no report", "", own, own, []crawl.ToldPaper{a23, paper("none", "2025年政府信息公开工作年度报告", 2025)}, checks.Failed, checks.NotAssessable},
		{"a file of its column that could not be read, in a name that is not on the list", "", own, own, []crawl.ToldPaper{a23, paper("broken", "县交通局2025年年报", 2025)}, checks.Failed, checks.NotAssessable},
		{"a report of its column that reads as another unit's", "鹿鸣县水务局", own, own, []crawl.ToldPaper{a23, other}, checks.Failed, checks.NotAssessable},
		{"whose title says so, too", "鹿鸣县水务局", own, own, []crawl.ToldPaper{a23, paper("w25", "鹿鸣县水务局2025年度报告", 2025)}, checks.Failed, checks.Failed},
		{"a shared column that never had its report", "鹿鸣县水务局", shared, shared, nil, checks.NotAssessable, checks.NotAssessable},
		{"a shared column with a file that may be anybody's", "鹿鸣县水务局", shared, shared, []crawl.ToldPaper{a23, paper("broken", "2025年年报", 2025)}, checks.Failed, checks.NotAssessable},
		{"looked for once, and then refused", "", own, blocked, []crawl.ToldPaper{a23}, checks.NotAssessable, checks.NotAssessable},
		{"none is required", "卢氏县交通运输局,,,,,,否", own, own, []crawl.ToldPaper{a23}, checks.NotApplicable, checks.NotApplicable},
		{"a town", "卢氏县城关镇人民政府,,,,,,,乡镇政府", town, town, nil, checks.NotApplicable, checks.NotApplicable},
	} {
		list := c.list
		if list == "" || list == "鹿鸣县水务局" {
			list = "卢氏县交通运输局\n" + list
		}
		in := Input{Roster: rosterOf(t, list), Years: []int{2024, 2025}, Agencies: people, On: asked}
		var told []crawl.Told
		for i, starts := range [][]crawl.ToldStart{c.first, c.second} {
			told = append(told, crawl.Told{Sweep: i + 1, At: time.Date(2026, 11, i+1, 0, 0, 0, 0, time.UTC), Starts: starts, Documents: c.papers})
		}
		for _, h := range held {
			for _, p := range c.papers {
				if p.URL == h.Source && h.Handle != "" {
					in.Reports = append(in.Reports, Report{AgencyID: h.AgencyID, Year: h.Year, Handle: h.Handle, Status: Read, Format: "html"})
				}
			}
		}
		in.Crawl(told, held)
		rows := Cover(in).Rows
		for i, want := range []checks.Outcome{c.in24, c.in25} {
			got := checks.NotApplicable
			if rows[i].Owed != nil {
				got = checks.Unpublished(*rows[i].Owed).Outcome("not-published")
			}
			if got != want {
				t.Errorf("%s, %d: got %s, want %s (%s, %+v)", c.name, rows[i].Year, got, want, rows[i].State, rows[i].Owed)
			}
		}
	}
}
