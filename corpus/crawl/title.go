package crawl

// What a title says: a report and its year, something that goes with a report, or
// another yearly paper that stands in the same column.

import (
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Sort is what a title promises.
type Sort string

const (
	NoReport   Sort = ""           // nothing that concerns us
	AReport    Sort = "report"     // an annual report on disclosure
	MayReport  Sort = "perhaps"    // a report of some kind with a year, or a title cut short
	Companion  Sort = "companion"  // 图解, 解读: goes with a report
	Collection Sort = "collection" // 汇总: a page of links to reports
	Decoy      Sort = "decoy"      // another yearly paper
)

var (
	reportTitle = pattern.MustCompile(`(20\d\d)年?(?:年度)?.{0,40}?信息公开.{0,12}?(?:年度)?(?:工作)?(?:年度)?(?:报告|年报)|信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报).{0,12}?(20\d\d)`)
	cutTitle    = pattern.MustCompile(`(20\d\d)年?(?:年度)?[^，。]{0,40}(?:…|\.\.\.)$`)
	someReport  = pattern.MustCompile(`(20\d\d)年?.{0,40}(?:年度报告|年报|公开报告)|(?:年度报告|年报).{0,12}(20\d\d)`)
	companion   = pattern.MustCompile(`图解|解读|一图|图片版|长图|速览`)
	collection  = pattern.MustCompile(`汇总|汇编|各(?:部门|单位|镇|乡镇|街道|区县).{0,10}(?:报告|年报)|(?:报告|年报).{0,4}(?:目录|列表|集)`)
	decoy       = pattern.MustCompile(`网站.{0,6}(?:工作)?(?:年度)?报表|法治政府|政府工作报告|决算|预算|指南|格式|模板|模版|关于(?:做好|开展|印发|编制|报送)|通知|会议|培训|统计年鉴|企业年报|公示系统|绩效|财务|环境(?:信息|质量)|质量年报`)
	unitName    = pattern.MustCompile(`^[^，。：、]{2,24}(?:局|委|委员会|办|办公室|厅|院|中心|政府|街道|街道办事处|办事处|镇|乡|处|支队|大队|站|所|公司|管委会|法院|检察院|集团|银行|学校)$`)
	yearOnly    = pattern.MustCompile(`^\D{0,4}(20\d\d)年?(?:度|年度)?(?:年报|报告|年度报告)?\D{0,2}$`)
)

// TitleOf tells what a title promises, and the year that it names (0: none). Spaces and
// full-width forms are folded first.
func TitleOf(title string) (Sort, int) {
	t := normalize.Compact(title)
	year := firstYear(reportTitle, t)
	switch {
	case decoy.MatchString(t):
		return Decoy, year
	case companion.MatchString(t):
		return Companion, year
	case collection.MatchString(t):
		return Collection, year
	case year > 0:
		return AReport, year
	}
	for _, re := range []*pattern.Pattern{cutTitle, someReport} {
		if year = firstYear(re, t); year > 0 {
			return MayReport, year
		}
	}
	return NoReport, 0
}

// YearLink is the year of a link that names nothing else, in a tree of years.
func YearLink(text string) int {
	return firstYear(yearOnly, normalize.Compact(text))
}

func firstYear(re *pattern.Pattern, s string) int {
	m := re.FindStringSubmatch(s)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(strings.Join(m[1:], ""))
	return n
}

// UnitLink tells a link whose text is the name of a body and no more: in a collection or
// a tree of years it leads to that body's report.
func UnitLink(text string) bool { return unitName.MatchString(normalize.Compact(text)) }
