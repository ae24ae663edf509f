package coverage

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"nianbao/corpus/roster"
	"nianbao/normalize"
)

func rosterOf(t *testing.T, text string) *roster.Roster {
	t.Helper()
	r, err := roster.Read(strings.NewReader("单位,上级单位,区划代码,别名,信用代码,截止日期,是否应编制,类型\n"+text), "list")
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var asked = time.Date(2026, 11, 27, 0, 0, 0, 0, time.UTC)

const code = "91350100M000100Y43"

// people of a small data set. The division of 卢氏县 is in the table, that of 鹿鸣县 is not.
var people = []Agency{
	0: {ID: "a0", Name: "卢氏县交通运输局", DivisionCode: "411224", Level: "county", Kind: "department"},
	1: {ID: "a1", Name: "鹿鸣县水务局", Level: "county", Kind: "department"},
	2: {ID: "a2", Name: "城关镇人民政府", Level: "township", Kind: "township_government", Ambiguous: "shared_name", Candidates: []string{"411224100", "411221100"}},
	3: {ID: "a3", Name: "财政局", Kind: "department", Ambiguous: "no_division"},
	4: {ID: "a4", Name: "鹿鸣县文化局", Level: "county", Kind: "department", Aliases: []string{"鹿鸣县文化广电局"}},
	5: {ID: "a5", Name: "鹿鸣县民政局", Level: "county", Kind: "department", CreditCode: code},
	6: {ID: "a6", Name: "鹿鸣县民政和社会事务局", Level: "county", Kind: "department", CreditCode: code},
	7: {ID: "a7", Name: ""},
	8: {ID: "a8", Name: "柳汀区市场监督管理局", Kind: "department"},
}

func TestMatch(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"by its name in its division", "卢氏县交通运输局", "name [0] []"},
		{"a short name for the same organ", "卢氏县交通局", "name [0] []"},
		{"the place from the list's code", "交通运输局,,411224", "name [0] []"},
		{"the place from the superior", "交通局,卢氏县人民政府", "name [0] []"},
		{"the place from a superior that no table knows", "水务局,鹿鸣县人民政府", "name [1] []"},
		{"a short name in a place that no table knows", "柳汀区市场监管局", "name [8] []"},
		{"another county's", "陕县交通运输局", " [] []"},
		{"no likeness joins", "鹿鸣县水利局", " [] []"},
		{"by a name in an older report", "鹿鸣县文化广电局", "alias [4] []"},
		{"by another name in the list", "鹿鸣县文旅局,,,鹿鸣县文化局", "alias [4] []"},
		{"by its credit code, before its name", "鹿鸣县水务局,,,," + code, "credit_code [5 6] []"},
		{"a name that many bear stays open", "卢氏县城关镇人民政府", " [] [2]"},
		{"so does one without a place", "财政局", " [] [3]"},
		{"by ids that a person wrote", "鹿鸣县城关镇人民政府,,,a2、a3", "agency_id [2 3] []"},
		{"the stronger match takes it", "鹿鸣县文化局\n鹿鸣县文旅局,,,鹿鸣县文化局", "name [4] []\n [] [4]"},
		{"two that match alike: neither", "鹿鸣县广电局,,,鹿鸣县文化局\n鹿鸣县文旅局,,,鹿鸣县文化局", " [] [4]\n [] [4]"},
	} {
		var got []string
		for _, m := range match(rosterOf(t, c.list).Units, people) {
			got = append(got, fmt.Sprint(m.By, " ", m.Agencies, " ", m.Open))
		}
		if s := strings.Join(got, "\n"); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// TestNear: proposals for units without any report, among agencies of no unit.
func TestNear(t *testing.T) {
	for _, c := range []struct{ name, list, want string }{
		{"the same work in the same place", "鹿鸣县水利局", "same_field 鹿鸣县水务局"},
		{"a name that does not tell", "卢氏县城关镇人民政府", "cannot_tell 城关镇人民政府"},
		{"the same in a place that no table knows", "鹿鸣县城关镇人民政府", "cannot_tell 城关镇人民政府"},
		{"not in a place that it cannot be of", "北京市海淀区财政局", "cannot_tell 财政局"},
		{"nor a town of another county", "城关镇人民政府,,130123", ""},
		{"alike", "卢氏县交通和运输局", "alike 卢氏县交通运输局"},
		{"of another division, never", "陕县交通运输局", ""},
		{"governments are not alike for being governments", "陕县人民政府", ""},
		{"an office with the government before its name", "鹿鸣县人民政府文化局", "alike 鹿鸣县文化局"},
		{"what has a report needs none", "鹿鸣县水务局", ""},
		{"an agency of another unit is not free", "鹿鸣县水务局\n鹿鸣县水利局", ""},
	} {
		out := Cover(Input{Roster: rosterOf(t, c.list), Years: []int{2024}, Agencies: people, On: asked,
			Reports: []Report{{AgencyID: "a1", Year: 2023, Handle: "h1", Status: Read}}})
		var got []string
		for _, n := range out.Near {
			got = append(got, n.Why+" "+people[n.Agency].Name)
		}
		if s := strings.Join(got, ", "); s != c.want {
			t.Errorf("%s: got %q, want %q", c.name, s, c.want)
		}
	}
}

// TestTimely: what the days of a document say of its being in time.
func TestTimely(t *testing.T) {
	days := func(s ...string) []string { return s }
	for _, c := range []struct {
		name, deadline, want string
		report               Report
	}{
		{"in time", "2025-01-31", "false 2025-01-31 page", Report{Published: days("2025-01-31")}},
		{"late", "2025-01-31", "true 2025-02-06 page", Report{Published: days("2025-02-06")}},
		{"the first working day after the Spring Festival", "2025-01-31", "- 2025-02-05 page", Report{Published: days("2025-02-05"), Written: days("2025-02-05")}},
		{"signed on the day after a Sunday", "2024-03-31", "-  signature", Report{Written: days("2024-04-01")}},
		{"the earliest day counts", "2025-01-31", "false 2025-01-20 page", Report{Published: days("2025-01-20", "2025-06-01")}},
		{"signed late, too", "2025-01-31", "true 2025-03-01 page", Report{Published: days("2025-03-01"), Written: days("2025-02-20")}},
		{"signed in time: not said", "2025-01-31", "- 2025-03-01 page", Report{Published: days("2025-03-01"), Written: days("2025-01-20")}},
		{"a day years later is a move", "2025-01-31", "- 2026-03-01 page", Report{Published: days("2026-03-01")}},
		{"a signature in time is no publication", "2025-01-31", "-  signature", Report{Written: days("2025-01-20")}},
		{"a signature that is late", "2025-01-31", "true  signature", Report{Written: days("2025-02-20")}},
		{"seen in time on its site", "2025-01-31", "false 2025-03-01 page", Report{Published: days("2025-03-01"), FirstSeen: "2025-01-30T08:00:00Z", Source: "http://a.gov.cn/1"}},
		{"seen, and no day", "2025-01-31", "-  first_seen", Report{FirstSeen: "2025-03-30T08:00:00Z", Source: "http://a.gov.cn/1"}},
		{"the time of a saved file says nothing", "2025-01-31", "-  ", Report{FirstSeen: "2025-01-30T08:00:00Z", Source: "in/a.html"}},
		{"no deadline", "", "- 2025-05-01 page", Report{Published: days("2025-05-01")}},
	} {
		r := Row{Year: 2024, Deadline: c.deadline}
		r.timely(&c.report)
		late := "-"
		if r.Late != nil {
			late = fmt.Sprint(*r.Late)
		}
		if got := late + " " + r.PublishedOn + " " + r.DateOrigin; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestWithoutCrawl: an ingested folder alone says published or not in the collection,
// never missing.
func TestWithoutCrawl(t *testing.T) {
	in := Input{
		Roster: rosterOf(t, "卢氏县交通运输局\n鹿鸣县民政局,,,,,2月10日\n鹿鸣县供销社,,,,,,否\n鹿鸣县苇塘镇人民政府"), Agencies: people, On: asked, Years: []int{2024, 2026},
		Reports: []Report{
			{AgencyID: "a0", Year: 2024, Handle: "h1", Status: Read, Format: "pdf", Published: []string{"2025-01-10"}},
			{AgencyID: "a5", Year: 2024, Handle: "h2", Status: Partial, Format: "html", Published: []string{"2025-02-05"}},
			{AgencyID: "a5", Year: 0, Handle: "h3", Status: Read, Format: "html"},
			{AgencyID: "a4", Year: 2024, Handle: "h4", Status: Read, Format: "html"},
		},
	}
	out := Cover(in)
	var got []string
	for _, r := range out.Rows {
		late := "-"
		if r.Late != nil {
			late = fmt.Sprint(*r.Late)
		}
		got = append(got, strings.Join([]string{r.Unit, fmt.Sprint(r.Year), r.State, r.Publication, r.Carrier, r.Reading, late, r.Deadline, r.DeadlineBasis, r.Kind, r.Level}, " "))
	}
	want := []string{
		"卢氏县交通运输局 2024 attachment published pdf read false 2025-01-31 regulation_49_1 department county",
		"卢氏县交通运输局 2026 not_due not_due   - 2027-01-31 regulation_49_1 department county",
		"鹿鸣县民政局 2024 published published html partial false 2025-02-10 list department county",
		"鹿鸣县民政局 2026 not_due not_due   - 2027-02-10 list department county",
		"鹿鸣县供销社 2024 not_due not_due   -   institution county",
		"鹿鸣县供销社 2026 not_due not_due   -   institution county",
		"鹿鸣县苇塘镇人民政府 2024 not_in_collection not_in_collection   -   township_government township",
		"鹿鸣县苇塘镇人民政府 2026 not_due not_due   -   township_government township",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if out.Undated != 1 || len(out.Unlisted) != 7 {
		t.Errorf("%d undated, %d unlisted", out.Undated, len(out.Unlisted))
	}
}

// TestCrawled: reports of a data set and visits of a crawl together.
func TestCrawled(t *testing.T) {
	visited := func(text string) []Visit { return visitsOf(t, text) }
	found := visited("2025-02-02 1 ok found")
	found[0].Carrier, found[0].URL = "doc", "http://a.gov.cn/x.doc"
	led := visited("2025-02-02 1 ok found")
	led[0].Report = "h9"
	in := Input{
		Roster: rosterOf(t, "卢氏县交通运输局\n鹿鸣县民政局\n鹿鸣县水务局\n鹿鸣县文化局\n鹿鸣县财政局"), Agencies: people, On: asked, Years: []int{2024}, Crawled: true,
		Reports: []Report{
			{AgencyID: "a0", Year: 2024, Handle: "h1", Status: Read, Format: "html"},
			{AgencyID: "a5", Year: 2024, Handle: "h2", Status: Read, Format: "html", Availability: Removed, RemovedOn: "2025-05-05"},
			{AgencyID: "a7", Year: 2024, Handle: "h9", Status: Read, Format: "html"},
		},
		Visits: map[Slot][]Visit{
			{0, 2024}: visited("2025-02-02 1 ok column; 2025-03-03 2 ok column"),
			{2, 2024}: found,
			{3, 2024}: led,
		},
	}
	want := []string{"published 数据集中有，栏目中未见到", "removed 2025-05-05 起不能再打开", "unreadable ", "published ", "unvisited "}
	for i, r := range Cover(in).Rows {
		detail := ""
		if len(r.Detail) > 0 {
			detail = r.Detail[0].ZH
		}
		if got := r.State + " " + detail; got != want[i] {
			t.Errorf("%s: got %q, want %q", r.Unit, got, want[i])
		}
	}
}

func TestCounts(t *testing.T) {
	yes, no := true, false
	rows := []Row{
		{Year: 2024, Level: "county", Kind: normalize.KindDepartment, State: Published, Publication: Published, Late: &no},
		{Year: 2024, Level: "county", Kind: normalize.KindDepartment, State: Late, Publication: Published, Late: &yes},
		{Year: 2024, Level: "township", Kind: normalize.KindTownship, State: Published, Publication: Published},
		{Year: 2024, State: Missing, Publication: Missing},
	}
	var got []string
	for _, c := range Counts(rows) {
		got = append(got, fmt.Sprint(c.Level, " ", c.Kind, " ", c.All, " ", c.Units, c.Published, c.InTime, c.Late, c.Undated, " ", c.States))
	}
	want := []string{
		"county department false 2 2 1 1 0 map[late:1 published:1]",
		"township township_government false 1 1 0 0 1 map[published:1]",
		"  false 1 0 0 0 0 map[missing:1]",
		"  true 4 3 1 1 1 map[late:1 missing:1 published:2]",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}
