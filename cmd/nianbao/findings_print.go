package main

// Findings for people: report by report, the gravest first, then the counts.

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/checks"
)

const (
	cellsWhole = 12 // so many cells of a finding are all shown; of more, zeros are left out
	cellsShown = 24 // and no more than these
)

// printByReport groups the findings by report. The list is sorted by severity, so
// that reports come in the order of their gravest finding.
func (a *app) printByReport(l *findingList) {
	var order []string
	of := map[string][]*finding{}
	reports := 0
	for _, f := range l.findings {
		h := f.text("handle")
		if h == "" {
			h = f.text("agency") + f.text("year") // of a unit without a report
		} else if of[h] == nil {
			reports++
		}
		if of[h] == nil {
			order = append(order, h)
		}
		of[h] = append(of[h], f)
	}
	for _, h := range order {
		a.printReportOf(of[h][0])
		var said proposals
		for _, f := range of[h] {
			a.printStored(f, &said)
		}
		a.printf("\n")
	}
	if len(l.findings) > 0 {
		a.printTotals(l, reports)
	}
}

func (a *app) printReportOf(f *finding) {
	agency, year := f.text("agency"), a.say("年度不明", "year unknown")
	if agency == "" {
		agency = a.say("单位不明", "agency unknown")
	}
	if y := f.text("year"); y != "" {
		year = a.say("%s年度", "%s", y)
	}
	handle := f.text("handle")
	if handle == "" {
		handle = a.say("（没有报告）", "(no report)")
	}
	a.printf("%s  %s\n", a.bold(agency+a.say("，", ", ")+year), handle)
	if whole(f.at("is_current")) == 0 {
		a.printf("  %s\n", a.say("（历史版本）", "(an older version)"))
	}
}

// printStored prints one finding with its evidence. What the other figures add up to
// stands in its words: it may be a least, or the fault of another cell, so that no
// line says what "should" be printed.
func (a *app) printStored(f *finding, said *proposals) {
	a.printf("  %s [%s] %s %s  %s\n", a.severity(checks.Severity(f.text("severity")), checks.Responsibility(f.text("responsibility"))), a.word(responsibilityWords, f.text("responsibility")), f.text("check_id"),
		f.text(a.say("says_zh", "says_en")), f.text("fingerprint"))
	a.printVerdict(f)
	a.printQuotes(checks.Text{ZH: f.text("says_zh"), EN: f.text("says_en")}, f.quotes())
	a.printCells(slices.Concat(f.years, f.keys))
	if by := f.text("explained_by"); by != "" {
		a.printf("      %s\n", a.say("可由 %s 解释", "explained by %s", by))
	}
	if says, ok := f.repair(); ok {
		a.printProposal(says, said)
	}
}

// printVerdict says what a person said of it.
func (a *app) printVerdict(f *finding) {
	state := f.text("verdict")
	if state == "" {
		return
	}
	line := a.say("处理意见：", "verdict: ") + a.word(verdictWords, state)
	if whole(f.at("verdict_stale")) == 1 {
		line += a.say("（已过期：所依据的数据或文字已变化，请重新核对）", " (stale: what it rested on has changed; look again)")
	}
	if note := f.text("verdict_note"); note != "" {
		line += a.say("；", "; ") + note
	}
	a.printf("      %s\n", line)
}

// printCells lists the cells that a finding rests on. Of many, zeros are left out,
// and never the last: it is the total.
func (a *app) printCells(cells []findingCell) {
	shown := cells
	if len(cells) > cellsWhole {
		shown = slices.DeleteFunc(slices.Clone(cells), findingCell.zero)
	}
	zeros := len(cells) - len(shown)
	if len(shown) > cellsShown {
		shown = append(shown[:cellsShown-1:cellsShown-1], shown[len(shown)-1])
	}
	t := table{right: func(col int) bool { return col == 2 }}
	noted := slices.ContainsFunc(shown, func(c findingCell) bool { return a.cellNote(c) != "" })
	for _, c := range shown {
		row := []string{"      ", a.cellLabel(c), a.cellText(c), a.cellNote(c), c.Key}
		if !noted {
			row = slices.Delete(row, 3, 4)
		}
		t.rows = append(t.rows, row)
	}
	a.printf("%s", t.String())
	if zeros > 0 {
		a.printf("        %s\n", a.say("另有 %d 个单元格为 0", "and %d more cells, all 0", zeros))
	}
	if n := len(cells) - len(shown) - zeros; n > 0 {
		a.printf("        %s\n", a.say("另有 %d 个单元格，--json 列出全部", "and %d more cells; --json lists all", n))
	}
}

