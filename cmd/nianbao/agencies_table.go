package main

// The table of links: CSV with Chinese or English headers, as spreadsheets save it.

import (
	"encoding/csv"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/dataset"
)

// linkColumn is a column of the table, by its names in both languages. Set says what is
// wrong with a text, or nothing.
type linkColumn struct {
	en, zh string
	get    func(*app, *dataset.Link) string
	set    func(*app, *dataset.Link, string) string
}

var linkColumns = []linkColumn{
	plainLink("agency_id", "单位编号", func(l *dataset.Link) *string { return &l.AgencyID }),
	plainLink("agency", "单位名称", func(l *dataset.Link) *string { return &l.Agency }),
	{"relation", "关系", func(a *app, l *dataset.Link) string { return a.word(relationWords, l.Relation) }, (*app).setRelation},
	plainLink("other_id", "对方编号", func(l *dataset.Link) *string { return &l.OtherID }),
	plainLink("other", "对方名称", func(l *dataset.Link) *string { return &l.Other }),
	{"year", "年份", func(_ *app, l *dataset.Link) string { return yearText(l.Year) }, (*app).setLinkYear},
	plainLink("source", "来源", func(l *dataset.Link) *string { return &l.Source }),
	plainLink("evidence", "依据", func(l *dataset.Link) *string { return &l.Evidence }),
	plainLink("by", "经办人", func(l *dataset.Link) *string { return &l.By }),
	{"withdrawn", "取消", func(*app, *dataset.Link) string { return "" }, (*app).setWithdrawn},
}

func plainLink(en, zh string, of func(*dataset.Link) *string) linkColumn {
	return linkColumn{en, zh, func(_ *app, l *dataset.Link) string { return *of(l) }, func(_ *app, l *dataset.Link, text string) string {
		*of(l) = text
		return ""
	}}
}

// relationWords read as a sentence: 甲 更名为 乙.
var relationWords = words{
	dataset.Same: {"同一单位", "same"}, dataset.Renamed: {"更名为", "renamed"}, dataset.Merged: {"合并组建", "merged"},
	dataset.Absorbed: {"并入", "absorbed"}, dataset.Parent: {"上级单位", "parent"},
	dataset.Apart: {"拆分至", "apart"},
}

func (a *app) setRelation(l *dataset.Link, text string) string {
	l.Relation = relationWords.id(text)
	if slices.Contains(dataset.Relations, l.Relation) {
		return ""
	}
	return a.say("关系应为同一单位、更名为、合并组建、并入、上级单位或拆分至，不能是“%s”", "the relation is same, renamed, merged, absorbed, parent or apart, not %q", printable(text))
}

// Years in which reports of the national form, or their forerunners, were published.
const firstLinkYear, lastLinkYear = 2008, 2099

func (a *app) setLinkYear(l *dataset.Link, text string) string {
	if text == "" {
		return ""
	}
	year, err := strconv.Atoi(strings.TrimSuffix(text, "年"))
	if l.Year = year; err == nil && firstLinkYear <= year && year <= lastLinkYear {
		return ""
	}
	return a.say("年份应为四位数字，不能是“%s”", "the year has four digits, it is not %q", printable(text))
}

func (a *app) setWithdrawn(l *dataset.Link, text string) string {
	switch strings.ToLower(text) {
	case "", "否", "no":
	case "是", "yes":
		l.Withdrawn = true
	default:
		return a.say("取消一栏填“是”或留空，不能是“%s”", "withdrawn is yes or empty, not %q", printable(text))
	}
	return ""
}

