package main

// The register on its way out: JSON, CSV, and the words of its axes.

import (
	"fmt"
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/corpus/coverage"
	"nianbao/corpus/dataset"
)

var coverageStates = words{
	coverage.Published: {"已公布", "published"}, coverage.Late: {"逾期公布", "late"}, coverage.Attachment: {"附件", "attachment"}, coverage.Image: {"图片", "image"},
	coverage.Unreadable: {"无法读取", "unreadable"}, coverage.Missing: {"未公布", "missing"}, coverage.NotFoundOnce: {"一次未见", "not found once"},
	coverage.Blocked: {"拒绝访问", "blocked"}, coverage.Robots: {"robots 不许", "robots"}, coverage.Down: {"无法访问", "down"}, coverage.Removed: {"已撤下", "removed"},
	coverage.NotDue: {"未到期/免编", "not due"}, coverage.Unvisited: {"未访问", "unvisited"}, coverage.NotInCollection: {"未收录", "not in collection"},
}

var (
	basisWords = words{"list": {"名单", "the list"}, "regulation_49_1": {"《条例》第四十九条第一款", "article 49(1)"}, "regulation_49_2": {"《条例》第四十九条第二款", "article 49(2)"},
		"regulation_2007": {"原《条例》第三十一条", "the regulation of 2008"}}
	dateWords    = words{"page": {"页面日期", "page"}, "signature": {"落款", "signature"}, "first_seen": {"首次采集", "first sighting"}}
	readingWords = words{coverage.Read: {"已读取", "read"}, coverage.Partial: {"部分读取", "partial"}, coverage.Unreadable: {"无法读取", "unreadable"}}
	accessWords  = words{coverage.Reached: {"正常", "ok"}, coverage.Blocked: {"拒绝访问", "blocked"}, coverage.Robots: {"robots 不许", "robots"}, coverage.Down: {"无法访问", "down"}}
	lateWords    = words{"page": {"仅页面日期", "the page's day alone"}, "signature": {"落款日期", "the signature"}, "sweep": {"到期后采集时尚无", "a sweep after the deadline"}}
	matchWords   = words{coverage.ByID: {"单位编号", "agency id"}, coverage.ByCreditCode: {"信用代码", "credit code"}, coverage.ByName: {"名称", "name"}, coverage.ByAlias: {"其他名称", "alias"}}
	nearWords    = words{coverage.CannotTell: {"同名而不能认定", "bears the name, cannot be told"}, coverage.Alike: {"名称相近", "the names are alike"}, coverage.SameField: {"同地区同类工作", "the same work in the same place"}}
)

// coverageRow is the contract of coverage --json.
type coverageRow struct {
	Unit          string  `json:"unit"`
	Year          int     `json:"year"`
	State         string  `json:"state"`
	Publication   string  `json:"publication"`
	Access        *string `json:"access"`
	Carrier       *string `json:"carrier"`
	Reading       *string `json:"reading"`
	Late          *bool   `json:"late"`
	Deadline      *string `json:"deadline"`
	DeadlineBasis *string `json:"deadline_basis"`
	PublishedOn   *string `json:"published_on"`
	DateOrigin    *string `json:"date_origin"`
	FirstSeen     *string `json:"first_seen"`
	Source        *string `json:"source"`
	Detail        string  `json:"detail"`
	Parent        *string `json:"parent"`
	DivisionCode  *string `json:"division_code"`
	Level         *string `json:"level"`
	Kind          *string `json:"kind"`
	MustReport    *bool   `json:"must_report"`
	AgencyID      *string `json:"agency_id"`
	Agency        *string `json:"agency"`
	Handle        *string `json:"handle"`
	MatchedBy     *string `json:"matched_by"`
	Line          int     `json:"line"`
	LateBy        *string `json:"late_by"` // page: its day alone, which may be that of a move; signature; sweep
}

