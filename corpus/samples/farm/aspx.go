package farm

import (
	"fmt"
	"strconv"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// InfoPublic.aspx of Yunnan: columns and pages are numbers in the query, cid 1019 is the
// annual report. Planted: redirects by script at the root and by meta at the column's
// door; attachments in ueditor's folder: OFD, XLSX, and a page of HTML that is called .doc.
var _ = register(plan{"aspx", []string{"www.tangsheng.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "棠笙县人民政府", "9913000013", "棠笙县", `id="zoomcon"`
	county := s.unit(synth.Government("棠笙县", 3, false), "/")
	s.front([]link{{"政府信息公开", "/xxgk/"}})
	home := s.pages["/"]
	s.pages["/default.aspx"] = home
	s.put("/", "<html><head><script type=\"text/javascript\">window.location.href='/default.aspx';</script></head><body></body></html>")
	s.put("/xxgk/", "<html><head><meta http-equiv=\"refresh\" content=\"0; url=/xxgk/InfoPublic.aspx?pid=971\"></head><body></body></html>")
	papers := s.since(county, 2021)
	for _, u := range s.bureaus("棠笙县", county, "/", "林业局", "住房和城乡建设局") {
		papers = append(papers, s.since(u, 2021)...)
	}
	for _, p := range papers {
		p.path = fmt.Sprintf("/xxgk/InfoView.aspx?id=%d", p.id)
		switch {
		case p.unit.name == "棠笙县林业局" && p.year == 2024:
			s.ueditor(p, "ofd", office.OFD)
		case p.unit.name == "棠笙县林业局" && p.year == 2023:
			s.ueditor(p, "doc", office.HTML)
		case p.unit.name == "棠笙县林业局" && p.year == 2022:
			s.ueditor(p, "xlsx", office.XLSX)
		default:
			s.present(p)
		}
	}
	lines := append(rows(papers), s.decoys(county, func(n int) string { return fmt.Sprintf("/xxgk/InfoView.aspx?id=7%d", n) })...)
	s.calls["/xxgk/InfoPublic.aspx"] = func(c *call) page { return s.infoPublic(c, lines) }
}})

func (s *site) infoPublic(c *call, lines []row) page {
	menu := "<div class=tree>"
	for _, l := range []link{{"公开指南", "1011"}, {"公开制度", "1012"}, {"法定主动公开内容", "1015"}, {"公开年报", "1019"}, {"依申请公开", "1021"}} {
		menu += "<a href='InfoPublic.aspx?cid=" + l.href + "&pid=971'>" + l.text + "</a>"
	}
	if c.query.Get("cid") != "1019" {
		return s.web(s.column("政府信息公开", menu+"</div>"))
	}
	n, _ := strconv.Atoi(c.query.Get("page"))
	n = min(max(n, 1), chunks(lines, 8))
	pager := fmt.Sprintf("<div class=pager>共%d条记录 %d/%d <a href='InfoPublic.aspx?cid=1019&pid=971&page=%d'>尾页</a></div>", len(lines), n, chunks(lines, 8), chunks(lines, 8))
	return s.web(s.column("公开年报", menu+"</div>"+list(chunk(lines, n-1, 8))+pager))
}

// ueditor lays an article with a document in the editor's folder.
func (s *site) ueditor(p *paper, ending, format string) {
	href := fmt.Sprintf("/upload/file/%s/%d.%s", day(p.on, "YYYY/MM/DD"), p.id*7919, ending)
	s.attach(p, ending, href)
	s.file(href, "application/octet-stream", written(p, format))
}
