package extract

import (
	"strings"
	"testing"
	"unicode"

	"golang.org/x/net/html"
)

func find(n *html.Node, tag string) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.Data == tag {
			return d
		}
	}
	return nil
}

func TestLooksLikeHTML(t *testing.T) {
	cases := []struct {
		in   string
		want bool
	}{
		{"<!DOCTYPE html><p>", true},
		{"\xEF\xBB\xBF\n  <html>", true},
		{"<TABLE border=1>", true},
		{"</div><p>x", true},
		{"<!-- saved --><html>", true},
		{`<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml">`, true},
		{`<?xml version="1.0"?><w:document>`, false},
		{"一、总体情况\n<table><tr><td>1", true},
		{"\xFF\xFE<\x00p\x00>\x00", true},
		{"<\x00h\x00t\x00m\x00l\x00>\x00", true},
		{`{"html":"\u003cp\u003e"}`, true},
		{"<政府信息公开>年报", false},
		{"1 < 2, a > b", false},
		{"规章\t0\t1", false},
		{"%PDF-1.4 <</Type/Catalog>> <div>", false},
		{"MIME-Version: 1.0\n\n<html>", false},
		{"PK\x03\x04<html>", false},
		{"\x00\x01\x02<html>\x03\x04", false},
		{"<a\x01\x02\x03\x04\x05\x06", false},
		{"", false},
	}
	for _, c := range cases {
		if got := looksLikeHTML([]byte(c.in)); got != c.want {
			t.Errorf("%q: got %v want %v", c.in, got, c.want)
		}
	}
}

func TestCut(t *testing.T) {
	cases := []struct {
		in   string
		want bool
	}{
		{"<p>x</p>", false},
		{"<p>x</p", true},
		{"<p>x</p><", true},
		{"<p>x</p></", true},
		{`<a href="x>y`, true},
		{`<a href="x>y">z</a>`, false},
		{`<a href=x">z</a>`, false},
		{"<p>1 < 2", false},
		{"<table><tr><td>x", true},
		{"<table><tr><td>x</table>", false},
		{"<table><tr><td>x</body></html>", false},
		{"<table><table></table></table>", false},
		{"<!-- x", true},
		{"<!-- <table> --><p>", false},
		{"<!--><p>", false},
		{"<script>if (a<b) '<table>'</script>", false},
		{"<script>var a = '<table", true},
		{"<title>a<b</TITLE>", false},
	}
	for _, c := range cases {
		s, err := lookAt(c.in)
		if err != nil || s.cut != c.want {
			t.Errorf("%q: got %v, %v want %v", c.in, s.cut, err, c.want)
		}
	}
}

func TestAttachment(t *testing.T) {
	cases := []struct {
		in   string
		want bool
	}{
		{"./P020240131.pdf", true},
		{"/a/b.DOCX?x=1", true},
		{"viewer.html?file=/u/x.pdf", true},
		{"/pdfjs/viewer.html?file=%2Fu%2Fx.pdf#page=1", true},
		{"/module/download/downfile.jsp?classid=0&filename=ab.pdf", true},
		{"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&wbfileid=12", true},
		{"report.ofd", true},
		{"/x/年报.wps", true},
		{"index.html", false},
		{"/col/col1/index.html?x=pdf", false},
		{"/download/index.html", false},
		{"javascript:void(0)", false},
		{"", false},
	}
	for _, c := range cases {
		if got := IsAttachment(c.in); got != c.want {
			t.Errorf("%q: got %v want %v", c.in, got, c.want)
		}
	}
}

func TestUnescape(t *testing.T) {
	cases := []struct{ in, want string }{
		{`<p>\u4e00、<\/p>`, "<p>一、</p>"},
		{`a\"b\'c\\d\x41`, `a"b'c\dA`},
		{`\ud842\udfb7`, "𠮷"},
		{`\ud842x`, "\uFFFDx"},
		{`\u12`, "\uFFFD12"},
		{`a\nb`, "a b"},
		{`a\`, `a\`},
		{`plain`, "plain"},
	}
	for _, c := range cases {
		if got := unescape(c.in); got != c.want {
			t.Errorf("%q: got %q want %q", c.in, got, c.want)
		}
	}
}

func TestLinePairs(t *testing.T) {
	cases := []struct {
		in   string
		want []pair // nil: the line is no line of pairs
	}{
		{"来源：青石县统计局 发布时间：2023-01-31 13:24 浏览次数：12", []pair{{"来源", "青石县统计局"}, {"发布时间", "2023-01-31 13:24"}, {"浏览次数", "12"}}},
		{"来源：青石县人民政府发布时间：2023年1月31日", []pair{{"来源", "青石县人民政府"}, {"发布时间", "2023年1月31日"}}},
		{"索 引 号：0001/2024-1", []pair{{"索引号", "0001/2024-1"}}},
		{"【发布机构】：", []pair{{"发布机构", ""}}},
		{"2023-01-31 来源：甲局", []pair{{"日期", "2023-01-31"}, {"来源", "甲局"}}},
		{"联系地址：青石县城关镇，邮编：000000", nil},
		{"本报告的信息来源：各科室。", nil},
		{"一、总体情况：", nil},
		{"无", nil},
	}
	for _, c := range cases {
		got, ok := linePairs(c.in)
		if ok != (c.want != nil) || ok && !equalPairs(got, c.want) {
			t.Errorf("%s: got %q, %v want %q", c.in, got, ok, c.want)
		}
	}
}

func equalPairs(a, b []pair) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// TestUnits: a unit beside a table is no publisher.
func TestUnits(t *testing.T) {
	c, err := readHTML([]byte("<p>单位：万元</p><p>三、收到和处理政府信息公开申请情况</p><p>单位：件</p><p>六、其他需要报告的事项</p>"))
	if err != nil || len(c.Marks) != 0 || len(c.Lines) != 4 {
		t.Errorf("got %v %v %v want four lines and no mark", c.Marks, c.Lines, err)
	}
}

// TestLetterOfEach: the short ways to judge a character say what the long ones do.
func TestLetterOfEach(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		kept := rune(-1)
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r >= firstHan && r <= lastHan {
			kept = simplified(r)
		}
		if got := letter(r); got != kept {
			t.Errorf("%U: got %U, want %U", r, got, kept)
		}
		for _, s := range []string{string(r) + "一" + string(r), "a" + string(r), string(r) + "。"} {
			if got, want := trimPadding(s), strings.TrimFunc(s, padding); got != want {
				t.Errorf("%q: got %q, want %q", s, got, want)
			}
		}
	}
	for in, want := range map[string]string{"\xe4\xc2\xa0": "\xe4", "一\xe4\xc2\xa0": "一\xe4", "\xe3\x80": "\xe3\x80"} {
		if got := trimPadding(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
	if got, want := keepLetters("一、 總體（情況）\xff"), "一总体情况"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
