package main

// Named questions: nianbao query refused-most --reason 内部事务 --year 2024.

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

// question answers a named question, or prints its SQL.
func (a *app) question(ctx context.Context, c *cobra.Command, name string, o queryOptions) error {
	q, ok := dataset.FindQuestion(name)
	if !ok {
		return a.usage("没有名为“%s”的问题；现成的有：%s", "there is no question “%s”; there are: %s", name, strings.Join(questionNames(), a.say("、", ", ")))
	}
	if o.limit < -1 {
		return a.usage("--limit 应为 0 或正整数", "--limit is 0 or more")
	}
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	values, notes, err := a.values(ctx, db, &q, c, o)
	if err != nil {
		return err
	}
	r := reply{question: q, values: values, notes: notes, sql: a.headed(&q, values)}
	if o.sql {
		a.printf("%s", r.sql)
		return nil
	}
	if err := a.gather(ctx, db, &r); err != nil {
		return a.cannotAsk(err)
	}
	if err := a.sayYears(ctx, db, &r); err != nil {
		return err
	}
	return a.printReply(&r, o)
}

// headed is the SQL of a question with its parameters filled in, and what it asks
// in front.
func (a *app) headed(q *dataset.Question, values map[string]any) string {
	line := "-- nianbao query " + q.Name
	for _, name := range q.Takes {
		if v := values[name]; v != nil {
			line += fmt.Sprintf(" --%s %s", name, strings.ReplaceAll(fmt.Sprint(v), "\n", " "))
		}
	}
	title := a.pick(q.Title)
	return line + "\n-- " + title + "\n-- " + a.pick(q.Means) + "\n" + strings.TrimSuffix(q.SQL(values), "\n") + "\n"
}

// sayYears tells which years there are when no report is of the year asked for.
func (a *app) sayYears(ctx context.Context, db *dataset.DB, r *reply) error {
	years, err := yearsOf(ctx, db)
	if err != nil {
		return err
	}
	if len(years) == 0 {
		a.note("数据集中没有写明年度的报告", "the data set has no report that names its year")
	}
	for _, name := range []string{"year", "since"} {
		asked, ok := r.values[name].(int)
		if !ok {
			continue
		}
		var list []string
		for _, y := range years {
			list = append(list, fmt.Sprint(y))
			ok = ok && int(y) != asked
		}
		if ok && len(years) > 0 {
			a.note("数据集中没有 %d 年度的报告；已有年度：%s", "the data set has no report of %d; it has: %s", asked, a.some(list, 40))
		}
	}
	return nil
}

func questionNames() []string {
	var names []string
	for _, q := range dataset.Questions() {
		names = append(names, q.Name)
	}
	return names
}

func (a *app) completeQuestions(_ *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
	var list []string
	for _, q := range dataset.Questions() {
		if len(args) == 0 && strings.HasPrefix(q.Name, start) {
			list = append(list, q.Name+"\t"+a.pick(q.Title))
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

// questionJSON is a question in the list.
type questionJSON struct {
	Name       string          `json:"name"`
	TitleZH    string          `json:"title_zh"`
	TitleEN    string          `json:"title_en"`
	MeansZH    string          `json:"means_zh"`
	MeansEN    string          `json:"means_en"`
	Parameters []parameterJSON `json:"parameters"`
}

type parameterJSON struct {
	Name    string   `json:"name"`
	Needed  bool     `json:"needed"`
	Choices []string `json:"choices"` // empty: anything
}

func (a *app) listQuestions() error {
	t := table{head: [][]string{{a.say("问题", "question"), a.say("内容", "what it answers"), a.say("参数", "parameters")}}}
	list := []questionJSON{}
	for _, q := range dataset.Questions() {
		out := questionJSON{q.Name, q.Title.ZH, q.Title.EN, q.Means.ZH, q.Means.EN, []parameterJSON{}}
		for _, name := range q.Takes {
			out.Parameters = append(out.Parameters, parameterJSON{name, strings.Contains(strings.Join(q.Needs, " "), name), a.listed(&q, name)})
		}
		list = append(list, out)
		t.rows = append(t.rows, []string{q.Name, a.pick(q.Title), "--" + strings.Join(q.Takes, " --")})
	}
	if a.json {
		return a.printJSON(list, false)
	}
	a.printf("%s", t.String())
	return nil
}

func (a *app) listed(q *dataset.Question, name string) []string {
	return append([]string{}, a.choiceNames(choicesOf(q, name))...)
}
