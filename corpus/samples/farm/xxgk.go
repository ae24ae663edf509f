package farm

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Hanweb's disclosure module: the column is a shell with a frame, the list comes from a
// POST to search.jsp, page by page, and holds documents of every column. Planted: one
// column for each office of a county's portal; an office whose older reports say another
// name; an office in whose column another's report stands; a unit that stopped publishing.
var _ = register(plan{"xxgk", []string{"www.heqi.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.catalogue = "鹤栖县人民政府", "9905000005", "鹤栖县", `class="article-content"`, true
	county := s.unit(synth.Government("鹤栖县", 4, false), "/")
	s.front([]link{{"信息公开", "/col/col2000/index.html"}}, link{"微博", "http://weibo.example.com/heqi"})
	water := s.unit(synth.Bureau("鹤栖县", "水利局", 2), "/col/col2102/index.html").under(county)
	water.former, water.until, water.aliases = "鹤栖县水务局", 2022, "鹤栖县水务局"
	town := s.unit(synth.Town("鹤栖县", "苇渚镇", 1), "/col/col2103/index.html").under(county)
	var depts []link
	audit := s.unit(synth.Bureau("鹤栖县", "审计局", 2), "/col/col2104/index.html").under(county)
	audit.former, audit.until = "鹤栖县统计局", 2021 // the wrong office's report stands in its column
	for i, u := range []*unit{county, water, town, audit} {
		column, area := 2011+i, fmt.Sprintf("11990500%d", 140+i)
		var papers []*paper
		if u == town { // nothing after 2022
			papers = []*paper{s.publish(u, 2022), s.publish(u, 2021)}
		} else {
			papers = s.since(u, 2021)
		}
		for _, p := range papers {
			p.path = fmt.Sprintf("/art/%s/art_%d_%d.html", day(p.on, "YYYY/M/D"), column, p.id)
			s.present(p)
		}
		depts = append(depts, link{u.name, fmt.Sprintf("/col/col%d/index.html", 2101+i)})
		s.module(u, column, area, rows(papers))
	}
	s.put("/col/col2000/index.html", s.column("信息公开", "<div class=\"depts\">"+links(depts)+"</div>"))
	s.calls["/module/xxgk/tree.jsp"] = func(*call) page {
		return s.web("<html><body><ul><li onclick=\"searchByType('A0101')\">机构职能</li><li onclick=\"searchByType('A0105')\">政府信息公开年报</li></ul></body></html>")
	}
}})

// module lays an office's platform and its column; search.jsp answers for its area.
func (s *site) module(u *unit, column int, area string, reports []row) {
	home, annual := fmt.Sprintf("/col/col%d/index.html", 2090+column-2000), fmt.Sprintf("/col/col%d/index.html", column)
	s.put(home, s.column(u.name+"信息公开", links([]link{{"公开指南", "/module/xxgk/guide.jsp?area=" + area}, {"公开制度", "/module/xxgk/rules.jsp?area=" + area}, {"法定主动公开内容", home}, {"公开年报", annual}, {"依申请公开", "/module/xxgk/apply.jsp?area=" + area}})))
	s.put(annual, s.column("公开年报", "<iframe src=\"/module/xxgk/tree.jsp?area="+area+"\" width=200></iframe>\n<iframe src=\"/module/visitcount/count.jsp?webid=1\" width=0></iframe>\n"+
		"<form id=\"searchform\" action=\"/module/xxgk/search.jsp?divid=div"+strconv.Itoa(column)+"\" method=\"post\">"+hidden([][2]string{{"infotypeId", "A0105"}, {"jdid", "1"}, {"area", area}, {"divid", "div" + strconv.Itoa(column)}, {"vc_title", ""}, {"currpage", "1"}, {"texttype", "-1"}, {"sortfield", "createdate:0"}, {"standardXxgk", "1"}})+"</form>\n"+
		"<div id=\"div"+strconv.Itoa(column)+"\"></div>\n<script>$.post('/module/xxgk/search.jsp', $('#searchform').serialize(), function(html){ $('#div"+strconv.Itoa(column)+"').html(html); });</script>"))
	all := append(s.otherDocuments(u, 2300+column), reports...)
	before := s.calls["/module/xxgk/search.jsp"]
	s.calls["/module/xxgk/search.jsp"] = func(c *call) page {
		switch {
		case c.Method != http.MethodPost:
			return page{status: http.StatusMethodNotAllowed, kind: "text/html"}
		case c.form.Get("area") == area && c.form.Get("jdid") == "1":
			return s.found(c, all)
		case before != nil:
			return before(c)
		}
		return fresh("text/html;charset=utf-8", "<div>共0条 共0页</div>")
	}
}

func hidden(fields [][2]string) string {
	var b strings.Builder
	for _, f := range fields {
		b.WriteString("<input type=\"hidden\" name=\"" + f[0] + "\" value=\"" + f[1] + "\"/>")
	}
	return b.String()
}

// found is a page of search.jsp.
func (s *site) found(c *call, all []row) page {
	n, _ := strconv.Atoi(c.form.Get("currpage"))
	return fresh("text/html;charset=utf-8", fmt.Sprintf("<div class=\"zfxxgk_zdgkc\">%s</div><div class=\"pagination\">共%d条 共%d页 当前第%d页</div>", list(chunk(all, max(n, 1)-1, 8)), len(all), chunks(all, 8), max(n, 1)))
}

// otherDocuments are what a search that is not narrowed returns beside the reports.
func (s *site) otherDocuments(u *unit, column int) []row {
	var list []row
	for i := range 11 {
		r := row{fmt.Sprintf("%s关于印发工作方案的通知（%d号）", u.name, 20-i), fmt.Sprintf("/art/2025/6/%d/art_%d_%d.html", 20-i, column, 30+i), synth.Date{Year: 2025, Month: 6, Day: 20 - i}}
		s.put(r.href, s.article(r.title, r.on, u.name, "<p>各股室：请按照工作方案做好落实。</p>"))
		list = append(list, r)
	}
	return list
}
