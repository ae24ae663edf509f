package main

// Verdicts as a table for people and as CSV that comes back.

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"

	"nianbao/corpus/dataset"
)

// verdictColumn is a column of verdicts in CSV, by its names in both languages.
type verdictColumn struct {
	en, zh string
	of     func(*dataset.Verdict) *string
}

var verdictColumnsList = []verdictColumn{
	{"fingerprint", "问题指纹", func(d *dataset.Verdict) *string { return &d.Fingerprint }},
	{"agency", "单位", func(d *dataset.Verdict) *string { return &d.Agency }},
	{"year", "年度", nil},
	{"check_id", "核查编号", func(d *dataset.Verdict) *string { return &d.Check }},
	{"severity", "程度", func(d *dataset.Verdict) *string { return &d.Severity }},
	{"responsibility", "责任", func(d *dataset.Verdict) *string { return &d.Responsibility }},
	{"says_zh", "问题说明", func(d *dataset.Verdict) *string { return &d.ZH }},
	{"says_en", "说明（英文）", func(d *dataset.Verdict) *string { return &d.EN }},
	{"state", "处理意见", func(d *dataset.Verdict) *string { return &d.State }},
	{"round", "轮次", func(d *dataset.Verdict) *string { return &d.Round }},
	{"deadline", "期限", func(d *dataset.Verdict) *string { return &d.Deadline }},
	{"reply", "单位答复", func(d *dataset.Verdict) *string { return &d.Reply }},
	{"note", "备注", func(d *dataset.Verdict) *string { return &d.Note }},
	{"by", "经办人", func(d *dataset.Verdict) *string { return &d.By }},
	{"at", "时间", func(d *dataset.Verdict) *string { return &d.At }},
	{"agency_id", "单位编号", func(d *dataset.Verdict) *string { return &d.AgencyID }},
	{"evidence", "依据指纹", func(d *dataset.Verdict) *string { return &d.Evidence }},
}

func (c verdictColumn) get(d *dataset.Verdict) string {
	if c.of == nil {
		return yearText(d.Year)
	}
	return *c.of(d)
}

func (c verdictColumn) set(d *dataset.Verdict, text string) (err error) {
	if c.of != nil {
		*c.of(d) = text
		return nil
	}
	if text != "" {
		d.Year, err = strconv.Atoi(text)
	}
	return err
}

func (a *app) listVerdicts(o reviewOptions, args []string) error {
	v, err := dataset.OpenVerdicts(a.db, false)
	if err != nil {
		return err
	}
	defer v.Close()
	list, err := v.Latest()
	if o.history {
		list, err = v.History("")
	}
	if err != nil {
		return err
	}
	list = slices.DeleteFunc(list, func(d dataset.Verdict) bool { return !o.takes(d, args) })
	switch {
	case o.to != "":
		return a.exportVerdicts(o.to, list)
	case o.filters.csv || o.filters.excel:
		return a.writeVerdicts(a.out, list, o.filters.excel && a.lang == "zh", o.filters.excel)
	case a.json:
		return a.printJSON(verdictObjects(list), false)
	}
	return a.printVerdicts(list)
}

// takes tells whether a verdict fits the arguments and filters.
func (o *reviewOptions) takes(d dataset.Verdict, prints []string) bool {
	f := o.filters
	return oneAmong(f.checks, d.Check) && strings.Contains(d.Agency, f.chosen.agency) && (len(prints) == 0 ||
		slices.ContainsFunc(prints, func(p string) bool { return strings.HasPrefix(d.Fingerprint, p) }))
}

func verdictObjects(list []dataset.Verdict) []map[string]any {
	objects := make([]map[string]any, 0, len(list))
	for i := range list {
		o := map[string]any{}
		for _, c := range verdictColumnsList {
			o[c.en] = c.get(&list[i])
		}
		o["year"] = list[i].Year
		objects = append(objects, o)
	}
	return objects
}

func (a *app) printVerdicts(list []dataset.Verdict) error {
	if len(list) == 0 {
		a.note("尚无处理意见", "no verdicts yet")
		return nil
	}
	t := table{head: [][]string{{a.say("指纹", "finding"), a.say("单位", "agency"), a.say("年度", "year"), a.say("核查", "check"), a.say("处理意见", "verdict"),
		a.say("轮次", "round"), a.say("期限", "deadline"), a.say("经办人", "by"), a.say("时间", "at"), a.say("备注", "note")}}}
	for _, d := range list {
		t.rows = append(t.rows, []string{d.Fingerprint, shorten(d.Agency, 40), yearText(d.Year), d.Check, a.word(verdictWords, d.State),
			d.Round, d.Deadline, d.By, localTime(d.At), shorten(d.Note, 40)})
	}
	a.printf("%s", t.String())
	return nil
}

