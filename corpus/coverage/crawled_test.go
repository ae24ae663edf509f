package coverage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/crawl"
)

// TestCrawl: what sweeps told becomes what they say of 卢氏县交通运输局 for 2024. All lie
// on one portal: start s is the unit's alone, p is shared.
func TestCrawl(t *testing.T) {
	whole, cut := crawl.ToldColumn{URL: "c", Rows: 5, Whole: true}, crawl.ToldColumn{URL: "c", Rows: 5, Total: 9}
	own := func(answer string, c ...crawl.ToldColumn) crawl.ToldStart {
		return crawl.ToldStart{URL: "s", Units: []string{"卢氏县交通运输局"}, Answer: answer, Columns: c}
	}
	shared := func(c ...crawl.ToldColumn) crawl.ToldStart {
		return crawl.ToldStart{URL: "p", Units: []string{"卢氏县交通运输局", "鹿鸣县水务局"}, Answer: Reached, Columns: c}
	}
	paper := func(url, start, title string, state crawl.State) crawl.ToldPaper {
		return crawl.ToldPaper{URL: url, Start: start, Title: title, Year: 2024, State: state, Report: "read", SHA256: "x"}
	}
	told := func(s crawl.ToldStart, p ...crawl.ToldPaper) crawl.Told {
		return crawl.Told{Starts: []crawl.ToldStart{s}, Documents: p}
	}
	budget := told(own(Reached, whole))
	budget.Ended = "budget"
	file := paper("broken", "s", "2024年度报告.pdf", crawl.Done)
	file.File, file.Report = true, ""
	foreign := file
	foreign.Title = "卢氏县财政局2024年政府信息公开工作年度报告.pdf"
	wall := paper("new", "s", "2024年度报告", crawl.Refused)
	wall.Class, wall.Report = "blocked:captcha", ""
	earlier := paper("a23", "p", "", crawl.Done)
	held := []Held{
		{Source: "a24", Status: Read, AgencyID: "a0", Agency: people[0].Name, Handle: "h24", Year: 2024},
		{Source: "a23", Status: Read, AgencyID: "a0", Agency: people[0].Name, Handle: "h23", Year: 2023},
		{Source: "b24", Status: Read, AgencyID: "a4", Agency: people[4].Name, Handle: "hb", Year: 2024},
		{Source: "w24", Status: Read, AgencyID: "a1", Agency: people[1].Name, Handle: "hw", Year: 2024},
		{Source: "broken", Status: Unreadable, Format: "pdf"},
	}
	for _, c := range []struct {
		name, want string
		sweeps     []crawl.Told
	}{
		{"not in a column that was read to its end, once", "not_found_once", []crawl.Told{told(own(Reached, whole))}},
		{"and once more", "missing", []crawl.Told{told(own(Reached, whole)), told(own(Reached, whole))}},
		{"fewer rows than promised prove nothing", "unvisited 年报栏目未能读完", []crawl.Told{told(own(Reached, cut)), told(own(Reached, cut))}},
		{"nor does a sweep that ran out of its budget", "unvisited 年报栏目未能读完", []crawl.Told{budget, budget}},
		{"nor a shared column that never had a report of it", "unvisited 只找到与其他单位共用的栏目，其中从未见过该单位的报告", []crawl.Told{told(shared(whole)), told(shared(whole))}},
		{"one that had it in another year does", "missing", []crawl.Told{told(shared(whole), earlier), told(shared(whole))}},
		{"no column", "unvisited 未找到年报栏目", []crawl.Told{told(own(Reached))}},
		{"a wall", "blocked 网站拒绝自动访问 (jsl521)，2026-11-01 起", []crawl.Told{told(own("blocked:jsl521"))}},
		{"its report", "published", []crawl.Told{told(own(Reached, whole), paper("a24", "s", "", crawl.Done))}},
		{"its report, then gone", "removed 2026-11-02 起不能再打开", []crawl.Told{told(own(Reached, whole), paper("a24", "s", "", crawl.Done)), told(own(Reached, whole), paper("a24", "s", "", crawl.Gone))}},
		{"another name in its column is kept and said", "published 在该单位的栏目中，报告署名为“鹿鸣县文化局”", []crawl.Told{told(own(Reached, whole), paper("b24", "s", "", crawl.Done))}},
		{"another unit's report is that unit's", "not_found_once", []crawl.Told{told(own(Reached, whole), paper("w24", "s", "", crawl.Done))}},
		{"a file that cannot be read, in its column", "unreadable", []crawl.Told{told(own(Reached, whole), file)}},
		{"whose title names somebody else", "not_found_once", []crawl.Told{told(own(Reached, whole), foreign)}},
		{"a captcha before the file", "blocked 栏目中列有该报告，其文件不予自动访问 (captcha)，2026-11-01 起", []crawl.Told{told(own(Reached, whole), wall)}},
	} {
		in := Input{Roster: rosterOf(t, "卢氏县交通运输局\n鹿鸣县水务局"), Years: []int{2024}, Agencies: people, On: asked}
		for _, h := range held {
			if h.Handle != "" && slices.ContainsFunc(c.sweeps, func(s crawl.Told) bool {
				return slices.ContainsFunc(s.Documents, func(p crawl.ToldPaper) bool { return p.URL == h.Source })
			}) {
				in.Reports = append(in.Reports, Report{AgencyID: h.AgencyID, Year: h.Year, Handle: h.Handle, Status: Read, Format: "html"})
			}
		}
		for i := range c.sweeps {
			c.sweeps[i].Sweep, c.sweeps[i].At = i+1, time.Date(2026, 11, i+1, 0, 0, 0, 0, time.UTC)
		}
		in.Crawl(c.sweeps, held)
		r := Cover(in).Rows[0]
		got := r.State
		for _, d := range r.Detail {
			got += " " + d.ZH
		}
		if got = strings.TrimSpace(got); got != c.want {
			t.Errorf("%s: got %q, want %q (%s)", c.name, got, c.want, fmt.Sprintf("%+v", in.Visits[Slot{0, 2024}]))
		}
	}
}

// TestListedDay: the day that a list prints counts for a file, and for a page without one.
func TestListedDay(t *testing.T) {
	for _, c := range []struct {
		name, want string
		file       bool
		published  []string
	}{
		{"a file's own day is not that of its publication alone", "[2025-01-10 2025-02-20]", true, []string{"2025-02-20"}},
		{"a page without a day", "[2025-01-10]", false, nil},
		{"a page's own day stands", "[2025-02-20]", false, []string{"2025-02-20"}},
	} {
		in := Input{Roster: rosterOf(t, "卢氏县交通运输局"), Years: []int{2024}, Agencies: people, Reports: []Report{{AgencyID: "a0", Year: 2024, Handle: "h", Published: c.published}}}
		in.Crawl([]crawl.Told{{Documents: []crawl.ToldPaper{{URL: "u", State: crawl.Done, Listed: "2025-01-10", File: c.file}}}}, []Held{{Source: "u", Status: Read, AgencyID: "a0", Handle: "h", Year: 2024}})
		if got := fmt.Sprint(in.Reports[0].Published); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}