// readLinks reads all of the table or refuses it, naming the line.
func (a *app) readLinks(path string) (list []dataset.Link, lines []int, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, a.usage("无法读取 %s：%s", "%s cannot be read: %s", printable(path), a.because(err))
	}
	text, ok := spreadsheetText(b)
	if !ok {
		return nil, nil, a.usage("%s 既不是 UTF-8，也不是 GB18030", "%s is neither UTF-8 nor GB18030", printable(path))
	}
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord = -1
	var columns []*linkColumn
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, nil, a.usage("%s 不是 CSV 表：%v", "%s is no CSV table: %v", printable(path), err)
		}
		line, _ := r.FieldPos(0)
		if columns == nil {
			if columns = linkHead(row); !complete(columns) {
				return nil, nil, a.usage("%s 第 1 行应为表头：单位编号、关系、对方编号、年份、依据等（--export 可得空表）", "%s: line 1 has to be the header: agency_id, relation, other_id, year, evidence … (--export gives an empty table)", printable(path))
			}
			continue
		}
		if strings.TrimSpace(strings.Join(row, "")) == "" {
			continue
		}
		l, wrong := a.parseLink(columns, row)
		if wrong != "" {
			return nil, nil, a.usage("%s 第 %d 行：%s；未导入任何内容", "%s, line %d: %s; nothing was imported", printable(path), line, wrong)
		}
		list, lines = append(list, l), append(lines, line)
	}
	return list, lines, nil
}

// spreadsheetText is the text of a table as spreadsheets in China save it; ok is false
// for other bytes.
func spreadsheetText(b []byte) (text string, ok bool) {
	text = strings.TrimPrefix(string(b), "\ufeff")
	if utf8.ValidString(text) {
		return text, true
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().String(text)
	return text, err == nil && !strings.ContainsRune(text, utf8.RuneError)
}

// complete tells whether the columns are there without which no line says anything.
func complete(columns []*linkColumn) bool {
	for _, name := range []string{"agency_id", "relation", "other_id"} {
		if !slices.ContainsFunc(columns, func(c *linkColumn) bool { return c != nil && c.en == name }) {
			return false
		}
	}
	return true
}

// linkHead finds the columns of a header; nil for one of other use.
func linkHead(row []string) []*linkColumn {
	columns := make([]*linkColumn, len(row))
	for i, name := range row {
		if at := slices.IndexFunc(linkColumns, func(c linkColumn) bool { return strings.TrimSpace(name) == c.zh || strings.TrimSpace(name) == c.en }); at >= 0 {
			columns[i] = &linkColumns[at]
		}
	}
	return columns
}

// parseLink reads one line; wrong says what is wrong with it.
func (a *app) parseLink(columns []*linkColumn, row []string) (l dataset.Link, wrong string) {
	l.At = time.Now().UTC().Format(time.RFC3339)
	for i, text := range row {
		if i < len(columns) && columns[i] != nil && wrong == "" {
			wrong = columns[i].set(a, &l, strings.TrimSpace(text))
		}
	}
	switch {
	case wrong != "":
	case !dataset.IsAgencyID(l.AgencyID):
		wrong = a.say("单位编号“%s”无效（nianbao agencies 列出编号）", "%q is no agency_id; nianbao agencies lists them", printable(l.AgencyID))
	case l.Relation == dataset.Apart && l.Source == "":
		wrong = a.say("拆分须填来源：另一单位的报告所在的网址或文件夹（开头部分即可）", "apart needs the source: how the addresses or paths of the other one's reports begin")
	case l.Relation != dataset.Apart && l.Source != "":
		wrong = a.say("只有拆分才填来源", "only apart takes a source")
	case l.Relation == dataset.Apart && l.OtherID == "":
		l.OtherID = dataset.ApartID(l.AgencyID, l.Source)
	case !dataset.IsAgencyID(l.OtherID):
		wrong = a.say("对方编号“%s”无效（nianbao agencies 列出编号）", "%q is no other_id; nianbao agencies lists them", printable(l.OtherID))
	case l.Relation == "":
		wrong = a.say("未填关系", "the relation is missing")
	case l.Succession() && l.Year == 0 && !l.Withdrawn:
		wrong = a.say("更名、合并、并入须填年份，即以新名义编制年报的第一个年度", "a succession needs the year: the first that the successor reports of")
	}
	return l, wrong
}
