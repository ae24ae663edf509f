package farm

// The front of a site: a home page with many links, and the platform of disclosure
// behind it, from which the column of annual reports is one more click.

import (
	"fmt"
	"html"
	"strings"
)

// link is a text and where it leads.
type link struct{ text, href string }

func links(list []link) string {
	var b strings.Builder
	for _, l := range list {
		fmt.Fprintf(&b, "<li><a href=\"%s\">%s</a></li>\n", html.EscapeString(l.href), l.text)
	}
	return "<ul>\n" + b.String() + "</ul>\n"
}

// front lays the home page at /, with news, and links to other sites at its foot.
func (s *site) front(nav []link, others ...link) {
	all := append([]link{{"首页", "/"}, {"要闻动态", "/xwzx/"}}, nav...)
	all = append(all, link{"办事服务", "/bsfw/"}, link{"互动交流", "/hdjl/"}, link{"专题专栏", "/ztzl/"})
	var lines []link
	for n := range 48 {
		lines = append(lines, link{short(headline(s.place, n), 14), fmt.Sprintf("/xwzx/%d.html", 5000+n)})
	}
	foot := append([]link{{"省政府网站", s.base("www.shengji.gov.cn") + "/"}, {"友情链接", s.base("www.qp-xinyu88.com") + "/"}}, others...)
	s.put("/", s.page("首页", nil, "<div class=\"nav\">"+links(all)+"</div>\n<div class=\"news\">"+links(lines)+"</div>\n<div class=\"friends\">"+links(foot)+"</div>\n"))
	s.under = append(s.under, prefix{"/xwzx/", s.newsPage}, prefix{"/bsfw/", s.plainPage("办事服务")}, prefix{"/hdjl/", s.plainPage("互动交流")}, prefix{"/ztzl/", s.plainPage("专题专栏")})
}

func (s *site) newsPage(c *call) page {
	n := 0
	if _, err := fmt.Sscanf(c.URL.Path, "/xwzx/%d.html", &n); err != nil {
		return s.web(s.column("要闻动态", "<p>请浏览首页新闻。</p>"))
	}
	title := headline(s.place, n-5000)
	return s.web(s.page(title, nil, "<div class=\"content\"><h1>"+title+"</h1><p>近日，有关单位按照工作安排，"+news[n%len(news)]+"，各项工作有序进行。</p></div>"))
}

func (s *site) plainPage(name string) func(*call) page {
	return func(*call) page { return s.web(s.column(name, "<p>栏目内容正在整理。</p>")) }
}

// platform lays the page of 政府信息公开: five columns, of which one is that of the
// annual reports.
func (s *site) platform(path, text, annual string, more ...link) {
	s.put(path, s.column("政府信息公开", "<div class=\"menu\">"+links(append([]link{
		{"政府信息公开指南", path + "zn.html"}, {"政府信息公开制度", path + "zd.html"}, {"法定主动公开内容", path + "fdzdgk.html"}, {text, annual}, {"依申请公开", path + "ysqgk.html"},
	}, more...))+"</div>"))
	for _, l := range []link{{"政府信息公开指南", "zn"}, {"政府信息公开制度", "zd"}, {"法定主动公开内容", "fdzdgk"}, {"依申请公开", "ysqgk"}} {
		s.put(path+l.href+".html", s.column(l.text, "<p>"+s.place+l.text+"。公开的范围、形式和时限，以目录为准。</p>"))
	}
}
