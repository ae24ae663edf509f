package main

// Reports that the data set holds: found by words or a handle, and shown from
// their rows, whether or not their documents are still at hand.

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
	"nianbao/extract"
	"nianbao/normalize"
)

// openToAsk opens the data set read-only.
func (a *app) openToAsk() (*dataset.DB, error) {
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	var trouble *dataset.Error
	if errors.As(err, &trouble) && trouble.Trouble == dataset.Missing && a.crawled() {
		return nil, &failure{code: exitDataset, says: a.say("找不到数据集 %s；采集到的报告尚未读入，请运行 nianbao build", "%s: no such data set; what the crawl fetched is not read yet: nianbao build does", printable(a.db))}
	}
	return db, err
}

// crawled tells whether a crawl for the data set was begun.
func (a *app) crawled() bool { return exists(a.stateOf(crawlOptions{})) }

// showStored shows the one report that fits the words, or lists those that do.
func (a *app) showStored(words []string) error {
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	if len(words) == 1 && isHandle(words[0]) {
		return a.showHandle(db, words[0])
	}
	found, err := db.Find(context.Background(), words)
	if err != nil {
		return err
	}
	if found, err = exactly(db, found, words); err != nil {
		return err
	}
	switch {
	case len(found) == 1:
		return a.showLoaded(db, found[0])
	case len(found) > 1:
		a.note("有 %d 份报告符合，请加上年度或编号：", "%d reports fit; add a year, or take a handle:", len(found))
	}
	return a.list(db, found)
}

// exactly keeps the reports whose agency is called just as one of the words, where there
// are any: 水务局 of a city before that of its districts.
func exactly(db *dataset.DB, found []int64, words []string) (named []int64, err error) {
	if len(found) < 2 {
		return found, nil
	}
	ids, err := json.Marshal(found)
	if err != nil {
		return nil, err
	}
	got, err := collect(db, `SELECT id, agency FROM reports WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`, string(ids))
	for _, row := range got.rows {
		if slices.ContainsFunc(words, func(w string) bool { return normalize.Fold(w) == normalize.Fold(text(row[1])) }) {
			named = append(named, row[0].(int64))
		}
	}
	if len(named) == 0 {
		named = found
	}
	return named, err
}

// showHandle shows the report that a handle names, or follows its figure.
func (a *app) showHandle(db *dataset.DB, handle string) error {
	report, key, ok, err := db.ByHandle(context.Background(), handle)
	switch {
	case err != nil:
		return err
	case !ok:
		a.note("数据集中没有 %s", "the data set has no %s", handle)
		return nil
	case key != normalize.Key{}:
		return a.explainStored(db, report, key)
	}
	return a.showLoaded(db, report)
}

// list prints reports as a table; that there is none is said on stderr.
func (a *app) list(db *dataset.DB, reports []int64) error {
	ids, err := json.Marshal(append([]int64{}, reports...))
	if err != nil {
		return err
	}
	got, err := collect(db, `SELECT agency, division_path, year, form, status, source, document_sha256, handle, host_class FROM reports
		WHERE id IN (SELECT value FROM json_each(?)) ORDER BY agency, year, handle`, string(ids))
	if err != nil {
		return err
	}
	if len(reports) == 0 {
		a.note("没有符合的报告", "no report fits")
	}
	switch {
	case a.json:
		return a.printJSON(got.objects(), false)
	case len(reports) > 0:
		a.markStrangers(got)
		shown := got.without("document_sha256").without("host_class")
		a.inWords(shown)
		a.printf("%s", shown.table())
	}
	return nil
}

// notTheirs is said of a report that came from a host which is nobody's of the list, nor a
// government's: it may be a forged copy.
func (a *app) notTheirs() string {
	return a.say("非政府网站，慎用", "not a government host: use with care")
}

func (a *app) markStrangers(got answer) {
	source, class := slices.Index(got.names, "source"), slices.Index(got.names, "host_class")
	for _, row := range got.rows {
		if row[class] == "other" {
			row[source] = text(row[source]) + a.inBrackets(a.notTheirs())
		}
	}
}

func (a *app) showLoaded(db *dataset.DB, report int64) error {
	r, err := a.restored(db, report)
	if err == nil && a.unmasked {
		r.report, err = asPrinted(db, report, r.report)
	}
	if err != nil {
		return err
	}
	return a.showReport(&r)
}

