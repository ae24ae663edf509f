package main

// nianbao sites import: a list as an office keeps it → the list as it is used.

import (
	"errors"
	"io/fs"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/roster"
)

type sitesImport struct {
	out             string
	template, force bool
}

func newSitesImport(a *app) *cobra.Command {
	var o sitesImport
	c := &cobra.Command{
		Use: "import FILE", Args: cobra.MaximumNArgs(1),
		Short: a.say("读入单位名单，逐行检查，写成名单文件", "read a list of units, check it line by line, write the list"),
		Long: a.say(
			"读入单位名单（Excel 工作簿，或 UTF-8、GB18030 的 CSV，逗号、分号、制表符分隔均可），逐行检查，写成 CSV（Excel 可直接打开）。\n表头中英文均可，次序不限，常见的叫法都认；其他列原样保留。有问题的单元格指明行号，不采用但保留原文，其余照常读入；\n重复的行不写入。有行或单元格未采用时退出码为 3。各列：\n\n",
			"Reads a list of units (a workbook, or CSV in UTF-8 or GB18030 between commas, semicolons or\ntabs), checks it line by line and writes CSV that Excel opens. Headings may be Chinese or\nEnglish, in any order, by the words that offices use; other columns are kept. A cell that cannot\nbe used is named with its line and kept as it was; lines that repeat another are left out. The\nexit code is 3 where something was not taken. The columns:\n\n"),
		Example: "  nianbao sites import 单位名单.xlsx\n  nianbao sites import 单位名单.csv -o 2025年名单.csv\n  nianbao sites import --template -o 模板.csv",
		RunE:    func(_ *cobra.Command, args []string) error { return a.importSites(o, args) },
	}
	c.SetHelpFunc(func(c *cobra.Command, args []string) { // aligning the columns costs more than starting
		c.Long += a.columnsHelp()
		c.Parent().HelpFunc()(c, args)
	})
	f := c.Flags()
	f.StringVarP(&o.out, "out", "o", "", a.say("写到哪个文件，- 为标准输出（默认 sites.csv）", "the `FILE` to write, - for standard output (sites.csv)"))
	f.BoolVar(&o.template, "template", false, a.say("输出只有表头的空名单（默认到标准输出）", "write an empty list, the headings alone (to standard output)"))
	f.BoolVar(&o.force, "force", false, a.say("覆盖已有的文件", "replace a file that exists"))
	return c
}

func (a *app) importSites(o sitesImport, args []string) error {
	switch {
	case o.template && len(args) > 0:
		return a.usage("--template 不带文件", "--template takes no file")
	case o.template:
		return a.writeRoster(&roster.Roster{}, firstGiven(o.out, "-"), o.force)
	case len(args) == 0:
		return a.usage("缺少名单文件；空名单见 --template", "the list is missing; --template writes an empty one")
	}
	r, err := a.readRoster(args[0])
	if err != nil {
		return err
	}
	out := firstGiven(o.out, listFile)
	if err := a.writeRoster(r, out, o.force); err != nil {
		return err
	}
	a.sayImported(r, out)
	if len(r.Problems) > 0 {
		return &failure{code: exitSomeFailed}
	}
	return nil
}

func firstGiven(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func (a *app) sayImported(r *roster.Roster, out string) {
	sites, columns := 0, 0
	for _, u := range r.Units {
		if u.URL != "" {
			sites++
		}
		if u.ColumnURL != "" {
			columns++
		}
	}
	if r.Sheet != "" {
		a.note("工作表：%s", "sheet: %s", printable(r.Sheet))
	}
	a.note("%d 个单位（有网址 %d，有年报栏目 %d），未采用 %d 行 → %s", "%d units (%d with an address, %d with a column of reports), %d lines left out → %s", len(r.Units), sites, columns, r.Dropped, printable(out))
	if len(r.Extra) > 0 {
		a.note("原样保留的其他列：%s", "other columns, kept as they are: %s", printable(strings.Join(r.Extra, a.say("、", ", "))))
	}
}

// writeRoster writes a list whole or not at all; what exists stays unless forced.
func (a *app) writeRoster(r *roster.Roster, path string, force bool) error {
	if path == "-" {
		return r.Write(a.out, a.lang)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && !force {
		return a.usage("%s 已存在；要覆盖请加 --force", "%s exists; --force replaces it", printable(path))
	}
	var p pending
	defer p.discard()
	err := p.write(path, func(f *os.File) error { return r.Write(f, a.lang) })
	if err == nil {
		err = p.place()
	}
	if err != nil {
		return a.usage("无法写入 %s：%s", "%s cannot be written: %s", printable(path), a.because(err))
	}
	return nil
}
