package checks

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The year in the title and the period in the text: each whole, and both the same.

var (
	_ = register(Check{
		ID: "period-wrong", Group: "TIM", Severity: Error, Class: NationalForm,
		Title: Text{"统计期限有误", "The statistics period is wrong"},
		Says: Text{
			"统计期限写为{from}至{to}，{year}年度报告的统计期限应为{year}年1月1日至12月31日（“{quote}”），请核对。",
			"The period is given as {from} to {to}; a report for {year} covers {year}-01-01 to {year}-12-31 (\"{quote}\").",
		},
		Basis: Text{"年度报告格式（按年度统计）", "The form counts by calendar years"},
		Scope: ScopeReport, Needs: []string{"period", "year", "text"},
		Formula: Text{
			"统计期限语句所写起止日期不是报告年度的1月1日至12月31日",
			"the stated period ≠ N-01-01…N-12-31, in the sentence about the period",
		},
		Traps: Text{
			"“截至12月31日”可以；无法读出的日期见date-typo；年中成立、组建的单位不作判断；整年均为另一年度的见title-year-mismatch。其他时段的数据（上半年、前三季度）不是统计期限。",
			"\"Up to 31 December\" is fine; dates that cannot be read are those of date-typo; agencies founded within the year are not assessable; for another whole year see title-year-mismatch. Other spans (the first half) are no statistics period.",
		},
		Run: func(p *Pass) { p.periodWrong() },
	})

	_ = register(Check{
		ID: "title-year-mismatch", Group: "DUP", Severity: Error, Class: NationalForm,
		Title: Text{"标题年份与统计期限不一致", "The title's year differs from the period's"},
		Says: Text{
			"标题年份为{title}年，统计期限为{period}年，请核对哪一处有误（“{quote}”）。",
			"The title says {title} and the statistics period {period} (\"{quote}\"); please check which of them is wrong.",
		},
		Basis: Text{"年度报告格式的通知（国办公开办函〔2021〕30号）：发布内容不准确", "The notice on the form of 2021: contents that are not accurate"},
		Scope: ScopeReport, Needs: []string{"title", "period"},
		Formula: Text{
			"标题中的年份均与统计期限的年份不同",
			"every year of a printed title ≠ the year of every stated period",
		},
		Traps: Text{
			"网站标题中的公布年份（“2025年发布”）不算；标题年份恰为公布年份的待核。正文多数年份不作依据。",
			"The year of publication in a site's own title is passed over; where the printed title names that year it is undecided. The years of the prose decide nothing.",
		},
		Run: func(p *Pass) { p.titleYear() },
	})
)

// stated are the periods that the text gives, as from and to.
func (p *Pass) statedYears() (list [][2]string) {
	add := func(from, to string) {
		if isDay(from) && isDay(to) {
			list = append(list, [2]string{from, to})
		}
	}
	if own := p.Report.Period; own != nil {
		add(own.From, own.To)
	}
	for i := range p.Report.Claims {
		c := &p.Report.Claims[i]
		if from, to, ok := strings.Cut(c.Value, "/"); ok && c.Field == "period" {
			add(from, to)
		}
	}
	return list
}

var (
	periodSentence = pattern.MustCompile(`(?:统计|数据)[^。；\n]{0,12}(?:期限|时限|期间|时间|周期|起止)[^。；\n]{0,60}`)
	founded        = pattern.MustCompile(`成立|组建|挂牌|设立|划转|合并|撤并`)
)

// periodSaid is the sentence that speaks of the period and names its last day.
func (p *Pass) periodSaid(to string) string {
	var y, m, d int
	fmt.Sscanf(to, "%d-%d-%d", &y, &m, &d)
	for _, s := range periodSentence.FindAllStringIndex(p.text(), -1) {
		for _, day := range []string{"%d月%d日", "%02d月%02d日"} {
			if words := p.text()[s[0]:s[1]]; strings.Contains(words, fmt.Sprintf(day, m, d)) {
				return words
			}
		}
	}
	return ""
}

func (p *Pass) periodWrong() {
	list := p.statedYears()
	whole := [2]string{yearPlus(p.Report, 0, "01-01"), yearPlus(p.Report, 0, "12-31")}
	if p.Report.Year == 0 || len(list) == 0 {
		p.NotAssessable()
		return
	}
	if slices.Contains(list, whole) {
		p.Hold()
		return
	}
	quote := p.periodSaid(list[0][1])
	begun := list[0][0] > whole[0] && list[0][1] == whole[1] // within the year
	switch {
	case quote == "", otherYear(list[0]), begun && founded.MatchString(p.text()):
		p.NotAssessable()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: quote}}, Words: map[string]Text{
			"from": sayDay(list[0][0]), "to": sayDay(list[0][1]), "year": count(p.Report.Year), "quote": same(quoted(quote)),
		}})
	}
}

// otherYear: a whole calendar year, so that the days are right.
func otherYear(period [2]string) bool {
	return period[0][:4] == period[1][:4] && period[0][4:] == "-01-01" && period[1][4:] == "-12-31"
}

func (p *Pass) titleYear() {
	titles := p.titleYears()
	var periods []string
	for _, s := range p.statedYears() {
		if y := s[0][:4]; s[1][:4] == y {
			periods = append(periods, y)
		}
	}
	meet := slices.ContainsFunc(titles, func(t string) bool { return slices.Contains(periods, t) })
	switch {
	case meet:
		p.Hold()
	case len(titles) == 0 || len(periods) == 0, slices.Max(titles) != slices.Min(titles):
		p.NotAssessable() // titles of several years are a list of reports
	default:
		p.Fail(p.yearsDiffer(titles[0], periods[0]))
	}
}

func (p *Pass) yearsDiffer(title, period string) Fault {
	quote := p.periodSaid(p.statedYears()[0][1])
	f := Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: p.Report.Title}, {Text: quote}}}
	switch {
	case quote == "":
		f.Least = Undecided
	case strings.HasPrefix(p.Report.PublishedOn, title) && title > period:
		f.Least, f.Because = Undecided, Text{"标题也可能用的是公布年份。", " The title may name the year of publication."}
	}
	f.Words = map[string]Text{"title": same(title), "period": same(period), "quote": same(quoted(p.Report.Title))}
	return f
}

// titleYears are the years of the titles that name one year only. What a site or an
// archive calls a page counts where the document itself prints no title.
func (p *Pass) titleYears() []string {
	var printed, outside []string
	for i := range p.Report.Claims {
		c := &p.Report.Claims[i]
		if c.Field != "title" {
			continue
		}
		switch y := onlyYear(c.Value); {
		case y == "":
		case strings.HasPrefix(c.Origin, "text"), strings.HasPrefix(c.Origin, "h"):
			printed = append(printed, y)
		default:
			outside = append(outside, y)
		}
	}
	if y := onlyYear(p.Report.Title); y != "" && len(outside) == 0 {
		printed = append(printed, y)
	}
	if len(printed) > 0 {
		return printed
	}
	return outside
}

// onlyYear is the one year that words name, "" for none or several.
func onlyYear(words string) string {
	year := ""
	for i := nextDigits(words, 0); i < len(words); i = nextDigits(words, i) {
		from := i
		i = behindDigits(words, i)
		switch y := words[from:i]; {
		case len(y) != len("2023") || y[:2] != "20" || y == year:
		case year != "":
			return ""
		default:
			year = y
		}
	}
	return year
}
