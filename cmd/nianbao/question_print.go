package main

// Printing the answer to a named question: a table for each scope, and the lines
// below.

import (
	"slices"
)

// tableLimit is how many rows of a ranking the table shows.
const tableLimit = 20

// group is the part of an answer whose units have one scope, and may be compared.
type group struct {
	scope string
	rows  [][]any
}

func (r *reply) groups() []group {
	var list []group
	for _, row := range r.rows {
		scope := text(r.at(row, "scope"))
		if r.column("rank") < 0 && r.column("reports") < 0 {
			scope = "" // one agency over the years
		}
		if len(list) == 0 || list[len(list)-1].scope != scope {
			list = append(list, group{scope: scope})
		}
		g := &list[len(list)-1]
		g.rows = append(g.rows, row)
	}
	return list
}

func (a *app) printReply(r *reply, o queryOptions) error {
	limit := o.limit
	if limit < 0 && !a.json && !o.csv && r.column("rank") >= 0 {
		limit = tableLimit
	}
	switch {
	case a.json:
		return a.printReplyJSON(r, limit)
	case o.csv:
		return a.printReplyCSV(r, limit)
	}
	a.printf("%s\n%s\n", a.bold(a.asked(r)), a.pick(r.question.Means))
	for _, g := range r.groups() {
		a.printGroup(r, g, limit)
	}
	a.printf("\n")
	for _, line := range a.below(r, limit) {
		a.printf("%s\n", line)
	}
	a.note("看一份报告：nianbao show 单位 年度；看所用 SQL：同一命令加 --sql", "to see a report: nianbao show UNIT YEAR; to see the SQL: the same command with --sql")
	return nil
}

// asked is the question with its parameters, in one line.
func (a *app) asked(r *reply) string {
	line := a.pick(r.question.Title)
	for _, p := range parameters {
		if v := r.values[p.name]; v != nil && slices.Contains(r.question.Takes, p.name) {
			line += a.say("　%[1]s：%[2]s", " · %[3]s %[2]s", a.parameterName(p.name), a.told(&r.question, p.name, v), p.name)
		}
	}
	return line
}

var parameterWords = words{
	"year": {"年度", "year"}, "since": {"比较年度", "since"}, "region": {"地区", "region"}, "kind": {"类型", "kind"}, "level": {"层级", "level"}, "scope": {"范围", "scope"},
	"reason": {"理由", "reason"}, "item": {"项目", "item"}, "by": {"排名", "by"}, "at-least": {"基数至少", "at least"}, "agency": {"单位", "agency"},
}

func (a *app) parameterName(name string) string { return a.word(parameterWords, name) }

func (a *app) scopeName(scope string) string {
	for _, c := range unitScopes {
		if c.Value == scope {
			return a.choiceName(c)
		}
	}
	return scope
}

func (a *app) printGroup(r *reply, g group, limit int) {
	a.printf("\n")
	if g.scope != "" {
		a.printf("%s\n", a.say("统计范围：%s", "scope: %s", a.scopeName(g.scope)))
	}
	columns := r.shown(g)
	t := table{head: [][]string{nil}}
	for _, i := range columns {
		t.head[0] = append(t.head[0], a.heading(&r.question, r.names[i]))
	}
	t.right = func(col int) bool { return numericIn(g.rows, columns[col]) }
	for n := range cutTo(g.rows, limit) {
		var line []string
		for _, i := range columns {
			line = append(line, a.cell(r, g, n, i))
		}
		t.rows = append(t.rows, line)
	}
	a.printf("%s", t.String())
	a.printMore(r, g, limit)
}

func cutTo(rows [][]any, limit int) [][]any {
	if limit <= 0 {
		return rows
	}
	return rows[:min(limit, len(rows))]
}
