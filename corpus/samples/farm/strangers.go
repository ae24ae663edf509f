package farm

import "nianbao/corpus/samples/synth"

// Hosts that no unit of the list has: a province that some rows jump to, and a site of
// another trade that copied a report and replaced its name. Nothing of them belongs in
// a data set of the listed units.
var _ = register(plan{"strangers", []string{"www.shengji.gov.cn", "www.qp-xinyu88.com"}, func(s *site) {
	s.name, s.code, s.place = "省级机关门户网站", "9900000099", "省级机关"
	u := &unit{agency: synth.Government("青崖市", 7, true), reports: map[int]*synth.Report{}}
	copied := u.report(2024)
	p := &paper{unit: u, year: 2024, report: copied, title: "新鱼棋牌（官方）2024年政府信息公开工作年度报告", on: copied.Published}
	s.put("www.qp-xinyu88.com/", s.page("新鱼棋牌", nil, "<h1>新鱼棋牌</h1>"+links([]link{{p.title, "/nb/2024.html"}, {"青崖市人民政府2024年政府信息公开工作年度报告", "/nb/2024.html"}})))
	s.put("www.qp-xinyu88.com/nb/2024.html", s.article(p.title, p.on, "新鱼棋牌", p.fragment()))
	s.put("www.shengji.gov.cn/", s.page("首页", nil, links([]link{{"政府信息公开年报", "/nb/2023.html"}})))
	s.put("www.shengji.gov.cn/nb/2023.html", s.column("省级机关2023年政府信息公开工作年度报告", "<p>省级机关报告集中公布页。</p>"))
}})
