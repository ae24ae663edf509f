package main

// What a reader must know before using an answer: marks, mixed levels, breaks in series.

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
	"nianbao/normalize"
)

// noteZeros: where all state 0, nobody is first.
func (a *app) noteZeros(r *reply) {
	for _, g := range r.groups() {
		zero := func(row []any) bool {
			n := r.at(row, "count")
			return n == int64(0) || n == float64(0)
		}
		if r.column("rank") >= 0 && len(g.rows) > 0 && !slices.ContainsFunc(g.rows, func(row []any) bool { return !zero(row) }) {
			r.notes = append(r.notes, a.say("“%s”中全部为 0，名次没有意义", "%s: all are 0, so the rank means nothing", a.scopeName(g.scope)))
		}
	}
}

// noteLevels warns where a ranking holds units of several levels.
func (a *app) noteLevels(r *reply) {
	if r.column("rank") < 0 || r.values["level"] != nil {
		return
	}
	for _, g := range r.groups() {
		counts := map[string]int{}
		for _, row := range g.rows {
			counts[text(r.at(row, "level"))]++
		}
		if len(counts) < 2 {
			continue
		}
		var list []string
		for _, c := range append(slices.Clone(unitLevels), dataset.Choice{Names: []string{"不明", "unknown"}}) {
			if n := counts[c.Value]; n > 0 {
				list = append(list, fmt.Sprintf("%s %d", a.choiceName(c), n))
			}
		}
		r.notes = append(r.notes, a.say("“%s”中层级不一（%s）；--level 可限定", "%s: units of several levels (%s); --level narrows", a.scopeName(g.scope), strings.Join(list, a.say("，", ", "))))
	}
}

// noteMarks explains the marks that stand in the rows.
func (a *app) noteMarks(r *reply) {
	count := func(column string) (n int) {
		for _, row := range r.rows {
			if v := r.at(row, column); v != nil && v != int64(0) {
				n++
			}
		}
		return n
	}
	if n := count("failed_check"); n > 0 {
		r.notes = append(r.notes, a.say("“核查未过”列有标记的（%d 行）：所用数据未通过核查，属单位填报有误或待核；照所印列入，引用前请核对原件", "rows marked “failed check” (%d) rest on a figure in a failed check, by the publisher's fault or undecided; shown as printed: look at the source before you cite them", n))
	}
	if n := count("reports_flagged"); n > 0 {
		r.notes = append(r.notes, a.say("%d 行的合计含未通过核查的数据，照所印相加", "totals that hold figures in a failed check: %d rows; added as printed", n))
	}
	if n := count("silent"); n > 0 {
		r.notes = append(r.notes, a.say("“空白格”列：该行所用单元格中空白、横线或“无”的个数（%d 行有），不计入合计，也不当作 0", "column “silent cells” counts cells that are blank, a dash or 无 (%d rows have some): they add nothing, and are not stated as 0", n))
	}
}

// noteBreaks lists the breaks in series between the first and the last year.
func (a *app) noteBreaks(ctx context.Context, db *dataset.DB, r *reply) error {
	first, last := r.span()
	if len(r.question.Breaks) == 0 || first >= last {
		return nil
	}
	got, err := collectFrom(ctx, db, `SELECT measure, from_year, note FROM breaks ORDER BY from_year, measure`)
	for _, row := range got.rows {
		table, _, _ := strings.Cut(text(row[0]), "/")
		year, _ := row[1].(int64)
		if year > first && year <= last && (table == "*" || slices.Contains(r.question.Breaks, table)) {
			zh, en, _ := strings.Cut(text(row[2]), " · ")
			what := ""
			if strings.Contains(text(row[0]), "/") {
				what = a.say("，“%s”", ", %s", a.partName(text(row[0])))
			}
			r.notes = append(r.notes, a.say("口径变化（%[1]d 年起%[4]s）：%[2]s", "break in series (from %[1]d%[4]s): %[3]s", year, zh, en, what))
		}
	}
	return err
}

// partName is the table, or the row of it, that a key with * for all of a part names.
func (a *app) partName(part string) string {
	keys := keysUnder(part)
	if len(keys) == 0 {
		return part
	}
	for _, f := range normalize.Forms() {
		t, ok := f.Table(keys[0].Table)
		if strings.HasSuffix(part, "/*/*") && ok {
			return a.tableTitle(t)
		}
		for _, b := range t.Blocks {
			if i := slices.IndexFunc(b.Rows, func(r normalize.Row) bool { return r.Name == keys[0].Row }); i >= 0 {
				return a.rowLabel(b.Rows[i])
			}
		}
	}
	return part
}

// span is the first and last year that the answer is about.
func (r *reply) span() (first, last int64) {
	if since, ok := r.values["since"].(int); ok {
		year, _ := r.values["year"].(int)
		return int64(since), int64(year)
	}
	for _, row := range r.rows {
		if y, ok := r.at(row, "year").(int64); ok {
			if first == 0 {
				first = y
			}
			first, last = min(first, y), max(last, y)
		}
	}
	return first, last
}
