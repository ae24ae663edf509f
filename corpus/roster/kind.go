package roster

// Kinds of units by the words of lists.

import (
	"strings"

	"nianbao/normalize"
)

// kindWords begin with the word that is written.
var kindWords = []struct{ kind, words string }{
	{normalize.KindGovernment, "政府|人民政府|本级政府|县级以上政府|government"},
	{normalize.KindOffice, "政府办公室|政府办|政府办公厅|办公室|办公厅|government_office"},
	{normalize.KindDepartment, "部门|局|委办局|政府部门|组成部门|工作部门|政府工作部门|政府组成部门|直属机构|行政机关|department"},
	{normalize.KindTownship, "乡镇|乡|镇|乡镇政府|乡镇人民政府|镇政府|乡政府|镇街|township|township_government"},
	{normalize.KindSubdistrict, "街道|街道办|街道办事处|办事处|subdistrict|subdistrict_office"},
	{normalize.KindZone, "开发区|管委会|园区|功能区|zone|zone_committee"},
	{normalize.KindBranch, "垂直管理|垂管|垂直管理单位|垂管单位|分局|派出机构|中央驻地单位|branch|vertical_branch"},
	{normalize.KindInstitution, "事业单位|直属事业单位|institution"},
	{normalize.KindInternal, "内设机构|科室|internal_unit"},
	{normalize.KindParty, "党委部门|党委|党群部门|党群|party_organ"},
	{normalize.KindOther, "其他|其它|企业|公共企事业单位|other"},
}

// KindName is the Chinese word for a kind; "" for none.
func KindName(kind string) string {
	for _, k := range kindWords {
		if k.kind == kind {
			word, _, _ := strings.Cut(k.words, "|")
			return word
		}
	}
	return kind
}

func readKind(u *Unit, s string) *trouble {
	if u.Kind = kindOf(s); u.Kind == "" {
		return troubled("“%s”不是已知的类型，按名称判断", "“%s” is no kind that is known here: the name decides", s)
	}
	return nil
}

// kindOf is the kind that a word names, or "".
func kindOf(s string) string {
	wanted := strings.ToLower(normalize.Fold(s))
	for _, k := range kindWords {
		for word := range strings.SplitSeq(k.words, "|") {
			if strings.ToLower(normalize.Fold(word)) == wanted {
				return k.kind
			}
		}
	}
	return ""
}
