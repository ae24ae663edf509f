package main

// nianbao diff: two reports side by side, section by section.

import (
	"context"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

func newDiffCmd(a *app) *cobra.Command {
	var o diffOptions
	c := &cobra.Command{
		Use: "diff A B | WORDS... YEAR YEAR", Args: cobra.MinimumNArgs(2),
		Short: a.say("并排比较两份报告", "compare two reports side by side"),
		Long: a.say(
			"逐部分并排比较两份报告：哪些相同，哪些数据和句子不同。每份可以是编号（nb:…）、文件，\n或名称片段加年份（用引号括成一个参数）。同一单位的两年可只写一次名称。",
			"Compares two reports section by section: what is the same, and which figures and sentences\ndiffer. Each is a handle (nb:…), a file, or fragments of a name with a year in one quoted\nargument. For two years of one agency its name is typed once."),
		Example: "  nianbao diff 卢氏 交通 2023 2024\n  nianbao diff \"卢氏 交通 2024\" \"卢氏 水利 2024\"\n  nianbao diff draft.docx last-year.html",
		RunE:    func(_ *cobra.Command, args []string) error { return a.diff(args, o) },
	}
	c.Flags().BoolVar(&o.all, "all", false, a.say("相同的句子也列出", "print the sentences that are the same, too"))
	c.Flags().IntVar(&o.width, "width", 0, a.say("版面宽度（默认：终端宽度）", "`COLUMNS` to print in (default: those of the terminal)"))
	return c
}

type diffOptions struct {
	all   bool
	width int
}

func (a *app) diff(args []string, o diffOptions) error {
	pair, err := a.pairOf(args)
	if err != nil {
		return err
	}
	var sides [2]*reading
	for i, words := range pair {
		if sides[i], err = a.oneReport(words); sides[i] == nil {
			return err
		}
	}
	d := compareReports(sides[0], sides[1])
	if a.json {
		return a.printJSON(d, false)
	}
	a.printDiff(d, o)
	return nil
}

// pairOf parts the arguments: two of them, or words with two years.
func (a *app) pairOf(args []string) (pair [2][]string, err error) {
	if len(args) == 2 {
		return [2][]string{oneArgument(args[0]), oneArgument(args[1])}, nil
	}
	var years, words []string
	for _, arg := range args {
		if isYear(arg) {
			years = append(years, arg)
		} else {
			words = append(words, arg)
		}
	}
	if len(years) != 2 || len(words) == 0 {
		return pair, a.usage("diff 需要两份报告：两个参数，或名称片段加两个年份", "diff takes two reports: two arguments, or words and two years")
	}
	for i, year := range years {
		pair[i] = append(slices.Clone(words), year)
	}
	return pair, nil
}

func isYear(word string) bool {
	word = strings.TrimRight(word, "年度")
	return len(word) == 4 && (strings.HasPrefix(word, "19") || strings.HasPrefix(word, "20")) && strings.Trim(word, "0123456789") == ""
}

// oneArgument is a file's name as it is, or words.
func oneArgument(arg string) []string {
	if isFile(arg) {
		return []string{arg}
	}
	return strings.Fields(arg)
}

func isFile(name string) bool {
	info, err := os.Stat(name)
	return err == nil && !info.IsDir()
}

// oneReport finds the report that is meant. Nil with no error: nothing was found, or
// several were, and that has been said.
func (a *app) oneReport(words []string) (*reading, error) {
	if len(words) == 1 && isFile(words[0]) {
		return a.reportIn(words[0])
	}
	db, err := a.openToAsk()
	if err != nil {
		return nil, err
	}
	defer db.Close()
	var found []int64
	if len(words) == 1 && isHandle(words[0]) {
		found, err = byHandle(db, words[0])
	} else if found, err = db.Find(context.Background(), words); err == nil {
		found, err = exactly(db, found, words)
	}
	if err != nil {
		return nil, err
	}
	return a.onlyOne(db, found, words)
}

func (a *app) onlyOne(db *dataset.DB, found []int64, words []string) (*reading, error) {
	switch len(found) {
	case 0:
		a.note("没有符合“%s”的报告", "no report fits %q", printable(strings.Join(words, " ")))
		return nil, nil
	case 1:
		r, err := a.restored(db, found[0])
		return &r, err
	}
	a.note("有 %d 份报告符合，请加上年度或编号：", "%d reports fit; add a year, or take a handle:", len(found))
	return nil, a.list(db, found)
}

// reportIn reads the report that a file holds.
func (a *app) reportIn(name string) (*reading, error) {
	list := a.readInput(name)
	if len(list) > 1 {
		a.complain(a.say("%s 里有 %d 份报告，请拆分后再比较", "%s holds %d reports; split it to compare them", printable(name), len(list)))
		return nil, &failure{code: exitUnreadable}
	}
	if !list[0].isReport() {
		a.complain(a.refused(&list[0]))
		return nil, &failure{code: exitUnreadable}
	}
	return &list[0], nil
}
