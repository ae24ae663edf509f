package main

// nianbao agencies: who is who, and who cannot be told from whom.

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type agenciesOptions struct {
	ambiguous, csv, excel bool
	from, to              string // CSV files of links
}

func newAgenciesCmd(a *app) *cobra.Command {
	var o agenciesOptions
	c := &cobra.Command{
		Use: "agencies [FRAGMENT]", Args: cobra.MaximumNArgs(1),
		Short: a.say("列出单位，以及不能仅凭名称认定的单位", "list agencies, and those that a name alone does not tell"),
		Long: a.say(
			"列出数据集中的单位：编号、名称、所在地区、层级、类型、统计范围、有报告的年度、其他名称。\n--ambiguous 只列不能认定的单位（如全国有许多“城关镇”），并说明可能是哪些地区的；这些单位的报告分别保存，不会仅凭名称合并。\n--export 导出人工认定的单位关系（CSV，初次为空表），编辑后用 --import 导入：同一单位（其报告并入对方名下）、更名为、合并组建、并入、上级单位、拆分至；\n“取消”一栏填“是”即撤销该行，未列出的关系保持不变；任何一行有误则全部不导入。关系存于数据集旁的 NAME.verdicts.db，重建数据集后仍有效。",
			"Lists the agencies of the data set: id, name, division, level, kind, scope, years and other\nnames. --ambiguous lists those that cannot be told (many towns are called 城关镇), with the\ndivisions that they may be of; their reports are kept apart, never joined by name alone.\n--export writes what people said of who is who (CSV, an empty table at first), --import takes it\nback: same (its reports count under the other), renamed, merged (with others into a new one),\nabsorbed (into one that was there), parent, apart (those of its reports whose addresses or paths\nbegin with the source are another's: of a new one where no other_id is given). A line with yes under withdrawn is taken back,\nwhat is not listed stays; one wrong line, and nothing is imported. The links live in\nNAME.verdicts.db beside the data set and outlive a rebuild."),
		Example: "  nianbao agencies 卢氏\n  nianbao agencies --ambiguous --excel > 待认定单位.csv\n  nianbao agencies --export 单位关系.csv\n  nianbao agencies --import 单位关系.csv",
		RunE:    func(_ *cobra.Command, args []string) error { return a.agencies(o, strings.Join(args, "")) },
	}
	f := c.Flags()
	f.BoolVar(&o.ambiguous, "ambiguous", false, a.say("只列不能认定的单位及其可能所在地区", "only those that stay apart, with their candidates and why"))
	f.BoolVar(&o.csv, "csv", false, a.say("以 CSV 输出", "print CSV"))
	f.BoolVar(&o.excel, "excel", false, a.say("以供 Excel 打开的 CSV 输出（中文列名）", "print CSV for spreadsheets"))
	f.StringVar(&o.from, "import", "", a.say("导入单位关系的 CSV 文件", "take links between agencies from a CSV `FILE`"))
	f.StringVar(&o.to, "export", "", a.say("把单位关系导出为 CSV 文件，- 为标准输出", "write the links to a CSV `FILE`, - for stdout"))
	return c
}

func (a *app) agencies(o agenciesOptions, fragment string) error {
	switch {
	case o.from != "" && o.to != "":
		return a.usage("--import 与 --export 不能同时使用", "--import and --export exclude each other")
	case (o.from+o.to) != "" && fragment != "":
		return a.usage("--import、--export 涉及全部单位关系，不能再写单位", "--import and --export are about all links; name no agency")
	case o.from != "":
		return a.importLinks(o.from)
	case o.to != "":
		return a.exportLinks(o.to)
	}
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	list, err := db.Agencies(context.Background(), fragment, o.ambiguous)
	switch {
	case err != nil:
		return err
	case o.csv || o.excel:
		return a.writeAgencies(list, o.excel)
	case a.json:
		return a.printJSON(append([]dataset.AgencyEntry{}, list...), false)
	case len(list) == 0:
		a.note("没有符合的单位", "no such agency")
		return nil
	}
	a.printAgencies(list)
	return nil
}

