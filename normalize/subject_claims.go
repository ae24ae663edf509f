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
