package farm

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"time"

	"nianbao/corpus/samples/synth"
)

// gkmlpt: a shell whose list comes from api/all/{cat}, a hundred an answer; one host
// carries the platforms of several offices. Planted: a hundred other documents in one
// category, so that reports stand on its second page; rows that jump to another site;
// post_count larger than total; addresses of two shapes; a report moved to another
// column between the states.
var _ = register(plan{"gkmlpt", []string{"www.shuangyu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.silent = "霜屿市人民政府", "9903000003", "霜屿市", `class="article-content"`, true
	city := s.unit(synth.Government("霜屿市", 6, true), "/")
	s.front([]link{{"政府信息公开", "/gkmlpt/index"}}, link{"市应急管理局", "/yjglj/gkmlpt/index"}, link{"市林业局", "/lyj/gkmlpt/index"})
	own := s.since(city, 2020)
	for _, p := range own {
		p.path = fmt.Sprintf("/gkmlpt/content/1/%d/post_%d.html", p.id/1000, p.id)
		if p.year == 2021 {
			p.path = fmt.Sprintf("/content/post_%d.html", p.id)
		}
		s.present(p)
	}
	s.gkmlpt("", 2629+s.state, 175, append(s.filler(100), gkRows(own)...), len(own)+130)
	for i, name := range []string{"应急管理局", "林业局"} {
		path := []string{"/yjglj", "/lyj"}[i]
		u := s.unit(synth.Bureau("霜屿市", name, 2), path+"/gkmlpt/index").under(city)
		papers := s.since(u, 2021)
		for _, p := range papers {
			p.path = fmt.Sprintf("%s/gkmlpt/content/1/%d/post_%d.html", path, p.id/1000, p.id)
			s.present(p)
		}
		s.gkmlpt(path, 3100+i, 200+i, gkRows(papers), len(papers)+3)
	}
}})

// gkmlpt whose pages are counted from 0. Planted: one office's list is shorter than a page,
// so that page 1 is empty; the other's has two pages, of which page 1 is the second.
var _ = register(plan{"gkmlpt-0", []string{"www.suyu.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box, s.silent, s.zero = "溯屿市人民政府", "9922000022", "溯屿市", `class="article-content"`, true, true
	city := s.unit(synth.Government("溯屿市", 6, true), "/")
	bureau := s.unit(synth.Bureau("溯屿市", "林业局", 2), "/lyj/gkmlpt/index").under(city)
	s.front([]link{{"政府信息公开", "/gkmlpt/index"}}, link{"市林业局", "/lyj/gkmlpt/index"})
	for i, u := range []*unit{city, bureau} {
		path, papers, others := []string{"", "/lyj"}[i], s.since(u, 2021), []gkArticle(nil)
		for _, p := range papers {
			p.path = fmt.Sprintf("%s/gkmlpt/content/1/%d/post_%d.html", path, p.id/1000, p.id)
			s.present(p)
		}
		list := gkRows(papers)
		if u == city { // reports on both pages
			others = s.filler(100)
		}
		s.gkmlpt(path, 2700+i, 300+i, slices.Concat(list[:2], others, list[2:]), len(list))
	}
}})

// gkArticle is an entry of the list, in the words of its server.
type gkArticle struct {
	ID          int    `json:"id"`
	Title       string `json:"title"`
	URL         string `json:"url"`
	PostURL     string `json:"post_url"`
	Publisher   string `json:"publisher"`
	Number      string `json:"document_number"`
	CreateTime  int64  `json:"create_time"`
	FirstTime   int64  `json:"first_publish_time"`
	DisplayTime int64  `json:"display_publish_time"`
	Date        int64  `json:"date"`
	CreatedAt   string `json:"created_at"`
	Type        string `json:"type"`
	Main        string `json:"classify_main"`
}

