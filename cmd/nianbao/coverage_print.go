package main

// The register in a terminal: a line for each unit, a column for each year; sums;
// what is left over.

import (
	"fmt"
	"slices"

	"nianbao/corpus/coverage"
)

const leftOverShown = 20

func (a *app) printCoverage(in coverage.Input, out *coverage.Result, rows []coverage.Row, o coverageOptions) {
	if !o.summary {
		a.printRegister(in, rows)
		a.printDetails(rows)
	}
	if len(rows) == 0 {
		a.note("没有符合的单位和年度", "no unit and year fits")
		return
	}
	counts := a.countRecords(rows, a.lang == "zh")
	if !o.summary && len(in.Years) > 1 {
		counts = totalsOf(counts, a.say("合计", "total"))
	}
	a.printf("%s\n%s", a.bold(a.say("汇总", "Sums")), a.recordTable(counts))
	if o.summary || len(o.states) > 0 {
		return
	}
	a.printSome(a.say("可能对应（供核实，未合并；确认后把名称或单位编号写进名单的“简称/曾用名”）", "Perhaps the same (to be looked at, not joined; the name or id among the list's aliases joins them)"), "--near", a.nearRecords(in, out))
	a.printSome(a.unlistedTitle(out), "--unlisted", a.unlistedRecords(out, a.lang == "zh"))
	for _, r := range rows {
		if r.State == coverage.NotInCollection {
			a.note("注意：未收录只说明数据集中没有，不等于未公布", "note: not in collection means that the data set has none, not that none was published")
			break
		}
	}
}

func (a *app) unlistedTitle(out *coverage.Result) string {
	nameless := 0
	for _, g := range out.Unlisted {
		if g.Name == "" {
			nameless++
		}
	}
	title := a.say("数据集中不在名单的单位：%d 个", "Agencies of the data set that are not in the list: %d", len(out.Unlisted))
	if nameless > 0 {
		title += a.say("（其中 %d 个的报告未载明单位）", " (reports that name no agency: %d)", nameless)
	}
	return title
}

// totalsOf leaves a line for each year.
func totalsOf(counts records, total string) records {
	counts.rows = slices.DeleteFunc(counts.rows, func(row []any) bool { return row[1] != total })
	return counts
}

// printRegister shows the years of a unit side by side; what a filter left out is empty.
func (a *app) printRegister(in coverage.Input, rows []coverage.Row) {
	head := []string{a.say("行", "line"), a.say("单位名称", "unit"), a.say("层级", "level"), a.say("类型", "kind")}
	for _, y := range in.Years {
		head = append(head, fmt.Sprint(y))
	}
	t := table{head: [][]string{head}, right: func(col int) bool { return col == 0 }}
	last := 0
	for i := range rows {
		r := &rows[i]
		if r.Line != last {
			last = r.Line
			line := make([]string, len(head))
			copy(line, []string{fmt.Sprint(r.Line), shorten(printable(r.Unit), 40), unitWord(unitLevels, r.Level, a.lang == "zh"), unitWord(unitKinds, r.Kind, a.lang == "zh")})
			t.rows = append(t.rows, line)
		}
		for k, y := range in.Years {
			if y == r.Year {
				t.rows[len(t.rows)-1][len(head)-len(in.Years)+k] = a.stateWord(r)
			}
		}
	}
	if len(t.rows) > 0 {
		a.printf("%s\n", t.String())
	}
}

// stateWord hedges a lateness that the day of a page alone tells.
func (a *app) stateWord(r *coverage.Row) string {
	if r.State == coverage.Late && r.LateBy == "page" {
		return a.say("逾期公布（页面日期）", "late (page)")
	}
	return a.word(coverageStates, r.State)
}

// printDetails says what a word alone does not: the days of late reports, and doubts;
// what holds for several years of a unit, once.
func (a *app) printDetails(rows []coverage.Row) {
	type said struct {
		line int
		says string
	}
	years, order, names := map[said][]int{}, []said{}, map[int]string{}
	for i := range rows {
		r := &rows[i]
		says := a.worthSaying(r)
		if says == "" {
			continue
		}
		key := said{r.Line, says}
		if years[key] == nil {
			order = append(order, key)
		}
		years[key], names[r.Line] = append(years[key], r.Year), r.Unit
	}
	for _, key := range order {
		a.printf("%s %s%s%s\n", printable(names[key.line]), yearSpans(years[key]), a.say("：", ": "), key.says)
	}
	if len(order) > 0 {
		a.printf("\n")
	}
}

// worthSaying leaves out what the list itself says, and that a report which is there
// bears no day but its signature's.
func (a *app) worthSaying(r *coverage.Row) string {
	says := a.details(r.Detail)
	signed := r.DateOrigin == "signature" && r.Late == nil && len(r.Detail) == 1
	switch {
	case r.State == coverage.NotDue, signed:
		return ""
	case r.Late != nil && *r.Late:
		return joined(a.say("；", "; "), a.dueAndDone(r), says)
	}
	return says
}

// dueAndDone names the deadline of a late report, and its day.
func (a *app) dueAndDone(r *coverage.Row) string {
	says := a.say("期限 %s（%s）", "due %s (%s)", r.Deadline, a.word(basisWords, r.DeadlineBasis))
	if r.PublishedOn != "" {
		says += a.say("，页面日期 ", ", page ") + r.PublishedOn
	}
	return says
}

func joined(between, a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + between + b
}

func (a *app) printSome(title, flag string, l records) {
	n := len(l.rows)
	if n == 0 {
		return
	}
	l.rows = l.rows[:min(n, leftOverShown)]
	a.printf("\n%s\n%s", a.bold(title), a.recordTable(l))
	if n > leftOverShown {
		a.printf("%s\n", a.say("……另有 %[1]d 个，见 %[2]s", "… and %[1]d more, see %[2]s", n-leftOverShown, flag))
	}
}
