package farm

import (
	"encoding/json"
	"fmt"
	"net/http"

	"nianbao/corpus/samples/synth"
)

// Shells of a single page: /art/info/ID holds no text, POST /html/info/detail does; the
// list is JSON too. Planted: the session's cookie that the list asks for.
var _ = register(plan{"spa", []string{"www.yanwei.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.silent = "砚蔚市人民政府", "9916000016", "砚蔚市", true
	city := s.unit(synth.Government("砚蔚市", 5, true), "/")
	s.front([]link{{"政府信息公开", "/html/xxgk.html"}})
	s.put("/html/xxgk.html", s.column("政府信息公开", links([]link{{"公开指南", "/html/zn.html"}, {"公开制度", "/html/zd.html"}, {"公开年报", "/html/list.html?columnId=nb"}, {"依申请公开", "/html/ysq.html"}})))
	papers := s.since(city, 2021)
	for _, u := range s.bureaus("砚蔚市", city, "/", "统计局") {
		papers = append(papers, s.since(u, 2021)...)
	}
	shells := map[string]*paper{}
	for _, p := range papers {
		id := fmt.Sprintf("%08x%06d", p.unit.seed(p.year), p.id)
		p.path, p.holds, p.inside = "/art/info/"+id, "/html/info/detail#"+id, "data.content"
		shells[id] = p
		s.put(p.path, s.page("信息公开", nil, "<div id=\"app\"></div>\n<script>\nvar infoId = '"+id+"';\n$.post('/html/info/detail', {id: infoId}, function(r){ $('#app').html(r.data.content); }, 'json');\n</script>\n"))
	}
	s.pages["/html/list.html?columnId=nb"] = page{kind: "text/html; charset=utf-8", header: [][2]string{{"Set-Cookie", "JSESSIONID=7A55C0DE; Path=/; HttpOnly"}},
		body: []byte(s.column("公开年报", "<ul id=\"list\"></ul>\n<script>\n$.post('/html/info/list', {columnId: 'nb', pageNo: 1, pageSize: 4}, draw, 'json');\n</script>\n"))}
	s.calls["/html/info/list"] = func(c *call) page { return infoList(c, papers) }
	s.calls["/html/info/detail"] = func(c *call) page {
		p := shells[c.form.Get("id")]
		if p == nil || c.Method != http.MethodPost {
			return fresh("application/json", `{"code":404,"data":null}`)
		}
		b, _ := json.Marshal(map[string]any{"code": 200, "data": map[string]string{"title": p.title, "publishTime": day(p.on, iso) + " 10:00:00", "source": p.unit.name, "content": p.fragment()}}) // of plain values
		return fresh("application/json", string(b))
	}
}})

func infoList(c *call, papers []*paper) page {
	if cookie, err := c.Cookie("JSESSIONID"); err != nil || cookie.Value == "" || c.Method != http.MethodPost {
		return fresh("application/json", `{"code":401,"data":null}`)
	}
	n := 1
	_, _ = fmt.Sscan(c.form.Get("pageNo"), &n) // nothing is the first page
	from := min(max(n-1, 0)*4, len(papers))
	var list []map[string]string
	for _, p := range papers[from:min(from+4, len(papers))] {
		list = append(list, map[string]string{"title": p.title, "url": p.path, "publishTime": day(p.on, iso)})
	}
	b, _ := json.Marshal(map[string]any{"code": 200, "data": map[string]any{"total": len(papers), "list": list}}) // of plain values
	return fresh("application/json", string(b))
}
