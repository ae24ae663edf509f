package checks

import (
	"slices"
	"unicode/utf8"

	"nianbao/normalize"
)

var _ = register(Check{
	ID: "same-report-two-years", Group: "DUP", Severity: Error, Class: Hint,
	Title: Text{"两个年度为同一份报告", "Two years have one and the same report"},
	Says: Text{
		"{y1}、{y2}年度的报告{how}，请核实是否链接或公布有误。",
		"The reports for {y1} and {y2} are {how}; one of them may be linked or published by mistake.",
	},
	Basis: copiedBasis, Scope: ScopeYears, Needs: []string{"document.sha256", "text", "year-1"},
	Formula: Text{
		"同一文件用于两个年度；或两年正文和全部数据相同（正文中年份不同的降一级）",
		"one file under two years; or text(N) = text(N−1) with every figure; one step less where the years in the text differ",
	},
	Traps: Text{
		"正文不足200字的不作判断；正文相同而数据不同的见yoy-text-similar；任一份截断或未能全部读出的不作判断。",
		"Not assessable where the prose has fewer than 200 characters, or one of the two breaks off or was not read in whole. For equal words with other figures see yoy-text-similar.",
	},
	Run: func(p *Pass) { p.sameReport() },
})

func (p *Pass) sameReport() {
	if i := slices.IndexFunc(p.Copies, p.sameFile); i >= 0 {
		p.twice(p.Copies[i].Year, Text{"为同一文件", "one file"}, false)
		return
	}
	if p.Before == nil {
		return
	}
	before := p.lastYear()
	switch {
	case p.cut() || before.cut() || p.proseLength() < ownWords:
		p.NotAssessable()
		return
	case !sameFigures(p.Report, p.Before):
		if (p.unreadSome() || before.unreadSome()) && sameButYears(p.text(), before.text()) {
			p.NotAssessable()
			return
		}
		p.Hold()
		return
	}
	switch here, there := p.text(), before.text(); {
	case here == there:
		p.twice(p.Before.Year, Text{"文字和数据完全相同", "the same in words and figures"}, false)
	case sameButYears(here, there):
		p.twice(p.Before.Year, Text{"除年份外文字和数据完全相同", "the same in words and figures, the years apart"}, true)
	default:
		p.Hold()
	}
}

// unreadSome tells whether a figure was printed, or may have been, and is not stored.
func (b *book) unreadSome() bool {
	return slices.ContainsFunc(b.report.Asked(), func(k normalize.Key) bool { return b.figures.at(k) == nil && b.report.Unread(k) })
}

// proseLength counts the characters of the sections, without their headings, up to
// ownWords of them.
func (b *book) proseLength() (n int) {
	for i := range b.report.Sections {
		if n < ownWords {
			n += utf8.RuneCountInString(withoutSpaces(b.report.Sections[i].Text))
		}
	}
	return n
}

func (p *Pass) sameFile(c Copy) bool {
	return c.What == "file" && c.Year != p.Report.Year && c.Agency != "" && normalize.Compact(c.Agency) == normalize.Compact(p.Report.Agency.Name)
}

func (p *Pass) twice(year int, how Text, step bool) {
	p.Fail(Fault{Places: []normalize.Key{wholeReport}, Step: step, Words: map[string]Text{
		"y1": count(min(year, p.Report.Year)), "y2": count(max(year, p.Report.Year)), "how": how,
	}})
}

// sameButYears: two texts are the same when the years in both are left out.
func sameButYears(a, b string) bool {
	for {
		a, b = behindYears(a), behindYears(b)
		if a == "" || b == "" || a[0] != b[0] {
			return a == b
		}
		a, b = a[1:], b[1:]
	}
}

func behindYears(text string) string {
	for len(text) > 3 && text[:2] == "20" && isDigit(text[2]) && isDigit(text[3]) {
		text = text[4:]
	}
	return text
}

func sameFigures(a, b *normalize.Report) bool {
	return slices.EqualFunc(a.Figures, b.Figures, func(x, y normalize.Figure) bool { return x.Key == y.Key && x.Value == y.Value })
}
