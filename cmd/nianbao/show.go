package main

// nianbao show: one report with its three tables, from the data set or a file.

import (
	"os"

	"github.com/spf13/cobra"
)

func newShowCmd(a *app) *cobra.Command {
	var d drawing
	cmd := &cobra.Command{
		Use: "show WORDS... | HANDLE | FILE", Args: cobra.MinimumNArgs(1),
		Short: a.say("显示一份报告的三张表格和问题", "show a report: its three tables and what is wrong"),
		Long: a.say(
			"按名称片段、编号（nb:…）或文件显示一份报告。有多份符合时列出供选择。",
			"Shows one report, found by fragments of its name and year, by its handle (nb:…), or\nread from a file. Where several fit, they are listed."),
		Example: "  nianbao show 卢氏 交通 2024\n  nianbao show report.html\n  nianbao show report.pdf --draw page.svg --page 3",
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case d.file != "":
				return a.draw(args[0], d)
			case a.unmasked && a.json:
				return a.usage("--unmasked 只供屏幕查看，不能与 --json 并用", "--unmasked is for eyes alone, and excludes --json")
			}
			return a.show(args)
		},
	}
	cmd.Flags().StringVar(&d.file, "draw", "", a.say("把 PDF 的一页画成 SVG：字框、线条和识别出的单元格", "draw a page of a PDF as SVG: glyph boxes, rules and the cells found"))
	cmd.Flags().BoolVar(&a.unmasked, "unmasked", false, a.say("另列出文中个人信息的原文（其他各处一律遮盖）", "list the personal data in the prose as printed, too (masked everywhere else)"))
	cmd.Flags().IntVar(&d.page, "page", 0, a.say("要画的页码（默认：第一张有表格的页）", "page to draw (default: the first with a table)"))
	return cmd
}

func (a *app) show(args []string) error {
	if len(args) == 1 {
		if info, err := os.Stat(args[0]); err == nil && !info.IsDir() {
			return a.showFile(args[0])
		}
	}
	return a.showStored(args)
}

// showFile reads a file and shows what it holds; no data set is needed.
func (a *app) showFile(name string) error {
	list, shown := a.readInput(name), 0
	for _, r := range list {
		if r.isReport() && shown > 0 && !a.json {
			a.printf("\n")
		}
		switch {
		case r.isReport():
			shown++
			if err := a.showReport(&r); err != nil {
				return err
			}
			continue
		case a.json:
			if err := a.printJSON(r, false); err != nil {
				return err
			}
		}
		a.complain(a.refused(&r))
	}
	if shown == 0 && !a.json {
		return &failure{code: exitUnreadable}
	}
	return nil
}

func (a *app) showReport(r *reading) error {
	if a.json {
		return a.printJSON(r, false)
	}
	a.printHead(r)
	a.printTables(r)
	a.printWitnesses(r.report)
	a.printf("\n")
	a.printTroubles(r)
	if a.unmasked {
		a.printPersonal(r.report)
	}
	return nil
}