func (a *app) coverageObject(r *coverage.Row) coverageRow {
	return coverageRow{r.Unit, r.Year, r.State, r.Publication, stated(r.Access), stated(r.Carrier), stated(r.Reading), r.Late, stated(r.Deadline), stated(r.DeadlineBasis),
		stated(r.PublishedOn), stated(r.DateOrigin), stated(r.FirstSeen), stated(r.Source), a.details(r.Detail), stated(r.Parent), stated(r.DivisionCode), stated(r.Level), stated(r.Kind),
		r.MustReport, stated(r.AgencyID), stated(r.Agency), stated(r.Handle), stated(r.MatchedBy), r.Line, stated(r.LateBy)}
}

func (a *app) details(list []checks.Text) string {
	var parts []string
	for _, d := range list {
		parts = append(parts, a.pick(d))
	}
	return strings.Join(parts, a.say("；", "; "))
}

// showCoverage prints the part that was asked for.
func (a *app) showCoverage(in coverage.Input, out *coverage.Result, o coverageOptions, states []string) error {
	rows := slices.DeleteFunc(slices.Clone(out.Rows), func(r coverage.Row) bool { return len(states) > 0 && !slices.Contains(states, r.State) })
	said := o.excel && a.lang == "zh"
	switch {
	case o.near:
		return a.showRecords(a.nearRecords(in, out), o)
	case o.unlisted:
		return a.showRecords(a.unlistedRecords(out, said || !o.excel && !o.asCSV && a.lang == "zh"), o)
	case o.summary && (a.json || o.asCSV || o.excel):
		return a.showRecords(a.countRecords(rows, said), o)
	case a.json:
		list := make([]coverageRow, 0, len(rows))
		for i := range rows {
			list = append(list, a.coverageObject(&rows[i]))
		}
		return a.printJSON(list, false)
	case o.asCSV || o.excel:
		return a.showRecords(a.rowRecords(rows, said), o)
	}
	a.printCoverage(in, out, rows, o)
	return nil
}

// records are lines of one kind for all three ways of printing.
type records struct {
	head [][2]string // Chinese, English
	rows [][]any
}

func (a *app) showRecords(l records, o coverageOptions) error {
	var names, heads []string
	for _, h := range l.head {
		names, heads = append(names, h[1]), append(heads, a.say(h[0], h[1]))
	}
	for _, row := range l.rows {
		for i, v := range row {
			if v == "" {
				row[i] = nil // nothing is known
			}
		}
	}
	switch {
	case o.excel:
		return a.writeCSV(heads, l.rows, true)
	case o.asCSV:
		return a.writeCSV(names, l.rows, false)
	case a.json:
		got := answer{names: names, rows: l.rows}
		return a.printJSON(got.objects(), false)
	}
	a.printf("%s", a.recordTable(l))
	return nil
}

func (a *app) recordTable(l records) string {
	t := table{head: [][]string{nil}, right: func(col int) bool { return len(l.rows) > 0 && isNumber(l.rows[0][col]) }}
	for _, h := range l.head {
		t.head[0] = append(t.head[0], a.say(h[0], h[1]))
	}
	for _, row := range l.rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, shorten(printable(exact(v)), 60))
		}
		t.rows = append(t.rows, cells)
	}
	return t.String()
}

func isNumber(v any) bool {
	_, ok := v.(int)
	return ok
}

var coverageHead = [][2]string{
	{"行号", "line"}, {"单位名称", "unit"}, {"年度", "year"}, {"情况", "state"}, {"公布", "publication"}, {"访问", "access"}, {"载体", "carrier"}, {"读取", "reading"}, {"是否逾期", "late"},
	{"期限", "deadline"}, {"期限依据", "deadline_basis"}, {"公布日期", "published_on"}, {"日期来源", "date_origin"}, {"首次采集", "first_seen"}, {"来源", "source"}, {"说明", "detail"},
	{"上级单位", "parent"}, {"行政区划代码", "division_code"}, {"层级", "level"}, {"类型", "kind"}, {"是否应编制", "must_report"}, {"数据集中的单位", "agency"}, {"单位编号", "agency_id"}, {"报告编号", "handle"}, {"对应依据", "matched_by"}, {"逾期依据", "late_by"},
}

