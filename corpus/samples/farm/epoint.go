package farm

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Epoint: lists and some articles come from a REST service that takes JSON by POST; its
// project and the site's id stand in a script. Planted: pages counted from 0, parameters
// that one office wraps in params, shells whose text is another call.
var _ = register(plan{"epoint", []string{"www.huaimo.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.silent = "槐陌市人民政府", "9908000008", "槐陌市", `class="ewb-article-info"`, true
	city := s.unit(synth.Government("槐陌市", 6, true), "/")
	s.front([]link{{"政务公开", "/zwgk/about.html"}})
	e := epoint{s, map[string][]row{}, map[string]*paper{}}
	var depts []link
	for i, u := range append([]*unit{city}, s.bureaus("槐陌市", city, "/", "水务局", "教育局")...) {
		code := fmt.Sprintf("HM%02d", i+1)
		papers := s.since(u, 2021)
		for _, p := range papers {
			guid := fmt.Sprintf("%08x-4f2a-4c1e-9d3b-%012x", p.unit.seed(p.year), p.id)
			if i == 1 && p.year >= 2023 {
				p.path, p.holds, p.inside = "/dynamic/zwgk/showinfo.html?infoGuid="+guid, epointREST+"getGovInfoDetail#"+guid, "custom.infocontent"
				e.shells[guid] = p
				continue
			}
			p.path = fmt.Sprintf("/003/003009/%s/%s.html", day(p.on, "YYYYMMDD"), guid)
			s.present(p)
		}
		e.lists[code] = rows(papers)
		depts = append(depts, link{u.name, fmt.Sprintf("/dynamic/zwgk/govInfoPub.html?deptcode=%s&categorynum=003", code)})
		e.lay(code, i == 2)
	}
	s.put("/zwgk/about.html", s.column("政务公开", "<h3>各单位政府信息公开</h3>"+links(depts)))
	e.scripts()
	s.calls[epointREST+"getgovinfolist"], s.calls[epointREST+"getGovInfoDetail"] = e.list, e.detail
}})

const (
	epointREST = "/EWB-FRONT/rest/lightfrontaction/"
	epointSite = "7eb5f7f1-9041-43ad-8e13-8fcb82ea831a"
)

type epoint struct {
	s      *site
	lists  map[string][]row
	shells map[string]*paper
}

// scripts lays what the shells load.
func (e epoint) scripts() {
	e.s.file("/js/webBuilderCommon.js", "application/javascript", []byte("var siteInfo={\"siteGuid\":\""+epointSite+"\",\"projectName\":\"/EWB-FRONT\",\"siteName\":\"槐陌市人民政府\"};\n"))
	e.s.put("/dynamic/zwgk/showinfo.html", e.s.page("信息公开", nil, "<script src=\"/js/webBuilderCommon.js\"></script><div class=\"ewb-article-info\" id=\"infocontent\"></div>\n<script>\n"+
		"$.ajax({url: siteInfo.projectName + '/rest/lightfrontaction/getGovInfoDetail', type: 'POST', contentType: 'application/json', data: JSON.stringify({infoGuid: getQueryString('infoGuid'), siteGuid: siteInfo.siteGuid}), success: function(r){ $('#infocontent').html(r.custom.infocontent); }});\n</script>\n"))
}

// lay makes the shells of an office's list.
func (e epoint) lay(code string, wrapped bool) {
	data := "{deptcode: '" + code + "', categorynum: '003009', siteGuid: siteInfo.siteGuid, pageIndex: 0, pageSize: 3}"
	if wrapped {
		data = "{token: '', params: " + data + "}"
	}
	base := "/dynamic/zwgk/govInfoPub.html?deptcode=" + code + "&categorynum="
	menu := links([]link{{"政府信息公开指南", base + "003001"}, {"政府信息公开制度", base + "003002"}, {"法定主动公开内容", base + "003003"}, {"政府信息公开年报", base + "003009"}, {"依申请公开", base + "003010"}})
	for _, number := range []string{"003", "003001", "003002", "003003", "003010"} {
		e.s.put(base+number, e.s.column("信息公开", menu))
	}
	e.s.put(base+"003009", e.s.column("政府信息公开年报", menu+"<script src=\"/js/webBuilderCommon.js\"></script><ul id=\"list\"></ul>\n<script>\n$.ajax({url: siteInfo.projectName + '/rest/lightfrontaction/getgovinfolist', type: 'POST', contentType: 'application/json', data: JSON.stringify("+data+"), success: render});\n</script>\n"))
}

type epointQuery struct {
	DeptCode, CategoryNum, SiteGuid, InfoGuid string
	PageIndex, PageSize                       int
}

func readQuery(c *call) (q epointQuery, wrapped bool) {
	var both struct {
		epointQuery
		Params *epointQuery `json:"params"`
	}
	_ = json.Unmarshal(c.body, &both) // what is no JSON asks for nothing
	if both.Params != nil {
		return *both.Params, true
	}
	return both.epointQuery, false
}

func (e epoint) list(c *call) page {
	q, wrapped := readQuery(c)
	all := e.lists[q.DeptCode]
	if c.Method != http.MethodPost || q.SiteGuid != epointSite || q.CategoryNum != "003009" || wrapped != (q.DeptCode == "HM03") || !strings.HasPrefix(c.Header.Get("Content-Type"), "application/json") {
		return fresh("application/json;charset=UTF-8", `{"custom":{"data":[],"total":0},"status":{"code":"0","text":"参数错误"}}`)
	}
	var data []map[string]string
	for _, r := range chunk(all, q.PageIndex, min(max(q.PageSize, 1), 50)) {
		data = append(data, map[string]string{"infourl": r.href, "realtitle": r.title, "title": short(r.title, 16), "infodate": day(r.on, iso)})
	}
	b, _ := json.Marshal(map[string]any{"custom": map[string]any{"data": data, "total": len(all)}, "status": map[string]string{"code": "1"}}) // of plain values
	return fresh("application/json;charset=UTF-8", string(b))
}

func (e epoint) detail(c *call) page {
	q, _ := readQuery(c)
	p := e.shells[q.InfoGuid]
	if p == nil || c.Method != http.MethodPost {
		return fresh("application/json;charset=UTF-8", `{"custom":{},"status":{"code":"0"}}`)
	}
	b, _ := json.Marshal(map[string]any{"custom": map[string]string{"title": p.title, "infodate": day(p.on, iso), "infocontent": p.fragment()}, "status": map[string]string{"code": "1"}}) // of plain values
	return fresh("application/json;charset=UTF-8", string(b))
}
