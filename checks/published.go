package checks

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"nianbao/extract"
	"nianbao/normalize"
)

// The day of publication: there at all, and after the year that it reports.

var (
	_ = register(Check{
		ID: "published-too-early", Group: "TIM", Severity: Warning, Class: Hint,
		Title: Text{"统计期结束前已公布", "Published before the reporting period ended"},
		Says: Text{
			"{dates}，不晚于统计期的最后一日（{end}），请核实公布日期或报告年度。",
			"The period ends on {end}, but {dates}; the date or the year should be checked.",
		},
		Basis: Text{"年度报告按全年统计，年度终了后才能编成；年度报告格式的通知（准确）", "A report counts a whole year and is made after it; the notice on the form asks for accuracy"},
		Scope: ScopeReport, Needs: []string{"year", "published_on"},
		Formula: Text{
			"页面所见日期均不晚于报告年度的12月31日",
			"every date of the page ≤ N-12-31",
		},
		Traps: Text{
			"页面日期可能是栏目或草稿的创建日期，标题年份也可能是公布年份：为待核；在统计期结束前已采集到的才归责于发布单位。有多个日期的，任一日期在统计期后即不报。",
			"A page's date may be that of a draft, and a title may name the year of publication: undecided, unless the document was retrieved before the period ended. Any later date on the page passes it over.",
		},
		Run: func(p *Pass) { p.tooEarly() },
	})

	_ = register(Check{
		ID: "date-unknown", Group: "TIM", Severity: Notice, Class: Hint,
		Title: Text{"未见公布日期", "No date of publication is shown"},
		Says: Text{
			"页面未见公布日期，无法判断是否按期公布，请核实。",
			"The page shows no date of publication, so that nobody can tell whether it came in time.",
		},
		Basis: Text{"便于核对公布时间", "To learn when the report was published"},
		Scope: ScopeReport, Needs: []string{"published_on"},
		Formula: Text{
			"网页报告没有公布、成文或落款日期",
			"a web page without a date of publication, writing or signature",
		},
		Traps: Text{
			"只看网上采集或浏览器保存的网页：未发布的稿件和本地文件不适用；网上的附件，日期在其所在页面上，不作判断。文本截断的不作判断。",
			"Pages of the web, or saved by a browser: drafts and local files are not asked; an attachment is not assessable, its date stands on the page that links to it. Not assessable where the text breaks off.",
		},
		Run: func(p *Pass) { p.undated() },
	})

	_ = register(Check{
		ID: "date-backdated", Group: "TIM", Severity: Notice, Class: Hint,
		Title: Text{"页面日期早于首次采集日期", "The page's date precedes its first sighting"},
		Says: Text{
			"页面日期{date}早于{what}{day}，请核实。",
			"The page is dated {date}, before {what} of {day}; please check.",
		},
		Basis: Text{"核对实际公布时间", "To learn the actual time of publication"},
		Scope: ScopeCapture, Needs: []string{"captures", "published_on"},
		Formula: Text{
			"页面日期45天以后采集栏目时仍无该报告；或网址中的日期比页面日期晚46至365天",
			"the column was read more than 45 d after the page's date without the document; or the date in the address lies 46 to 365 d after it",
		},
		Traps: Text{
			"不是指首次采集日期本身：只有此前采集同一栏目时没有该文件才作比较。网址日期晚一年以上的多系网站迁移，不作判断；只有年月的网址按当月1日计。",
			"A late first crawl proves nothing: what counts is that the same column was read without the document. An address newer by more than a year is a site that moved: not assessable. An address with a month alone counts as its first day.",
		},
		Limits: limitsOf("%d天以上；网址晚于页面%d天以上的不判断", "more than %d days; addresses more than %d days newer are not assessable", backdatedDays, movedDays),
		Run:    func(p *Pass) { p.backdated() },
	})

	_ = register(Check{
		ID: "removed", Group: "TIM", Severity: Warning, Class: Hint,
		Title: Text{"报告页面现无法访问", "The report's page cannot be reached now"},
		Says: Text{
			"报告页面现无法访问（最后成功采集于{day}，其后{tries}次均未成功），请核实。",
			"The report's page cannot be reached now (last retrieved on {day}, {tries} attempts since).",
		},
		Basis: Text{"年度报告公布后应便于公众查阅", "A report that was published is there to be read"},
		Scope: ScopeCapture, Needs: []string{"captures"},
		Formula: Text{
			"曾采集到的网址至少两次不能访问，且此后未在其他网址采集到同一报告",
			"an address captured before answers no more, at two attempts or more ∧ no other address of the same report was retrieved since",
		},
		Traps: Text{
			"网站迁移、临时故障：此后在其他网址采集到同一年度报告的不报，只试一次的不作判断，均为待核。",
			"A site that moved or failed for a while: passed over where the report of the year was retrieved elsewhere since, not assessable after one attempt, and always undecided.",
		},
		Limits: limitsOf("至少%d次不能访问", "at least %d attempts that fail", goneTries),
		Run:    func(p *Pass) { p.vanished() },
	})
)