func (a *app) rowRecords(rows []coverage.Row, said bool) records {
	l := records{head: coverageHead}
	word := func(table words, id string) string {
		if said && id != "" {
			return a.word(table, id)
		}
		return id
	}
	for i := range rows {
		r := &rows[i]
		level, kind := unitWord(unitLevels, r.Level, said), unitWord(unitKinds, r.Kind, said)
		l.rows = append(l.rows, []any{r.Line, r.Unit, r.Year, word(coverageStates, r.State), word(coverageStates, r.Publication), word(accessWords, r.Access), r.Carrier, word(readingWords, r.Reading), truth(r.Late, said),
			r.Deadline, word(basisWords, r.DeadlineBasis), r.PublishedOn, word(dateWords, r.DateOrigin), r.FirstSeen, r.Source, a.details(r.Detail),
			r.Parent, r.DivisionCode, level, kind, truth(r.MustReport, said), r.Agency, r.AgencyID, r.Handle, word(matchWords, r.MatchedBy), word(lateWords, r.LateBy)})
	}
	return l
}

func unitWord(list []dataset.Choice, value string, said bool) string {
	if said {
		return choiceName(list, value)
	}
	return value
}

// truth is yes, no, or nothing.
func truth(b *bool, said bool) string {
	switch {
	case b == nil:
		return ""
	case said:
		return map[bool]string{true: "是", false: "否"}[*b]
	}
	return fmt.Sprint(*b)
}

func (a *app) nearRecords(in coverage.Input, out *coverage.Result) records {
	l := records{head: [][2]string{{"行号", "line"}, {"单位名称", "unit"}, {"可能对应", "agency"}, {"单位编号", "agency_id"}, {"缘由", "why"}}}
	for _, n := range out.Near {
		u, g := &in.Roster.Units[n.Unit], &in.Agencies[n.Agency]
		l.rows = append(l.rows, []any{u.Line, u.Name, g.Name, g.ID, a.word(nearWords, n.Why)})
	}
	return l
}

func (a *app) unlistedRecords(out *coverage.Result, said bool) records {
	l := records{head: [][2]string{{"单位编号", "agency_id"}, {"单位名称", "agency"}, {"所在地区", "division"}, {"层级", "level"}, {"类型", "kind"}, {"报告年度", "years"}}}
	for _, g := range out.Unlisted {
		l.rows = append(l.rows, []any{g.ID, g.Name, g.Division, unitWord(unitLevels, g.Level, said), unitWord(unitKinds, g.Kind, said), yearSpans(g.Years)})
	}
	return l
}

// countRecords have a column for each state that occurs.
func (a *app) countRecords(rows []coverage.Row, said bool) records {
	l := records{head: [][2]string{{"年度", "year"}, {"层级", "level"}, {"类型", "kind"}, {"单位", "units"}, {"有报告", "with_report"}}}
	var states []string
	for _, s := range coverage.States {
		if slices.ContainsFunc(rows, func(r coverage.Row) bool { return r.State == s }) {
			states = append(states, s)
			l.head = append(l.head, [2]string{coverageStates[s][0], s})
		}
	}
	l.head = append(l.head, [][2]string{{"按期", "in_time"}, {"逾期", "after_deadline"}, {"是否逾期不明", "lateness_unknown"}}...)
	for _, c := range coverage.Counts(rows) {
		level, kind := unitWord(unitLevels, c.Level, said), unitWord(unitKinds, c.Kind, said)
		switch {
		case c.All:
			level = "total"
			if said {
				level = "合计"
			}
		case level == "" && said:
			level = "不明"
		}
		row := []any{c.Year, level, kind, c.Units, c.Published}
		for _, s := range states {
			row = append(row, c.States[s])
		}
		l.rows = append(l.rows, append(row, c.InTime, c.Late, c.Undated))
	}
	return l
}
