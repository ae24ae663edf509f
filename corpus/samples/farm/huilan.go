package farm

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Huilan: javascript:next(N) turns the pages, which lie beside the first as page_N.
// Planted: titles cut short, without an attribute that says them whole; a template of
// page 2 that answers with news of the front page; a site that declares UTF-8 over
// bytes of GB18030.
var _ = register(plan{"huilan", []string{"www.tingqiao.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.wrong = "听樵县人民政府", "9911000011", "听樵县", `class="Custom_UnionStyle"`, "utf-8"
	county := s.unit(synth.Government("听樵县", 4, false), "/")
	s.front([]link{{"政务公开", "/zwgk/index.html"}})
	s.platform("/zwgk/index.html", "政府信息公开年度报告", "/zwgk/zfxxgkndbg/index.html")
	const column = "/zwgk/zfxxgkndbg/"
	var all []*paper
	for _, u := range append([]*unit{county}, s.bureaus("听樵县", county, "/", "财政局", "民政局", "农业农村局")...) {
		all = append(all, s.since(u, 2021)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("%scontent_%d.html", column, p.id)
		s.present(p)
	}
	lines := append(rows(all), s.decoys(county, func(n int) string { return fmt.Sprintf("%scontent_9%d.html", column, n) })...)
	n := chunks(lines, 6)
	for i := range n {
		name := "index.html"
		if i > 0 {
			name = fmt.Sprintf("page_%d.html", i+1)
		}
		s.put(column+name, s.column("政府信息公开年度报告", cutShort(chunk(lines, i, 6))+fmt.Sprintf("<div class=\"pages\">第%d页/共%d页 <a href=\"javascript:next(%d)\">下一页</a></div>\n<script>function next(n){ location.href = n < 2 ? 'index.html' : 'page_' + n + '.html'; }</script>", i+1, n, min(i+2, n))))
	}
	for _, guess := range []string{"index_1.html", "index_2.html", "2.html"} { // column bleed: the front page's news, whatever is asked
		s.put(column+guess, s.column("要闻动态", links([]link{{headline(s.place, 1), "/xwzx/5001.html"}, {headline(s.place, 2), "/xwzx/5002.html"}, {headline(s.place, 3), "/xwzx/5003.html"}})))
	}
}})

// cutShort are lines that say no more than their column has room for.
func cutShort(list []row) string {
	var b strings.Builder
	for _, r := range list {
		fmt.Fprintf(&b, "<li><a href='%s' target=_blank>%s</a><i>%s</i></li>\n", r.href, short(r.title, 15), day(r.on, "MM-DD"))
	}
	return "<ul class=newsList>\n" + b.String() + "</ul>\n"
}
