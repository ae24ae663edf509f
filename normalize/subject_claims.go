package normalize

import (
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Settling: of all claims about one field exactly one is chosen, the first that is
// not refused; all are kept, with the reason.

// testimony is one source's answer before it is weighed. Reason says what makes it
// count, refused why it cannot.
type testimony struct {
	value, origin, reason, refused string
}

// settleClaims chooses the first testimony that is not refused.
func settleClaims(field string, list []testimony) (chosen string, claims []Claim) {
	done := false
	for _, t := range list {
		c := Claim{Field: field, Value: t.value, Origin: t.origin, Reason: t.refused}
		switch {
		case t.refused != "":
		case !done:
			done, chosen = true, t.value
			c.Chosen, c.Reason = true, t.reason
		case t.value == chosen:
			c.Reason = "agrees"
		default:
			c.Reason = "weaker"
		}
		claims = append(claims, c)
	}
	return chosen, claims
}

// claimReasons says each Reason of a Claim in both languages.
var claimReasons = map[string][2]string{
	"title":          {"标题写明", "the title says it"},
	"period":         {"统计期限写明", "the statistics period says it"},
	"first-lines":    {"开头的文字写明", "the first lines say it"},
	"signature":      {"落款写明", "the signature says it"},
	"signature-less": {"落款日期的上一年", "the year before the date of the signature"},
	"publisher":      {"取自正文以外：发布机构", "from outside the text: the publisher of the metadata block"},
	"source":         {"取自正文以外：来源，与正文自称相符", "from outside the text: the source named by the page, which the text confirms"},
	"column":         {"取自正文以外：栏目", "from outside the text: the column of the site"},
	"site":           {"取自正文以外：网站名称，与正文自称相符", "from outside the text: the name of the site, which the text confirms"},
	"metadata":       {"页面信息写明", "the page's metadata say it"},
	"name":           {"名称本身可以确定", "the name alone decides it"},
	"site-code":      {"名称相同的区划有多个，由网站标识码确定", "several divisions share the name; the site's code decides"},
	"by-publisher":   {"名称相同的区划有多个，由发布机构确定", "several divisions share the name; the publisher decides"},
	"agrees":         {"与采用的相同", "agrees with the one chosen"},
	"weaker":         {"另有更可靠的来源", "a stronger source says otherwise"},
	"names-nobody":   {"泛称，不指明单位", "a word that names nobody"},
	"no-agency":      {"不是单位名称", "not the name of an agency"},
	"no-date":        {"不是完整日期", "not a whole date"},
	"denied-by-text": {"与正文自称不符", "the text calls its author something else"},
	"unconfirmed":    {"正文没有佐证", "nothing in the text confirms it"},
	"years-differ":   {"其中有多个年份", "it names several years"},
}

// ReasonText says the reason of a claim in Chinese and English.
func ReasonText(reason string) (zh, en string) {
	t := claimReasons[reason]
	return t[0], t[1]
}

// outsideReasons are the reasons by nameRank.
var outsideReasons = []string{"publisher", "source", "column", "site"}

// nameRank orders the marks that may name an agency: the publisher of a metadata
// block, then a mere source, the column, the site; -1 for all others.
func nameRank(m extract.Mark) int {
	switch m.Kind {
	case extract.Publisher:
		return bit(weakPublisher.MatchString(m.Origin))
	case extract.Column:
		return 2
	case extract.Site:
		return 3
	}
	return -1
}

var (
	// weakPublisher: who published or sent the page is not who made the report.
	weakPublisher = pattern.MustCompile(`来\s*源|来\s*自|作\s*者|ContentSource|source`)
	siteWords     = pattern.MustCompile(`(?:政府)?(?:门户|官方|政务)?网(?:站)?$|门户$|信息公开(?:网|平台|专栏|年报)$|-.*$|_.*$`)
)

// notAPublisher are values of 来源 that say nothing.
func notAPublisher(value string) bool {
	switch strings.TrimSpace(value) {
	case "原创", "本站", "本网", "本站原创", "管理员", "未知", "网络":
		return true
	}
	return len([]rune(value)) < 2 || !onlyName.MatchString(Compact(value))
}
