package main

// nianbao find: reports by fragments of names.

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

func newFindCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "find WORDS...", Args: cobra.MinimumNArgs(1),
		Short: a.say("按名称片段查找报告", "find reports by fragments of names"),
		Long: a.say("列出单位名称、地区、标题或来源中含有全部片段的报告；四位年份指报告年度。繁简、全半角、空格不影响查找。",
			"Lists the reports in whose unit, region, title or source every fragment occurs; a year means\nthe year reported on. Traditional characters, widths and spaces make no difference."),
		Example: "  nianbao find 卢氏 交通 2024",
		RunE:    func(_ *cobra.Command, args []string) error { return a.find(args) },
	}
}

func (a *app) find(words []string) error {
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	find := func() ([]int64, error) { return db.Find(context.Background(), words) }
	if len(words) == 1 && isHandle(words[0]) {
		find = func() ([]int64, error) { return byHandle(db, words[0]) }
	}
	found, err := find()
	if err != nil {
		return err
	}
	return a.list(db, found)
}

func isHandle(word string) bool { return strings.HasPrefix(word, "nb:") }

func byHandle(db *dataset.DB, handle string) ([]int64, error) {
	report, _, ok, err := db.ByHandle(context.Background(), handle)
	if !ok {
		return nil, err
	}
	return []int64{report}, nil
}
