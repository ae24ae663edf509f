package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// Boda VSB: pages of a list count down. Planted: attachments behind download.jsp whose
// names stand in Content-Disposition alone, one behind a captcha, one a PDF cut short; a report that is
// published late; the report of an office under its older name.
var _ = register(plan{"boda", []string{"www.qiji.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "栖霁县人民政府", "9904000004", "栖霁县", `id="vsb_content"`
	county := s.unit(synth.Government("栖霁县", 4, false), "/")
	s.front([]link{{"信息公开", "/xxgk.htm"}})
	s.put("/xxgk.htm", s.column("信息公开", links([]link{{"公开指南", "/xxgk/gkzn.htm"}, {"公开年报", "/xxgk/gknb.htm"}, {"依申请公开", "/xxgk/ysqgk.htm"}, {"公开制度", "/xxgk/gkzd.htm"}})))
	all := s.since(county, 2019)
	for _, name := range []string{"林业局", "交通运输局"} {
		all = append(all, s.since(s.unit(synth.Bureau("栖霁县", name, 2), "/xxgk.htm").under(county), 2021)...)
	}
	old := s.unit(synth.Bureau("栖霁县", "文化广电和旅游局", 2), "/xxgk.htm").under(county)
	old.name, old.aliases = "栖霁县文化和旅游局", "栖霁县文化广电和旅游局；县文旅局"
	all = append(all, s.since(old, 2022)...)
	for _, p := range all {
		p.path = fmt.Sprintf("/info/2381/%d.htm", p.id)
		name := p.unit.agency.Name
		switch {
		case name == "栖霁县人民政府" && p.year == 2023:
			p.date(synth.Date{Year: 2024, Month: 4, Day: 22})
			s.present(p)
		case name == "栖霁县林业局" && p.year == 2022:
			p.barrier = barrier{"blocked", "captcha"}
			s.bodaFile(p, "docx", office.DOCX)
		case name == "栖霁县林业局" && p.year == 2021:
			p.unreadable, p.note = true, "cut short"
			s.bodaFile(p, "pdf", office.PDF)
		case name == "栖霁县林业局":
			s.bodaFile(p, "ofd", office.OFD)
		case name == "栖霁县交通运输局" && p.year == 2021 && s.state == After:
			p.remove()
		default:
			s.present(p)
		}
	}
	list := append(rows(all), s.decoys(county, func(n int) string { return fmt.Sprintf("/info/2381/88%d.htm", n) })...)
	s.bodaList("/xxgk/gknb", "公开年报", list, 7)
}})

// bodaList writes stem.htm, then stem/N-1.htm down to stem/1.htm.
func (s *site) bodaList(stem, name string, all []row, size int) {
	n := chunks(all, size)
	for i := range n {
		path := stem + ".htm"
		if i > 0 {
			path = fmt.Sprintf("%s/%d.htm", stem, n-i)
		}
		var pages strings.Builder
		for k := range n {
			to := stem + ".htm"
			if k > 0 {
				to = fmt.Sprintf("%s/%d.htm", stem, n-k)
			}
			if k == 0 || k == n-1 || k == i+1 || k == i-1 { // the first, the last, the neighbours
				fmt.Fprintf(&pages, "<a href=\"%s\">%d</a> ", to, k+1)
			}
		}
		s.put(path, s.column(name, list(chunk(all, i, size))+fmt.Sprintf("<div class=\"pb_sys_common\">共%d条 %d/%d %s</div>", len(all), i+1, n, pages.String())))
	}
}

// bodaFile lays an article whose report is behind download.jsp.
func (s *site) bodaFile(p *paper, ending, format string) {
	href := fmt.Sprintf("/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1390283&wbfileid=%d", p.id)
	s.attach(p, ending, href)
	if p.barrier.access != "" {
		s.put(href, "<html><head><title>下载</title></head><body><form action=\"/system/_content/download.jsp\"><p>请输入验证码：</p><input name=\"codeValue\"><img src=\"/system/resource/js/filedownload/createimage.jsp\"></form></body></html>")
		return
	}
	body := written(p, format)
	if p.unreadable {
		body = body[:1500]
	}
	s.pages[href] = page{kind: "application/octet-stream", body: body, changed: firstDay,
		header: [][2]string{{"Content-Disposition", fmt.Sprintf("attachment; filename*=UTF-8''%s.%s", percent(p.title), ending)}}}
}
