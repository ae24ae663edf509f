package checks

import (
	"slices"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Rules (规章) and normative documents reported by bodies that cannot make them.

// made are the columns of documents that a body makes itself. The other columns of
// 2019 count what it disclosed, which may be another body's.
var made = map[string][]string{"f2021": {"issued", "repealed", "in_force"}, "f2019": {"newly_made"}}

var (
	_ = register(Check{
		ID: "rules-by-incompetent-body", Group: "XTB", Severity: Warning, Class: Statute,
		Title: Text{"无规章制定权的机关填报规章", "Rules reported by a body without the power to make them"},
		Says: Text{
			"“{row}”行填报{list}；{agency}一般无规章制定权，请核实是否应填入“行政规范性文件”行。",
			"Row \"{row}\" says {list}; {agency} has as a rule no power to make them. Please check whether they belong to the row of normative documents.",
		},
		Basis:   Text{"《立法法》（2023年修正）第九十一条、第九十三条；此前为2015年修正第八十条、第八十二条", "Articles 91 and 93 of the Legislation Law of 2023; before it Articles 80 and 82 of 2015"},
		Article: articlesRuleMaking,
		Forms:   bothForms, Scope: ScopeReport, Needs: []string{"disclosure/rules/*", "agency.kind", "agency.level", "agency.names"},
		Formula: Text{
			"规章行填有大于0的数（2021年格式为制发、废止、现行有效，2019年格式为新制作），而报告主体不是国务院部门、省级或设区的市级人民政府及其办公厅（室）、司法行政部门",
			"f2021: issued, repealed or in_force of rules > 0, f2019: newly_made > 0 ∧ agency ∉ {national bodies, governments of provinces and prefectures, their offices, their departments of justice}",
		},
		Traps: Text{
			"政府办公室、司法厅（局）可能代政府填报；设区的市、自治州政府有权，县级市无权。层级或类别不明的不作判断；2019年格式的“新公开”“对外公开”可能是他机关的规章，不计。",
			"Offices and departments of justice may report for their government; cities with districts have the power, county-level cities have not. Not assessable where level or kind are unknown; what a body of 2019 disclosed may be another's and does not count.",
		},
		Single: true,
		Run:    func(p *Pass) { p.madeWithoutPower("rules", rulePower(p.Report.Agency)) },
	})

	_ = register(Check{
		ID: "normdocs-by-incompetent-body", Group: "XTB", Severity: Notice, Class: Hint,
		Title: Text{"一般不制定行政规范性文件的单位填报制发件数", "Normative documents reported by a body that usually makes none"},
		Says: Text{
			"“{row}”行填报{list}；{agency}一般不是行政规范性文件的制定主体，请核对。",
			"Row \"{row}\" says {list}; {agency} is usually not entitled to make normative documents. Please check.",
		},
		Basis: Text{"行政规范性文件制定主体（国办发〔2018〕37号）", "Who may make normative documents (国办发〔2018〕37号)"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"disclosure/normative_documents/*", "agency.kind", "agency.names"},
		Formula: Text{
			"行政规范性文件本年制发件数（2019年格式为新制作数量）＞0，而报告主体是事业单位、内设机构或党的机构",
			"disclosure/normative_documents/issued (f2019: newly_made) > 0 ∧ agency.kind ∈ {institution, internal_unit, party_organ}",
		},
		Traps: Text{
			"法律、法规授权的组织（《条例》第五十四条）可以制定，如住房公积金管理中心；党委部门加挂行政机关牌子的不提示。",
			"Organisations empowered by law (Article 54 of the regulation) may make them, such as housing fund centres; party organs that also are an administrative body are passed over.",
		},
		Single: true,
		Run:    func(p *Pass) { p.madeWithoutPower("normative_documents", documentPower(p.Report.Agency)) },
	})
)

// power tells whether a body may make something; "" where nobody knows.
type power string

const (
	may    power = "may"
	mayNot power = "may not"
)

var justice = pattern.MustCompile(`司法|政务服务|政务公开|法制`)

// rulePower: national bodies and governments down to the prefecture may make rules.
// Their offices, and departments that keep the register, report for them.
func rulePower(a normalize.Agency) power {
	high := a.Level == "province" || a.Level == "prefecture"
	switch {
	case a.Level == "national":
		return may
	case slices.Contains([]string{normalize.KindTownship, normalize.KindSubdistrict, normalize.KindZone, normalize.KindBranch, normalize.KindInstitution, normalize.KindInternal, normalize.KindParty}, a.Kind):
		return mayNot
	case a.Kind == "" || a.Kind == normalize.KindOther || a.Level == "":
		return ""
	case high && (a.Kind != normalize.KindDepartment || justice.MatchString(a.Name)):
		return may
	}
	return mayNot
}

var (
	empowered  = pattern.MustCompile(`公积金|监督|管理局|行政执法|保险|保障|疾病预防`)
	twoNames   = pattern.MustCompile(`网信|网络安全|互联网|宣传|统战|统一战线|编制|编办|档案|保密|密码|社会工作|组织部|[（(]`)
	documented = map[string]bool{normalize.KindInstitution: true, normalize.KindInternal: true, normalize.KindParty: true}
)

func documentPower(a normalize.Agency) power {
	switch {
	case a.Kind == "" || a.Kind == normalize.KindOther:
		return ""
	case !documented[a.Kind] || a.Level == "national" || empowered.MatchString(a.Name) || a.Kind == normalize.KindParty && twoNames.MatchString(a.Name):
		return may
	}
	return mayNot
}

// madeWithoutPower looks for numbers above 0 in a row of documents.
func (p *Pass) madeWithoutPower(row string, power power) {
	at := normalize.Key{Table: normalize.Disclosure, Row: row, Column: open}
	columns := made[p.versions[tableNumber(at.Table)]]
	if row != "rules" {
		columns = columns[:1] // a stock may be left from a body that it followed
	}
	f := Fault{Places: []normalize.Key{at}, Gap: true}
	var zh, en []string
	unread := false
	for _, k := range spread(at, columns) {
		value := p.Sum(k)
		unread = unread || value.unknown
		if value.Value.Sign() > 0 {
			f.Keys = append(f.Keys, k)
			zh, en = append(zh, p.column(k).ZH+value.Value.String()), append(en, p.column(k).EN+" "+value.Value.String())
		}
	}
	switch {
	case len(f.Keys) == 0 && unread, len(f.Keys) > 0 && power == "":
		p.NotAssessable()
	case len(f.Keys) == 0 || power == may:
		p.Hold()
	default:
		f.Words = map[string]Text{"list": {listZH(zh), listEN(en)}, "agency": p.who()}
		p.Fail(f)
	}
}

// who is the agency by its printed name.
func (p *Pass) who() Text {
	if p.Report.Agency.Name == "" {
		return Text{"该单位", "the agency"}
	}
	return same(quoted(p.Report.Agency.Name))
}
