package farm

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"nianbao/corpus/samples/synth"
)

// "truecms": a list as XML in a string in JSONP. Planted: 404 without a Referer, a window
// of ten rows whatever was asked for, a count that promises more rows than there are.
var _ = register(plan{"truecms", []string{"www.lanzhu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "岚渚市人民政府", "9910000010", "岚渚市", `id="article"`
	city := s.unit(synth.Government("岚渚市", 5, true), "/")
	s.front([]link{{"信息公开", "/lzszf/xxgk/xxgk.html"}})
	s.platform("/lzszf/xxgk/xxgk.html", "年度报告", "/lzszf/ndbg/ndbg.html")
	var all []*paper
	for _, u := range append([]*unit{city}, s.bureaus("岚渚市", city, "/", "财政局", "林业局", "司法局", "医疗保障局")...) {
		all = append(all, s.since(u, 2021)...)
	}
	for _, p := range all {
		p.path = fmt.Sprintf("/lzszf/ndbg/content/%08x.html", p.unit.seed(p.year))
		s.present(p)
	}
	s.put("/lzszf/ndbg/ndbg.html", s.column("年度报告", "<ul id=\"list\"></ul>\n<script>\nvar proxyUrl = '/messageController/getMessage.do';\n$('#list').jpage({perPage: 10, proxyUrl: proxyUrl, params: {columnId:'e2c0a7'}});\n</script>\n"))
	s.calls["/messageController/getMessage.do"] = func(c *call) page { return s.message(c, rows(all)) }
}})

func (s *site) message(c *call, all []row) page {
	if !strings.HasPrefix(c.Referer(), "http://"+c.Host+"/lzszf/ndbg/") {
		return page{status: http.StatusNotFound, kind: "text/html", body: []byte("<html><body>404</body></html>")}
	}
	from, _ := strconv.Atoi(c.query.Get("startrecord"))
	to, _ := strconv.Atoi(c.query.Get("endrecord"))
	from = max(from, 1)
	list := all[min(from-1, len(all)):min(max(to, from-1), len(all))]
	if c.query.Get("columnId") != "e2c0a7" {
		list = nil
	}
	xml := fmt.Sprintf("<datastore><totalrecord>%d</totalrecord><recordset>%s</recordset></datastore>", len(all)+4, records(list[:min(len(list), 10)]))
	b, _ := json.Marshal(map[string]string{"result": xml}) // of plain values
	name := c.query.Get("callback")
	if name == "" {
		name = "callback"
	}
	return fresh("application/javascript;charset=UTF-8", name+"("+string(b)+")")
}
