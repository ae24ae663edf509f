package checks

import (
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// Requests that last year left open are those that this year begins with.

var (
	carryBasis = Text{
		"按表格第二项“上年结转”、第四项“结转下年度继续办理”的含义（国办公开办函〔2021〕30号所附格式）",
		"By the meaning of items two and four of the form (国办公开办函〔2021〕30号)",
	}
	carryNeeds = []string{"requests/brought_forward/*", "requests/carried_forward/*", "year-1"}

	// rebased are words of a report that explains why it does not begin where last
	// year's ended.
	rebased = pattern.MustCompile(`机构改革|机构合并|撤并|划转|职能调整|统计口径|口径(?:调整|变化|不同|不一)|更正.{0,12}(?:数据|数字|上年|上一年|结转|报告)`)
)

var (
	_ = register(Check{
		ID: "carry-over-total", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"上年结转与上年报告的结转下年不一致", "Brought forward differs from what last year's report carried forward"},
		Says: Text{
			"本年“上年结转”总计{brought_forward}件，{year}年度报告“结转下年度继续办理”总计{last_carried_forward}件，两年报告不衔接，请核实哪一年有误。",
			"{brought_forward} requests in all were brought forward, but the report for {year} carried {last_carried_forward} forward: the two reports do not join; please check which of them is wrong.",
		},
		Basis: carryBasis, Forms: bothForms, Scope: ScopeYears,
		Needs: []string{"requests/brought_forward/total", "requests/carried_forward/total", "year-1", "text"},
		Formula: Text{
			"“总计”列：本年上年结转≠上年报告的结转下年度继续办理",
			"brought_forward.total (N) ≠ carried_forward.total (N−1)",
		},
		Traps: Text{
			"任一年未填的不作判断；两年统计范围不同的不作判断；单位更名的，与更名前的报告比较；几个单位合并的，与各前身单位的合计比较，缺任何一份报告的不作判断，不一致的为待核（可能有申请移交其他单位）；文中提到机构改革、数据更正、统计口径、划转、撤并的降为提示。以上年报告的现行版本为准。",
			"Nothing is said where either is blank, or the two reports cover different bodies. An agency that was renamed is compared with the report under its former name, one that others were merged into with the sum of all their reports; nothing is said where one of them is missing, and a difference is undecided: some requests may have gone elsewhere. Where the text speaks of a reform, a correction or another way of counting it falls to notice. Last year's report is its current version.",
		},
		Run: func(p *Pass) {
			if len(p.Joined) > 0 {
				p.carriedTogether()
			} else if _, ok := p.joined(); ok {
				at := columnOf(normalize.Total)
				p.join(at, p.LastYear(carried(normalize.Total)), p.Of(at, normalize.BroughtForward), rebased)
			}
		},
	})

	_ = register(Check{
		ID: "carry-over-column", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"分申请人的上年结转与上年报告不一致", "Brought forward by kind of applicant differs from last year's report"},
		Says: Text{
			"“上年结转”总计与{year}年度报告一致，但分项不一致：{cols}，请核实申请人类别。",
			"The total brought forward agrees with the report for {year}, its parts do not: {cols}; please check the kinds of applicants.",
		},
		Basis: carryBasis, Forms: bothForms, Scope: ScopeYears, Needs: carryNeeds,
		Formula: Text{
			"总计一致，而有一类申请人：本年上年结转≠上年报告的结转下年度继续办理",
			"∃ k∈K: brought_forward[k] (N) ≠ carried_forward[k] (N−1) ∧ the totals agree",
		},
		Traps: Text{
			"申请人类别重新认定；总计不一致的只由carry-over-total说明；未填的分项不比较；几个单位合并的，逐类与各前身单位的合计比较，缺任何一份的不作判断，不一致的为待核。",
			"Applicants may be classified anew. Where the totals differ carry-over-total says it all; parts that are blank are not compared. A body that others were merged into is compared with the sum of all their reports, kind by kind; nothing is said where one is missing, and what differs is undecided.",
		},
		Run: func(p *Pass) {
			if len(p.Joined) > 0 {
				p.columnsTogether()
			} else if _, ok := p.joined(); ok {
				p.carriedByColumn(p.leftByColumn, Fault{Words: map[string]Text{}})
			}
		},
	})
)

func carried(column string) normalize.Key {
	return normalize.Key{Table: normalize.Requests, Row: normalize.CarriedForward, Column: column}
}

// explains tells whether the prose has one of the words.
func (p *Pass) explains(words *pattern.Pattern) bool { return p.says(words) }

// left is what last year left open in a column, and where that is printed.
type left struct {
	Term
	stated bool
	years  []Operand // of several reports
}

func (p *Pass) leftByColumn(column string) left {
	t := p.LastYear(carried(column))
	return left{Term: t, stated: !t.unknown && t.numbers > 0}
}

// carriedByColumn compares the parts of two totals that agree; one finding names all
// parts that differ, because where one is too large another is too small.
func (p *Pass) carriedByColumn(last func(column string) left, f Fault) {
	var zh, en []string
	held, unknown := 0, 0
	for _, c := range p.layout(normalize.Requests).columns {
		at := columnOf(c.Name)
		before, now := last(c.Name), p.Of(at, normalize.BroughtForward)
		stated := before.stated && !now.unknown && now.numbers > 0
		differs := stated && before.Value.Cmp(now.Value) != 0
		switch {
		case c.Name == normalize.Total && differs:
			return
		case !stated:
			unknown++
		case differs:
			f.Places = append(f.Places, at)
			f.Keys, f.Past, f.Years = append(f.Keys, now.keys...), append(f.Past, before.past...), append(f.Years, before.years...)
			zh = append(zh, "“"+columnLabel(c).ZH+"”"+now.Value.String()+"件、上年报告"+before.Value.String()+"件")
			en = append(en, columnLabel(c).EN+" "+now.Value.String()+" against "+before.Value.String())
		default:
			held++
		}
	}
	switch {
	case !last(normalize.Total).stated || p.Of(columnOf(normalize.Total), normalize.BroughtForward).numbers == 0:
		p.NotAssessable()
	case len(f.Places) > 1:
		f.Step = p.explains(rebased)
		f.Words["cols"] = Text{strings.Join(zh, "；"), strings.Join(en, "; ")}
		p.Fail(f)
	case unknown > 0 || len(f.Places) > 0:
		p.NotAssessable()
	default:
		p.tally.Hold += held
	}
}
