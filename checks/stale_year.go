package checks

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Words of another year: work that is reported as this year's, the rules and the
// plan that it rests on.

var noticeOfForm = Text{"年度报告格式的通知（国办公开办函〔2021〕30号）", "The notice on the form of 2021"}

var (
	_ = register(Check{
		ID: "wrong-year-in-text", Group: "DUP", Severity: Warning, Class: Hint,
		Title: Text{"正文中的年份疑似未更新", "The text reports another year's work"},
		Says: Text{
			"{year}年度报告的正文出现“{quote}”，年份疑似未更新，请核实。",
			"The report for {year} says \"{quote}\"; the year may not have been updated.",
		},
		Basis: noticeOfForm, Scope: ScopeReport, Needs: []string{"text", "year", "period"},
		Formula: Text{
			"第一至第四部分有语句以前一年或后一年开头，叙述收到、受理、办理、主动公开的件数，且该句及前后句没有与上年比较",
			"a sentence of sections 1–4 begins with year N±1 and counts work done (收到|受理|办理|主动公开 … 件|条), and neither it nor its neighbours compare years",
		},
		Traps: Text{
			"与往年比较（较、同比、上年结转）、下一年计划（将、拟）、文件名称、多年连续的数据、写存在问题的部分不报；报告年度只由正文推定或标题与统计期限不一致的不作判断。",
			"Comparisons with other years, plans, names of documents, series of years and the section on problems are passed over; not assessable where the year of the report rests on its prose alone or is in dispute.",
		},
		Run: func(p *Pass) { p.workOfOtherYear() },
	})

	_ = register(Check{
		ID: "outdated-basis", Group: "DUP", Severity: Warning, Class: Hint,
		Title: Text{"编制依据已被新规定取代", "The basis cited has been superseded"},
		Says: Text{
			"{year}年度报告仍以“{quote}”为编制依据，现行依据为{now}，请核实。",
			"The report for {year} rests on \"{quote}\"; the rule now is {now}. Please check.",
		},
		Basis: Text{"国办公开办函〔2021〕30号（2021年度起的格式）；国务院令第711号（2019年5月15日施行）", "The notice on the form of 2021; the regulation in force from 15 May 2019"},
		Scope: ScopeReport, Needs: []string{"text", "year"},
		Formula: Text{
			"2021年度起引用〔2019〕60号而未引用〔2021〕30号；或2019年度起引用国务院令第492号而未引用第711号，或以第三十一条、第三十二条为编制年度报告的依据",
			"N ≥ 2021 ∧ 〔2019〕60号 is cited without 〔2021〕30号; or N ≥ 2019 ∧ 令第492号 is cited without 711号, or 第三十一条, 第三十二条 as the ground of the annual report",
		},
		Traps: Text{
			"新旧依据同时引用的不报；〔2019〕60号是否已明文废止未查实，只作提示。年度不明的不作判断。",
			"Passed over where the new rule is cited, too. Whether the notice of 2019 was repealed in words is not known, so that this is a hint. Not assessable without a year.",
		},
		Run: func(p *Pass) { p.outdated() },
	})

	_ = register(Check{
		ID: "stale-plan-cited", Group: "DUP", Severity: Notice, Class: Hint,
		Title: Text{"引用较早年份的工作要点", "An old annual plan is cited"},
		Says: Text{
			"{year}年度报告引用“{quote}”，请核实是否为当年的工作要点。",
			"The report for {year} cites \"{quote}\"; is that the plan of its year?",
		},
		Basis: noticeOfForm, Scope: ScopeReport, Needs: []string{"text", "year"},
		Formula: Text{
			"引用两年以前的政务公开工作要点，而未引用本年或上年的",
			"政务公开工作要点 of year ≤ N−2 is cited, and none of N−1 or N",
		},
		Traps: Text{
			"年初仍执行上一年要点属正常，不报；同时引用当年或上一年要点的不报。年度不明的不作判断。",
			"The plan of the year before is normal early in a year; passed over where it or this year's is cited, too. Not assessable without a year.",
		},
		Limits: limitsOf("早%d年以上", "older by %d years or more", staleBy),
		Run:    func(p *Pass) { p.oldPlan() },
	})
)

var (
	// workOfYear is a sentence that opens with a year and counts what was done in it.
	workOfYear = pattern.MustCompile(`(20\d\d)年(?:度|全年|，|,)[^。；\n]{0,30}?(?:收到|受理|办理|主动公开|公开政府信息|公开信息|发布)[^。；\n]{0,30}?\d+余?(?:条|件)`)
	// comparing words speak of several years, or of one to come.
	comparing = pattern.MustCompile(`较|比|去年|上年|上一年|结转|同期|增长|增加|下降|减少|持平|以来|历年|累计至|截至|截止|将|拟|计划|力争|预计|下一步|《`)
)

func (p *Pass) workOfOtherYear() {
	year := strconv.Itoa(p.Report.Year)
	if !p.yearSettled(year) {
		p.NotAssessable()
		return
	}
	for i := range p.Report.Sections {
		s := &p.Report.Sections[i]
		if n := sectionNumber(s.Key); n < 0 || n > 3 {
			continue
		}
		if quote := staleSentence(p.said(s.Text), p.Report.Year); quote != "" {
			p.Fail(Fault{Places: []normalize.Key{sectionPlace(s.Key)}, Quotes: []Quote{{Section: s.Key, Text: quote}},
				Words: map[string]Text{"year": same(year), "quote": same(quoted(quote))}})
			return
		}
	}
	p.Hold()
}

