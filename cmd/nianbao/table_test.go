package main

// Tables line up, whatever the characters.

import (
	"strings"
	"testing"
)

func TestTableAlignsChinese(t *testing.T) {
	got := (&table{
		head:  [][]string{{"项目", "总计"}},
		rows:  [][]string{{"新收", "12 "}, {"（一）“予以公开”", "5*"}, {"granted", "·"}},
		right: func(col int) bool { return col > 0 },
	}).String()
	want := strings.Join([]string{
		"项目              总计",
		"----------------  ----",
		"新收               12",
		"（一）“予以公开”    5*",
		"granted              ·",
		"",
	}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		in      string
		columns int
		want    string
	}{
		{"年度报告", 8, "年度报告"},
		{"年度报告", 7, "年度报…"},
		{"年度报告", 6, "年度…"},
		{"report", 3, "re…"},
		{"", 3, ""},
	} {
		if got := shorten(c.in, c.columns); got != c.want {
			t.Errorf("shorten(%q, %d): got %q, want %q", c.in, c.columns, got, c.want)
		}
	}
}

// TestPrintable: a document cannot steer the terminal.
func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"鹿鸣县 2023":        "鹿鸣县 2023",
		"a\x1b[31mb":      "a\ufffd[31mb",
		"two\nlines\tand": "two lines and",
		"\u202egnp.exe":   "\ufffdgnp.exe",
		"\u009b2J":        "\ufffd2J",
	} {
		if got := printable(in); got != want {
			t.Errorf("printable(%q): got %q, want %q", in, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for _, c := range []struct {
		args      []string
		all, lang string
		want      string
	}{
		{nil, "", "zh_CN.UTF-8", "zh"},
		{nil, "", "C.UTF-8", "en"},
		{nil, "en_GB", "zh_CN.UTF-8", "en"},
		{[]string{"check", "--lang", "zh"}, "en_GB", "", "zh"},
		{[]string{"--lang=en", "check"}, "zh_CN", "", "en"},
		{[]string{"check", "--", "--lang=zh"}, "", "en", "en"},
		{nil, "", "", "en"},
	} {
		t.Setenv("LC_ALL", c.all)
		t.Setenv("LC_MESSAGES", "")
		t.Setenv("LANG", c.lang)
		if got := language(c.args); got != c.want {
			t.Errorf("language(%q) with LC_ALL=%q LANG=%q: got %s, want %s", c.args, c.all, c.lang, got, c.want)
		}
	}
}
