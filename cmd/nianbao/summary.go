package main

// A reading in words: whose report it is, how much was read, what is wrong.

import (
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// printHead prints whose report it is and how far it was read.
func (a *app) printHead(r *reading) {
	report := r.report
	a.printf("%s  %s\n", a.bold(printable(a.subject(report))), a.sourceOf(r.document))
	status := a.word(statusWords, string(r.status))
	if r.reason != "" {
		status += a.say("（%s）", " (%s)", a.word(reasonWords, r.reason))
	}
	if r.stranger {
		a.printf("  %s\n", a.bold(a.notTheirs()))
	}
	a.printf("  %s · %s\n", status, a.figureCounts(report))
	n := r.found.Counts()
	a.printf("  %s\n", a.say("核查：通过 %d，未通过 %d，无法判断 %d，不适用 %d",
		"checks: %d held, %d failed, %d not assessable, %d not applicable", n.Held, n.Failed, n.NotAssessable, n.NotApplicable))
}

// subject is agency, year and form as far as the document says them.
func (a *app) subject(r *normalize.Report) string {
	if r.Form == "" {
		return a.whose(r.Agency.Name, r.Year)
	}
	return a.whose(r.Agency.Name, r.Year) + a.say("，", ", ") + a.word(formWords, r.Form)
}

// whose is an agency and a year; that one is unknown is said.
func (a *app) whose(agency string, year int) string {
	if agency == "" {
		agency = a.say("单位不明", "agency unknown")
	}
	which := a.say("年度不明", "year unknown")
	if year != 0 {
		which = a.say("%d年度", "%d", year)
	}
	return printable(agency) + a.say("，", ", ") + which
}

// figureCounts says how many of the asked figures were stored, by kind.
func (a *app) figureCounts(r *normalize.Report) string {
	switch {
	case r.Form == "legacy":
		return a.say("无统一表格，未取数据", "no statutory tables, so no figures")
	case len(r.Asked()) == 0:
		return a.say("未能确定表格格式，未取数据", "the form is not known, so no figures")
	}
	byKind := map[normalize.Kind]int{}
	for _, f := range r.Figures {
		byKind[f.Value.Kind]++
	}
	var kinds []string
	for _, k := range []normalize.Kind{normalize.Number, normalize.Blank, normalize.Dash, normalize.None, normalize.NA, normalize.Words} {
		if byKind[k] > 0 {
			kinds = append(kinds, a.say("%[2]s %[1]d 项", "%[1]d %[2]s", byKind[k], a.word(kindWords, string(k))))
		}
	}
	text := a.say("应填 %d 项，读出 %d 项", "%d figures asked for, %d read", len(r.Asked()), len(r.Figures))
	if len(kinds) > 0 {
		text += a.say("（%s）", " (%s)", strings.Join(kinds, a.say("，", ", ")))
	}
	return text
}

// printTroubles lists what is wrong: findings, then what could not be read.
func (a *app) printTroubles(r *reading) {
	var said proposals
	for _, f := range gravestFirst(r.found.Findings) {
		a.printFinding(f, a.placesOf(r, f), &said)
	}
	a.printProblems(r.report.Problems)
	switch n := r.found.Counts().NotAssessable; {
	case len(r.found.Findings)+len(r.report.Problems) > 0:
	case n > 0:
		a.printf("  %s\n", a.say("未发现问题；有 %d 项核查无法判断，不等于没有问题。", "Nothing wrong was found; %d checks could not be held, which does not mean sound.", n))
	default:
		a.printf("  %s\n", a.say("未发现问题。", "Nothing wrong was found."))
	}
}

// problemsShown are so many problems of one kind: of a table that is cut, each row
// would be a line of its own.
const problemsShown = 3

func (a *app) printProblems(list []normalize.Problem) {
	of, seen := map[string]int{}, map[string]int{}
	for _, p := range list {
		of[p.Code]++
	}
	for _, p := range list {
		seen[p.Code]++
		rest := of[p.Code] - problemsShown
		switch n := seen[p.Code]; {
		case n <= problemsShown || rest == 1:
			a.printf("  %s%s%s\n", a.say("读取：", "reading: "), a.say("%[1]s", "%[2]s", p.ZH, p.EN), a.place(p))
		case n == problemsShown+1:
			a.printf("  %s\n", a.say("读取：同类情形另有 %d 处，--json 列出全部", "reading: and %d more of this kind; --json lists all", rest))
		}
	}
}

func gravestFirst(list []checks.Finding) []checks.Finding {
	rank := map[checks.Severity]int{checks.Error: 1, checks.Warning: 2, checks.Notice: 3}
	return slices.SortedStableFunc(slices.Values(list), func(x, y checks.Finding) int { return rank[x.Severity] - rank[y.Severity] })
}

func (a *app) printFinding(f checks.Finding, places []string, said *proposals) {
	a.printf("  %s [%s] %s %s\n", a.severity(f.Severity, f.Responsibility), a.word(responsibilityWords, string(f.Responsibility)), f.Check, a.pick(f.Says))
	a.printQuotes(f.Says, f.Quotes)
	for _, where := range places {
		a.printf("      %s%s\n", a.say("位置：", "at: "), where)
	}
	if f.ExplainedBy != "" {
		a.printf("      %s\n", a.say("可由 %s 解释", "explained by %s", f.ExplainedBy))
	}
	if f.Repair != nil {
		a.printProposal(f.Repair.Says, said)
	}
}

// proposals remembers what was proposed for a report: one repair may settle
// several findings, and is told once.
type proposals struct{ last string }

func (a *app) printProposal(says checks.Text, said *proposals) {
	text := a.pick(says)
	if text == said.last {
		text = a.say("同上。", "the same as above.")
	} else {
		said.last = text
	}
	a.printf("      %s%s\n", a.say("建议：", "proposal: "), text)
}

// place says where a problem stands, where that is known.
func (a *app) place(p normalize.Problem) string {
	switch {
	case p.At.Table > 0 && p.At.Row > 0:
		return a.say("（第%d表第%d行）", " (table %d, row %d)", p.At.Table, p.At.Row)
	case p.At.Line > 0:
		return a.say("（第%d行）", " (line %d)", p.At.Line)
	}
	return ""
}

// saidSeverity is how grave a finding is called. Nobody must mend (必改) what may be
// our own misreading: that is to be checked (请核实).
func (a *app) saidSeverity(s checks.Severity, r checks.Responsibility) checks.Severity {
	if s == checks.Error && r != checks.Publisher && a.lang == "zh" {
		return checks.Warning
	}
	return s
}

func (a *app) severity(s checks.Severity, r checks.Responsibility) string {
	s = a.saidSeverity(s, r)
	colour := map[checks.Severity]string{checks.Error: "31", checks.Warning: "33", checks.Notice: "36"}[s]
	return a.paint(colour, a.word(severityWords, string(s)))
}

func (a *app) bold(text string) string { return a.paint("1", text) }

// paint colours text on a terminal that wants it.
func (a *app) paint(colour, text string) string {
	if !a.color || colour == "" || text == "" {
		return text
	}
	return "\x1b[" + colour + "m" + text + "\x1b[0m"
}
