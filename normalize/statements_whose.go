package normalize

import (
	"strings"

	"nianbao/extract/pattern"
)

// Whose count a sentence gives: of the whole area or system, of the own level, or
// of one named body. Only what the report's tables are about may be compared with
// them, so the words nearest to the number decide.

var (
	areaWords = pattern.MustCompile(`(?:全|我|本)(?:省|市|县|区|州|盟|旗)(?:$|[^级])|全(?:局)?系统|各级|[局委厅]系统`)
	partWords = pattern.MustCompile(`各(?:部门|单位|乡|镇|街|县|区|市|科室|委办局|分局|派出)|(?:所属|下属|直属|下级)(?:各)?(?:单位|机构|部门)|(?:省|市|县|区|州|镇)(?:政府|直|级)?(?:工作)?部门|分局|等[0-9一二三四五六七八九十]*(?:个|家)(?:单位|部门)`)
	ownWords  = pattern.MustCompile(`(?:省|市|县|区|州|盟|旗|局|厅|委|镇|乡)(?:本级|机关(?:本级)?$)|(?:^|[^各])本级(?:$|[^政])|(?:省|市|县|区|州|盟|旗)政府(?:及|和)?(?:其)?办公[厅室]`)
	oneself   = pattern.MustCompile(`(?:我|本)(?:局|镇|乡|街道|办|单位|机关|委|厅|省|院|部门|中心|馆|站|所|队)`)
	bodyWords = pattern.MustCompile(`(?:^|年度?|[，、：。；\n])((?:[^我本全各该向对由经从在将于通，、：。；\n0-9年][^，、：。；\n0-9年]{0,13}?)?(?:局|委员会|发改委|卫健委|厅|镇|乡|街道|办事处|支队|大队|中心|学院|医院|公司|人民政府|县政府|市政府|区政府|政府办|公安|法院))((?:今年|本年度?|当年|全年|年内|累计|总?共计?|一共|依法|依规|严格|认真|及时|已|新|、|收到|受理|办理|主动|公开|按照?规定|通过[^，。；]{0,20}|[0-9]+年度?)*$)`)
)

// whose looks left of the number for the words that say whose it is.
func (s *sentence) whose(n *mention) string {
	if word := lastScope(s.text[n.clause : n.clause+len(n.before)]); word != "" {
		return known(word)
	}
	return known(lastScope(s.text[:n.clause]))
}

// known is "" for words about the report's own agency.
func known(word string) string {
	if word == itself {
		return ""
	}
	return word
}

const itself = "itself"

// bodyBorders stand before the words for a body, and nowhere else in bodyWords.
var bodyBorders = pattern.SetOf("，：。；\n")

// lastScope gives the scope that is named last in the words, "" for none.
func lastScope(words string) string {
	at, scope := -1, ""
	for _, k := range []struct {
		pattern *pattern.Pattern
		scope   string
	}{{areaWords, WholeArea}, {partWords, SomeParts}, {ownWords, OwnLevel}, {oneself, itself}} {
		for _, m := range k.pattern.FindAllStringIndex(words, -1) {
			if m[0] > at && !(k.scope == SomeParts && scope == WholeArea) { // 全县各部门 is all of it
				at, scope = m[0], k.scope
			}
		}
	}
	last := max(0, bodyBorders.Last(words)) // a body and what follows it hold none of them
	if m := bodyWords.FindStringSubmatchIndex(words[last:]); m != nil && last+m[2] > at {
		return strings.TrimSpace(words[last+m[2] : last+m[3]])
	}
	return scope
}
