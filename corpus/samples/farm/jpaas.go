package farm

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Hanweb JPAAS: lists are pieces of HTML inside JSON. Planted: 403 without a Referer; the
// page number counts only inside paramJson; the column keeps recent years, the older ones
// stand in a column beside it; one report is nothing but a picture of its tables.
var _ = register(plan{"jpaas", []string{"www.weiqi.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.silent = "苇栖市人民政府", "9906000006", "苇栖市", `class="wp_articlecontent"`, true
	city := s.unit(synth.Government("苇栖市", 6, true), "/")
	s.front([]link{{"政务公开", "/col/col5500/index.html"}})
	s.platform("/col/col5500/index.html", "政府信息公开年报", "/col/col5567/index.html", link{"往年年报", "/col/col5568/index.html"})
	var recent, older []*paper
	for _, u := range append([]*unit{city}, s.bureaus("苇栖市", city, "/", "审计局", "司法局", "民政局")...) {
		for _, p := range s.since(u, 2020) {
			p.path = fmt.Sprintf("/art/%s/art_%08x.html", day(p.on, "YYYY/M/D"), p.unit.seed(p.year))
			if u.name == "苇栖市民政局" && p.year == 2021 {
				s.pictured(p)
			} else {
				s.present(p)
			}
			if p.year >= 2022 {
				recent = append(recent, p)
			} else {
				older = append(older, p)
			}
		}
	}
	s.unitList("/col/col5567/index.html", "政府信息公开年报", "5567", append(rows(recent), s.decoys(city, func(n int) string { return fmt.Sprintf("/art/2025/1/10/art_55aa%d.html", n) })...))
	s.unitList("/col/col5568/index.html", "往年年报", "5568", rows(older))
}})

const buildUnit = "/api-gateway/jpaas-publish-server/front/page/build/unit"

// unitList lays a column whose list the server builds when it is asked for.
func (s *site) unitList(path, name, id string, all []row) {
	query := fmt.Sprintf("{'webId':'d8a1','pageId':'%s','parseType':'bulidstatic','pageType':'column','tagId':'当前栏目_list','tplSetId':'tpl%s'}", id, id)
	s.put(path, s.column(name, "<div class=\"list\"><script language=\"javascript\" src=\"/script/jpaas.js\" url=\""+buildUnit+"\" queryData=\""+query+"\"></script></div>"))
	before := s.calls[buildUnit]
	s.calls[buildUnit] = func(c *call) page {
		if c.query.Get("pageId") != id && before != nil {
			return before(c)
		}
		return s.built(c, id, all)
	}
}

func (s *site) built(c *call, id string, all []row) page {
	q := c.query
	if !strings.HasPrefix(c.Referer(), "http://"+c.Host) {
		return page{status: http.StatusForbidden, kind: "text/html", body: []byte("<html><body>403 Forbidden</body></html>")}
	}
	if q.Get("parseType") != "bulidstatic" || q.Get("webId") != "d8a1" || q.Get("tplSetId") != "tpl"+id || q.Get("tagId") != "当前栏目_list" || q.Get("pageType") != "column" {
		return fresh("application/json", `{"success":false,"code":"500","message":"参数错误","data":null}`)
	}
	var param struct {
		PageNo   int `json:"pageNo"`
		PageSize int `json:"pageSize"`
	}
	_ = json.Unmarshal([]byte(q.Get("paramJson")), &param) // nothing is the first page
	size := min(max(param.PageSize, 1), 9)
	if param.PageSize == 0 {
		size = 9
	}
	html := fmt.Sprintf("<div class='page-content'>%s</div><div class='pagination' count='%d' pagesize='%d'></div>", list(chunk(all, max(param.PageNo, 1)-1, size)), len(all), size)
	b, _ := json.Marshal(map[string]any{"success": true, "code": "200", "data": map[string]string{"html": html}}) // of plain values
	return fresh("application/json;charset=UTF-8", string(b))
}

// pictured lays a report whose tables are a picture.
func (s *site) pictured(p *paper) {
	p.carrier = "image"
	picture := fmt.Sprintf("/picture/0/%08x.png", p.unit.seed(p.year))
	s.put(p.path, s.article(p.title, p.on, p.unit.agency.Name, "<h1>"+p.title+"</h1><p>根据《中华人民共和国政府信息公开条例》，现公布本年度报告。</p><p style=\"text-align:center\"><img src=\""+picture+"\" alt=\"\"></p>"))
	s.file(picture, "image/png", blankPNG())
}
