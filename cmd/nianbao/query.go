package main

// nianbao query: SQL on the views of the data set, read-only.

import (
	"encoding/csv"
	"errors"
	"io"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

func newQueryCmd(a *app) *cobra.Command {
	var asCSV bool
	c := &cobra.Command{
		Use: "query SQL|-", Args: cobra.ExactArgs(1),
		Short: a.say("用 SQL 查询数据集（只读）", "ask the data set in SQL, read-only"),
		Long: a.say(
			"在视图 requests、disclosure、disputes、reports、findings 等上执行 SQL。- 表示从标准输入读取。\n视图含分项也含总计：求和时请限定 applicant、item，否则会重复计算。",
			"Runs SQL on the views requests, disclosure, disputes, reports, findings and others; - reads\nit from standard input. The views hold parts and totals: a sum that does not choose among\nthem counts twice."),
		Example: "  nianbao query \"SELECT agency, year, value FROM requests WHERE item = 'received' AND applicant = 'total' ORDER BY value DESC\"",
		RunE:    func(_ *cobra.Command, args []string) error { return a.query(args[0], asCSV) },
	}
	c.Flags().BoolVar(&asCSV, "csv", false, a.say("以 CSV 输出", "print CSV"))
	return c
}

func (a *app) query(statement string, asCSV bool) error {
	if statement == "-" {
		b, err := io.ReadAll(a.in)
		if err != nil {
			return err
		}
		statement = string(b)
	}
	got, err := a.ask(statement)
	var trouble *dataset.Error
	if errors.As(err, &trouble) {
		return err
	}
	if err != nil {
		return a.usage("SQL 有误或会写入：%v", "this SQL cannot be run here: %v", err)
	}
	switch {
	case asCSV:
		return a.printCSV(got)
	case a.json:
		return a.printJSON(got.objects(), false)
	}
	a.printf("%s", got.table())
	return nil
}

func (a *app) printCSV(got answer) error {
	w := csv.NewWriter(a.out)
	if err := w.Write(got.names); err != nil {
		return err
	}
	for _, row := range got.rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = text(v)
		}
		if err := w.Write(line); err != nil {
			return err
		}
	}
	w.Flush()
	return w.Error()
}