// localTime is a stored time as the clock on the wall shows it.
func localTime(at string) string {
	when, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return when.Local().Format("2006-01-02 15:04")
}

func (a *app) exportVerdicts(path string, list []dataset.Verdict) (err error) {
	if path == "-" {
		return a.writeVerdicts(a.out, list, a.lang == "zh", true)
	}
	f, err := os.Create(path)
	if err != nil {
		return a.usage("无法写入 %s：%v", "%s cannot be written: %v", path, err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := a.writeVerdicts(f, list, a.lang == "zh", true); err != nil {
		return err
	}
	a.note("已导出 %d 条处理意见到 %s", "%d verdicts written to %s", len(list), path)
	return nil
}

// writeVerdicts writes CSV that importVerdicts reads.
func (a *app) writeVerdicts(to io.Writer, list []dataset.Verdict, chinese, excel bool) error {
	w := dataset.NewCSV(to)
	if excel {
		w = dataset.NewExcelCSV(to)
	}
	var head []string
	for _, c := range verdictColumnsList {
		name := c.en
		if chinese {
			name = c.zh
		}
		head = append(head, name)
	}
	if err := w.Head(head); err != nil {
		return err
	}
	for i := range list {
		row := make([]any, len(verdictColumnsList))
		for k, c := range verdictColumnsList {
			row[k] = a.verdictCell(c, &list[i], chinese)
		}
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

func (a *app) verdictCell(c verdictColumn, d *dataset.Verdict, chinese bool) string {
	text := c.get(d)
	if chinese {
		if words := map[string]words{"state": verdictWords, "severity": severityWords, "responsibility": responsibilityWords}[c.en]; words != nil && text != "" {
			return words[text][0]
		}
	}
	return text
}

func (a *app) importVerdicts(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return a.usage("无法读取 %s：%v", "%s cannot be read: %v", path, err)
	}
	text, ok := spreadsheetText(b)
	if !ok {
		return a.usage("%s 既不是 UTF-8，也不是 GB18030", "%s is neither UTF-8 nor GB18030", path)
	}
	list, err := a.parseVerdicts(path, text)
	if err != nil {
		return err
	}
	db, err := dataset.Open(a.db, dataset.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	v, err := dataset.OpenVerdicts(a.db, true)
	if err != nil {
		return err
	}
	defer v.Close()
	if err := a.completeVerdicts(db, list); err != nil {
		return err
	}
	return a.keepVerdicts(db, v, list)
}

// completeVerdicts fills in what a hand-made table leaves out, from the findings of now.
func (a *app) completeVerdicts(db *dataset.DB, list []dataset.Verdict) error {
	all, err := a.judgeable(db, findingsOptions{}, nil)
	if err != nil {
		return err
	}
	of := map[string]dataset.Judged{}
	for _, j := range all {
		of[j.Fingerprint] = j
	}
	for i := range list {
		if j, ok := of[list[i].Fingerprint]; ok && list[i].Evidence == "" {
			list[i].Judged = j
		}
	}
	return nil
}

// parseVerdicts reads all of the table or refuses it, naming the line.
func (a *app) parseVerdicts(path, text string) ([]dataset.Verdict, error) {
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	rows, err := r.ReadAll()
	if err != nil || len(rows) == 0 {
		return nil, a.usage("%s 不是处理意见的 CSV 表：%v", "%s is no CSV table of verdicts: %v", path, err)
	}
	columns := make([]*verdictColumn, len(rows[0]))
	for i, name := range rows[0] {
		if at := slices.IndexFunc(verdictColumnsList, func(c verdictColumn) bool { return c.en == strings.TrimSpace(name) || c.zh == strings.TrimSpace(name) }); at >= 0 {
			columns[i] = &verdictColumnsList[at]
		}
	}
	var list []dataset.Verdict
	for i, row := range rows[1:] {
		d, err := parseVerdict(columns, row)
		if err != nil {
			return nil, a.usage("%s 第 %d 行：%v", "%s, line %d: %v", path, i+2, err)
		}
		list = append(list, d)
	}
	return list, nil
}

func parseVerdict(columns []*verdictColumn, row []string) (d dataset.Verdict, err error) {
	for i, text := range row {
		if i < len(columns) && columns[i] != nil {
			if err := columns[i].set(&d, strings.TrimSpace(text)); err != nil {
				return d, err
			}
		}
	}
	d.State, d.Severity, d.Responsibility = verdictWords.id(d.State), severityWords.id(d.Severity), responsibilityWords.id(d.Responsibility)
	switch {
	case d.At == "":
		d.At = time.Now().UTC().Format(time.RFC3339)
	}
	switch {
	case d.Fingerprint == "":
		return d, errors.New("fingerprint 问题指纹: ?")
	case !slices.Contains(dataset.VerdictStates, d.State):
		return d, fmt.Errorf("state 处理意见: %q", d.State)
	}
	return d, nil
}