// yearSettled: the title or the period says which year it is, and not two of them.
func (p *Pass) yearSettled(year string) bool {
	said := p.titleYears()
	for _, s := range p.statedYears() {
		said = append(said, s[0][:4], s[1][:4])
	}
	for _, y := range said {
		if y != year {
			return false
		}
	}
	return len(said) > 0
}

func sectionNumber(key string) int {
	for i, s := range six {
		if s.key == key {
			return i
		}
	}
	return -1
}

// staleSentence is the first sentence that reports the year before or after as its
// own, in a text whose neighbouring sentences do not speak of both.
func staleSentence(text string, year int) string {
	before, behind := strconv.Itoa(year-1)+"年", strconv.Itoa(year+1)+"年"
	if !strings.Contains(text, before) && !strings.Contains(text, behind) {
		return ""
	}
	list := strings.FieldsFunc(text, func(r rune) bool { return r == '。' || r == '；' || r == '\n' })
	neighbour := func(i int) string {
		if i < 0 || i >= len(list) {
			return ""
		}
		return list[i]
	}
	for i, s := range list {
		at := workOfYear.FindStringSubmatchIndex(s)
		if at == nil || !opens(s[:at[0]]) || onlyYear(s) == "" || comparing.MatchString(s) {
			continue
		}
		y, _ := strconv.Atoi(s[at[2]:at[3]])
		if (y == year-1 || y == year+1) && !comparesYears(neighbour(i-1), neighbour(i+1), year) {
			return s
		}
	}
	return ""
}

var leadWords = pattern.MustCompile(`^(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[一二三四五六七八九十]是)?[^，。；]{0,14}?[：:]?$`)

// opens: nothing but a numeral or a short heading stands before the year.
func opens(before string) bool { return before == "" || leadWords.MatchString(before) }

// comparesYears: a neighbour gives the figures of the report's own year, or compares.
func comparesYears(before, behind string, year int) bool {
	own := strconv.Itoa(year) + "年"
	return strings.Contains(before, own) && workOfYear.MatchString(before) || strings.Contains(behind, own) || comparing.MatchString(behind)
}

var (
	notice2019 = pattern.MustCompile(`(?:国办公开办函)?[〔\[【（(]?2019[〕\]】）)]第?60号`)
	notice2021 = pattern.MustCompile(`2021[〕\]】）)]第?30号`)
	decree492  = pattern.MustCompile(`令[（(]?第?492号|第492号(?:国务院)?令`)
	decree711  = pattern.MustCompile(`711号?`)
	oldArticle = pattern.MustCompile(`条例》?[^。；\n]{0,12}第三十[一二]条[^。；\n]{0,40}(?:编制|年度报告)`)
)

// oldWords: what is outdated holds one of them. Most are ruled out, the others rare.
var oldWords = []*pattern.Words{
	pattern.WordsOf([]string{"60号"}), pattern.WordsOf([]string{"492号"}),
	pattern.WordsOf([]string{"第三十一条"}), pattern.WordsOf([]string{"第三十二条"}),
}

func (p *Pass) outdated() {
	text, year := p.text(), p.Report.Year
	switch {
	case year == 0:
		p.NotAssessable()
		return
	case !slices.ContainsFunc(oldWords, func(w *pattern.Words) bool { return p.may(w) && w.In(text) }):
		p.Hold()
		return
	}
	quote, now := "", Text{}
	switch {
	case year >= 2021 && !notice2021.MatchString(text) && notice2019.MatchString(text):
		quote, now = notice2019.FindString(text), Text{"国办公开办函〔2021〕30号", "国办公开办函〔2021〕30号"}
	case year >= 2019 && !decree711.MatchString(text) && decree492.MatchString(text):
		quote, now = decree492.FindString(text), Text{"国务院令第711号公布的《条例》", "the regulation of 2019"}
	case year >= 2019 && oldArticle.MatchString(text):
		quote, now = oldArticle.FindString(text), Text{"国务院令第711号公布的《条例》（条号已变）", "the regulation of 2019, whose articles are numbered anew"}
	default:
		p.Hold()
		return
	}
	p.Fail(Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: quote}}, Words: map[string]Text{
		"year": count(year), "quote": same(quoted(quote)), "now": now,
	}})
}

// planBytes is as far as the year of a plan stands before its last words.
const planBytes = 120

// plans: what cites a plan holds one of them.
var plans = pattern.WordsOf([]string{"要点", "主要任务"})

var planCited = pattern.MustCompile(`(20\d\d)年(?:度)?[^。；《》\n]{0,16}?(?:政务公开|政府信息公开)(?:重点)?(?:工作)?(?:要点|主要任务)`)

// citedPlans are the plans that a text cites, each with its year.
func citedPlans(text string) (list [][]string) {
	for i := plans.Index(text); i >= 0; i = plans.Index(text) {
		end := min(len(text), i+len("主要任务"))
		list = append(list, planCited.FindAllStringSubmatch(text[max(0, i-planBytes):end], -1)...)
		text = text[i+len("要点"):]
	}
	return list
}

func (p *Pass) oldPlan() {
	if !p.may(plans) {
		return
	}
	cited := citedPlans(p.text())
	if len(cited) == 0 {
		return
	}
	latest, quote := 0, ""
	for _, m := range cited {
		if y, _ := strconv.Atoi(m[1]); y > latest {
			latest, quote = y, m[0]
		}
	}
	switch {
	case p.Report.Year == 0:
		p.NotAssessable()
	case latest > p.Report.Year-staleBy:
		p.Hold()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Quotes: []Quote{{Text: quote}},
			Words: map[string]Text{"year": count(p.Report.Year), "quote": same(quoted(quote))}})
	}
}
