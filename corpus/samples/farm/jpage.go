package farm

import (
	"fmt"
	"strconv"
	"strings"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// Hanweb jpage: the first rows stand in the page, the others come from dataproxy.jsp as
// XML. Planted: no more than ten rows an answer, whatever was asked for; the form's
// fields are needed; documents behind downfile.jsp that call themselves pages, with
// names in GBK; one column for the offices of a whole district.
var _ = register(plan{"jpage", []string{"www.liuting.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "柳汀区人民政府", "9902000002", "柳汀区", `id="zoom"`
	district := s.unit(synth.Government("柳汀区", 5, false), "/")
	s.front([]link{{"政务公开", "/col/col1200/index.html"}})
	s.platform("/col/col1200/index.html", "政府信息公开年度报告", "/col/col1229/index.html")
	all := s.since(district, 2020)
	for _, name := range []string{"教育局", "民政局", "统计局", "应急管理局"} {
		all = append(all, s.since(s.unit(synth.Bureau("柳汀区", name, 2), "/").under(district), 2021)...)
	}
	all = append(all, s.since(s.unit(synth.Subdistrict("柳汀区", "听泉", 1), "/").under(district), 2022)...)
	for _, p := range all {
		p.path = jpageArticle(1229, p)
		switch {
		case p.unit.agency.Name == "柳汀区统计局" && p.year%2 == 1:
			s.downfile(p, "docx", office.DOCX)
		case p.unit.agency.Name == "柳汀区统计局":
			s.downfile(p, "pdf", office.PDF)
		case p.unit.agency.Name == "柳汀区民政局" && p.year == 2023:
			s.downfile(p, "doc", office.HTML)
		default:
			s.present(p)
		}
	}
	j := jpage{column: 1229, unit: "56789", rows: append(rows(all), s.decoys(district, func(n int) string { return fmt.Sprintf("/art/2025/1/10/art_1229_77%d.html", n) })...), cap: 10, shown: 6}
	s.put("/col/col1229/index.html", s.column("政府信息公开年度报告", j.first()))
	s.calls["/module/web/jpage/dataproxy.jsp"] = func(c *call) page { return j.proxy(c) }
}})

func jpageArticle(column int, p *paper) string {
	return fmt.Sprintf("/art/%s/art_%d_%d.html", day(p.on, "YYYY/M/D"), column, p.id)
}

// jpage is a list behind dataproxy.jsp.
type jpage struct {
	column     int
	unit       string
	rows       []row
	cap, shown int
}

// records are the rows as they stand in the datastore.
func records(list []row) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString("<record><![CDATA[\n" + items([]row{r}) + "]]></record>")
	}
	return b.String()
}

func (j jpage) first() string {
	return fmt.Sprintf("<div id=\"%s\"><script type=\"text/xml\"><datastore>\n<nextgroup><![CDATA[<a href=\"/module/web/jpage/dataproxy.jsp?page=1&appid=1&webid=33&path=/&columnid=%d&unitid=%s&webname=x&permissiontype=0\"></a>]]></nextgroup>\n<recordset>%s</recordset></datastore></script></div>\n"+
		"<script type=\"text/javascript\">\n$(function(){ $('#%s').jpage({ theme:'default', perPage:%d, totalRecord:%d, proxyUrl:'/module/web/jpage/dataproxy.jsp', groupSize:2, params:{col:1,appid:1,webid:33,path:'/',columnid:%d,sourceContentType:1,unitid:'%s',webname:'%s',permissiontype:0} }); });\n</script>\n",
		j.unit, j.column, j.unit, records(chunk(j.rows, 0, j.shown)), j.unit, j.shown, len(j.rows), j.column, j.unit, "柳汀区人民政府")
}

// proxy answers GET and POST; without the fields of the form there are no records.
func (j jpage) proxy(c *call) page {
	field := func(name string) string { return c.query.Get(name) + c.form.Get(name) }
	from, _ := strconv.Atoi(field("startrecord"))
	to, _ := strconv.Atoi(field("endrecord"))
	list := []row{}
	if field("columnid") == strconv.Itoa(j.column) && field("unitid") == j.unit && field("webid") == "33" && from >= 1 {
		list = j.rows[min(from-1, len(j.rows)):min(max(to, from-1), len(j.rows))]
		list = list[:min(len(list), j.cap)]
	}
	return fresh("text/xml;charset=UTF-8", fmt.Sprintf("<?xml version='1.0' encoding='UTF-8'?><datastore><totalrecord>%d</totalrecord><totalpage>%d</totalpage><recordset>%s</recordset></datastore>", len(j.rows), chunks(j.rows, j.shown), records(list)))
}

// downfile lays an article whose report is behind downfile.jsp. The server says that
// it sends a page, and names the file in raw bytes of GBK.
func (s *site) downfile(p *paper, ending, format string) {
	name := fmt.Sprintf("%08x%06d.%s", p.unit.seed(p.year), p.id, ending)
	href := "/module/download/downfile.jsp?classid=0&filename=" + name
	s.attach(p, ending, href)
	s.pages[href] = page{kind: "text/html;charset=UTF-8", body: written(p, format), changed: firstDay,
		header: [][2]string{{"Content-Disposition", "attachment; filename=\"" + string(synth.GB18030(p.title)) + "." + ending + "\""}}}
}
