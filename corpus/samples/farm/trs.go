package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/office"
	"nianbao/corpus/samples/synth"
)

// TRS WCM: lists in the files of a folder, counted by createPageHTML. Planted: a call in
// a comment with another count, a countPage that disagrees, another stem, a folder that
// robots.txt forbids, decoys in the column, a page
// that lists reports of departments, attachments of Word and PDF in the article's folder.
var _ = register(plan{"trs", []string{"www.qingya.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.catalogue = "青崖市人民政府", "9901000001", "青崖市", `class="TRS_Editor"`, true
	city := s.unit(synth.Government("青崖市", 7, true), "/")
	s.front([]link{{"政务公开", "/zwgk/"}, {"年报检索", "/was5/web/search?channelid=2019&searchword=nb"}})
	s.file("/robots.txt", "text/plain", []byte("User-agent: *\nDisallow: /was5/\n"))
	s.under = append(s.under, prefix{"/was5/", s.plainPage("检索")})
	s.put("/zwgk/", s.column("政务公开", links([]link{{"政府信息公开", "/zwgk/zfxxgk/"}, {"政策文件", "/zwgk/zcwj/"}, {"规划计划", "/zwgk/ghjh/"}})))
	s.platform("/zwgk/zfxxgk/", "政府信息公开年报", "/zwgk/zfxxgk/zfxxgknb/")
	const column = "/zwgk/zfxxgk/zfxxgknb/"

	own := s.since(city, 2019)
	for _, p := range own {
		p.path = trsPath(column, p)
		if p.year == 2022 || p.year == 2021 {
			format := map[int]string{2022: office.DOCX, 2021: office.PDF}[p.year]
			s.attachFile(p, format, fmt.Sprintf("%s%s/P0%s%06d.%s", column, day(p.on, "YYYYMM"), day(p.on, "YYYYMMDD"), p.id, format))
			continue
		}
		s.present(p)
	}
	list := append(rows(own), s.decoys(city, func(n int) string { return fmt.Sprintf("%s202501/t20250110_66%d.html", column, n) })...)
	list = append(list, row{"2024年度市直部门政府信息公开工作年度报告汇总", column + "202502/t20250210_9100.html", synth.Date{Year: 2025, Month: 2, Day: 10}})
	s.trsList(column, "政府信息公开年报", "index", "html", list, 6)

	var all []*paper
	for _, name := range []string{"水务局", "财政局", "教育局", "审计局", "司法局"} {
		u := s.unit(synth.Bureau("青崖市", name, 3), "/").under(city)
		papers := s.since(u, 2021)
		for _, p := range papers {
			p.path = trsPath(column+"szbm/", p)
			if u.agency.Name == "青崖市审计局" && p.year == 2023 {
				p.date(synth.Date{Year: 2024, Month: 2, Day: 19})
			}
			if u.agency.Name == "青崖市司法局" && p.year == 2022 && s.state == After {
				p.remove()
			}
			if u.agency.Name == "青崖市财政局" && p.year == 2024 && s.state == After {
				p.edit()
			}
			s.present(p)
		}
		all = append(all, papers...)
	}
	s.trsList(column+"szbm/", "市直部门", "list", "shtml", rows(all), 8)
	s.summary(column+"202502/t20250210_9100.html", all)
}})

func trsPath(column string, p *paper) string {
	return fmt.Sprintf("%s%s/t%s_%d.html", column, day(p.on, "YYYYMM"), day(p.on, "YYYYMMDD"), p.id)
}

// trsList writes index.html, index_1.html … of a folder. Links are relative to it.
func (s *site) trsList(folder, name, stem, ext string, all []row, size int) {
	n := chunks(all, size)
	for i := range n {
		body := strings.ReplaceAll(list(chunk(all, i, size)), "href=\""+folder, "href=\"./")
		body += fmt.Sprintf("<div class=\"page\">\n<!-- createPageHTML(%d, 0, \"%s\", \"%s\"); -->\n<script>\n//createPageHTML(9, %d, \"index\", \"htm\");\nvar countPage = %d;\ncreatePageHTML(%d, %d, \"%s\", \"%s\");\n</script></div>\n", n+3, stem, ext, i, n+1, n, i, stem, ext)
		file := fmt.Sprintf("%s_%d.%s", stem, i, ext)
		if i == 0 {
			file = stem + "." + ext
			s.put(folder, s.column(name, body))
		}
		s.put(folder+file, s.column(name, body))
	}
}

// summary is a page of nothing but links to the reports of other units, of one year.
func (s *site) summary(path string, papers []*paper) {
	var body strings.Builder
	for _, p := range papers {
		if p.year == 2024 && !p.removed {
			fmt.Fprintf(&body, "<p><a href=\"%s\">%s</a></p>\n", p.path, p.unit.name)
		}
	}
	s.put(path, s.article("2024年度市直部门政府信息公开工作年度报告汇总", synth.Date{Year: 2025, Month: 2, Day: 10}, s.name, "<p>现将市直部门2024年度报告集中公布：</p>"+body.String()+"<p><a href=\"./../szbm/\">历年市直部门年报</a></p>"))
}
