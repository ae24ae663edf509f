package main

// nianbao search: full text over the sections.

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

func newSearchCmd(a *app) *cobra.Command {
	limit := 20
	c := &cobra.Command{
		Use: "search WORDS...", Args: cobra.MinimumNArgs(1),
		Short:   a.say("全文检索报告正文", "search the text of the reports"),
		Long:    a.say("列出正文中含有全部词语的部分，一个字的词也能找到。", "Lists the sections that hold all the words; words of one character are found too."),
		Example: "  nianbao search 行政复议 纠正",
		RunE:    func(_ *cobra.Command, args []string) error { return a.search(args, limit) },
	}
	c.Flags().IntVar(&limit, "limit", limit, a.say("最多列出几处", "how many at most"))
	return c
}

func (a *app) search(words []string, limit int) error {
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	hits, ok, err := db.Search(context.Background(), words, limit)
	switch {
	case err != nil:
		return err
	case !ok:
		return a.usage("这个数据集没有全文索引（建立时用了 --no-search）", "this data set has no index of words (it was made with --no-search)")
	case len(hits) == 0:
		a.note("没有符合的正文", "no section holds these words")
	}
	if a.json {
		return a.printJSON(append([]dataset.Hit{}, hits...), false)
	}
	for _, h := range hits {
		a.printf("%s  %s\n  …%s…\n", a.whose(h.Agency, int(h.Year)), h.Handle, around(h.Text, words[0]))
	}
	return nil
}

// around is the text near the first place of a word.
func around(text, word string) string {
	runes := []rune(printable(text))
	at := strings.Index(string(runes), word)
	if at < 0 {
		return shorten(string(runes), 100)
	}
	from := max(0, len([]rune(string(runes)[:at]))-20)
	return string(runes[from:min(len(runes), from+70)])
}
