package main

// Parameters of named questions: what people write on the command line (2024, 部门,
// 内部事务), turned into the values that the SQL compares with.

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

// parameters of all questions, in the order of the help.
var parameters = []struct{ name, zh, en string }{
	{"year", "年度（默认数据集中最近一年）", "report `YEAR` (default: the newest in the data set)"},
	{"since", "与哪一年比较（默认上一年）", "the earlier `YEAR` of growth (default: the year before)"},
	{"region", "地区名称片段：河南、三门峡、卢氏", "a fragment of a division's `NAME`: 河南, 三门峡, 卢氏"},
	{"kind", "单位类型：政府、部门、乡镇、街道……", "`KIND` of unit: government, department, 乡镇 …"},
	{"level", "层级：省级、市级、县级、乡级", "`LEVEL`: province, prefecture, county, township"},
	{"scope", "统计范围：部门自身、全区域汇总……（默认分开排名）", "`SCOPE`: own_body, whole_area … (default: ranked apart)"},
	{"reason", "理由，如 内部事务、信访、不掌握；全部", "`REASON`, as 内部事务 or \"internal affairs\"; all"},
	{"item", "项目，如 行政处罚、新收申请", "`ITEM`, as 行政处罚 or received"},
	{"by", "按件数（count）或比率（rate）排名", "rank `BY` count or rate"},
	{"at-least", "按比率排名时，基数至少多少件（默认 10）", "when ranked by rate: leave out those with fewer than `N` (default 10)"},
	{"agency", "单位名称片段", "a fragment of a unit's `NAME`"},
}

func (a *app) questionFlags(c *cobra.Command, o *queryOptions) {
	for _, p := range parameters {
		o.parameters[p.name] = c.Flags().String(p.name, "", a.say(p.zh, p.en))
		c.RegisterFlagCompletionFunc(p.name, func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			q := dataset.Question{}
			if len(args) > 0 {
				q, _ = dataset.FindQuestion(args[0])
			}
			return a.choiceNames(choicesOf(&q, p.name)), cobra.ShellCompDirectiveNoFileComp
		})
	}
}

// noQuestionFlags: what only questions take, plain SQL does not.
func (a *app) noQuestionFlags(c *cobra.Command) error {
	for _, name := range append(parameterNames(), "sql", "limit") {
		if c.Flags().Changed(name) {
			return a.usage("--%s 只用于现成的问题；SQL 中请自行写明条件", "--%s goes with a named question; SQL says its own conditions", name)
		}
	}
	return nil
}

func parameterNames() []string {
	var names []string
	for _, p := range parameters {
		names = append(names, p.name)
	}
	return names
}

// values resolves the parameters of a question. notes are what a reader should
// know of them.
func (a *app) values(ctx context.Context, db *dataset.DB, q *dataset.Question, c *cobra.Command, o queryOptions) (values map[string]any, notes []string, err error) {
	values = map[string]any{"by": "count"}
	for _, p := range parameters {
		given := c.Flags().Changed(p.name)
		raw := strings.TrimSpace(*o.parameters[p.name])
		switch {
		case !slices.Contains(q.Takes, p.name) && given:
			return nil, nil, a.usage("%s 不接受 --%s；它接受 %s", "%s does not take --%s; it takes %s", q.Name, p.name, "--"+strings.Join(q.Takes, " --"))
		case !slices.Contains(q.Takes, p.name):
			continue
		case given && raw == "":
			return nil, nil, a.usage("--%s 的值为空", "--%s is empty", p.name)
		case !given && slices.Contains(q.Needs, p.name):
			return nil, nil, a.usage("%s 需要 --%s", "%s needs --%s", q.Name, p.name)
		}
		v, note, err := a.value(ctx, db, q, p.name, raw, values)
		if err != nil {
			return nil, nil, err
		}
		values[p.name] = v
		if note != "" {
			notes = append(notes, note)
		}
	}
	return values, notes, nil
}

// value resolves one parameter; raw is "" where it was not given.
func (a *app) value(ctx context.Context, db *dataset.DB, q *dataset.Question, name, raw string, before map[string]any) (v any, note string, err error) {
	if choices := choicesOf(q, name); choices != nil {
		v, err = a.choose(q, name, raw, choices)
		return v, "", err
	}
	switch {
	case name == "year" || name == "since":
		v, err = a.year(ctx, db, name, raw, before)
	case name == "at-least" && before["by"] != "rate":
		if raw != "" {
			err = a.usage("--at-least 只用于按比率排名（--by rate）", "--at-least goes with a ranking by rate (--by rate)")
		}
	case name == "at-least":
		if v = 10; raw != "" {
			v, err = a.wholeNumber(name, raw)
		}
	case name == "region" && raw != "":
		return a.region(ctx, db, raw)
	case raw != "":
		v = raw
	}
	return v, "", err
}

func (a *app) wholeNumber(name, raw string) (int, error) {
	n, err := strconv.Atoi(raw)
	if err != nil || n < 0 {
		return 0, a.usage("--%s 应为整数，不是“%s”", "--%s is a whole number, not “%s”", name, printable(raw))
	}
	return n, nil
}
