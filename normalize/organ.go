package normalize

import (
	"slices"
	"strings"

	"nianbao/normalize/divisions"
)

// Names of organs: what an agency is called within its division, and what work it
// does (domain rule 5.5).

// shortOrgans are names that are only shorter words for the same organ: within one
// division both cannot exist side by side. A new name of a reformed organ is none:
// that is a succession, which a person or a notice has to tell.
var shortOrgans = map[string]string{
	"发改委": "发展和改革委员会", "发展改革委": "发展和改革委员会", "发展改革委员会": "发展和改革委员会", "发改局": "发展和改革局", "发展改革局": "发展和改革局",
	"工信局": "工业和信息化局", "工业信息化局": "工业和信息化局", "工信厅": "工业和信息化厅", "经信局": "经济和信息化局", "经信委": "经济和信息化委员会",
	"科工信局": "科技和工业信息化局", "教体局": "教育体育局", "教育和体育局": "教育体育局", "教科局": "教育科技局", "教育和科技局": "教育科技局", "教育科学技术局": "教育科技局",
	"科技局": "科学技术局", "科技厅": "科学技术厅", "民宗局": "民族宗教事务局", "民宗委": "民族宗教事务委员会",
	"人社局": "人力资源和社会保障局", "人力资源社会保障局": "人力资源和社会保障局", "人社厅": "人力资源和社会保障厅", "人力资源社会保障厅": "人力资源和社会保障厅",
	"自规局": "自然资源和规划局", "自然资源规划局": "自然资源和规划局", "住建局": "住房和城乡建设局", "住房城乡建设局": "住房和城乡建设局",
	"住建厅": "住房和城乡建设厅", "住房城乡建设厅": "住房和城乡建设厅", "住建委": "住房和城乡建设委员会", "住房城乡建设委员会": "住房和城乡建设委员会",
	"交通局": "交通运输局", "交通厅": "交通运输厅", "文旅局": "文化和旅游局", "文化旅游局": "文化和旅游局", "文旅厅": "文化和旅游厅",
	"文广旅局": "文化广电和旅游局", "文广旅体局": "文化广电旅游体育局", "文旅广电局": "文化旅游广电局", "文化广电旅游局": "文化广电和旅游局",
	"卫健委": "卫生健康委员会", "卫生健康委": "卫生健康委员会", "卫健局": "卫生健康局", "退役军人局": "退役军人事务局", "退役军人厅": "退役军人事务厅",
	"应急局": "应急管理局", "应急厅": "应急管理厅", "市监局": "市场监督管理局", "市场监管局": "市场监督管理局",
	"医保局": "医疗保障局", "城管局": "城市管理局", "执法局": "综合行政执法局", "综合执法局": "综合行政执法局", "政数局": "政务服务和数据管理局",
	"政务服务数据管理局": "政务服务和数据管理局", "金融局": "金融工作局", "国资委": "国有资产监督管理委员会",
	"政府办": "人民政府办公室", "政府办公室": "人民政府办公室", "政府办公厅": "人民政府办公厅", "政府": "人民政府", "街道办": "街道办事处", "管委会": "管理委员会",
}

// OrganName is the name of an agency within its division, folded: without the
// divisions that it may or may not begin with, and with short words written out.
// 卢氏县交通局 and 交通运输局 of 卢氏县 are one organ. It is "" where nothing names it.
func OrganName(a Agency) string {
	name := Fold(a.Name)
	if d, ok := divisions.ByCode(a.DivisionCode); ok {
		rest := name
		for _, up := range d.Path() {
			for _, name := range divisions.NamesOf(up.Code) {
				rest = strings.TrimPrefix(rest, Fold(name))
			}
		}
		if full := bareOrgan(a, d, name, rest); full != "" {
			return full
		}
		if rest != "" {
			name = rest
		}
	}
	if full, ok := shortOrgans[name]; ok {
		return full
	}
	return name
}

// bareOrgan is the government that the bare name of a division means: a report titled
// 卢氏县… is that of 卢氏县人民政府. The document has to say all of it: the name is the
// division's and nothing else, the level is the division's, and the kind is that of its
// government; of a zone, the department or the committee may be meant.
func bareOrgan(a Agency, d divisions.Division, name, rest string) string {
	own := func(of string) bool { return strings.HasSuffix(strings.TrimSuffix(name, rest), Fold(of)) }
	if a.Level != d.Level || a.IsZone || d.IsZone || !slices.ContainsFunc(divisions.NamesOf(d.Code), own) {
		return ""
	}
	switch {
	case a.Kind == KindSubdistrict && (rest == "" || rest == "办事处"):
		return "街道办事处"
	case rest == "" && (a.Kind == KindTownship || a.Kind == KindGovernment && a.Scope == ScopeArea):
		return "人民政府"
	}
	return ""
}

// fields are the works that agencies do, by words that stand in the names of no
// other; the first that fits counts. They make peers, never identities.
var fields = []struct{ name, words string }{
	{"公安", "公安"}, {"税务", "税务"}, {"生态环境", "生态环境|环境保护|环保"}, {"市场监管", "市场监督|市场监管|市监|工商行政|质量技术监督|食品药品"},
	{"综合执法", "综合行政执法|综合执法|城市管理|城管|城乡管理"}, {"行政审批", "行政审批|政务服务|大数据|数据局|数据管理|营商环境"}, {"交通运输", "交通"},
	{"自然资源", "自然资源|国土资源|自规"}, {"住房建设", "住房|住建|城乡建设|城乡规划|房产|房屋"}, {"农业农村", "农业|农村|乡村振兴|畜牧|农机"}, {"水利", "水利|水务"},
	{"林业", "林业|草原|园林|绿化"}, {"应急", "应急|安全生产|地震"}, {"卫生健康", "卫生|卫健|健康|疾病预防|中医药"}, {"医疗保障", "医疗保障|医保"},
	{"人力资源", "人力资源|人社"}, {"民政", "民政"}, {"司法", "司法局|司法厅|司法部"}, {"财政", "财政局|财政厅|财政部"}, {"审计", "审计"}, {"统计", "统计"},
	{"退役军人", "退役军人"}, {"民族宗教", "民族|宗教|民宗"}, {"发展改革", "发展和改革|发展改革|发改|粮食|物资储备"}, {"工业信息化", "工业和信息|工业信息|经济和信息|经信|工信|科工"},
	{"教育", "教育|教体|教科"}, {"科技", "科学技术|科技"}, {"文化旅游", "文化|文旅|旅游|广电|广播电视|文物|体育"}, {"商务", "商务|商业|投资促进|招商"}, {"国资", "国有资产|国资"},
	{"金融", "金融"}, {"信访", "信访"}, {"机关事务", "机关事务"}, {"医院学校", "医院|学校|学院|大学"},
}

// OrganField is the work that an agency of a kind does: 交通运输 for 卢氏县交通局, the kind
// itself for governments, towns and offices, "" where the name tells nothing.
// Agencies of one field, level and year are peers.
func OrganField(a Agency) string {
	switch a.Kind {
	case KindGovernment, KindOffice, KindTownship, KindSubdistrict, KindZone:
		return a.Kind
	}
	name := strings.ReplaceAll(OrganName(a), "人民政府", "") // which holds 民政
	for _, f := range fields {
		for word := range strings.SplitSeq(f.words, "|") {
			if strings.Contains(name, word) {
				return f.name
			}
		}
	}
	return ""
}
