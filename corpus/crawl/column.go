package crawl

// Where the column of annual reports is: by the words of links first, by tokens of
// addresses next, never by a fixed address (spec: link texts by rank, platform pages).

import (
	"net/url"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// columnWords are the texts of links to the column, best first; nearer the top means
// less doubt. They are compared without spaces.
var columnWords = []*pattern.Pattern{
	pattern.MustCompile(`^(?:政府|政务)?信息公开(?:工作)?年报$`),
	pattern.MustCompile(`^(?:政府|政务)?信息公开(?:工作)?年度(?:工作)?报告$`),
	pattern.MustCompile(`信息公开(?:工作)?(?:年报|年度(?:工作)?报告)$`),
	pattern.MustCompile(`^公开年报$|^公开工作年报$|^公开年度报告$`),
	pattern.MustCompile(`^\D{0,10}(?:年度报告|年报)(?:专栏|专题)?$`),
}

// entrances lead to a column without naming it.
var entrances = []*pattern.Pattern{
	pattern.MustCompile(`^政府信息公开(?:专栏|平台|目录)?$`),
	pattern.MustCompile(`^(?:政务|信息)公开(?:专栏|平台|目录)?$`),
	pattern.MustCompile(`^(?:法定)?主动公开(?:内容)?$|^公开(?:目录|平台)$|^信息公开目录$`),
}

// columnTokens stand in addresses of such columns.
var columnTokens = pattern.MustCompile(`(?i)(?:^|[/_.?=&-])(?:w?z?zfxxgknb|wzxxgknb|zfxxgkndbg|xxgknb|gknb|ndxxgkbg|xxgkndbg|zfxxgkgznb|ndbg|annualreport|nb)(?:[/_.?=&#-]|\d{4}|$)`)

// entranceTokens stand in addresses of the pages above them.
var entranceTokens = pattern.MustCompile(`(?i)(?:^|[/_.])(?:zfxxgk|zwgk|xxgk|govinfopub|gkmlpt)(?:[/_.?]|$)`)

// Ranks of links: smaller is nearer to the reports. Links of a rank from rankEntrance on
// are followed only until a column is found.
const (
	rankColumn   = 0
	rankToken    = 5
	rankUnit     = 5 // the page of a unit that is looked for
	rankEntrance = 6
	rankNone     = 99
)

// RankOf tells how near a link leads to the annual reports.
func RankOf(l Link) int {
	text := strings.Trim(normalize.Compact(l.Text), "·>»【】[]（）()")
	if sort, year := TitleOf(text); sort == AReport && year > 0 {
		return rankNone // the report of a year, which rows take where it is wanted
	}
	for i, re := range columnWords {
		if re.MatchString(text) {
			return rankColumn + i
		}
	}
	u, err := url.Parse(l.URL)
	if err != nil {
		return rankNone
	}
	if sort, _ := TitleOf(text); sort != NoReport {
		return rankNone // an article, whatever its folder is called
	}
	if address := u.Path + "?" + u.RawQuery; columnTokens.MatchString(address) && listPath.MatchString(u.Path) {
		return rankToken
	}
	for i, re := range entrances {
		if re.MatchString(text) {
			return rankEntrance + i
		}
	}
	if entranceTokens.MatchString(u.Host+u.Path) && len(strings.Trim(u.Path, "/")) < 24 {
		return rankEntrance + len(entrances)
	}
	return rankNone
}

// listPath is the path of a folder or a list; a token in the folder of an article says
// nothing about the article.
var listPath = pattern.MustCompile(`(?i)(?:^|/)(?:[\w-]*|(?:index|list|default|common_\w+|col|column|\w*nb|\w*ndbg|annualreport|more)\w*\.(?:s?html?|jsp|aspx?|do|php))$`)

// platformWords stand together on the platform page of disclosure.
var platformWords = []string{"公开指南", "公开制度", "法定主动公开内容", "公开年报", "依申请公开"}

// IsPlatform tells the platform page: three of its five entries are printed.
func (p *Page) IsPlatform() bool {
	words, n := p.words(), 0
	for _, w := range platformWords {
		if strings.Contains(words, w) {
			n++
		}
	}
	return n >= 3
}
