package checks

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"nianbao/normalize"
)

// The prose of two years.

var (
	_ = register(Check{
		ID: "yoy-text-similar", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"正文与上年雷同", "The prose is nearly last year's"},
		Says: Text{
			"正文与{year}年度报告雷同，重复率{p}（不计标题、日期、数字和开头的固定表述），请核实是否如实反映本年情况。",
			"{p} of the prose is that of the report for {year} (headings, dates, numbers and the opening apart); please check whether it tells of this year.",
		},
		Basis: alike, Scope: ScopeYears, Needs: []string{"text", "year-1"},
		Formula: Text{
			"两年正文以连续5字为单位比较，相同的占90%以上（不足300字的为95%以上）",
			"Jaccard of the 5-letter shingles of both texts ≥ 0.90 (≥ 0.95 below 300 letters)",
		},
		Traps: Text{
			"标题、表格、日期、数字和编制依据不计；不足300字的按95%；不足100字、识别所得、截断或正文在附件中的不作判断。",
			"Headings, tables, dates, numbers and the legal opening are left out; short texts need 95%. Not assessable below 100 letters, for recognised texts, and where a text breaks off or stands in an attachment.",
		},
		Implied: []string{"same-report-two-years"},
		Limits:  limitsOf("相同%g%%以上；不足%d字的为%g%%；不足%d字的不比较", "alike from %g%%; below %d characters from %g%%; below %d nothing is compared", 100*similarText, shortText, 100*similarShortText, leastText),
		Run: func(p *Pass) {
			if p.Before == nil {
				return
			}
			now, before := gist(p.narrative()), gist(p.lastYear().narrative())
			least := similarText
			if min(len(now), len(before)) < shortText {
				least = similarShortText
			}
			p.similar(now, before, least, leastText, Fault{Places: []normalize.Key{wholeReport}})
		},
	})

	_ = register(Check{
		ID: "yoy-problems-identical", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"存在的主要问题及改进情况与上年雷同", "The section on problems is last year's"},
		Says: Text{
			"“存在的主要问题及改进情况”与{year}年度报告雷同，重复率{p}，请核实上年所列问题是否已改进。",
			"{p} of the section on problems is that of the report for {year}; please check whether those problems were mended.",
		},
		Basis: alike, Scope: ScopeYears, Needs: []string{"section:problems", "year-1"},
		Formula: Text{
			"两年该部分以连续5字为单位比较，相同的占95%以上，且均不少于80字",
			"Jaccard of the 5-letter shingles of both sections ≥ 0.95 ∧ both ≥ 80 letters",
		},
		Traps: Text{
			"过短的段落不比较；识别所得或截断的文本不作判断。",
			"Short sections are not compared; recognised or broken texts are not assessable.",
		},
		Limits: limitsOf("相同%g%%以上，均不少于%d字", "alike from %g%%, each at least %d characters", 100*similarProblems, leastProblems),
		Run: func(p *Pass) {
			if p.Before == nil {
				return
			}
			now, before := p.section("problems"), p.lastYear().section("problems")
			if now == nil || before == nil {
				p.NotAssessable()
				return
			}
			f := Fault{Places: []normalize.Key{sectionPlace("problems")}, Quotes: []Quote{{Section: "problems", Text: quoted(p.said(now.Text))}}}
			p.similar(gist(now.Text), gist(before.Text), similarProblems, leastProblems, f)
		},
	})

	_ = register(Check{
		ID: "yoy-identical-numbers", Group: "YOY", Severity: Warning, Class: Hint,
		Title: Text{"正文数字与上年完全相同", "All numbers of the prose are last year's"},
		Says: Text{
			"正文中的{n}个数字与{year}年度报告完全相同，请核实是否沿用了上年数据。",
			"All {n} numbers of the prose are those of the report for {year}; please check whether last year's were kept.",
		},
		Basis: alike, Scope: ScopeYears, Needs: []string{"text", "year-1"},
		Formula: Text{
			"正文中的数字及其出现次数与上年相同，至少8个，且有一个不小于10",
			"the numbers of the prose, with how often each occurs, equal last year's ∧ at least 8 of them, one ≥ 10",
		},
		Traps: Text{
			"年份、日期、法规条款和文号、序号、电话邮编和0不计；识别所得、截断或正文在附件中的不作判断。",
			"Years, dates, articles, document numbers, numberings, telephones and zeros are left out. Not assessable for recognised texts, and where a text breaks off or stands in an attachment.",
		},
		Implied: []string{"same-report-two-years"},
		Limits:  limitsOf("至少%d个数，有一个不小于%d", "at least %d numbers, one of them at least %d", identicalNumbers, identicalValue),
		Run: func(p *Pass) {
			if p.Before == nil {
				return
			}
			now, before := proseNumbers(p.narrative()), proseNumbers(p.lastYear().narrative())
			switch {
			case p.wordsInDoubt() || p.lastYear().wordsInDoubt():
				p.NotAssessable()
			case len(now) < identicalNumbers || !slices.Equal(now, before) || !slices.ContainsFunc(now, twoDigits):
				p.Hold()
			default:
				p.Fail(Fault{Places: []normalize.Key{wholeReport}, Least: p.likeness(), Words: map[string]Text{"n": count(len(now))}})
			}
		},
	})
)

// likeness is how doubtful it is that one report is like last year's.
func (p *Pass) likeness() Responsibility {
	if p.yearsInDoubt() {
		return Undecided
	}
	return Publisher
}

// similar compares two texts of a least length.
func (p *Pass) similar(now, before []rune, share float64, least int, f Fault) {
	if min(len(now), len(before)) < least || p.wordsInDoubt() || p.lastYear().wordsInDoubt() {
		p.NotAssessable()
		return
	}
	found := 0.0
	if 2*min(len(now), len(before)) > max(len(now), len(before)) && !farApart(now, before, share) {
		found = jaccard(shingles(now), shingles(before))
	}
	if found < share {
		p.Hold()
		return
	}
	f.Least = p.likeness()
	f.Words = map[string]Text{"p": same(fmt.Sprintf("%d%%", int(100*found)))}
	p.Fail(f)
}

// wordsInDoubt: the words may not be all of the document, or not its own.
func (p *Pass) wordsInDoubt() bool {
	return p.Report.Recognised != "" || p.Report.Excerpt || !p.whole()
}

// narrative is the prose under the headings without what every report says: headings,
// and the text before the first of them, which names the law.
func (b *book) narrative() string {
	if b.narrated != "" {
		return b.narrated
	}
	size := 0
	for i := range b.report.Sections {
		size += len(b.report.Sections[i].Text) + 1
	}
	text := make([]byte, 0, size)
	for i := range b.report.Sections {
		s := &b.report.Sections[i]
		if s.Key == "" {
			continue
		}
		from := len(text)
		text = append(text, s.Text...)
		for _, t := range s.Topics {
			if at := bytes.Index(text[from:], []byte(t.Heading)); at >= 0 {
				text = slices.Replace(text, from+at, from+at+len(t.Heading), '\n')
			}
		}
		text = append(text, '\n')
	}
	b.narrated = string(text)
	return b.narrated
}

func twoDigits(n string) bool {
	whole, _, _ := strings.Cut(n, ".")
	return len(whole) > 1
}
