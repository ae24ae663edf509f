package main

// nianbao sites: the list of units and sites, kept in a file that people edit in a
// spreadsheet.

import (
	"errors"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/roster"
)

// listFile is where the list is kept unless another file is named.
const listFile = "sites.csv"

func newSitesCmd(a *app) *cobra.Command {
	c := &cobra.Command{
		Use: "sites", Args: cobra.NoArgs,
		Short: a.say("单位与网站名单", "the list of units and sites"),
		Long: a.say(
			"单位与网站名单：谁应当公布年度报告、在哪里、何时之前。名单就是一个表格文件，可用 Excel 维护。\ncoverage 用 --sites 指明名单。",
			"The list of units and sites: who should publish annual reports, where, and by when. It is a\nfile that people keep in a spreadsheet; coverage takes it by --sites."),
		Example: "  nianbao sites import 单位名单.xlsx\n  nianbao sites list 卢氏",
		RunE:    func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(newSitesImport(a), newSitesList(a), newSitesProbe(a))
	return c
}

// readRoster reads a list and says what is wrong in it, a line each.
func (a *app) readRoster(path string) (*roster.Roster, error) {
	r, err := a.loadRoster(path)
	if err != nil {
		return nil, err
	}
	for _, p := range r.Problems {
		a.complain(a.listProblem(path, p))
	}
	return r, nil
}

// loadRoster does the same in silence, for a list of which all was said before.
func (a *app) loadRoster(path string) (*roster.Roster, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &failure{code: exitUnreadable, says: a.say("无法读取名单 %s：%s", "the list %s cannot be read: %s", printable(path), a.because(err))}
	}
	defer f.Close()
	r, err := roster.Read(f, path)
	var no *roster.Error
	switch {
	case errors.As(err, &no):
		return nil, &failure{code: exitUnreadable, says: a.say("%[1]s 不是单位名单：%[2]s", "%[1]s is no list of units: %[3]s", printable(path), no.ZH, no.EN),
			hint: a.say("名单的样子见 nianbao sites import --template", "for the form of a list see nianbao sites import --template")}
	case err != nil:
		return nil, &failure{code: exitUnreadable, says: a.say("无法读取名单 %s：%s", "the list %s cannot be read: %s", printable(path), a.because(err))}
	}
	return r, nil
}

func (a *app) listProblem(path string, p roster.Problem) string {
	says := a.say("%[1]s 第 %[2]d 行", "%[1]s line %[2]d", printable(path), p.Line)
	if p.Column != "" {
		says += a.say("“%s”", ", “%s”", printable(p.Column))
	}
	return says + a.say("：", ": ") + printable(a.say("%[1]s", "%[2]s", p.ZH, p.EN))
}

// columnsHelp lists the columns with what may stand in them.
func (a *app) columnsHelp() string {
	var b strings.Builder
	for _, c := range roster.Columns() {
		name, help := c.ZH, c.HelpZH
		if a.lang != "zh" {
			name, help = c.ID+" "+c.ZH, c.HelpEN
		}
		b.WriteString(strings.TrimRight("  "+name+strings.Repeat(" ", max(1, 34-width(name)))+help, " ") + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}
