package extract

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"
)

// slowest bounds the reading of any page; a step that grows faster than the page
// takes minutes or hours on those below.
const slowest = 20 * time.Second

func counted(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, i)
	}
	return b.String()
}

// hugePages are pages of many megabytes, or of few that ask for much. Each is read
// or refused as "limit"; none is read in part.
var hugePages = []struct {
	name, reason string
	page         func() string
}{
	{"64 MB of cells", "limit", func() string { return "<table><tr>" + strings.Repeat("<td>", 15<<20) }},
	{"40,000 tables", "", func() string { return strings.Repeat("<table><tr><td>1<td>2</table>", 40_000) }},
	{"a million divs in each other", "limit", func() string { return strings.Repeat("<div>", 1_000_000) }},
	{"a million tables in each other", "limit", func() string { return strings.Repeat("<table>", 1_000_000) }},
	{"tables in cells in each other", "limit", func() string { return strings.Repeat("<table><tr><td>", 300_000) }},
	{"tables in one table's cells", "", func() string {
		return "<table><tr>" + strings.Repeat("<td><table><tr><td>1<td>2</table>", 5000) + "</table>"
	}},
	{"the widest and tallest spans", "limit", func() string {
		return "<table>" + strings.Repeat("<tr>"+strings.Repeat("<td rowspan=65534 colspan=1000>1", 15), 1000)
	}},
	{"wide spans in many tables", "limit", func() string {
		return strings.Repeat("<table>"+strings.Repeat("<tr><td colspan=1000>1", 1000)+"</table>", 100)
	}},
	{"half a million attributes", "", func() string { return "<p " + counted(500_000, "a%d=1 ") + ">x" }},
	{"two million attributes", "limit", func() string { return "<p " + counted(2_000_000, "a%d ") + ">x" }},
	{"attributes of a body that is opened again", "limit", func() string { return "<body " + counted(300_000, "a%d ") + ">" + strings.Repeat("<body a b>", 1000) }},
	{"attributes of formatting", "", func() string { return "<p><b " + counted(100_000, "a%d ") + ">" + strings.Repeat("<p>x", 100_000) }},
	{"formatting behind strange end tags", "", func() string { return "<p>" + counted(400, "<font color=%d></i>") + strings.Repeat("<p>x", 60_000) }},
	{"formatting behind tables", "", func() string {
		return "<p>" + counted(400, "<font color=%d><table><tr><td></font></table>") + strings.Repeat("<p>x", 60_000)
	}},
	{"hiding formatting that multiplies", "limit", func() string {
		return "<p>" + counted(400, "<font color=%d style='display:inline'></i>") + strings.Repeat("<p>x", 500_000)
	}},
	{"one text of 60 MB", "limit", func() string { return "<p>" + strings.Repeat("政", 20<<20) }},
	{"60 MB of <", "limit", func() string { return "<p>" + strings.Repeat("<", 60<<20) }},
	{"comments that do not end", "", func() string { return "<p>" + strings.Repeat("<!--x", 6<<20) }},
	{"8 million comments", "limit", func() string { return "<p>" + strings.Repeat("<!>", 8<<20) }},
	{"line ends of a <pre>", "limit", func() string { return "<pre>" + strings.Repeat("a\n", 20<<20) }},
	{"a style sheet of 10 MB", "", func() string {
		return "<style>" + counted(400_000, ".a%d{display:none}\n") + "</style>" + strings.Repeat("<p class=a1>x", 10_000)
	}},
	{"a million links", "", func() string { return strings.Repeat("<a href=x.pdf>附件", 1_000_000) }},
	{"two million links", "limit", func() string { return strings.Repeat("<a href=x.pdf>附件", 2_000_000) }},
	{"labels of a catalogue", "", func() string { return strings.Repeat("<p>索引号：", 100_000) }},
	{"source lines", "", func() string { return strings.Repeat("<p>来源：甲局<p>名称", 50_000) }},
	{"templates in each other", "", func() string {
		return strings.Repeat("<template>", 400) + strings.Repeat("<p>一、总体情况", 50_000)
	}},
	{"end tags in deep blocks", "limit", func() string { return strings.Repeat("<form><div>", 400) + strings.Repeat("</form>", 1_100_000) }},
	{"claims in each other", "", func() string { return strings.Repeat("<ucaptitle>", 400) + strings.Repeat("<br>", 500_000) }},
	{"lines of tools", "", func() string { return strings.Repeat("<p>"+strings.Repeat("首页 ", 2000), 300) }},
	{"a picture of 60 MB", "", func() string { return "<img src='data:image/png;base64," + strings.Repeat("A", 60<<20) + "'>" }},
	{"pages in a script", "limit", func() string {
		return "<script>" + strings.Repeat(`"<p>一、总体情况</p>`+strings.Repeat("<p>x", 90)+`";`, 6000) + "</script>"
	}},
	{"a script of 60 MB", "", func() string { return "<script>" + strings.Repeat(`'"`+"`", 20<<20) + "</script>" }},
}

// TestHugePages: no page takes long, whatever it asks for.
func TestHugePages(t *testing.T) {
	if testing.Short() {
		t.Skip("reads pages of many megabytes")
	}
	for _, c := range hugePages {
		t.Run(c.name, func(t *testing.T) {
			page := "<html>" + c.page()
			start := time.Now()
			_, err := Read([]byte(page[:min(len(page), Limit)]))
			if took := time.Since(start); took > slowest {
				t.Errorf("got a reading of %v want at most %v", took, slowest)
			}
			var r *Refusal
			if errors.As(err, &r); (r == nil) != (c.reason == "") || r != nil && (r.Reason != c.reason || r.Detail == "") {
				t.Errorf("got %v want %q", err, c.reason)
			}
		})
	}
}

// TestLargeReports: pages as large as published ones are read whole.
func TestLargeReports(t *testing.T) {
	table := "<table><tr><td>申请人情况<td>自然人<td>总计" + strings.Repeat("<tr><td>一、本年新收<td>4<td>4", 25) + "</table>"
	report := "<p>一、总体情况<p>二、主动公开政府信息情况" + table + "<p>六、其他需要报告的事项"
	cases := []struct {
		name, page string
		grids      int
	}{
		{"inline pictures of 3 MB", report + strings.Repeat("<img src='data:image/png;base64,"+strings.Repeat("A", 3<<20)+"'>", 4), 1},
		{"layout tables 15 deep", strings.Repeat("<table width=100%><tr><td>&nbsp;</td><td>", 15) + report + strings.Repeat("</td></tr></table>", 15), 1},
		{"20,000 spans", report + strings.Repeat("<p><span style='color:red'><font face=宋体>字</font></span>", 10_000), 1},
		{"a book of 200 reports", strings.Repeat(report+"<p>"+strings.Repeat("公开信息。", 2000), 200), 200},
	}
	for _, c := range cases {
		got, err := Read([]byte("<html><body>" + c.page + "</body></html>"))
		if err != nil || len(got.Grids) != c.grids || got.Cut {
			t.Errorf("%s: got %v, %+v want %d grids", c.name, err, got, c.grids)
		}
	}
}
