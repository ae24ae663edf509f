package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// Shells: the column's list stands in a frame of the same host, beside frames that count
// visits. Planted: a list that is cut short of its own total, documents in viewers, embeds
// and windows, dead addresses that lead home, units whose column the list of sites
// knows.
var _ = register(plan{"shells", []string{"www.hewei.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "鹤蔚县人民政府", "9918000018", "鹤蔚县", `class="xxgk_content"`
	county := s.unit(synth.Government("鹤蔚县", 4, false), "/")
	s.front([]link{{"政务公开", "/zwgk.html"}})
	s.put("/zwgk.html", s.column("政务公开", links([]link{{"信息公开", "/xxgk/index.html"}, {"数据开放", "/sjkf.html"}})))
	s.platform("/xxgk/index.html", "公开年报", "/xxgk/gknb.html")
	s.put("/xxgk/gknb.html", s.column("公开年报", "<iframe src=\"/share/bar.html\" height=0></iframe><iframe src=\"/visitcount/count.html?id=3\" height=0></iframe>\n<iframe id=\"listframe\" src=\"/xxgk/list/gknb_list.html\" width=100% frameborder=0></iframe>"))
	all := s.since(county, 2021)
	for _, u := range s.bureaus("鹤蔚县", county, "/", "司法局", "林业局") {
		u.column = s.url("/xxgk/gknb.html")
		all = append(all, s.since(u, 2021)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("/xxgk/gknb/article_%s%09d.html", day(p.on, "YYYYMMDD"), p.id)
		if p.unit.name == "鹤蔚县林业局" {
			s.shown(p, p.year%4)
			continue
		}
		s.present(p)
	}
	lines := rows(all)
	n := chunks(lines, 6)
	for i := range n {
		path := "/xxgk/list/gknb_list.html"
		if i > 0 {
			path = fmt.Sprintf("/xxgk/list/gknb_list/%d.html", i+1)
		}
		s.put(path, "<html><head><meta charset=\"utf-8\"></head><body>"+strings.ReplaceAll(list(chunk(lines, i, 6)), "target=\"_blank\"", "target=\"_parent\"")+fmt.Sprintf("<p>共 %d 条记录，第 %d/%d 页 <a href=\"/xxgk/list/gknb_list/%d.html\">下一页</a></p></body></html>", len(lines)+5, i+1, n+1, i+2))
	}
	s.lost = func(*call) page { return moved(301, "/") }
}})

// shown lays an article whose document is opened in one of four ways.
func (s *site) shown(p *paper, way int) {
	format := []string{office.DOCX, office.OFD, office.DOCX, office.ODT}[way]
	href := fmt.Sprintf("/files/%s/%d.%s", day(p.on, "YYYYMM"), p.id, format)
	s.attach(p, format, href)
	link := []string{
		"<a href=\"javascript:void(0)\" onclick=\"window.open('" + href + "')\">查看全文</a>",
		"<iframe src=\"/pdfjs/web/viewer.html?file=" + percent(href) + "\" width=100% height=800></iframe>",
		"<embed src=\"" + href + "\" width=\"100%\" height=\"800\">",
		"<object data='" + href + "' width=100%></object>",
	}[way]
	s.put(p.path, s.article(p.title, p.on, p.unit.agency.Name, "<p>"+p.title+"</p>\n"+link))
	s.file(href, "application/octet-stream", written(p, format))
}