var agencyHead = [][2]string{
	{"单位编号", "id"}, {"单位名称", "name"}, {"所在地区", "division"}, {"层级", "level"}, {"类型", "kind"}, {"统计范围", "scope"}, {"报告年度", "years"}, {"其他名称", "aliases"},
	{"上级单位编号", "parent_id"}, {"行政区划代码", "division_code"}, {"统一社会信用代码", "credit_code"}, {"网站标识码", "site_code"}, {"不能认定的原因", "ambiguous"}, {"可能所在地区", "candidates"},
}

const agencyColumnsShown = 8 // in a terminal

func (a *app) writeAgencies(list []dataset.AgencyEntry, excel bool) error {
	var head []string
	for _, h := range agencyHead {
		head = append(head, h[1])
		if excel && a.lang == "zh" {
			head[len(head)-1] = h[0]
		}
	}
	rows := make([][]any, len(list))
	for i, e := range list {
		for _, text := range a.agencyCells(e, excel && a.lang == "zh") {
			rows[i] = append(rows[i], text)
		}
		rows[i] = append(rows[i], e.ParentID, e.DivisionCode, e.CreditCode, e.SiteCode, e.Ambiguous, candidateNames(e.Candidates, len(e.Candidates)))
		if excel && e.Ambiguous != "" {
			rows[i][12] = a.whyApart(e)
		}
	}
	return a.writeCSV(head, rows, excel)
}

// agencyCells are the columns that a terminal shows too; said in words or as stored.
func (a *app) agencyCells(e dataset.AgencyEntry, said bool) []string {
	level, kind, scope := e.Level, e.Kind, e.Scope
	if said {
		level, kind, scope = choiceName(unitLevels, level), choiceName(unitKinds, kind), choiceName(unitScopes, scope)
	}
	if e.IsZone {
		level = strings.TrimSpace(level + " " + a.say("开发区", "zone"))
	}
	return []string{e.ID, e.Name, e.Division, level, kind, scope, yearSpans(e.Years), strings.Join(e.Aliases, "；")}
}

// choiceName is the Chinese word for a stored one.
func choiceName(list []dataset.Choice, value string) string {
	for _, c := range list {
		if c.Value == value {
			return c.Names[0]
		}
	}
	return value
}

func (a *app) printAgencies(list []dataset.AgencyEntry) {
	t := table{head: [][]string{nil}}
	for _, h := range agencyHead[:agencyColumnsShown] {
		t.head[0] = append(t.head[0], a.say(h[0], h[1]))
	}
	var apart []string
	for _, e := range list {
		row := a.agencyCells(e, a.lang == "zh")
		row[7] = shorten(row[7], 40)
		t.rows = append(t.rows, row)
		if e.Ambiguous != "" {
			apart = append(apart, e.ID+"  "+a.whyApart(e))
		}
	}
	a.printf("%s", t.String())
	if len(apart) > 0 {
		a.printf("\n%s\n", strings.Join(apart, "\n"))
	}
}

const candidatesShown = 3

// whyApart says why an agency is told from its namesakes, and which it may be.
func (a *app) whyApart(e dataset.AgencyEntry) string {
	why := map[string]string{
		"no_name":     a.say("文中未载明单位", "the document names no agency"),
		"no_division": a.say("名称中没有地区，许多单位同名", "the name holds no division; many agencies bear it"),
		"shared_name": fmt.Sprintf(a.say("全国有 %d 处同名：", "%d divisions bear the name: "), len(e.Candidates)) + candidateNames(e.Candidates, candidatesShown),
	}[e.Ambiguous]
	if e.Namesakes > 0 {
		why += fmt.Sprintf(a.say("；数据集中另有 %d 个同名单位", "; %d more of this name in the data set"), e.Namesakes)
	}
	return why + a.say("；见 ", "; see ") + shorten(e.Source, 60)
}

func candidateNames(list []dataset.Candidate, most int) string {
	var names []string
	for _, c := range list[:min(most, len(list))] {
		names = append(names, c.Code+" "+c.Name)
	}
	if len(list) > most {
		names = append(names, "…")
	}
	return strings.Join(names, "；")
}

// yearSpans writes years shortly: 2019–2021、2023.
func yearSpans(years []int) string {
	var spans []string
	for i := 0; i < len(years); {
		k := i
		for k+1 < len(years) && years[k+1] == years[k]+1 {
			k++
		}
		span := fmt.Sprint(years[i])
		if k > i {
			span += fmt.Sprintf("–%d", years[k])
		}
		spans, i = append(spans, span), k+1
	}
	return strings.Join(spans, "、")
}