// zero tells a printed 0 that the repair leaves alone.
func (c findingCell) zero() bool {
	return c.Text != nil && *c.Text == "0" && (c.Expected == nil || fmt.Sprint(c.Expected) == "0")
}

func (a *app) cellLabel(c findingCell) string {
	label := c.EN
	if a.lang == "zh" {
		label = c.ZH
	}
	if label == nil {
		return c.Key
	}
	if c.Year != 0 {
		return shorten(a.say("%[1]s（%[2]d年度）", "%[1]s (%[2]d)", *label, c.Year), 64)
	}
	return shorten(*label, 64)
}

// cellText is the cell as printed.
func (a *app) cellText(c findingCell) string {
	switch {
	case c.Text == nil:
		return a.say("未印", "not printed")
	case printable(*c.Text) == "":
		return a.say("空白", "blank")
	}
	return shorten(printable(*c.Text), 24)
}

// cellNote says what it counted as where that is not printed, and what a repair
// would put there.
func (a *app) cellNote(c findingCell) string {
	var notes []string
	if c.Expected != nil && fmt.Sprint(c.Expected) != fmt.Sprint(c.Printed) {
		notes = append(notes, fmt.Sprintf("→ %v", c.Expected))
	}
	if c.AssumedZero {
		notes = append(notes, a.say("按0计", "counted as 0"))
	}
	if c.Doubtful {
		notes = append(notes, a.say("存疑", "in doubt"))
	}
	return strings.Join(notes, a.say("，", ", "))
}

// printTotals counts by severity and responsibility.
func (a *app) printTotals(l *findingList, reports int) {
	count := map[[2]string]int{}
	for _, f := range l.findings {
		w := f.text("responsibility")
		s := string(a.saidSeverity(checks.Severity(f.text("severity")), checks.Responsibility(w)))
		for _, at := range [][2]string{{s, w}, {s, ""}, {"", w}, {"", ""}} {
			count[at]++
		}
	}
	t := table{head: [][]string{{""}}, right: func(col int) bool { return col > 0 }}
	for _, w := range append(slices.Clone(responsibilities), "") {
		t.head[0] = append(t.head[0], a.orTotal(responsibilityWords, w))
	}
	for _, s := range append(slices.Clone(severities), "") {
		line := []string{a.orTotal(severityWords, s)}
		for _, w := range append(slices.Clone(responsibilities), "") {
			line = append(line, fmt.Sprint(count[[2]string{s, w}]))
		}
		t.rows = append(t.rows, line)
	}
	a.printf("%s", t.String())
	a.printf("%s\n", a.say("%d 份报告中有 %d 份发现问题", "findings in %[2]d of %[1]d reports", l.reports, reports))
}

func (a *app) orTotal(table words, term string) string {
	if term == "" {
		return a.say("合计", "total")
	}
	return a.word(table, term)
}

// printByCheck prints the counts of each check.
func (a *app) printByCheck(l *findingList, o findingsOptions) error {
	counts := l.byCheck()
	switch {
	case a.json:
		return a.printJSON(counts, false)
	case o.csv || o.excel:
		var rows [][]any
		for _, c := range counts {
			rows = append(rows, []any{c.Check, c.ZH, c.EN, c.Publisher, c.Undecided, c.Reading, c.Findings, c.Reports})
		}
		return a.writeCSV([]string{"check_id", "title_zh", "title_en", "publisher", "undecided", "reading", "findings", "reports"}, rows, o.excel)
	case len(counts) == 0:
		return nil
	}
	t := table{head: [][]string{{a.say("核查", "check"), a.say("名称", "title"), a.word(responsibilityWords, "publisher"), a.word(responsibilityWords, "undecided"),
		a.word(responsibilityWords, "reading"), a.say("合计", "total"), a.say("涉及报告", "reports")}}, right: func(col int) bool { return col > 1 }}
	for _, c := range counts {
		t.rows = append(t.rows, []string{c.Check, shorten(a.say("%[1]s", "%[2]s", c.ZH, c.EN), 48), fmt.Sprint(c.Publisher), fmt.Sprint(c.Undecided), fmt.Sprint(c.Reading), fmt.Sprint(c.Findings), fmt.Sprint(c.Reports)})
	}
	a.printf("%s", t.String())
	return nil
}