func gkRows(papers []*paper) []gkArticle {
	var list []gkArticle
	for _, p := range papers {
		if !p.removed {
			list = append(list, gkArticle{ID: p.id, Title: p.title, URL: p.path, Publisher: p.unit.name, CreateTime: epoch(p.on), FirstTime: epoch(p.on), DisplayTime: epoch(p.on), Date: epoch(p.on) - 86400, CreatedAt: day(p.on, iso) + " 10:11:12", Type: "post", Main: "年度报告"})
		}
	}
	return list
}

// epoch is nine in the morning in China.
func epoch(d synth.Date) int64 {
	return time.Date(d.Year, time.Month(d.Month), d.Day, 1, 0, 0, 0, time.UTC).Unix()
}

// filler are other documents of the category, and one row that jumps away.
func (s *site) filler(n int) []gkArticle {
	list := []gkArticle{{ID: 1, Title: "省级机关2023年政府信息公开工作年度报告", URL: s.base("www.shengji.gov.cn") + "/nb/2023.html", PostURL: s.base("www.shengji.gov.cn") + "/nb/2023.html", Publisher: "省政府办公厅", CreateTime: epoch(synth.Date{Year: 2024, Month: 3, Day: 1}), Type: "url"}}
	for i := range n {
		path := fmt.Sprintf("/content/post_%d.html", 400000+i)
		list = append(list, gkArticle{ID: 400000 + i, Title: fmt.Sprintf("政务公开工作简报第%d期", n-i), URL: path, Publisher: "霜屿市人民政府办公室", CreateTime: epoch(synth.Date{Year: 2025, Month: 6, Day: 1}), Type: "post", Main: "工作动态"})
		s.put(path, s.article(fmt.Sprintf("政务公开工作简报第%d期", n-i), synth.Date{Year: 2025, Month: 6, Day: 1}, "霜屿市人民政府办公室", "<p>本期通报各单位信息发布情况。</p>"))
	}
	return list
}

// gkmlpt lays one office's platform: the shell at two addresses, and the list's call.
func (s *site) gkmlpt(path string, cat, sid int, articles []gkArticle, posts int) {
	config := fmt.Sprintf("<script>\nwindow._CONFIG = { SITE_NAME: '%s', SID: '%d', PATH: '%s/gkmlpt', TREE: [{\"id\":%d,\"name\":\"法定主动公开内容\",\"children\":[]},{\"id\":%d,\"name\":\"政府信息公开年报\",\"code\":\"annualreport\",\"children\":[]}] };\n</script>\n", s.name, sid, path, cat-9, cat)
	menu := links([]link{{"政府信息公开指南", path + "/gkmlpt/guide"}, {"政府信息公开制度", path + "/gkmlpt/policy"}, {"法定主动公开内容", path + "/gkmlpt/index#" + strconv.Itoa(cat-9)}, {"政府信息公开年报", path + "/gkmlpt/annualreport#" + strconv.Itoa(cat)}, {"依申请公开", path + "/gkmlpt/apply"}})
	shell := s.page("政府信息公开", nil, config+"<div id=\"app\">"+menu+"<div id=\"list\"></div></div><script src=\"/gkmlpt/js/app.js\"></script>")
	for _, name := range []string{"/gkmlpt/index", "/gkmlpt/annualreport", "/gkmlpt/guide", "/gkmlpt/policy", "/gkmlpt/apply"} {
		s.put(path+name, shell)
	}
	s.calls[fmt.Sprintf("%s/gkmlpt/api/all/%d", path, cat)] = func(c *call) page {
		if c.query.Get("sid") != strconv.Itoa(sid) {
			return page{status: http.StatusNotFound, kind: "application/json", body: []byte(`{"message":"not found"}`)}
		}
		n, _ := strconv.Atoi(c.query.Get("page"))
		if !s.zero {
			n = max(n, 1) - 1
		}
		from := min(n*100, len(articles))
		b, _ := json.Marshal(map[string]any{ // of plain values
			"total": len(articles), "offset": from, "articles": articles[from:min(from+100, len(articles))],
			"classify": map[string]any{"id": cat, "name": "政府信息公开年报", "post_count": posts, "jump_url": ""},
		})
		return fresh("application/json", string(b))
	}
}
