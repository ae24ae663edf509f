package checks

import (
	"slices"
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Names of agencies against each other: the same one, one above or below it, or a
// stranger. Whatever cannot be told apart with certainty is no stranger.

// agencyName is a name split into its places and the words for its organ.
type agencyName struct {
	whole  string
	places []divisions.Division // all that the name's own chain may end in
	organ  string
}

func readName(printed string) agencyName {
	folded := normalize.Compact(printed)
	r := divisions.Parse(folded)
	if utf8.RuneCountInString(r.Named) < 3 { // 城区, 郊区 and 矿区 are words, too
		return agencyName{whole: folded}
	}
	return agencyName{folded, r.Candidates, r.Rest}
}

// own is the agency of the report, at the place that the report settled.
func (p *Pass) own() agencyName {
	if p.name == nil {
		n := ownName(p.Report.Agency)
		p.name = &n
	}
	return *p.name
}

func ownName(a normalize.Agency) agencyName {
	n := readName(a.Name)
	codes := a.Candidates
	if code := a.DivisionCode; code != "" {
		codes = []string{code}
	}
	if len(codes) > 0 {
		n.places = nil
	}
	for _, code := range codes {
		if d, ok := divisions.ByCode(code); ok {
			n.places = append(n.places, d)
		}
	}
	return n
}

// elsewhere tells that a name stands in a place that is neither the other's own nor
// above or below it. A place that was renamed (洪泽县, 洪泽区) keeps its stem.
func (n agencyName) elsewhere(other agencyName) bool {
	if len(n.places) == 0 || len(other.places) == 0 {
		return false
	}
	for _, a := range n.places {
		for _, b := range other.places {
			if divisions.Within(a.Code, b.Code) || divisions.Within(b.Code, a.Code) || stem(a.Name) == stem(b.Name) {
				return false
			}
		}
	}
	return true
}

func stem(name string) string {
	for _, end := range []string{"街道办事处", "街道", "自治县", "自治州", "地区", "新区", "省", "市", "县", "区", "旗", "盟", "州", "镇", "乡"} {
		if s, ok := strings.CutSuffix(name, end); ok && s != "" {
			return s
		}
	}
	return name
}

// organWords are in the names of many organs and tell none from another.
var organWords = pattern.MustCompile(`人民政府|政府|委员会|办公[室厅]|办事处|管理|服务|工作|事务|行政|[局委厅部院处科股办和与及（）()、]`)

// common are pairs of organs beyond one field of work that many places make one body,
// or that took each other's work over.
var common = [][2]string{{"物价", "发展改革"}, {"体育", "教育"}, {"科技", "教育"}, {"科技", "工业"}, {"人防", "住房"}, {"移民", "水利"}}

// unlike tells that two organs have no field of work and no character in common that
// names a matter. Governments and their offices are unlike nobody.
func unlike(a, b string) bool {
	field := normalize.OrganField(normalize.Agency{Name: a})
	if ruling.MatchString(a) || ruling.MatchString(b) || field != "" && field == normalize.OrganField(normalize.Agency{Name: b}) {
		return false
	}
	a, b = organWords.ReplaceAllString(a, ""), organWords.ReplaceAllString(b, "")
	if a == "" || b == "" || strings.ContainsAny(a, b) {
		return false
	}
	joined := func(c [2]string) bool {
		return strings.ContainsAny(a, c[0]) && strings.ContainsAny(b, c[1]) || strings.ContainsAny(a, c[1]) && strings.ContainsAny(b, c[0])
	}
	return !slices.ContainsFunc(common, joined)
}

// ruling organs publish for others: governments, offices, zones, the web centres.
var ruling = pattern.MustCompile(`^(?:人民)?政府|^$|办公[室厅]$|政府办|管委会|管理委员会|网信|融媒|信息中心|新闻|大数据|数据局|政务服务|审批|电子政务|档案|宣传`)
