package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

// An old site of frames: http alone, though the list says https. Planted: every way of
// declaring the wrong charset, each year another; an error page in iso-8859-1; links that
// a script puts together; a town that is in no menu and never published.
var _ = register(plan{"old", []string{"www.qingmo.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.wrong = "青陌县人民政府", "9917000017", "青陌县", `id="Zoom"`, "gb2312"
	county := s.unit(synth.Government("青陌县", 3, false), "/")
	county.url = strings.Replace(county.url, "http:", "https:", 1)
	s.unit(synth.Town("青陌县", "柳坞镇", 1), "/").under(county)
	s.front([]link{{"信息公开", "xxgk/index.htm"}})
	s.pages["/main.htm"] = s.pages["/"]
	s.put("/", "<html><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=gb2312\"><title>青陌县人民政府</title></head>\n<frameset rows=\"90,*\"><frame src=\"top.htm\" name=\"top\"><frame src=\"main.htm\" name=\"main\"></frameset></html>")
	s.put("/top.htm", "<html><body><img src=\"/images/banner.jpg\"><a href=\"main.htm\" target=\"main\">首页</a></body></html>")
	s.put("/xxgk/index.htm", s.column("信息公开", links([]link{{"公开指南", "zn.htm"}, {"公开制度", "zd.htm"}, {"信息公开年报", "nb.htm"}, {"依申请公开", "ysq.htm"}})))
	papers := s.since(county, 2019)
	for i, p := range papers {
		p.path = fmt.Sprintf("/xxgk/nb/nb%d.htm", p.year)
		s.present(p)
		s.misdeclared(p, (p.year+i)%7)
	}
	s.put("/xxgk/nb.htm", s.column("信息公开年报", scripted(rows(papers))))
	s.lost = func(*call) page {
		return page{status: 404, kind: "text/html; charset=iso-8859-1", body: []byte("<html><head><title>Seite fehlt</title></head><body><h1>P\xe4gina no encontrada \xa9</h1></body></html>")}
	}
}})

// misdeclared sends a report's page with one of the wrong declarations.
func (s *site) misdeclared(p *paper, way int) {
	const said = "content=\"text/html; charset=gb2312\""
	html := strings.Replace(s.article(p.title, p.on, p.unit.agency.Name, p.fragment()+"<p>联系人：𠮷先生</p>"), said, "content=\"text/html; charset=CHARSET\"", 1)
	declare := func(charset string) string {
		if charset == "" {
			return strings.Replace(html, "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=CHARSET\" />\n", "", 1)
		}
		return strings.Replace(html, "CHARSET", charset, 1)
	}
	late := strings.Replace(declare(""), "<head>", "<head>\n<script>/* "+strings.Repeat("jQuery v1.4.2 ", 120)+"*/</script>", 1)
	answers := []page{
		{kind: "text/html", body: synth.GB18030(declare("gb2312"))},
		{kind: "text/html", body: synth.GB18030(declare("utf-8"))},
		{kind: "text/html; charset=utf-8", body: synth.GB18030(declare("gbk"))},
		{kind: "text/html", body: synth.GB18030(declare(""))},
		{kind: "text/html", body: []byte(declare("gb2312"))},
		{kind: "text/html; charset=ISO-8859-1", body: []byte(declare("utf-8"))},
		{kind: "text/html", body: synth.GB18030(late)},
	}
	answers[way].changed = firstDay
	s.pages[p.path] = answers[way]
}
