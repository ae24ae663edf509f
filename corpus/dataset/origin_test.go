package dataset

// Names that many agencies bear: nothing vanishes behind another, and what belongs
// together stays together.

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

func TestNamesOne(t *testing.T) {
	for _, x := range []struct {
		agency normalize.Agency
		want   bool
	}{
		{normalize.Agency{Name: "卢氏县交通运输局", DivisionCode: "411224"}, true},
		{normalize.Agency{Name: "交通运输局", DivisionCode: "411224"}, true},
		{normalize.Agency{Name: "教育部", Level: "national", Kind: normalize.KindDepartment}, true},
		{normalize.Agency{Name: "青崖市水务局"}, true},
		{normalize.Agency{Name: "柳汀区市场监督管理局"}, true},
		{normalize.Agency{Name: "鹤栖县苇塘镇人民政府"}, true},
		{normalize.Agency{Name: "国家税务总局青崖市税务局", Kind: normalize.KindBranch, Level: "national"}, true},
		{normalize.Agency{Name: "青崖市高新技术产业开发区管理委员会", Kind: normalize.KindZone}, true},
		{normalize.Agency{Name: "平潭综合实验区财政金融局"}, true},
		{normalize.Agency{Name: "江北新区管理委员会"}, false}, // two districts are called 江北
		{normalize.Agency{Name: "公安局"}, false},       // and one county 公安
		{normalize.Agency{Name: "太平镇人民政府", Candidates: []string{"110000001", "120000002"}}, false},
		{normalize.Agency{Name: "鼓楼区财政局", Candidates: []string{"320106", "320302"}}, false},
		{normalize.Agency{Name: "苇塘镇人民政府"}, false},
		{normalize.Agency{Name: "财政局"}, false},
		{normalize.Agency{Name: "市场监督管理局"}, false},
		{normalize.Agency{Name: "城市管理综合执法局"}, false},
		{normalize.Agency{Name: "县财政局"}, false},
		{normalize.Agency{Name: "我市财政局"}, false},
		{normalize.Agency{Name: "经济技术开发区管理委员会"}, false},
		{normalize.Agency{Name: "高新区管委会"}, false},
		{normalize.Agency{Name: "国家税务总局高新技术产业开发区税务局", Kind: normalize.KindBranch, Level: "national"}, false},
		{normalize.Agency{Name: ""}, false},
	} {
		if got := namesOne(x.agency); got != x.want {
			t.Errorf("%+v: got %v, want %v", x.agency, got, x.want)
		}
	}
}

// town is a report of one of the many towns of a name.
func town(received string) *normalize.Report {
	r := sheet("太平镇人民政府", "", 2022, "f2021")
	r.Agency.Candidates = []string{"110000001", "120000002"}
	return put(r, "requests/received/total", received)
}

// TestTownsOfOneName: two reports of one year and one shared name are current side
// by side, whatever their sources look like.
func TestTownsOfOneName(t *testing.T) {
	for name, readings := range map[string][]Reading{
		"two files of a folder":  {at("in/1.html", "a", town("1")), at("in/2.html", "b", town("2"))},
		"two pages of one site":  {at("https://a.cn/1", "a", town("1")), at("https://a.cn/2", "b", town("2"))},
		"two years":              {at("1.html", "a", town("1")), at("2.html", "b", func() *normalize.Report { r := town("2"); r.Year = 2023; return r }())},
		"a name that none tells": {at("1.html", "a", town("1")), at("2.html", "b", town("2")), at("3.html", "c", town("3"))},
	} {
		db := made(t, Options{})
		keep(t, db, "p", readings...)
		got := asked(t, db, `SELECT count(*), count(DISTINCT agency_id), count(DISTINCT handle), min(is_current) FROM reports`)
		n := len(readings)
		want := map[int]string{2: "2|2|2|1", 3: "3|3|3|1"}[n]
		if got[0] != want {
			t.Errorf("%s: got reports|agencies|handles|all current %s, want %s", name, got[0], want)
		}
		whole(t, db)
	}
}

// TestUnnamedReports are apart like towns of one name.
func TestUnnamedReports(t *testing.T) {
	one, two := sheet("", "", 2022, "f2021"), put(sheet("", "", 2022, "f2021"), "requests/received/total", "5")
	db := made(t, Options{})
	keep(t, db, "p", at("1.html", "a", one), at("2.html", "b", two), at("3.html", "c, which says the same as a", one))
	if diff := cmp.Diff([]string{"1.html|2", "2.html|1"}, asked(t, db, `SELECT source, (SELECT count(*) FROM documents d WHERE d.report_id = r.id) FROM reports r WHERE is_current = 1 ORDER BY source`)); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, `SELECT count(*) FROM agencies WHERE id GLOB 'doc-????????????????'`); got[0] != "2" {
		t.Errorf("got %s agencies without a name, want 2", got[0])
	}
}

