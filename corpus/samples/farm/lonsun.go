package farm

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// Lonsun: every office has its column by number; annual reports stand under action=rel,
// one page a year in the list of years, or in a list that a label builds. Planted: an
// attachment under /group6/ that says it is a picture, the same address with another
// query for each year, old reports under OpennessAnnualReport.
var _ = register(plan{"lonsun", []string{"www.cuiheng.gov.cn", "+xxgk.cuiheng.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.catalogue = "翠蘅县人民政府", "9907000007", "翠蘅县", `class="wzcon j-fontContent"`, true
	county := s.unit(synth.Government("翠蘅县", 4, false), "/")
	s.front([]link{{"政府信息公开", s.base("xxgk.cuiheng.gov.cn") + "/public/"}})
	var depts []link
	for i, u := range append([]*unit{county}, s.bureaus("翠蘅县", county, "/", "财政局", "卫生健康局", "统计局")...) {
		organ := 6596001 + 100*i
		depts = append(depts, link{u.name, fmt.Sprintf("/public/column/%d?type=4&action=list", organ)})
		papers := s.since(u, 2021)
		for _, p := range papers {
			p.host, p.path = "xxgk.cuiheng.gov.cn", fmt.Sprintf("/public/%d/%d.html", organ, p.id)
			switch {
			case i == 0 && p.year == 2021:
				p.path = fmt.Sprintf("/OpennessAnnualReport/show/%d.html", p.id)
				s.present(p)
			case i == 1 && p.year == 2023:
				s.group6(p)
			case i == 3 && p.year == 2023 && s.state == After:
				p.edit()
				s.present(p)
			default:
				s.present(p)
			}
		}
		s.organ(u, organ, papers, i < 2)
	}
	s.put("/public/", s.column("政府信息公开", "<div class=\"organs\">"+links(depts)+"</div>"))
}})

// group6 lays an article with a document of Word that the server calls a picture.
func (s *site) group6(p *paper) {
	href := fmt.Sprintf("/group6/M00/0A/%02X/rBUQBmW%08x.docx", p.year%256, p.unit.seed(p.year))
	s.attach(p, "docx", href)
	s.file(href, "image/jpeg", written(p, office.DOCX))
}

// organ lays an office's columns. Its reports stand by years, or in the label's list.
func (s *site) organ(u *unit, organ int, papers []*paper, byYears bool) {
	column := fmt.Sprintf("/public/column/%d", organ)
	menu := links([]link{{"政府信息公开指南", column + "?type=2"}, {"政府信息公开制度", column + "?type=6"}, {"法定主动公开内容", column + "?type=4&action=list"}, {"政府信息公开年报", column + "?type=4&action=rel"}, {"依申请公开", column + "?type=5"}})
	s.calls[column] = func(c *call) page {
		if c.query.Get("action") != "rel" {
			return s.web(s.column(u.name, menu+"<p>请选择栏目。</p>"))
		}
		if byYears {
			return s.web(s.column("政府信息公开年报", menu+timeFrame(column, c.query.Get("year"), papers)))
		}
		return s.web(s.column("政府信息公开年报", menu+fmt.Sprintf("<div id=\"publicInfoList\"></div>\n<script>\nvar organId = '%d', catId = '%d', siteId = '6595999';\nLs.load('#publicInfoList', '/site/label/8888?labelName=publicInfoList&siteId=6595999&organId=%d&catId=%d&type=4&action=list&pageSize=3&pageIndex=1&isDate=true&dateFormat=yyyy-MM-dd&file=/xxgk/publicInfoList_newest2020');\n</script>", organ, organ+9, organ, organ+9)))
	}
	before := s.calls["/site/label/8888"]
	s.calls["/site/label/8888"] = func(c *call) page {
		if c.query.Get("organId")+c.form.Get("organId") != strconv.Itoa(organ) && before != nil {
			return before(c)
		}
		return s.label(c, organ+9, rows(papers))
	}
}

// timeFrame is the list of years, with the report of the one that is open.
func timeFrame(column, year string, papers []*paper) string {
	var years []link
	var open strings.Builder
	for i, p := range papers {
		years = append(years, link{fmt.Sprintf("%d年", p.year), fmt.Sprintf("%s?type=4&action=rel&year=%d", column, p.year)})
		if year == strconv.Itoa(p.year) || year == "" && i == 0 {
			open.WriteString(list(rows([]*paper{p})))
		}
	}
	return strings.Replace(links(years), "<ul>", "<ul id=\"timeFrame\">", 1) + open.String()
}

func (s *site) label(c *call, cat int, all []row) page {
	field := func(name string) string { return c.query.Get(name) + c.form.Get(name) }
	n, _ := strconv.Atoi(field("pageIndex"))
	size, _ := strconv.Atoi(field("pageSize"))
	if field("labelName") != "publicInfoList" || field("catId") != strconv.Itoa(cat) || size <= 0 {
		return fresh("text/html;charset=UTF-8", "<ul class=\"clearfix\"></ul>")
	}
	return fresh("text/html;charset=UTF-8", fmt.Sprintf("<ul class=\"clearfix\">%s</ul><script>Ls.pagination('.pagination', {currentPage: %d, pageCount: %d, total: %d});</script>", items(chunk(all, max(n, 1)-1, size)), max(n, 1), chunks(all, size), len(all)))
}
