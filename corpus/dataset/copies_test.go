package dataset

// Copies: what is found among reports of a few agencies, whatever the order and the
// number of runs that they came in.

import (
	"context"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/checks"
	"nianbao/normalize"
)

// wrote is a report with prose: one text for each section that is named.
func wrote(agency, division string, year int, on string, texts map[string]string) Reading {
	r := sheet(agency, division, year, "f2021")
	r.PublishedOn = on
	for _, key := range []string{"overview", "problems", "other_matters"} {
		if text, ok := texts[key]; ok {
			r.Sections = append(r.Sections, normalize.Section{Key: key, Heading: key, Text: text})
		}
	}
	name := fmt.Sprint(agency, year)
	return at(name+".html", name, r)
}

// essay writes n sentences that nobody else writes, but for who takes the same seed.
func essay(seed, n int) string {
	dice := rand.New(rand.NewPCG(uint64(seed), 1))
	var b strings.Builder
	for range n {
		b.WriteString("本机关")
		for range 24 {
			b.WriteRune('一' + rune(1000+dice.IntN(15000)))
		}
		b.WriteString("。")
	}
	return b.String()
}

// compared saves readings and brings the clusters up to date.
func compared(t *testing.T, db *DB, readings ...Reading) []int64 {
	t.Helper()
	run := begun(t, db, "p")
	for _, r := range readings {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.FindCopies(context.Background()); err != nil {
		t.Fatal(err)
	}
	changed, err := run.numbers(`SELECT report_no FROM uncopied ORDER BY 1`)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.CompareCopies(context.Background(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	return changed
}

func someReports() []Reading {
	list := []Reading{
		wrote("鹿鸣县水利局", "411224", 2023, "2024-01-10", map[string]string{"overview": "鹿鸣县水利局公开信息12条。" + essay(1, 20), "problems": essay(2, 8)}),
		wrote("鹿鸣县林业局", "411224", 2023, "2024-01-20", map[string]string{"overview": "鹿鸣县林业局公开信息7条。" + essay(1, 20), "problems": essay(3, 8)}),
		wrote("鹿鸣县水利局", "411224", 2024, "2025-01-11", map[string]string{"overview": "鹿鸣县水利局公开信息15条。" + essay(4, 20), "problems": essay(2, 8)}),
		wrote("白泉县水利局", "411281", 2024, "2025-01-12", map[string]string{"overview": essay(5, 20), "problems": essay(6, 7) + essay(7, 1)}),
	}
	for i, name := range []string{"财政", "民政", "司法", "审计", "统计", "教育", "商务", "交通", "住建", "林草", "应急", "医保"} {
		on := fmt.Sprintf("2024-02-%02d", 1+i)
		list = append(list, wrote("云岭县"+name+"局", "411202", 2023, on, map[string]string{"overview": essay(100+i, 20), "problems": essay(99, 6)}))
	}
	return list
}

const allClusters = `SELECT c.kind, c.section, c.members, c.agencies, c.first_agency, c.first_year, group_concat(m.agency || m.year || '>' || coalesce(m.similar_to_agency, '') || ' ' || round(coalesce(m.similarity, 0), 2))
	FROM clusters c JOIN (SELECT * FROM cluster_members ORDER BY place) m ON m.cluster_id = c.id GROUP BY c.id ORDER BY c.id`

func TestCopies(t *testing.T) {
	db := made(t, Options{})
	compared(t, db, someReports()...)
	got := asked(t, db, allClusters)
	slices.Sort(got)
	if len(got) != 3 {
		t.Fatalf("got %d clusters: %s", len(got), strings.Join(got, "\n"))
	}
	for i, want := range []string{
		"copied|overview|2|2|鹿鸣县水利局|2023|鹿鸣县水利局2023> 0.0,鹿鸣县林业局2023>鹿鸣县水利局 1.0",
		"kept|problems|2|1|鹿鸣县水利局|2023|鹿鸣县水利局2023> 0.0,鹿鸣县水利局2024>鹿鸣县水利局 1.0",
		"template|problems|12|12|云岭县财政局|2023|云岭县财政局2023> 0.0,",
	} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("got %s, want %s", got[i], want)
		}
	}
	whole(t, db)
}

// TestCopiesGrow: reports that come one by one, in any order, give the clusters of
// all at once; and so does a report that is read again.
func TestCopiesGrow(t *testing.T) {
	all := someReports()
	once := made(t, Options{})
	compared(t, once, all...)
	want := asked(t, once, allClusters)
	grown := made(t, Options{})
	for _, i := range rand.New(rand.NewPCG(3, 3)).Perm(len(all)) {
		compared(t, grown, all[i])
	}
	if d := cmp.Diff(want, asked(t, grown, allClusters)); d != "" {
		t.Error(d)
	}
	if changed := compared(t, grown); len(changed) != 0 {
		t.Errorf("nothing was saved, and %v changed", changed)
	}
	changed := all[1]
	changed.Report = wrote("鹿鸣县林业局", "411224", 2023, "2024-01-20", map[string]string{"overview": essay(50, 20)}).Report
	run := begun(t, grown, "q")
	if err := run.Save(changed); err != nil {
		t.Fatal(err)
	}
	if err := run.FindCopies(context.Background()); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if got := asked(t, grown, `SELECT count(*) FROM clusters WHERE kind = 'copied'`); got[0] != "0" {
		t.Errorf("%s copies of a text that is there no more", got[0])
	}
	whole(t, grown)
}

// TestCopiesAsKnown: what the checks are told of a copy, of the first with a
// template, of one of the others, and of a report that shares nothing.
func TestCopiesAsKnown(t *testing.T) {
	db := made(t, Options{})
	all := someReports()
	twin := wrote("鹿鸣县统计局", "411224", 2023, "2024-03-01", map[string]string{"overview": essay(200, 20)})
	other := wrote("白泉县统计局", "411281", 2023, "2024-03-02", map[string]string{"overview": essay(200, 20)})
	for _, r := range []*normalize.Report{twin.Report, other.Report} {
		for i, key := range []string{"rules/issued", "rules/in_force", "normative_documents/issued", "normative_documents/in_force", "licensing/decisions", "penalties/decisions"} {
			put(r, "disclosure/"+key, fmt.Sprint(11+i))
		}
	}
	compared(t, db, append(all, twin, other)...)
	for _, x := range []struct{ agency, want string }{
		{"鹿鸣县水利局", "overview first of 2: 鹿鸣县林业局"},
		{"鹿鸣县林业局", "overview 鹿鸣县水利局 2023 1.00 earlier; prose 鹿鸣县水利局 2023 0.72 earlier"},
		{"云岭县财政局", "problems first of 12: 云岭县民政局"},
		{"云岭县司法局", "problems 云岭县财政局 2023 1.00 template earlier"},
		{"鹿鸣县统计局", "overview first of 2: 白泉县统计局; file 白泉县统计局 2023 1.00; tables 白泉县统计局 2023 1.00"},
		{"白泉县统计局", "overview 鹿鸣县统计局 2023 1.00 earlier; prose 鹿鸣县统计局 2023 1.00 earlier; file 鹿鸣县统计局 2023 1.00 earlier; tables 鹿鸣县统计局 2023 1.00 earlier"},
		{"白泉县水利局", ""},
	} {
		no := asked(t, db, `SELECT id FROM reports WHERE agency = ? ORDER BY year LIMIT 1`, x.agency)
		var report int64
		fmt.Sscan(no[0], &report)
		list, err := db.Copies(context.Background(), report)
		if err != nil {
			t.Fatal(err)
		}
		if got := copiesTold(list); got != x.want {
			t.Errorf("%s:\n got %s\nwant %s", x.agency, got, x.want)
		}
	}
}

func copiesTold(list []checks.Copy) string {
	var out []string
	for _, k := range list {
		s := fmt.Sprintf("%s %s %d %.2f", k.What, k.Agency, k.Year, k.Similar)
		if k.First && len(k.Units) > 0 {
			s = fmt.Sprintf("%s first of %d: %s", k.What, k.Agencies, k.Units[0])
		} else if k.Template {
			s += " template"
		}
		if k.Earlier {
			s += " earlier"
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

// TestWhoSharesNothingHolds: a report that was held against all others and shares nothing
// has kept the rules; before, nobody knows.
func TestWhoSharesNothingHolds(t *testing.T) {
	db := made(t, Options{})
	alone, short := wrote("白泉县水利局", "411281", 2024, "2025-01-12", map[string]string{"overview": essay(5, 20), "problems": essay(6, 8)}), wrote("白泉县林业局", "411281", 2024, "2025-01-13", nil)
	const outcomes = `SELECT r.agency, group_concat(k.check_id || ' ' || k.outcome, ', ') FROM (SELECT * FROM check_results WHERE check_id LIKE 'dup-%-peer' ORDER BY check_id) k
		JOIN reports r ON r.id = k.report_id GROUP BY 1 ORDER BY 1 DESC`
	run := begun(t, db, "p")
	for _, r := range []Reading{alone, short} {
		r.Result = checks.Run(r.Report, checks.Known{})
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	before := strings.Join(asked(t, db, outcomes), "\n")
	if strings.Contains(before, "held") || !strings.Contains(before, "not_applicable") {
		t.Errorf("before: %s", before)
	}
	compared(t, db)
	want := []string{
		"白泉县水利局|dup-problems-peer held, dup-tables-peer not_assessable, dup-text-peer held",
		"白泉县林业局|dup-problems-peer not_assessable, dup-tables-peer not_assessable, dup-text-peer not_assessable",
	}
	if d := cmp.Diff(want, asked(t, db, outcomes)); d != "" {
		t.Error(d)
	}
}

// TestSoleOutcomesAreThoseOfLoading: what the checks of copies come to on a report that was
// saved in the run, and need not be loaded, is what they come to when it is.
func TestSoleOutcomesAreThoseOfLoading(t *testing.T) {
	list := slices.Concat(someReports(), demoReadings(t), realReadings(t))
	list = append(list, // one body under two names, by the words of its own text alone
		wrote("鹿鸣县档案局", "411224", 2023, "2024-01-11", map[string]string{"overview": essay(700, 20) + "县档案局与县史志馆合署办公。"}),
		wrote("鹿鸣县史志馆", "411224", 2023, "2024-01-12", map[string]string{"overview": essay(700, 20) + "县档案局与县史志馆合署办公。"}))
	saved, loaded := made(t, Options{}), made(t, Options{})
	compared(t, saved, list...)
	keep(t, loaded, "p", list...)
	compared(t, loaded)
	const outcomes = `SELECT r.handle, k.check_id, k.outcome FROM check_results k JOIN reports r ON r.id = k.report_id WHERE k.check_id LIKE 'dup-%' ORDER BY 1, 2`
	for _, query := range []string{outcomes, saidOfCopies} {
		want := asked(t, loaded, query)
		if len(want) < 2 {
			t.Fatalf("%s gives nothing", query)
		}
		if d := cmp.Diff(want, asked(t, saved, query)); d != "" {
			t.Error(d)
		}
	}
}

// TestATemplateIsOneFinding: twelve units share a text, and one report says so; of two
// that share one, the later.
func TestATemplateIsOneFinding(t *testing.T) {
	db := made(t, Options{})
	compared(t, db, someReports()...)
	var got []string
	for _, row := range asked(t, db, `SELECT id FROM reports ORDER BY agency, year`) {
		var no int64
		fmt.Sscan(row, &no)
		r, err := db.Load(context.Background(), no)
		if err != nil {
			t.Fatal(err)
		}
		copies, err := db.Copies(context.Background(), no)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range checks.Compare(r.Report, checks.Known{Copies: copies}).Findings {
			got = append(got, fmt.Sprintf("%s %d %s %s", r.Report.Agency.Name, r.Report.Year, f.Check, f.Severity))
		}
	}
	want := []string{"云岭县财政局 2023 dup-problems-peer notice", "鹿鸣县林业局 2023 dup-text-peer notice"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

const saidOfCopies = `SELECT check_id, says_zh, responsibility, handle FROM findings WHERE check_id LIKE 'dup-%' ORDER BY 1, 4`

// TestCopiesAreFound: what the checks say of copies is kept with the reports, the same
// in whatever order they come, and goes with the copy.
func TestCopiesAreFound(t *testing.T) {
	all, one := made(t, Options{}), made(t, Options{})
	compared(t, all, someReports()...)
	list := someReports()
	slices.Reverse(list)
	for _, r := range list {
		compared(t, one, r)
	}
	want := asked(t, all, saidOfCopies)
	if len(want) == 0 {
		t.Fatal("nobody is said to share anything")
	}
	if diff := cmp.Diff(want, asked(t, one, saidOfCopies)); diff != "" {
		t.Errorf("one by one: %s", diff)
	}
	for i := range list { // other texts at the same places
		list[i].Document.SHA256 = fmt.Sprintf("%064d", 1000+i)
		list[i].Report = wrote(list[i].Report.Agency.Name, list[i].Report.Agency.DivisionCode, list[i].Report.Year, "2024-01-10", map[string]string{"overview": essay(500+i, 20)}).Report
	}
	compared(t, one, list...)
	if got := asked(t, one, saidOfCopies+" LIMIT 100"); len(got) != 0 {
		current := asked(t, one, `SELECT count(*) FROM findings WHERE check_id LIKE 'dup-%' AND is_current = 1`)
		if current[0] != "0" {
			t.Errorf("%s findings about copies that are there no more: %v", current[0], got)
		}
	}
	whole(t, one)
}

// TestCopiesGoOn: what a run does not come to, the next one does, and both together say
// what one says that nobody stops.
func TestCopiesGoOn(t *testing.T) {
	once, twice := made(t, Options{}), made(t, Options{})
	compared(t, once, someReports()...)
	run := begun(t, twice, "p")
	for _, r := range someReports() {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.FindCopies(context.Background()); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	told := 0
	err := run.CompareCopies(ctx, func(done, all int) {
		if told++; done != told || all != len(someReports()) {
			t.Errorf("told of %d of %d after %d", done, all, told)
		}
		if done == 2 {
			stop()
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	if left := len(compared(t, twice)); left != len(someReports())-2 {
		t.Errorf("%d left", left)
	}
	for _, query := range []string{saidOfCopies, `SELECT report_no, whole FROM copied`, `SELECT handle, check_id, outcome FROM check_results JOIN reports ON id = report_id WHERE check_id LIKE 'dup-%' ORDER BY 1, 2`} {
		if d := cmp.Diff(asked(t, once, query), asked(t, twice, query)); d != "" {
			t.Error(d)
		}
	}
}

// TestSomebodyElseWrites: texts that another program changes between finding copies and
// telling of them are read anew.
func TestSomebodyElseWrites(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	for _, r := range someReports() {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.FindCopies(context.Background()); err != nil {
		t.Fatal(err)
	}
	other, err := sql.Open("sqlite3", db.dsn("rw"))
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	if _, err := other.Exec(`UPDATE section SET text = (SELECT text FROM section WHERE id / 16 = 1 AND key = 'problems') WHERE id / 16 = 2 AND key = 'problems'`); err != nil {
		t.Fatal(err)
	}
	if err := run.CompareCopies(context.Background(), func(int, int) {}); err != nil {
		t.Fatal(err)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	got := strings.Join(asked(t, db, saidOfCopies), "\n")
	if !strings.Contains(got, "正文与“鹿鸣县水利局”2023年度报告雷同，重复率100%") {
		t.Errorf("got %s", got)
	}
}

func TestTellsEnough(t *testing.T) {
	for _, c := range []struct {
		chinese, latin int
		want           bool
	}{{150, 149, false}, {150, 150, true}, {0, 300, true}, {299, 0, false}, {300, 0, true}, {0, 0, false}} {
		list := []prose{{text: strings.Repeat("年", c.chinese)}, {heading: "heading"}, {text: strings.Repeat("a", c.latin)}}
		if got := tellsEnough(list); got != c.want {
			t.Errorf("%d and %d characters: got %v", c.chinese, c.latin, got)
		}
	}
}
