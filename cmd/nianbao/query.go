package main

// nianbao query: SQL on the views of the data set, read-only; and named questions.

import (
	"context"
	"errors"
	"io"
	"os"
	"os/signal"
	"regexp"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

// queryOptions are the flags of query.
type queryOptions struct {
	csv, list, sql bool
	limit          int
	parameters     map[string]*string // of named questions, by flag
}

func newQueryCmd(a *app) *cobra.Command {
	o := queryOptions{parameters: map[string]*string{}}
	c := &cobra.Command{
		Use: "query QUESTION | SQL | -", Args: cobra.MaximumNArgs(1),
		Short: a.say("查询数据集：现成的问题或 SQL（只读）", "ask the data set: named questions, or SQL, read-only"),
		Long: a.say(
			"回答一个现成的问题（--list 列出全部），或在视图 requests、disclosure、disputes、reports、findings 等上\n执行一条 SQL；- 表示从标准输入读取。\n\n现成的问题：件数与比率并列，注明比较了多少单位、哪些未列入及原因、并列名次；--sql 给出所用的 SQL。\nSQL：视图既有分项也有总计，统计范围也不同；求和重复计算时给出提醒。",
			"Answers a named question (--list shows them all), or runs one statement of SQL on the views\nrequests, disclosure, disputes, reports, findings and others; - reads it from standard input.\n\nQuestions give a rate beside each count, how many units were compared, which were left out and\nwhy, and ties; --sql prints the SQL behind the answer. SQL: the views hold parts and totals, and\nreports of different scope; a sum that counts twice is warned of."),
		Example: "  nianbao query --list\n  nianbao query refused-most --reason 内部事务 --year 2024 --region 河南\n  nianbao query granted-least --kind 部门 --sql\n" +
			"  nianbao query \"SELECT agency, year, value FROM requests WHERE item = 'received' AND applicant = 'total' ORDER BY value DESC\"",
		ValidArgsFunction: a.completeQuestions,
		RunE:              func(c *cobra.Command, args []string) error { return a.query(c, args, o) },
	}
	c.Flags().BoolVar(&o.csv, "csv", false, a.say("以 CSV 输出（只有数据行）", "print CSV: the rows alone"))
	c.Flags().BoolVar(&o.list, "list", false, a.say("列出现成的问题", "list the named questions"))
	c.Flags().BoolVar(&o.sql, "sql", false, a.say("只打印所用的 SQL，可直接交给 sqlite3", "print the SQL of a question, for sqlite3 to run as it stands"))
	c.Flags().IntVar(&o.limit, "limit", -1, a.say("每组最多显示多少行；0 为全部（表格默认 20）", "show at most `N` rows of each ranking, 0 for all (tables: 20)"))
	c.Flags().Lookup("limit").DefValue = "0" // its own words say what it is by default
	a.questionFlags(c, &o)
	c.Flags().SortFlags = false
	return c
}

// questionName tells a name from SQL: no statement is one lower-case word with dashes.
var questionName = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

func (a *app) query(c *cobra.Command, args []string, o queryOptions) error {
	switch {
	case o.list && len(args) > 0:
		return a.usage("--list 列出全部现成的问题，不带参数", "--list shows all questions and takes no argument")
	case o.list:
		return a.listQuestions()
	case len(args) == 0:
		return a.usage("缺少问题名称或 SQL；--list 列出现成的问题", "a question or SQL is missing; --list shows the questions")
	case a.json && o.csv:
		return a.usage("--json 与 --csv 只能选一个", "choose one of --json and --csv")
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if questionName.MatchString(args[0]) {
		return a.question(ctx, c, args[0], o)
	}
	if err := a.noQuestionFlags(c); err != nil {
		return err
	}
	statement, err := a.statement(args[0])
	if err != nil {
		return err
	}
	return a.askSQL(ctx, statement, a.rowsTo(o.csv))
}

func (a *app) statement(arg string) (string, error) {
	if arg != "-" {
		return arg, nil
	}
	b, err := io.ReadAll(a.in)
	return string(b), err
}

// askSQL streams the rows of a statement, then warns where its sums count twice.
func (a *app) askSQL(ctx context.Context, statement string, to rowWriter) error {
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	err = db.Rows(ctx, statement, nil, to.head, to.row)
	if err == nil {
		err = to.end()
	}
	if err != nil {
		return a.cannotAsk(err)
	}
	if twice := db.DoubleCounts(ctx, statement); len(twice) > 0 {
		a.warnDouble(twice)
	}
	return ctx.Err()
}

// cannotAsk says why SQL could not be run, in one line.
func (a *app) cannotAsk(err error) error {
	var trouble *dataset.Error
	switch {
	case errors.As(err, &trouble), errors.Is(err, context.Canceled), errors.Is(err, syscall.EPIPE):
		return err
	case errors.Is(err, dataset.ErrForbidden):
		return a.usage("数据集以只读方式查询：写入、ATTACH、设置 PRAGMA、加载扩展等一律拒绝", "the data set is asked read-only: what writes, attaches, sets a PRAGMA or loads code is refused")
	case errors.Is(err, dataset.ErrSeveral):
		return a.usage("一次只执行一条语句；什么都没有执行", "one statement at a time; none was run")
	case errors.Is(err, dataset.ErrNothing):
		return a.usage("没有 SQL 语句", "there is no statement")
	}
	return a.usage("SQL 有误：%v", "this SQL cannot be run: %v", err)
}

var doubleWords = words{
	dataset.DoubleApplicants: {"各类申请人与其总计（限定 applicant = 'total' 或 applicant_role = 'part'）", "kinds of applicant and their total (choose applicant = 'total' or applicant_role = 'part')"},
	dataset.DoubleItems:      {"收到、办结、总计与结转各行（限定 item 或 item_role）", "requests taken in, outcomes, totals and what is carried forward (choose item or item_role)"},
	dataset.DoubleResults:    {"各类结果与其总计（限定 result = 'total' 或 result_role = 'part'）", "results and their total (choose result = 'total' or result_role = 'part')"},
	dataset.DoubleMeasures:   {"第二部分不同的列（限定 measure）", "different columns of table two (choose measure)"},
	dataset.DoubleScopes:     {"统计范围不同的单位：全区域汇总与其中的单位（按 reports.scope 和 level 分开）", "agencies of different scope: whole areas and bodies within them (part by reports.scope and level)"},
	dataset.DoubleVersions:   {"同一报告的不同版本（限定 is_current = 1）", "versions of the same report (choose is_current = 1)"},
	dataset.DoubleRows:       {"因联接而重复出现的数据行", "figures that a join repeats"},
}

func (a *app) warnDouble(codes []string) {
	var list []string
	for _, code := range codes {
		list = append(list, a.word(doubleWords, code))
	}
	a.note("注意：求和重复计算，相加的有：%s", "take care, a sum counts twice: it adds up %s", strings.Join(list, a.say("；", "; ")))
}
