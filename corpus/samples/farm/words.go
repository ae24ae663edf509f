package farm

// Titles that stand around the reports: news, and the decoys of section 12.

import (
	"fmt"

	"nianbao/corpus/samples/synth"
)

var news = []string{
	"召开防汛备汛工作部署会", "举行春季义务植树活动", "公布第二批便民服务点名单", "开展冬季供暖设施检查", "发布强对流天气提示", "推进老旧小区加装电梯",
	"图书馆延长夏季开放时间", "公共自行车站点调整", "集中整治占道经营", "中小学校开学安全检查", "举办农民丰收节展销", "城区供水管网改造完工",
}

// headline is the n-th news of a place.
func headline(place string, n int) string {
	return fmt.Sprintf("%s%s（%d）", place, news[n%len(news)], 2020+n%6)
}

// decoys are what stands in a column of annual reports without being one. Each has a
// page of its own at base.
func (s *site) decoys(u *unit, base func(n int) string) []row {
	on := synth.Date{Year: 2025, Month: 1, Day: 10}
	list := []row{
		{u.place() + "政府网站工作年度报表（2024年度）", base(1), on},
		{u.place() + "2024年法治政府建设年度报告", base(2), on},
		{"一图读懂：" + u.agency.Name + "2023年政府信息公开工作年度报告", base(3), on},
		{"关于做好2024年政府信息公开工作年度报告编制发布工作的通知", base(4), on},
	}
	bodies := []string{websiteForm(u), ruleOfLaw(u), picture(u), formatNotice()}
	for i, r := range list {
		s.put(r.href, s.article(r.title, r.on, u.agency.Name, bodies[i]))
	}
	return list
}

// websiteForm is the other yearly form: tables of figures about the site.
func websiteForm(u *unit) string {
	return "<h1>政府网站工作年度报表</h1><p>（2024年度）</p><p>填报单位：" + u.agency.Name + "</p>\n<table border=1><tr><td>网站名称</td><td colspan=3>" + u.place() + "人民政府门户网站</td></tr>" +
		"<tr><td>独立用户访问总量（单位：个）</td><td>318822</td><td>网站总访问量（单位：次）</td><td>1920433</td></tr>" +
		"<tr><td>信息发布总数（单位：条）</td><td>4120</td><td>政务动态信息更新量</td><td>1776</td></tr>" +
		"<tr><td>收到留言数量</td><td>212</td><td>办结留言数量</td><td>209</td></tr></table>\n<p>单位负责人：    审核人：    填报人：</p>"
}

func ruleOfLaw(u *unit) string {
	return "<h1>" + u.place() + "2024年法治政府建设年度报告</h1><p>一、2024年推进法治政府建设的主要举措和成效</p><p>完善重大行政决策程序，全年开展合法性审查43件；办理行政复议案件17件，行政应诉9件。</p>" +
		"<p>二、存在的不足和原因</p><p>个别单位执法记录不规范。</p><p>三、2025年工作安排</p><p>继续做好行政执法监督和政务公开工作。</p>"
}

func picture(u *unit) string {
	return "<h1>一图读懂</h1><p><img src=\"/images/ytdd2023.png\" alt=\"" + u.agency.Name + "2023年政府信息公开工作年度报告图解\"></p><p>主动公开信息、办理申请的情况，见图。</p>"
}

func formatNotice() string {
	return "<h1>关于做好2024年政府信息公开工作年度报告编制发布工作的通知</h1><p>各乡镇人民政府，各部门：</p><p>请按照规定格式编制2024年度报告，于2025年1月31日前发布。格式分为总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、" +
		"政府信息公开行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项六个部分。</p><p>附件：年度报告格式</p>"
}
