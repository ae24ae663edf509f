package normalize

import (
	"strings"
	"unicode/utf8"

	"nianbao/extract/pattern"
	"nianbao/normalize/divisions"
)

// Whose data a report holds (domain rule 2.1): a government's report aggregates
// its area, all others speak for one body. What decides is kept as printed.

// Scopes of a report.
const (
	ScopeOwn     = "own_body"
	ScopeOwnMore = "own_and_subordinate"
	ScopeArea    = "whole_area"
	ScopeUnknown = "unknown"
)

var (
	aggregatesArea = pattern.MustCompile(`汇总[^。；]{0,16}(?:全|我|本)(?:省|市|县|区|州|盟|旗)|(?:全|我|本)(?:省|市|县|区|州|盟|旗)[^。；，]{0,12}(?:汇总|各级|各部门|各单位|行政机关|政府系统|政府部门|各镇|各乡)|` +
		`全(?:省|市|县|区|州|盟|旗)(?:全年|年度)?(?:共|累计)?(?:收到|受理|办理|新收|主动公开)`)
	withSubordinates = pattern.MustCompile(`(?:数据|报告|统计)[^。；]{0,30}(?:包括|包含|含|涵盖)[^。；]{0,20}(?:所属|下属|直属|局属)[^。；，]{0,6}(?:单位|机构|部门)`)
)

// describe says what a name tells: place, level, kind and scope.
func (s *subject) describe(name string) Agency {
	if name == "" {
		return Agency{}
	}
	a, l := tells(name, s.out.Year)
	if d, ok := s.place(l, a.Kind); ok {
		a.DivisionCode, a.DivisionName = d.Code, d.FullName()
		a.Level, a.IsZone = d.Level, a.IsZone || d.IsZone
	} else if !l.deeper {
		a.Candidates = codesOf(l)
	}
	codes := s.codes()
	a.CreditCode, a.SiteCode = s.oneCode(creditField, codes), s.oneCode(siteField, codes)
	a.Scope, a.ScopeEvidence = s.scope(a)
	return a
}

func (s *subject) scope(a Agency) (scope, evidence string) {
	switch a.Kind {
	case KindOffice, KindTownship, KindSubdistrict:
		return ScopeOwn, a.Name
	case KindGovernment, KindZone:
		if words := s.pages.says(aggregatesArea); words != "" {
			return ScopeArea, words
		}
		if a.Kind == KindGovernment && a.Level != divisions.Township {
			return ScopeArea, a.Name
		}
	case KindDepartment, KindBranch:
		if words := s.pages.says(withSubordinates); words != "" {
			return ScopeOwnMore, words
		}
		return ScopeOwn, a.Name
	}
	return ScopeUnknown, ""
}

// says finds the first sentence that matches, as printed.
func (p pages) says(pattern *pattern.Pattern) string {
	for _, l := range p.all {
		if at := pattern.FindStringIndex(l.text); at != nil {
			from, to := wholeSentence(l.text, at[0], at[1])
			return l.printed(from, to)
		}
	}
	return ""
}

const longestEvidence = 150 // bytes on each side of the deciding words

// wholeSentence widens text[from:to] to its sentence, within reason.
func wholeSentence(text string, from, to int) (int, int) {
	start := max(0, from-longestEvidence)
	for start < from && !utf8.RuneStart(text[start]) {
		start++
	}
	if i := strings.LastIndexAny(text[start:from], "。；\n"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[start+i:])
		start += i + size
	}
	end := to + cutAt(text[to:], longestEvidence)
	if i := strings.IndexAny(text[to:end], "。；\n"); i >= 0 {
		end = to + i
	}
	return start, end
}
