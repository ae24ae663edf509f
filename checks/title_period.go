package checks

import (
	"slices"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// The title, and the time that the figures cover. Both are practice: the form
// prints a title, no article asks for a period.

var (
	titleYear  = pattern.MustCompile(`20\d\d|二[〇○零Oo0]`)
	titleWords = pattern.MustCompile(`(?:信息|政务).{0,4}公开.*(?:报告|年报|总结)`)
)

var (
	_ = register(Check{
		ID: "title-malformed", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"标题要素不全", "The title lacks its year or its subject"},
		Says: Text{
			"标题“{title}”未见{lack}，请核实。",
			"The title \"{title}\" lacks {lack}.",
		},
		Basis: Text{"年度报告格式的标题；通行做法", "The title of the form; practice"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"title"},
		Formula: Text{
			"标题没有年份，或没有“信息公开（政务公开）”“报告（年报）”字样",
			"title lacks year or lacks (信息公开|政务公开 ∧ 报告|年报)",
		},
		Traps: Text{
			"网页模板可能不显示完整标题：页面任一处标题完整即可；没有标题的不作判断。",
			"Site templates hide the title: any complete title on the page counts; not assessable without one.",
		},
		Run: func(p *Pass) { p.title() },
	})

	_ = register(Check{
		ID: "period-missing", Group: "STR", Severity: Notice, Class: Hint,
		Title: Text{"未注明统计期限", "No statistics period is stated"},
		Says: Text{
			"未见数据统计期限的表述，可予补充。",
			"No sentence was found that says which time the figures cover.",
		},
		Basis: Text{"通行做法，《条例》未作要求", "Practice; the regulation does not ask for it"},
		Forms: bothForms, Scope: ScopeReport, Needs: []string{"text", "period"},
		Formula: Text{
			"没有写明统计期限（“统计期限”“统计时限”“统计数据时间”“起至”及起止日期）的语句",
			"no sentence with 统计期限|统计时限|统计数据时间|起至 + dates",
		},
		Traps: Text{
			"《条例》无此要求；文本截断的不作判断。",
			"Not in the regulation; not assessable where the text breaks off.",
		},
		Run: func(p *Pass) {
			switch {
			case p.Report.Period != nil || p.says(periodWords):
				p.Hold()
			case !p.whole() || p.section("") == nil && p.section("overview") == nil:
				p.NotAssessable()
			default:
				p.Fail(Fault{Places: []normalize.Key{wholeReport}})
			}
		},
	})
)

var periodWords = pattern.MustCompile(`统计(?:的)?(?:数据)?(?:起止)?(?:期限|时限|期间|时间|周期|截止|年度)|数据.{0,6}(?:期限|时限|截止|截至)|1月1日.{0,16}12月31日|截[至止].{0,8}12月31日`)

// title holds the title to its two parts. What any place of the page gives as the
// title counts, so that a template cannot spoil it.
func (p *Pass) title() {
	titles := []string{p.Report.Title}
	for _, c := range p.Report.Claims {
		if c.Field == "title" {
			titles = append(titles, c.Value)
		}
	}
	complete := func(t string) bool { return titleYear.MatchString(t) && titleWords.MatchString(withoutSpaces(t)) }
	switch {
	case slices.ContainsFunc(titles, complete):
		p.Hold()
	case p.Report.Title == "":
		p.NotAssessable()
	default:
		lack := Text{"年度", "the year"}
		if titleYear.MatchString(p.Report.Title) {
			lack = Text{"“信息公开”“报告”等字样", "the words for disclosure and report"}
		}
		p.Fail(Fault{Places: []normalize.Key{wholeReport}, Words: map[string]Text{"title": same(quoted(p.Report.Title)), "lack": lack}})
	}
}
