package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Publisher and date of publication: from the marks, and from the lines that pages
// print above a report (来源：… 发布时间：…).

var (
	labelDate = pattern.MustCompile(`((?:发\s*布|公\s*开|生\s*成|成\s*文|发\s*文|印\s*发)\s*(?:日\s*期|时\s*间)|时\s*间|日\s*期)\s*[:：|\s]\s*` +
		`([12][0-9]{3}\s*[年\-/.]\s*[0-9]{1,2}\s*[月\-/.]\s*[0-9]{1,2})`)
	labelBody = pattern.MustCompile(`(发\s*布\s*(?:机\s*构|单\s*位|部\s*门)|公\s*开\s*(?:单\s*位|机\s*构)|发\s*文\s*机\s*关)\s*[:：|\s]\s*([^\s|:：]{1,40})`)
	labelFrom = pattern.MustCompile(`((?:信\s*息|文\s*章)?来\s*[源自]|单\s*位)\s*[:：]\s*([^\s|:：]{1,40})`)
)

// marks reads the metadata that the first lines of a text print.
func (p pages) marks() []extract.Mark {
	var list []extract.Mark
	add := func(kind extract.MarkKind, pattern *pattern.Pattern, line *proseLine) {
		for _, m := range pattern.FindAllStringSubmatch(line.raw, -1) {
			list = append(list, extract.Mark{Kind: kind, Value: m[2], Origin: line.origin() + ", " + pressed(m[1])})
		}
	}
	for _, line := range p.head {
		add(extract.Published, labelDate, line)
		add(extract.Publisher, labelBody, line)
		add(extract.Publisher, labelFrom, line)
	}
	return list
}

// publication settles the date and the publisher, each as the page gives it.
func (s *subject) publication() {
	var dates, names []testimony
	for _, m := range s.ranked() {
		switch m.Kind {
		case extract.Published:
			iso, ok := isoDate(m.Value)
			t := testimony{iso, m.Origin, "metadata", ""}
			if !ok {
				t.value, t.refused = m.Value, "no-date"
			}
			dates = append(dates, t)
		case extract.Publisher:
			t := testimony{m.Value, m.Origin, "metadata", ""}
			if notAPublisher(m.Value) {
				t.refused = "names-nobody"
			}
			names = append(names, t)
		}
	}
	var signed []testimony
	for _, g := range s.signed {
		signed = append(signed, testimony{g.date, g.origin, "signature", ""})
	}
	s.out.PublishedOn = s.claim("published_on", dates)
	s.out.Publisher = s.claim("publisher", names)
	s.claim("signed_on", signed)
}

// claim settles one field and keeps its claims.
func (s *subject) claim(field string, list []testimony) string {
	chosen, claims := settleClaims(field, list)
	s.out.Claims = append(s.out.Claims, claims...)
	return chosen
}

// ranked orders the marks by what they are worth: publication before generation,
// the page's own block before a line of text or an archive, and dates of writing last.
func (s *subject) ranked() []extract.Mark {
	list := slices.Clone(s.marks)
	slices.SortStableFunc(list, func(a, b extract.Mark) int { return markRank(a.Origin) - markRank(b.Origin) })
	return list
}

func markRank(origin string) int {
	has := func(words ...string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(origin, w) })
	}
	switch {
	case has("成文", "发文日期", "印发"):
		return 6
	case has("PubDate", "publishtime", "pubtime", "发布机构"):
		return 0
	case has("archive"):
		return 5
	case has("metadata block"):
		return 1 + bit(has("生成"))
	case has("meta", "<"):
		return 3
	}
	return 4
}