// restored is a stored report as a reading, with its handle.
func (a *app) restored(db *dataset.DB, report int64) (reading, error) {
	got, err := db.Load(context.Background(), report)
	if err != nil {
		return reading{}, err
	}
	handle, err := collect(db, `SELECT handle, host_class FROM reports WHERE id = ?`, report)
	if err != nil || len(handle.rows) == 0 {
		return reading{}, errors.Join(err, dataset.ErrNoReport)
	}
	d := got.Document
	return reading{
		document: document{d.SHA256, d.Source, extract.Format(d.Format), d.Bytes, d.Part, 1},
		status:   normalize.Status(d.Status), reason: d.Reason, report: got.Report, found: got.Result, charset: d.Charset, recognised: d.Recognised,
		handle: text(handle.rows[0][0]), stranger: text(handle.rows[0][1]) == "other",
	}, nil
}

// explainFigure follows a stored figure from the bytes of its document to its value.
func (a *app) explainFigure(handle string) error {
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	return a.showHandle(db, handle)
}

func (a *app) explainStored(db *dataset.DB, report int64, key normalize.Key) error {
	got, err := collect(db, `SELECT r.agency, r.year, r.source, r.document_sha256, c.key, c.kind, c.text, c.value_exact, c.unit, c.method, c.in_failed_check, p.table_no, p.row_no, p.col_no, p.line, c.handle, c.readings, p.page, c.confirmed_by, p.x0, p.y0, p.x1, p.y1
		FROM reports r JOIN cells c ON c.report_id = r.id LEFT JOIN provenance p ON p.report_id = r.id AND p.key = c.key WHERE r.id = ? AND c.key = ?`, report, key.String())
	if err != nil {
		return err
	}
	if len(got.rows) == 0 {
		a.note("该报告的格式没有 %s 这一项", "the form of this report has no %s", key)
		return nil
	}
	if a.json {
		return a.printJSON(got.objects()[0], false)
	}
	r, err := a.restored(db, report)
	if err == nil {
		a.printTrail(&r, key)
	}
	return err
}

// printTrail tells a figure's way from its document to its value, and what
// speaks against it.
func (a *app) printTrail(r *reading, key normalize.Key) {
	a.printf("%s\n", a.bold(r.handle+"/"+key.String()))
	a.field("报告", "report", printable(a.subject(r.report)))
	a.field("文件", "document", printable(r.document.Source))
	a.field("哈希", "sha256", r.document.SHA256)
	f, ok := r.report.Figure(key)
	switch {
	case ok:
		a.field("位置", "place", a.placeOf(f.At))
		a.field("原文", "printed", fmt.Sprintf("%q", f.Text))
		a.field("状态", "kind", a.word(kindWords, string(f.Value.Kind)))
		if f.Value.Kind == normalize.Number {
			a.field("数值", "value", f.Value.Number.String()+f.Unit)
		}
		a.field("确认", "confirmed", a.confirmedBy(f))
		a.field("读法", "method", a.say("%s，独立读取次数 %d", "%s, independent readings: %d", a.word(methodWords, string(f.Method)), f.Readings))
	case r.report.Unread(key):
		a.field("状态", "kind", a.say("印出而未能可靠读取", "printed, but not read safely"))
	default:
		a.field("状态", "kind", a.say("表式要求而文中没有", "asked for by the form, not in the document"))
	}
	for _, p := range r.report.Problems {
		if p.Covers(key) {
			a.field("未读出", "unread", a.say("%[1]s", "%[2]s", p.ZH, p.EN))
		}
	}
	var said proposals
	for _, finding := range r.found.Findings {
		if slices.Contains(finding.Keys, key) {
			a.printFinding(finding, nil, &said)
		}
	}
}

func (a *app) placeOf(at extract.Pos) string {
	var parts []string
	add := func(zh, en string, n int) {
		if n > 0 {
			parts = append(parts, a.say(zh, en, n))
		}
	}
	add("第%d页", "page %d", at.Page)
	if box := a.boxOf(at); box != "" {
		parts = append(parts, a.say("框%s", "box %s", box))
	}
	add("第%d表", "table %d", at.Table)
	add("第%d行", "row %d", at.Row)
	add("第%d列", "column %d", at.Col)
	add("源文件第%d行", "line %d of the source", at.Line)
	return strings.Join(parts, a.say("，", ", "))
}
