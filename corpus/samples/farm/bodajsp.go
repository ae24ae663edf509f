package farm

import (
	"fmt"
	"net/http"
	"strconv"

	"nianbao/corpus/samples/synth"
)

// Boda VSB without static pages: a tree's list is made by list.jsp, whose pages are asked
// for by a parameter that bears the tree's number. Planted: the pager names the next page
// and the last one alone; behind the last page the last one comes again.
var _ = register(plan{"boda-jsp", []string{"www.tangyu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "棠屿县人民政府", "9921000021", "棠屿县", `id="vsb_content"`
	county := s.unit(synth.Government("棠屿县", 4, false), "/")
	s.front([]link{{"信息公开", "/xxgk.htm"}})
	s.put("/xxgk.htm", s.column("信息公开", links([]link{{"公开指南", "/xxgk/gkzn.htm"}, {"公开年报", bodaTree(1, 0)}, {"依申请公开", "/xxgk/ysqgk.htm"}, {"公开制度", "/xxgk/gkzd.htm"}})))
	all := s.since(county, 2019)
	for _, u := range s.bureaus("棠屿县", county, "/xxgk.htm", "财政局", "审计局") {
		all = append(all, s.since(u, 2021)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("/info/1154/%d.htm", p.id)
		s.present(p)
	}
	s.calls["/list.jsp"] = func(c *call) page { return s.bodaDynamic(c, rows(all), 4) }
}})

func bodaTree(n, last int) string {
	address := "/list.jsp?urltype=tree.TreeTempUrl&wbtreeid=1154"
	if n > 1 {
		address += fmt.Sprintf("&a1154t=%d&a1154p=%d&a1154c=4", last, n)
	}
	return address
}

func (s *site) bodaDynamic(c *call, all []row, size int) page {
	if c.query.Get("wbtreeid") != "1154" {
		return page{status: http.StatusNotFound, kind: "text/html", body: []byte("<html><body>404</body></html>")}
	}
	last := chunks(all, size)
	n, _ := strconv.Atoi(c.query.Get("a1154p"))
	n = min(max(n, 1), last)
	pager := fmt.Sprintf("<div class=\"pb_sys_common\">共%d条 %d/%d ", len(all), n, last)
	if n < last {
		pager += fmt.Sprintf("<a href=\"%s\">下页</a> <a href=\"%s\">尾页</a>", bodaTree(n+1, last), bodaTree(last, last))
	}
	p := s.web(s.column("公开年报", list(chunk(all, n-1, size))+pager+"</div>"))
	return fresh(p.kind, string(p.body))
}
