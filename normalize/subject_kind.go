package normalize

import (
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// Level and kind of an agency by its name (domain rule 5.3).

// Kinds of agencies.
const (
	KindGovernment  = "government"          // 人民政府, or the bare name of the division
	KindOffice      = "government_office"   // 人民政府办公室
	KindDepartment  = "department"          // 局, 委, 厅, 部 …
	KindTownship    = "township_government" // 镇, 乡
	KindSubdistrict = "subdistrict_office"  // 街道
	KindZone        = "zone_committee"      // 管委会
	KindBranch      = "vertical_branch"     // 分局, 税务局 and others led from above
	KindInstitution = "institution"         // 中心, 院, 馆, 学校
	KindInternal    = "internal_unit"       // 科, 股, 处
	KindParty       = "party_organ"
	KindOther       = "other"
)

const zoneWords = `(?:开发区|高新区|经开区|新区|园区|示范区|管理区|实验区|试验区|度假区|风景区|名胜区|景区|保税区|合作区|工业区|自贸区|产业园|集聚区|功能区|商务区|新城|矿区|林区|垦区|科技城)`

// kindRule gives a kind to names whose words after the place match.
type kindRule struct {
	kind string
	rest *pattern.Pattern
}

// kindRules are asked in order; the first that matches decides.
var kindRules = []kindRule{
	{KindParty, pattern.MustCompile(`^(?:[省市县区州旗]?委|党委|纪委|监委)|^中共|委(?:办公?[室厅]?|宣传部|组织部|统战部|政法委|编办|巡察办)|(?:宣传部|组织部|统一战线工作部|统战部|政法委员?会?|机构编制委员会(?:办公室)?|党校|纪律检查委员会|网络安全和信息化委员会办公室|网信办)$`)},
	{KindOther, pattern.MustCompile(`(?:人民法院|人民检察院|检察院|法院|人大常委会|人民代表大会|政协|总工会|妇女?联合?会|妇联|共青团|团委|残疾人联合会|残联|红十字会|科协|科学技术协会|文联|工商联|公司|集团)$`)},
	{KindOffice, pattern.MustCompile(`^(?:人民)?政府办(?:公[室厅])?$|^(?:人民)?政府办公[室厅][（(].*[)）]$`)},
	{KindGovernment, pattern.MustCompile(`^(?:人民)?政府$|^行政公署$|^行署$`)},
	{KindSubdistrict, pattern.MustCompile(`^(?:党工委|工委)?街?道?办(?:事处)?$`)},
	{KindDepartment, pattern.MustCompile(`^(?:人民)?政府\p{Han}+(?:办公室|委员会|局|研究室|参事室)$`)},
	{KindZone, pattern.MustCompile(zoneWords + `(?:党工委)?(?:管理|工作)?(?:委员会|管委会|委)?(?:办公室)?$|^(?:管理委员会|管委会)(?:办公室)?$`)},
	{KindDepartment, pattern.MustCompile(`(?:市场|药品|食品药品|食药|国资|国有资产|文化市场|质量)监管局$`)}, // bureaus of governments that are called in short
	{KindBranch, pattern.MustCompile(`(?:分局|支局|海关|海事局|气象局|邮政管理局|烟草专卖局|调查队|消防救援[支大]队|[支大]队|派出所|边检站|监管局|通信管理局|中心支行|支行)$`)},
	{KindInternal, pattern.MustCompile(`(?:科|股|处|党政办|党政办公室|财政所|司法所|便民服务中心)$`)},
	{KindInstitution, pattern.MustCompile(`(?:中心|院|馆|学校|大学|学院|中学|小学|幼儿园|台|站|所|社|医院|基地|林场|农场)$`)},
	{KindDepartment, pattern.MustCompile(`(?:局|委|委员会|厅|部|办|办公室|署|室|会|队|政府机关)$`)},
}

var (
	townName     = pattern.MustCompile(`^.+(?:镇|乡|苏木)(?:人民政府|政府)?$`)
	streetName   = pattern.MustCompile(`^.+街道(?:办事处|办|党工委)?$`)
	areaName     = pattern.MustCompile(`^.+?(省|自治区|市|自治州|地区|盟|自治县|县|区|自治旗|旗)(?:人民政府|政府)?$`)
	areaFirst    = pattern.MustCompile(`^(\p{Han}{1,9}?(?:省|市|县|区|州|旗|盟|镇|乡|街道))(.+)$`)
	zoneName     = pattern.MustCompile(zoneWords + `$`)
	verticalName = pattern.MustCompile(`^(?:国家税务总局|国家统计局|国家金融监督管理总局|中国人民银行|国家外汇管理局|国家矿山安全监察局).+`)
	nationalName = pattern.MustCompile(`^(?:国家|中国|国务院|中央|中华人民共和国|全国)|^\p{Han}{2,9}(?:部|总局|总署|审计署)$`)
	notNational  = pattern.MustCompile(`(?:宣传|组织|统战|武装|项目|指挥|事业|工作)部$`)
)

// kindOf names the kind of an agency by its folded name.
func kindOf(folded string, l located) string {
	last := divisions.Division{}
	if len(l.Candidates) > 0 {
		last = l.Candidates[0]
	}
	rest := l.rest
	if l.Named == "" {
		rest = folded
	}
	switch {
	case l.branch, verticalName.MatchString(folded):
		return KindBranch
	case strings.HasPrefix(folded, "中共"):
		return KindParty
	case last.Level == divisions.Township && !l.deeper && !l.branch && (rest == "" || rest == "人民政府" || rest == "政府"), l.Named == "" && townName.MatchString(folded):
		return townshipKind(folded)
	case l.Named == "" && streetName.MatchString(folded):
		return KindSubdistrict
	case zoneName.MatchString(folded):
		return KindZone
	case rest == "" || (l.Named == "" || l.deeper) && areaName.MatchString(rest):
		return KindGovernment
	}
	if m := areaFirst.FindStringSubmatch(rest); (l.Named == "" || l.deeper) && m != nil && !wordsLikePlaces.MatchString(m[1]) {
		rest = m[2] // a division that no table knows
	}
	bare := bracketed.ReplaceAllString(rest, "") // 城市管理局（综合执法局） is one organ
	for _, rule := range kindRules {
		if rule.rest.MatchString(rest) || bare != "" && bare != rest && rule.rest.MatchString(bare) {
			return rule.kind
		}
	}
	return KindOther
}

func townshipKind(folded string) string {
	if streetName.MatchString(folded) {
		return KindSubdistrict
	}
	return KindTownship
}

// levelOfAgency is the level that all candidates share, or that the name's own words
// say; "" where neither does. A zone has that of the place that it lies in.
func levelOfAgency(folded, kind string, l located) string {
	switch {
	case len(l.Candidates) > 0 && !l.deeper && (!l.branch || len(l.Chain) > 0):
		return sharedLevel(l.Candidates)
	case l.Named != "" && !l.deeper:
		return ""
	case kind == KindTownship || kind == KindSubdistrict:
		return divisions.Township
	case l.Named == "" && nationalName.MatchString(folded) && !verticalName.MatchString(folded) && !notNational.MatchString(folded):
		return "national"
	}
	rest := folded
	if l.deeper {
		rest = l.rest
	}
	return levelByWord(rest)
}

func sharedLevel(list []divisions.Division) string {
	for _, d := range list {
		if d.Level != list[0].Level {
			return ""
		}
	}
	return list[0].Level
}

// levelByWord reads the level off a name that no table knows. 市 and 区 may stand
// for two levels each, and say nothing.
func levelByWord(s string) string {
	m := areaName.FindStringSubmatch(s)
	if m == nil {
		first := areaFirst.FindStringSubmatch(s)
		if first == nil || wordsLikePlaces.MatchString(first[1]) {
			return ""
		}
		m = areaName.FindStringSubmatch(first[1])
		if townName.MatchString(first[1]) || streetName.MatchString(first[1]) {
			return divisions.Township
		}
	}
	if m == nil {
		return ""
	}
	switch m[1] {
	case "省", "自治区":
		return divisions.Province
	case "自治州", "地区", "盟":
		return divisions.Prefecture
	case "县", "自治县", "旗", "自治旗":
		return divisions.County
	}
	return ""
}
