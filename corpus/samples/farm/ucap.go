package farm

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"nianbao/corpus/samples/synth"
)

// Kaipu's channels: one column is static files that count up, another is built from
// searchList by its channel. Planted: marks of a search in titles, addresses that are
// absolute, without a scheme, a text at a depth of two channels, a report that
// appears two years after the day on its page, answers in gzip.
var _ = register(plan{"ucap", []string{"www.yanwu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "雁坞区人民政府", "9909000009", "雁坞区", `id="UCAP-CONTENT"`
	s.gzip = true
	district := s.unit(synth.Government("雁坞区", 4, false), "/")
	s.front([]link{{"政务公开", "/csrc/c100020/zwgk.shtml"}})
	s.put("/csrc/c100020/zwgk.shtml", s.column("政务公开", links([]link{{"信息公开指南", "/csrc/c100021/common_list.shtml"}, {"信息公开年报", "/csrc/c100028/common_zfxxgknb.shtml"}, {"法定主动公开内容", "/csrc/c100022/common_list.shtml"}, {"街道年报", "/csrc/c100031/common_list.shtml"}, {"依申请公开", "/csrc/c100023/common_list.shtml"}})))
	var own, towns []*paper
	for _, u := range append([]*unit{district}, s.bureaus("雁坞区", district, "/", "审计局", "城市管理局", "统计局")...) {
		own = append(own, s.since(u, 2021)...)
	}
	for _, name := range []string{"听泉", "墨池"} {
		towns = append(towns, s.since(s.unit(synth.Subdistrict("雁坞区", name, 1), "/").under(district), 2022)...)
	}
	own = slices.DeleteFunc(own, func(p *paper) bool { // appears years after the day that its page prints
		return p.unit.name == "雁坞区统计局" && p.year == 2023 && s.state == Before && s.forget(p)
	})
	for _, p := range append(own, towns...) {
		if p.unit.name == "雁坞区统计局" && p.year == 2023 {
			p.note = "appears after the day that its page prints"
		}
		p.path = fmt.Sprintf("/csrc/c100028/c112289/%s/content_%d.shtml", day(p.on, "YYYYMM"), p.id)
		if p.unit.agency.Kind == "subdistrict_office" {
			p.path = fmt.Sprintf("/csrc/c112289c/%s/c01_%d.shtml", day(p.on, "YYYYMM"), p.id)
		}
		s.present(p)
	}
	s.channel("/csrc/c100028/common_zfxxgknb.shtml", "100028", append(rows(own), s.decoys(district, func(n int) string { return fmt.Sprintf("/csrc/c100028/c112289/202501/content_99%d.shtml", n) })...))
	s.counted("/csrc/c100031/common_list", "街道年报", rows(towns), 3)
}})

// channel lays a column that its script fills from searchList.
func (s *site) channel(path, id string, all []row) {
	s.put(path, s.page("信息公开年报", []meta{{"ColumnName", "信息公开年报"}, {"channelId", id}},
		"<div class=\"list\" id=\"list\"></div><div id=\"page\"></div>\n<script>\nvar channelId = '"+id+"';\n$.get('/searchList/' + channelId, {_isAgg: true, _isJson: true, _pageSize: 18, _template: 'index', _rangeTimeGte: '', _channelName: '', page: 1}, draw);\n</script>\n"))
	s.calls["/searchList/"+id] = func(c *call) page {
		if c.query.Get("_isJson") != "true" {
			return s.web(s.column("信息公开年报", "<p>请稍候</p>"))
		}
		n, _ := strconv.Atoi(c.query.Get("page"))
		size, _ := strconv.Atoi(c.query.Get("_pageSize"))
		size = min(max(size, 1), 18)
		var results []map[string]any
		for _, r := range chunk(all, max(n, 1)-1, size) {
			results = append(results, map[string]any{"title": r.title, "url": "//" + c.Host + r.href, "publishedTimeStr": day(r.on, iso) + " 09:30:00", "content": "", "domainMetaList": []string{}})
		}
		b, _ := json.Marshal(map[string]any{"data": map[string]any{"total": len(all), "rows": size, "page": max(n, 1), "results": results}}) // of plain values
		return fresh("application/json;charset=UTF-8", string(b))
	}
}

// counted writes stem.shtml, stem_2.shtml … : the second page has number two.
func (s *site) counted(stem, name string, all []row, size int) {
	n := chunks(all, size)
	for i := range n {
		path := stem + ".shtml"
		if i > 0 {
			path = fmt.Sprintf("%s_%d.shtml", stem, i+1)
		}
		s.put(path, s.page(name, []meta{{"ColumnName", name}, {"channelId", "100031"}}, list(chunk(all, i, size))+fmt.Sprintf("<div id=\"page\"></div><script>createPageHTML('page_div', %d, %d, 'common_list', 'shtml', %d);</script>", n, i+1, len(all))))
	}
}
