package checks

import (
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Which form the report is printed on. The form is told by the words of the
// tables, never by the year.

var formNames = map[string]Text{
	"f2019":  {"2019年试行格式（国办公开办函〔2019〕60号）", "the trial form of 2019"},
	"f2021":  {"2021年格式（国办公开办函〔2021〕30号）", "the form of 2021"},
	"legacy": {"统一格式以前的体例", "a layout of before the form"},
}

var (
	_ = register(Check{
		ID: "form-wrong-for-year", Group: "STR", Severity: Error, Class: NationalForm,
		Title: Text{"表式与年度不符", "The form is not that of the report's year"},
		Says: Text{
			"{year}年度报告使用了{form}，该年度应使用{expected_form}。",
			"The report for {year} is printed on {form}; that year has {expected_form}.",
		},
		Basis: Text{"国办公开办函〔2019〕60号（2019、2020年度）；国办公开办函〔2021〕30号（2021年度起）", "国办公开办函〔2019〕60号 for 2019 and 2020, 〔2021〕30号 from 2021"},
		Scope: ScopeReport, Needs: []string{"form", "year"},
		Formula: Text{
			"2020年度起，报告表格所用格式与该年度应用的格式不同",
			"form(tables) ≠ expected(year), year≥2020",
		},
		Traps: Text{
			"2019年度可以参照试行格式；年度读错或与统计期限不一致的不作判断；混用两种表式的见form-mixed。没有表格的报告，表格可能在附件或图片中，不归责于发布单位。",
			"For 2019 the old layout was allowed; not assessable where the year is unknown or contradicts the period; for two forms in one report see form-mixed. A report without tables may have them in an attachment or picture: undecided at most.",
		},
		Run: func(p *Pass) { p.formOfYear() },
	})

	_ = register(Check{
		ID: "form-mixed", Group: "STR", Severity: Warning, Class: NationalForm,
		Title: Text{"混用两种表式", "Tables of both forms in one report"},
		Says: Text{
			"报告混用两种表式：{list}。",
			"Tables of both forms stand in one report: {list}.",
		},
		Basis: Text{"国办公开办函〔2021〕30号；年度报告采用统一表式", "国办公开办函〔2021〕30号: one form for all tables"},
		Scope: ScopeReport, Needs: []string{"labels"},
		Formula: Text{
			"同一报告的表格分别带有两种格式特有的项目",
			"tables of one report carry tokens of both forms",
		},
		Traps: Text{
			"只看表格单元格，不看正文用语；单独一行“（六）其他处理”不算混用。相应表格有未读出的行时不归责于发布单位。",
			"Table cells only, never prose; a plain row （六） alone is no mixture. Reading, where rows of these tables could not be read.",
		},
		Run: func(p *Pass) { p.mixed() },
	})

	_ = register(Check{
		ID: "form-legacy", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"未采用统一格式", "The layout of before the form"},
		Says: Text{
			"{year}年度报告未采用统一格式的表格（2019年度可以参照，此前年度无此要求）。",
			"The report for {year} has no tables of the form (2019 could follow it, earlier years had none).",
		},
		Basis: Text{"国办公开办函〔2019〕60号第二条（有序衔接）", "国办公开办函〔2019〕60号, part two, on the transition"},
		Scope: ScopeReport, Needs: []string{"form", "year"},
		Formula: Text{
			"2019年度及以前，报告未见2019年、2021年两种格式的表格",
			"no f2019/f2021 tokens ∧ year ≤ 2019",
		},
		Traps: Text{
			"仅用于2019年度及以前；2020年度起见form-wrong-for-year。年度不明的不作判断。",
			"Only up to 2019; from 2020 see form-wrong-for-year. Not assessable where the year is unknown.",
		},
		Run: func(p *Pass) {
			switch r := p.Report; {
			case r.Form != "legacy":
				p.Hold()
			case r.Year == 0:
				p.NotAssessable()
			case r.Year <= 2019:
				p.Fail(Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{"year": count(r.Year)}})
			}
		},
	})
)

func count(n int) Text { return same(strconv.Itoa(n)) }

func (p *Pass) formOfYear() {
	r := p.Report
	expected := prescribed(r.Year)
	switch {
	case r.Form == "mixed":
	case r.Year == 0 || r.Period != nil && !strings.HasPrefix(r.Period.From, strconv.Itoa(r.Year)):
		p.NotAssessable()
	case r.Form == expected || r.Form == "legacy" && r.Year <= 2019:
		p.Hold()
	case r.Form != "legacy" && r.Year < 2020: // no such form then: the year is misread
		p.NotAssessable()
	case r.Form == "legacy" && !p.oldLayout():
		p.NotAssessable()
	default:
		p.Fail(p.otherForm(expected))
	}
}

// prescribed is the form of a report year, "" before the first.
func prescribed(year int) string {
	for _, f := range normalize.Forms() {
		if year >= f.From && (f.To == 0 || year <= f.To) {
			return f.Version
		}
	}
	return ""
}

// otherYear tells whether a place of the document names a year that the form fits.
func (p *Pass) otherYear() bool {
	return slices.ContainsFunc(p.Report.Claims, func(c normalize.Claim) bool {
		year, err := strconv.Atoi(c.Value)
		return c.Field == "year" && err == nil && prescribed(year) == p.Report.Form
	})
}

// otherForm: a form that was not yet published when the report was due, or that
// fits another year named in it, points to a misread year; a report without tables
// to tables that we did not find.
func (p *Pass) otherForm(expected string) Fault {
	f := Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{
		"year": count(p.Report.Year), "form": formNames[p.Report.Form], "expected_form": formNames[expected],
	}}
	if p.Report.Form == "legacy" || p.Report.Form > expected || p.otherYear() {
		f.Least = Undecided
	}
	return f
}

var oldHeadings = pattern.MustCompile(`收费(?:及|和)?减免|依申请公开.{0,10}情况|主动公开政府信息的情况|概述|概况`)

// oldLayout tells a report in the layout of before 2019 from one whose tables we
// did not find: its headings are the old ones, and nothing points elsewhere.
func (p *Pass) oldLayout() bool {
	headings := ""
	for _, s := range p.Report.Sections {
		headings += s.Heading + "\n"
	}
	return !p.cut() && !p.linked() && !p.pictured() && oldHeadings.MatchString(headings)
}

func (p *Pass) mixed() {
	r := p.Report
	switch {
	case r.Form == "legacy":
	case r.Form != "mixed" && p.printed(normalize.Disclosure) && p.printed(normalize.Requests):
		p.Hold()
	case r.Form != "mixed":
		p.NotAssessable()
	default:
		p.Fail(p.twoForms())
	}
}

func (p *Pass) twoForms() Fault {
	f := Fault{Places: []normalize.Key{wholeReport}}
	var zh, en []string
	for _, s := range six {
		if form, ok := formNames[p.Report.Forms[s.table]]; ok && s.table != "" {
			zh, en = append(zh, "“"+s.name.ZH+"”为"+form.ZH), append(en, s.name.EN+" on "+form.EN)
			f.Least = doubtful(f.Least, p.tableDoubt(s.table))
		}
	}
	f.Words = map[string]Text{"list": {listZH(zh), listEN(en)}}
	return f
}
