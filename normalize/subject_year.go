package normalize

import (
	"fmt"
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// The year of a report, and the statistics period that it states (domain rules 5.7
// and 3): title, period, first sentences, signature, column. Index numbers, paths
// and dates of publication are never the year of the report.

// subjectProblems says the codes of this room's part in both languages.
var subjectProblems = map[string][2]string{
	"period-unread": {"统计期限“%s”无法读出", "the statistics period %q could not be read"},
}

func subjectProblem(code, about string, at extract.Pos) Problem {
	t := subjectProblems[code]
	return Problem{Code: code, ZH: fmt.Sprintf(t[0], about), EN: fmt.Sprintf(t[1], about), At: at}
}

// period is what the text says of the time that its data cover.
type period struct {
	found    *Period
	claims   []testimony
	years    []testimony
	problems []Problem
}

const (
	dayOf       = `([12][0-9]{3})[年\-/.]([0-9]{1,2})[月\-/.]([0-9]{1,2})日?`
	upTo        = `(?:[0-9]{1,2}[时:：][0-9]{0,2})?(?:起|开始)?[，、]?(?:起?至|到|截至|截止到?|止|—+|–+|-+|~+|～+)`
	periodWords = `统计|数据|期限|时限|时间范围|起止|报告期|报告时间|报告周期`
)

var (
	dayRange   = pattern.MustCompile(dayOf + upTo + `(?:([12][0-9]{3})[年\-/.]|当年|同年|本年度?)?([0-9]{1,2})[月\-/.]([0-9]{1,2})日?`)
	monthRange = pattern.MustCompile(`([12][0-9]{3})年([0-9]{1,2})月(?:份)?` + upTo + `(?:([12][0-9]{3})年|当年|同年|本年度?)?([0-9]{1,2})月(?:份)?(?:$|[^0-9])`)
	untilDay   = pattern.MustCompile(`(?:截至|截止到?|截止至|止于)` + dayOf)
	ofPeriod   = pattern.MustCompile(periodWords)
	// periodSentence begins a sentence that must hold a period; digits or date words behind
	// it that make none are characters lost, in print or by us.
	periodSentence = pattern.MustCompile(`(?:统计|数据)的?(?:数据)?的?(?:统计)?的?(?:起止)?(?:期限|时限|期间|起止(?:时间|日期)?|时间范围|周期)[^。；\n]{0,60}`)
	periodBroken   = pattern.MustCompile(`[0-9]|[年月日].{0,3}[年月日]|起.{0,6}止`)
)

// period reads the first statement about the period that can be read.
func (p pages) period() period {
	var out period
	var garbled []Problem
	for i, l := range p.all {
		if !ofPeriod.MatchString(l.text) {
			continue
		}
		text := arabicDates(l.text)
		if i+1 < len(p.all) && !strings.HasSuffix(text, "。") && len(p.all[i+1].text) < headBytes {
			text += arabicDates(p.all[i+1].text) // a sentence broken over lines
		}
		if out.read(text, l.origin()) {
			continue
		}
		if s := periodSentence.FindString(text); s != "" && periodBroken.MatchString(s) && !untilDay.MatchString(s) && !onlyYear.MatchString(s) {
			garbled = append(garbled, subjectProblem("period-unread", s, l.at))
		}
	}
	if len(out.claims) == 0 && len(garbled) > 0 {
		out.problems = garbled[:1]
	}
	return out
}

// onlyYear: 统计期限为2023年度 is a statement without days, and whole.
var onlyYear = pattern.MustCompile(`[为是：][12][0-9]{3}年(?:度|全年)?(?:[，。；)]|$)`)

// read takes the periods of one sentence; it tells whether the sentence held one.
func (p *period) read(text, origin string) bool {
	held := false
	for _, at := range dayRange.FindAllStringSubmatchIndex(text, -1) {
		held = p.take(text, at, origin, false) || held
	}
	for _, at := range monthRange.FindAllStringSubmatchIndex(text, -1) {
		held = p.take(text, at, origin, true) || held
	}
	if held {
		return true
	}
	if at := untilDay.FindStringSubmatchIndex(text); at != nil && spoken(text[:at[0]]) {
		if iso, ok := calendarDay(text[at[2]:at[3]], text[at[4]:at[5]], text[at[6]:at[7]]); ok {
			p.years = append(p.years, testimony{iso[:4], origin, "period", ""})
			return true
		}
	}
	return false
}

// spoken: the words before a date speak of statistics, in the same sentence.
func spoken(before string) bool {
	before = before[max(0, len(before)-150):]
	if i := strings.LastIndexAny(before, "。；\n"); i >= 0 {
		before = before[i:]
	}
	return ofPeriod.MatchString(before)
}

// take stores one range of days, or of whole months, as printed.
func (p *period) take(text string, at []int, origin string, months bool) bool {
	group := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return text[at[2*i]:at[2*i+1]]
	}
	first, last := "1", group(6-bit(months))
	if !months {
		first = group(3)
	}
	n := 4 - bit(months) // the group of the second year
	toYear, toMonth := group(n), group(n+1)
	if toYear == "" {
		toYear = group(1)
	}
	if months {
		last = fmt.Sprint(daysIn(number4(toYear), number4(toMonth)))
	}
	from, ok1 := calendarDay(group(1), group(2), first)
	to, ok2 := calendarDay(toYear, toMonth, last)
	if !ok1 || !ok2 || !spoken(text[:at[0]]) {
		return false
	}
	if p.found == nil {
		p.found = &Period{From: from, To: to}
	}
	p.claims = append(p.claims, testimony{from + "/" + to, origin, "period", ""})
	y := testimony{to[:4], origin, "period", ""}
	if from[:4] != to[:4] {
		y = testimony{from[:4] + "–" + to[:4], origin, "", "years-differ"}
	}
	p.years = append(p.years, y)
	return true
}

