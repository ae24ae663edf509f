package farm

import (
	"fmt"
	"strconv"

	"nianbao/corpus/samples/synth"
)

// eportal: ?currentPage=N over one address. Planted: past the end the last page comes
// again; lines whose links a script writes; a report that comes late.
var _ = register(plan{"eportal", []string{"www.moyu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.catalogue = "墨屿市人民政府", "9912000012", "墨屿市", `class="article"`, true
	city := s.unit(synth.Government("墨屿市", 5, true), "/")
	s.front([]link{{"政府信息公开", "/eportal/ui?pageId=3300"}})
	s.put("/eportal/ui?pageId=3300", s.column("政府信息公开", links([]link{{"公开指南", "/eportal/ui?pageId=3301"}, {"公开制度", "/eportal/ui?pageId=3302"}, {"公开年报", "/eportal/ui?pageId=3303"}, {"依申请公开", "/eportal/ui?pageId=3304"}})))
	var all []*paper
	for _, u := range append([]*unit{city}, s.bureaus("墨屿市", city, "/", "教育局", "水务局", "市场监督管理局")...) {
		all = append(all, s.since(u, 2021)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("/moyu/xxgk/nb/%d/index.html", p.id)
		if p.unit.name == "墨屿市水务局" && p.year == 2024 {
			p.date(synth.Date{Year: 2025, Month: 5, Day: 6})
		}
		s.present(p)
	}
	lines := rows(all)
	s.calls["/eportal/ui"] = func(c *call) page {
		if c.query.Get("pageId") != "3303" {
			return s.web(s.column("政府信息公开", "<p>栏目内容正在整理。</p>"))
		}
		n, _ := strconv.Atoi(c.query.Get("currentPage"))
		n = min(max(n, 1), chunks(lines, 5))
		return s.web(s.column("公开年报", scripted(chunk(lines, n-1, 5))+fmt.Sprintf("<div class=\"easysite-page-wrap\" pagecount=\"%d\">总记录数:%d 当前页:%d/%d <a href=\"/eportal/ui?pageId=3303&amp;currentPage=%d\">下一页</a></div>", chunks(lines, 5), len(lines), n, chunks(lines, 5), min(n+1, chunks(lines, 5)))))
	}
}})

// scripted are lines that a script of the page writes.
func scripted(list []row) string {
	text := "<ul>\n"
	for _, r := range list {
		text += "<li><script>\nvar curHref='" + r.href + "';\nvar curTitle='" + r.title + "';\ndocument.write('<a href=\"' + curHref + '\">' + curTitle + '</a>');\n</script><span>" + day(r.on, iso) + "</span></li>\n"
	}
	return text + "</ul>\n"
}
