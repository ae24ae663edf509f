package main

// nianbao find: reports by fragments of names.

import "github.com/spf13/cobra"

func newFindCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "find WORDS...", Args: cobra.MinimumNArgs(1),
		Short:   a.say("按名称片段查找报告", "find reports by fragments of names"),
		Long:    a.say("列出单位、地区、标题或年度中含有全部片段的报告。", "Lists the reports in whose unit, region, title or year every fragment occurs."),
		Example: "  nianbao find 卢氏 交通 2024",
		RunE:    func(_ *cobra.Command, args []string) error { return a.find(args) },
	}
}

func (a *app) find(words []string) error {
	got, err := a.reportsLike(words)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(got.objects(), false)
	}
	if len(got.rows) == 0 {
		a.note("没有符合的报告", "no report fits")
		return nil
	}
	a.printf("%s", got.table())
	return nil
}