// TestSharedNameSamePlace: what replaces a report at its place is its next version,
// also under a shared name, and what says the same is a copy of it.
func TestSharedNameSamePlace(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", at("1.html", "a", town("1")), at("9.html", "z", town("9")))
	first := asked(t, db, `SELECT handle FROM reports WHERE source = '1.html'`)[0]
	keep(t, db, "p", at("1.html", "b", town("2")), at("copy.html", "b as a copy", town("2")))
	want := []string{"1|1|0|1", "2|2|1|2", "9|1|1|1"}
	got := asked(t, db, `SELECT (SELECT value FROM requests_all q WHERE q.report_id = r.id AND item = 'received' AND applicant = 'total'), version, is_current, (SELECT count(*) FROM documents d WHERE d.report_id = r.id) FROM reports r ORDER BY 1, 2`)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, `SELECT count(DISTINCT agency_id) FROM reports`); got[0] != "2" {
		t.Errorf("got %s agencies, want 2", got[0])
	}
	if _, _, ok, err := db.ByHandle(context.Background(), first); !ok || err != nil {
		t.Errorf("%s is not found any more (%v)", first, err)
	}
	whole(t, db)
}

// TestSharedNameTiedLater: two agencies become one when a report of the one is seen
// at the place of the other; the handle that one of them loses still leads to it.
func TestSharedNameTiedLater(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", at("1.html", "a", town("1")), at("2.html", "b", town("2")))
	handles := asked(t, db, `SELECT handle FROM reports`)
	keep(t, db, "p", at("1.html", "b", town("2")))
	if got := asked(t, db, `SELECT count(DISTINCT agency_id), sum(is_current) FROM reports`); got[0] != "1|1" {
		t.Errorf("got agencies|current %s, want 1|1", got[0])
	}
	for _, h := range handles {
		if _, _, ok, err := db.ByHandle(context.Background(), h); !ok || err != nil {
			t.Errorf("%s is not found any more (%v)", h, err)
		}
	}
	fingerprintsFit(t, db)
	whole(t, db)
}

// TestSharedNameSameZeros: two towns print the same of two years, and one of them
// what the other prints too; nothing ties the towns, and none hides another.
func TestSharedNameSameZeros(t *testing.T) {
	of := func(year int, received string) *normalize.Report {
		r := town(received)
		r.Year = year
		return r
	}
	db := made(t, Options{})
	keep(t, db, "p", at("0.html", "a", of(2022, "1")), at("1.html", "b", of(2022, "2")), at("2.html", "c", of(2023, "1")))
	keep(t, db, "p", at("2.html", "d", of(2023, "2")))
	got := asked(t, db, `SELECT source, year FROM reports WHERE is_current = 1 ORDER BY source`)
	if diff := cmp.Diff([]string{"0.html|2022", "1.html|2022", "2.html|2023"}, got); diff != "" {
		t.Error(diff)
	}
	if got := asked(t, db, `SELECT count(DISTINCT agency_id) FROM reports`); got[0] != "3" {
		t.Errorf("got %s agencies, want 3", got[0])
	}
}

// fingerprintsFit: every finding has the fingerprint that its handle gives it.
func fingerprintsFit(t *testing.T, db *DB) {
	t.Helper()
	for _, id := range ids(t, db) {
		r, err := db.Load(context.Background(), id)
		if err != nil {
			t.Fatal(err)
		}
		prints := fingerprintsOf(asked(t, db, `SELECT 'nb:' || a.id || '/' || r.year || '/' || r.content8 FROM report r JOIN agency a ON a.no = coalesce(r.own_no, r.agency_no) WHERE r.no = ?`, id)[0])
		var want []string
		for _, f := range r.Result.Findings {
			want = append(want, prints.of(f))
		}
		if diff := cmp.Diff(want, asked(t, db, `SELECT fingerprint FROM findings WHERE report_id = ? ORDER BY id`, id)); diff != "" {
			t.Error(diff)
		}
	}
}

func ids(t *testing.T, db *DB) (list []int64) {
	t.Helper()
	err := db.Rows(context.Background(), `SELECT id FROM reports ORDER BY id`, nil, func([]string) error { return nil }, func(row []any) error {
		list = append(list, row[0].(int64))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// TestNoYear: reports of one agency that name no year may be of different years;
// only what stood at the same place before is replaced.
func TestNoYear(t *testing.T) {
	undated := func(n string) *normalize.Report {
		return put(sheet("云岭市水务局", "", 0, "f2021"), "requests/received/total", n)
	}
	db := made(t, Options{})
	keep(t, db, "p", at("1.html", "a", undated("1")), at("2.html", "b", undated("2")), at("3.html", "c", undated("3")))
	keep(t, db, "p", at("3.html", "d", undated("4")))
	got := asked(t, db, `SELECT source, version FROM reports WHERE is_current = 1 ORDER BY source`)
	if diff := cmp.Diff([]string{"1.html|1", "2.html|1", "3.html|2"}, got); diff != "" {
		t.Error(diff)
	}
}