// year gathers the years in the order of their weight.
func (s *subject) year() {
	var list []testimony
	add := func(h headline, origin, reason string) {
		switch {
		case h.year != 0:
			list = append(list, testimony{fmt.Sprint(h.year), origin, reason, ""})
		case h.years > 1:
			list = append(list, testimony{h.text, origin, "", "years-differ"})
		}
	}
	for _, t := range s.titles {
		add(t.headline, t.origin, "title")
	}
	list = append(list, s.period.years...)
	list = append(list, s.pages.firstYears()...)
	for _, g := range s.signed {
		list = append(list, testimony{fmt.Sprint(number4(g.date[:4]) - 1), g.origin, "signature-less", ""})
	}
	for _, m := range s.marks {
		if y, n := yearOf(trace(m.Value).text); m.Kind == extract.Column && n == 1 {
			list = append(list, testimony{fmt.Sprint(y), m.Origin, "column", ""})
		}
	}
	s.out.Year = number4(s.claim("year", list))
	s.claim("period", s.period.claims)
	s.out.Period = s.period.found
}

var (
	startYear = pattern.MustCompile(`(?:^|[。；：〔〕\n])(?:[(]?[一二三四五六七八九十0-9]{1,2}[)、.]{1,2})?([12][0-9]{3})年(?:度|以来|来)?(?:[，、]|[我本全在局委办县区市镇乡街按根政主按围认])`)
	saidYear  = pattern.MustCompile(`[12][0-9]{3}年`) // both of these hold it
	ownYear   = pattern.MustCompile(`(?:[我本](?:街道|中心|单位|机关|\p{Han})|现将|现就)[^，。；]{0,10}?([12][0-9]{3})年度?(?:的)?(?:政府信息公开|政务公开|信息公开)`)
)

// firstYears are the years of the first sentences: titles that they quote, then
// sentences that begin with a year.
func (p pages) firstYears() []testimony {
	var list []testimony
	for _, l := range p.sentences {
		for _, h := range l.announcements {
			if h.year != 0 {
				list = append(list, testimony{fmt.Sprint(h.year), l.origin(), "first-lines", ""})
			}
		}
	}
	for _, pattern := range []*pattern.Pattern{ownYear, startYear} {
		for _, l := range p.sentences {
			if !saidYear.MatchString(l.text) {
				continue
			}
			text := l.text[:cutAt(l.text, headBytes)]
			for _, m := range pattern.FindAllStringSubmatch(text, 5) {
				if y := number4(m[1]); reportYear(y) {
					list = append(list, testimony{m[1], l.origin(), "first-lines", ""})
				}
			}
		}
	}
	return list
}
