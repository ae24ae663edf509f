package farm

import (
	"fmt"
	"net/http"

	"nianbao/corpus/samples/synth"
)

// Trees of years: /zfxxgk/zfxxgknb/2024n/ with a folder for departments and one for
// towns. Planted: the folder of 2024n holds what was published in 2024, the reports of
// 2023; numbered files 1.html, 2.html; a soft 404 with status 200 for all that is not
// there, and a row that leads to such a page; a folder of a year that is empty.
var _ = register(plan{"years", []string{"www.yinghuang.gov.cn"}, func(s *site) {
	s.name, s.code, s.place, s.box = "萤篁区人民政府", "9915000015", "萤篁区", `class="trs_editor_view"`
	district := s.unit(synth.Government("萤篁区", 4, false), "/")
	s.front([]link{{"政务公开", "/zwgk/"}})
	s.put("/zwgk/", s.column("政务公开", links([]link{{"政府信息公开指南", "/zfxxgk/zn/"}, {"政府信息公开制度", "/zfxxgk/zd/"}, {"政府信息公开年报", "/zfxxgk/zfxxgknb/"}, {"依申请公开", "/zfxxgk/ysq/"}})))
	const column = "/zfxxgk/zfxxgknb/"
	units := append([]*unit{district}, s.bureaus("萤篁区", district, "/", "司法局", "审计局")...)
	units = append(units, s.unit(synth.Town("萤篁区", "青渚镇", 1), "/").under(district))
	folders := map[string][]*paper{}
	for _, u := range units {
		publish := func(u *unit) []*paper { return s.since(u, 2021) }
		if u.agency.Kind == "township_government" {
			publish = s.tardy
		}
		for _, p := range publish(u) {
			folder := fmt.Sprintf("%s%dn/%s/", column, p.on.Year, map[string]string{"government": "qzf", "department": "qbm", "township_government": "xzjd"}[u.agency.Kind])
			folders[folder] = append(folders[folder], p)
			p.path = fmt.Sprintf("%s%d.html", folder, len(folders[folder]))
			s.present(p)
		}
	}
	var years []link
	for y := lastYear + 1 + s.state; y >= 2021; y-- {
		root := fmt.Sprintf("%s%dn/", column, y)
		years = append(years, link{fmt.Sprintf("%d年", y), fmt.Sprintf("%dn/", y)})
		s.put(root, s.column("政府信息公开年报", links([]link{{"区政府", "qzf/"}, {"区直部门", "qbm/"}, {"乡镇街道", "xzjd/"}})))
		for _, sub := range []string{"qzf/", "qbm/", "xzjd/"} {
			lines := rows(folders[root+sub])
			if y == 2022 && sub == "qzf/" {
				lines = append(lines, row{"萤篁区人民政府2020年政府信息公开工作年度报告", root + sub + "9.html", synth.Date{Year: 2021, Month: 3, Day: 20}})
			}
			s.put(root+sub, s.column("政府信息公开年报", list(lines)))
		}
	}
	s.put(column, s.column("政府信息公开年报", links(years)))
	s.lost = func(*call) page {
		return page{status: http.StatusOK, kind: "text/html; charset=utf-8", body: []byte(s.page("提示信息", nil, "<div class=\"error\"><h2>404</h2><p>抱歉，您访问的页面不存在或已删除。</p></div>"))}
	}
}})

// tardy publishes up to 2023; the second state has one more, long after its day.
func (s *site) tardy(u *unit) []*paper {
	list := []*paper{s.publish(u, 2023), s.publish(u, 2022), s.publish(u, 2021)}
	if s.state == After {
		list = append(list, s.publish(u, 2024).date(synth.Date{Year: 2026, Month: 5, Day: 20}))
	}
	return list
}
