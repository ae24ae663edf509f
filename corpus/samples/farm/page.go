package farm

// A page of a site: its head with the standard meta tags, its frame, an article.

import (
	"fmt"
	"html"
	"strings"

	"nianbao/corpus/samples/synth"
)

// meta is a name and what it states.
type meta [2]string

// page puts a body between the site's head and foot.
func (s *site) page(title string, metas []meta, body string) string {
	charset := "utf-8"
	if s.wrong != "" {
		charset = s.wrong
	}
	var b strings.Builder
	b.WriteString("<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd\">\n<html>\n<head>\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=" + charset + "\" />\n")
	fmt.Fprintf(&b, "<title>%s-%s</title>\n", html.EscapeString(title), s.name)
	for _, m := range append([]meta{{"SiteName", s.name}, {"SiteDomain", s.host}, {"SiteIDCode", s.code}}, metas...) {
		fmt.Fprintf(&b, "<meta name=\"%s\" content=\"%s\" />\n", m[0], html.EscapeString(m[1]))
	}
	b.WriteString("<link rel=\"stylesheet\" href=\"/css/common.css\" />\n<script type=\"text/javascript\" src=\"/js/jquery.min.js\"></script>\n</head>\n<body>\n<div class=\"header\"><a href=\"/\">" + s.name + "</a> <a href=\"/wza.html\">无障碍</a></div>\n")
	b.WriteString(body)
	fmt.Fprintf(&b, "<div class=\"footer\"><p>主办单位：%s办公室</p><p>网站标识码：%s</p></div>\n</body>\n</html>\n", s.place, s.code)
	return b.String()
}

// column is a page of a list.
func (s *site) column(name, body string) string {
	return s.page(name, []meta{{"ColumnName", name}, {"ColumnDescription", name + "栏目"}, {"ColumnKeywords", name}, {"ColumnType", "信息公开"}},
		"<div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; "+name+"</div>\n<div class=\"main\">\n"+body+"</div>\n")
}

// article is a page of one text.
func (s *site) article(title string, on synth.Date, source, body string) string {
	date := day(on, iso)
	metas := []meta{{"ArticleTitle", title}, {"PubDate", date + " 09:" + fmt.Sprintf("%02d", on.Day+10)}, {"ContentSource", source}, {"Keywords", "政府信息公开"}, {"Author", ""}}
	var b strings.Builder
	b.WriteString("<div class=\"position\">当前位置：<a href=\"/\">首页</a> &gt; 政府信息公开</div>\n")
	if s.catalogue {
		fmt.Fprintf(&b, "<table class=\"catalogue\"><tr><td>索 引 号：</td><td>%s/%d-00%03d</td><td>信息分类：</td><td>政府信息公开年报</td></tr>\n<tr><td>发布机构：</td><td>%s</td><td>发布日期：</td><td>%s</td></tr></table>\n", s.code[:6], on.Year, on.Day, source, date)
	}
	box := s.box
	if box == "" {
		box = `class="content"`
	}
	fmt.Fprintf(&b, "<div class=\"info\">发布时间：%s 来源：%s</div>\n<div %s>\n%s</div>\n<div class=\"tools\"><a href=\"javascript:window.print()\">打印</a> <a href=\"javascript:window.close()\">关闭</a></div>\n", date, source, box, body)
	return s.page(title, metas, b.String())
}

// present lays the page of a report whose text stands in it.
func (s *site) present(p *paper) {
	if !p.removed {
		s.put(p.path, s.article(p.title, p.on, p.unit.agency.Name, p.fragment()))
	}
}
