package main

// The lines below an answer: how many were compared, who was left out and why, ties.

import (
	"fmt"
	"strings"
)

// printMore says what the limit leaves away: how many, and whether it cuts a tie.
func (a *app) printMore(r *reply, g group, limit int) {
	more := len(g.rows) - len(cutTo(g.rows, limit))
	if more == 0 {
		return
	}
	line := a.say("……另有 %d 行未显示（--limit 0 显示全部）", "… and %d more (--limit 0 shows all)", more)
	if rank := r.column("rank"); rank >= 0 {
		last := g.rows[limit-1][rank]
		same := 0
		for _, row := range g.rows[limit:] {
			if row[rank] == last {
				same++
			}
		}
		if same > 0 {
			line += a.say("，其中 %d 个与末行并列", "; %d of them tie with the last row shown", same)
		}
	}
	a.printf("%s\n", line)
}

// below are the lines under the tables.
func (a *app) below(r *reply, limit int) []string {
	lines := []string{a.comparedLine(r)}
	left := 0
	for _, l := range r.left {
		left += l.Count
	}
	if left > 0 {
		lines = append(lines, a.say("未列入 %d 个：", "left out: %d", left))
		for _, l := range r.left {
			names := a.some(l.Agencies, 5)
			if l.Count > len(l.Agencies) || len(l.Agencies) > 5 {
				names = strings.Join(l.Agencies[:min(5, len(l.Agencies))], a.say("、", ", ")) + " …"
			}
			lines = append(lines, a.say("  %s：%d（%s）", "  %s: %d (%s)", l.Says, l.Count, names))
		}
	} else {
		lines = append(lines, a.say("没有未列入的单位", "none was left out"))
	}
	for _, t := range r.ties {
		if limit <= 0 || t.Rank <= int64(limit) {
			lines = append(lines, a.say("并列：%s第 %d 名，%d 个单位", "tie: %s, rank %d, units: %d", a.scopeName(t.Scope), t.Rank, t.Count))
		}
	}
	for _, n := range r.notes {
		lines = append(lines, a.say("注：", "note: ")+n)
	}
	return lines
}

// compared counts units, or the reports that sums are made of.
func (r *reply) compared() int {
	if r.column("reports") < 0 {
		return len(r.rows)
	}
	n, seen := 0, map[string]bool{}
	for _, row := range r.rows {
		key := fmt.Sprint(r.at(row, "scope"), r.at(row, "level"), r.at(row, "year"))
		if v, ok := r.at(row, "reports").(int64); ok && !seen[key] {
			n += int(v)
		}
		seen[key] = true
	}
	return n
}

func (a *app) comparedLine(r *reply) string {
	switch {
	case r.column("reports") >= 0:
		return a.say("合计自 %d 份报告", "reports added up: %d", r.compared())
	case r.column("chain") >= 0:
		return a.say("断开 %d 处", "chains that break: %d", len(r.rows))
	case r.column("rank") < 0:
		return a.say("共 %d 份年度报告", "reports: %d", len(r.rows))
	}
	var parts []string
	for _, g := range r.groups() {
		parts = append(parts, fmt.Sprintf("%s %d", a.scopeName(g.scope), len(g.rows)))
	}
	line := a.say("比较了 %d 个单位", "units compared: %d", len(r.rows))
	if len(parts) > 1 {
		line += a.say("（分开排名：%s）", " (ranked apart: %s)", strings.Join(parts, a.say("，", ", ")))
	}
	return line
}