func (p *Pass) tooEarly() {
	d, end := p.dated(), yearPlus(p.Report, 0, "12-31")
	days := append(slices.Clone(d.published), d.written...)
	switch {
	case len(d.published) == 0:
		p.undatable()
	case p.Report.Year == 0:
		p.NotAssessable()
	case slices.Max(days) > end:
		p.Hold()
	default:
		f := Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{"dates": d.say(), "end": sayDay(end)}}
		if seen := p.FirstSeen; seen.IsZero() || seen.Format(time.DateOnly) > end {
			f.Least = Undecided
			f.Because = Text{"页面日期也可能是栏目或草稿的创建日期。", " A page may bear the date of its draft."}
		}
		p.Fail(f)
	}
}

func (p *Pass) undated() {
	page := p.Report.Format == extract.HTML || p.Report.Format == extract.MHT
	switch {
	case !p.dated().none():
		p.Hold()
	case !page || p.cut():
		p.undatable()
	case !p.published():
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}})
	}
}

func (p *Pass) online() bool {
	return strings.HasPrefix(p.Source, "http://") || strings.HasPrefix(p.Source, "https://")
}

func (p *Pass) backdated() {
	d := p.dated()
	address := dayOfAddress(p.Source)
	if p.Unlisted.IsZero() && address == "" {
		return
	}
	if len(d.published) == 0 {
		p.NotAssessable()
		return
	}
	f := Fault{Places: []normalize.Key{wholeReport}, Least: Undecided, Because: pageDate, Words: map[string]Text{"date": sayDay(d.published[0])}}
	latest := d.published[len(d.published)-1]
	switch moved := daysBetween(latest, address); {
	case !p.Unlisted.IsZero() && daysBetween(latest, p.Unlisted.Format(time.DateOnly)) > backdatedDays:
		f.Words["what"], f.Words["day"] = Text{"首次采集日期", "the first sighting"}, sayDay(p.FirstSeen.Format(time.DateOnly))
		p.Fail(f)
	case moved > movedDays:
		p.NotAssessable()
	case moved > backdatedDays:
		f.Words["what"], f.Words["day"] = Text{"网址中的日期", "the date in its address"}, sayDay(address)
		p.Fail(f)
	default:
		p.Hold()
	}
}

// daysBetween is 0 where one of the days is none.
func daysBetween(from, to string) int {
	a, err1 := time.Parse(time.DateOnly, from)
	b, err2 := time.Parse(time.DateOnly, to)
	if err1 != nil || err2 != nil {
		return 0
	}
	return int(b.Sub(a).Hours() / 24)
}

var addressDays = []*regexp.Regexp{
	regexp.MustCompile(`[/t_](20\d\d)(\d\d)(\d\d)(?:[/_.]|$)`),   // t20240115_76.html
	regexp.MustCompile(`/(20\d\d)[/-](\d\d?)[/-](\d\d?)(?:/|$)`), // /2024/1/15/
	regexp.MustCompile(`/(20\d\d)(\d\d)(?:/|$)`),                 // /202401/
}

// dayOfAddress is the date that an address bears, "" for none.
func dayOfAddress(source string) string {
	at, err := url.Parse(source)
	if err != nil || at.Host == "" {
		return ""
	}
	for _, day := range addressDays {
		if m := day.FindStringSubmatch(at.Path); m != nil {
			parts := append(m[1:], "1")
			if d, err := time.Parse("2006-1-2", strings.TrimLeft(parts[0], "0")+"-"+strings.TrimLeft(parts[1], "0")+"-"+strings.TrimLeft(parts[2], "0")); err == nil {
				return d.Format(time.DateOnly)
			}
		}
	}
	return ""
}

func (p *Pass) vanished() {
	gone := p.Gone
	switch {
	case gone == nil:
	case slices.ContainsFunc(p.Versions, func(v Version) bool { return v.Source != p.Source && v.Seen.After(gone.LastSeen) }):
		p.Hold()
	case gone.Tries < goneTries:
		p.NotAssessable()
	default:
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: Undecided, Because: Text{"也可能是网站迁移或临时故障。", " The site may have moved or be down."}, Words: map[string]Text{
			"day": sayDay(gone.LastSeen.Format(time.DateOnly)), "tries": count(gone.Tries),
		}})
	}
}
