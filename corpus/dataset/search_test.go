package dataset

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"nianbao/normalize"
)

// told is a report with one section of that text.
func told(n int, text string) Reading {
	r := sheet(fmt.Sprintf("第%d县水务局", n), "", 2023, "f2021")
	r.Sections = []normalize.Section{{Key: "overview", Heading: "一、总体情况", Text: text}}
	return at(fmt.Sprint("s", n), fmt.Sprint(n, text), r)
}

// TestSearch: words of any length, in any script of the reports, and nothing that
// does not hold them.
func TestSearch(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p",
		told(1, "本年收到行政复议申请3件，未发生行政诉讼。"),
		told(2, "本年收到復議申請，結果維持。"),
		told(3, "复查三次；会议两次。Web站点 WWW.Example.cn 访问10245人次"),
		told(4, "行政机关 复 议 事项：网 站"),
		told(5, "议复"),
	)
	for _, x := range []struct {
		words string
		want  string // the reports, by number
	}{
		{"复议", "1 2 4"}, {"復議", "1 2 4"}, {"复", "1 2 3 4 5"}, {"议复", "5"}, {"行政复议", "1"}, {"行政复", "1"}, {"复议事项", "4"},
		{"复议 诉讼", "1"}, {"行政复议申请3件", "1"}, {"复会", ""}, {"复议诉讼", ""}, {"网站", "4"}, {"example", "3"}, {"ＷＥＢ站点", "3"}, {"exam", "3"},
		{"10245", "3"}, {"024", ""}, {"维持", "2"}, {"维持。", "2"}, {"总体情况", "1 2 3 4 5"}, {"情况本年", ""}, {"。", ""}, {"", ""}, {"%", ""}, {"复_", ""}, {`"复`, ""},
	} {
		var got []string
		hits, ok, err := db.Search(context.Background(), strings.Fields(x.words), 99)
		if err != nil || !ok {
			t.Errorf("%q: %v %v", x.words, ok, err)
		}
		for _, h := range hits {
			got = append(got, strings.TrimSuffix(strings.TrimPrefix(h.Agency, "第"), "县水务局"))
		}
		if diff := cmp.Diff(x.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q: %s", x.words, diff)
		}
	}
}

// TestSearchForgets: words of a section that was read otherwise are not found any
// more, and those of an older version neither.
func TestSearchForgets(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p1", told(1, "本年收到行政复议申请"))
	again := told(1, "本年收到行政复议申请")
	again.Report.Sections[0].Text = "本年收到投诉举报"
	keep(t, db, "p2", again)
	for word, want := range map[string]int{"复议": 0, "举报": 1} {
		if hits, _, err := db.Search(context.Background(), []string{word}, 9); len(hits) != want || err != nil {
			t.Errorf("%s: got %d hits (%v), want %d", word, len(hits), err, want)
		}
	}
	if got := asked(t, db, `SELECT count(*) FROM section_words WHERE section_words MATCH '"复议"'`); got[0] != "0" {
		t.Error("the index keeps words of a section that is gone")
	}
	changed := told(1, "本年收到信访")
	changed.Document.SHA256 = told(9, "x").Document.SHA256
	keep(t, db, "p2", changed)
	if hits, _, err := db.Search(context.Background(), []string{"举报"}, 9); len(hits) != 0 || err != nil {
		t.Errorf("got %d hits in an older version (%v)", len(hits), err)
	}
}

func TestSearchWithoutIndex(t *testing.T) {
	db := made(t, Options{NoSearch: true})
	keep(t, db, "p1", told(1, "复议"))
	keep(t, db, "p2", told(1, "复议"))
	if hits, ok, err := db.Search(context.Background(), []string{"复议"}, 9); ok || len(hits) != 0 || err != nil {
		t.Errorf("got %v %v %v, want no index", hits, ok, err)
	}
}

// TestFind: fragments of names, as people type them.
func TestFind(t *testing.T) {
	db := made(t, Options{})
	lushi := sheet("卢氏县交通运输局", "411224", 2024, "f2021")
	undated := sheet("云岭市水务局", "", 0, "f2021")
	keep(t, db, "p", at("in/1.html", "1", lushi), at("in/2.html", "2", sheet("卢氏县财政局", "411224", 2024, "f2021")),
		at("in/3.html", "3", sheet("卢氏县交通运输局", "411224", 2023, "f2021")), at("2024/水_务%.html", "4", undated), at("2024/5.html", "5", sheet("青崖市水务局", "", 2022, "f2021")))
	for _, x := range []struct {
		words, want string
	}{
		{"卢氏 交通 2024", "in/1.html"}, {"三门峡 財政", "in/2.html"}, {"縣財政", "in/2.html"}, {"河南省 交通 2023年", "in/3.html"}, {"交通　运输", "in/1.html in/3.html"},
		{"２０２３", "in/3.html"}, {"2024 水", "2024/水_务%.html"}, {"2022", "2024/5.html"}, {"%", "2024/水_务%.html"}, {"水_", "2024/水_务%.html"}, {"水%", ""}, {"_", "2024/水_务%.html"},
		{"交通局", ""}, {"县财", "in/2.html"}, {"局卢氏", ""}, {"", "2024/5.html 2024/水_务%.html in/1.html in/2.html in/3.html"},
	} {
		got, err := db.Find(context.Background(), strings.FieldsFunc(x.words, func(r rune) bool { return r == ' ' }))
		if err != nil {
			t.Fatal(err)
		}
		var sources []string
		for _, id := range got {
			sources = append(sources, asked(t, db, `SELECT source FROM reports WHERE id = ?`, id)[0])
		}
		slices.Sort(sources)
		if diff := cmp.Diff(x.want, strings.Join(sources, " ")); diff != "" {
			t.Errorf("%q: %s", x.words, diff)
		}
	}
}

// TestCharacters: substr finds what stands behind a text, also where it is no UTF-8.
func TestCharacters(t *testing.T) {
	db := made(t, Options{})
	for _, s := range []string{"", "abc", "年报1份", "𠀀", "\x80\x80", "年\xe5", "\xe5\x8d报", "\xff\x80\x80a"} {
		if got := asked(t, db, `SELECT substr(? || '#', ?)`, s, characters(s)+1)[0]; got != "#" {
			t.Errorf("%q has not %d characters: behind them stands %q", s, characters(s), got)
		}
	}
}
