package main

// nianbao sites list: who is in the list.

import (
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/roster"
	"nianbao/normalize"
)

func newSitesList(a *app) *cobra.Command {
	sites := listFile
	c := &cobra.Command{
		Use: "list [FRAGMENT]", Args: cobra.MaximumNArgs(1),
		Short:   a.say("列出名单中的单位", "list the units of the list"),
		Long:    a.say("列出名单中的单位；给出名称、网址、代码或上级单位的一部分即可筛选。", "Lists the units of the list; a fragment of a name, address, code or superior chooses."),
		Example: "  nianbao sites list\n  nianbao sites list 交通 --sites 单位名单.xlsx",
		RunE:    func(_ *cobra.Command, args []string) error { return a.listSites(sites, strings.Join(args, "")) },
	}
	c.Flags().StringVar(&sites, "sites", listFile, a.say("名单文件", "the `FILE` of the list"))
	return c
}

// siteEntry is a unit as scripts get it: the columns of the list by their names.
type siteEntry struct {
	Unit         string   `json:"unit"`
	URL          string   `json:"url"`
	Parent       string   `json:"parent"`
	DivisionCode string   `json:"division_code"`
	Kind         string   `json:"kind"`
	ColumnURL    string   `json:"column_url"`
	Aliases      []string `json:"aliases"`
	CreditCode   string   `json:"credit_code"`
	MustReport   *bool    `json:"must_report"`
	Deadline     string   `json:"deadline"`
	Note         string   `json:"note"`
	RobotsReason string   `json:"robots_reason"`
	Unverified   bool     `json:"allow_unverified"`
	Registered   []string `json:"registered"`
	Line         int      `json:"line"`
}

func entryOf(u roster.Unit) siteEntry {
	return siteEntry{u.Name, u.URL, u.Parent, u.DivisionCode, u.Kind, u.ColumnURL, append([]string{}, u.Aliases...), u.CreditCode, u.MustReport, u.Deadline, u.Note,
		u.RobotsReason, u.Unverified, append([]string{}, u.Registered...), u.Line}
}

func (a *app) listSites(path, fragment string) error {
	r, err := a.readRoster(path)
	if err != nil {
		return err
	}
	list := []siteEntry{}
	for _, u := range r.Units {
		if unitHolds(u, fragment) {
			list = append(list, entryOf(u))
		}
	}
	switch {
	case a.json:
		return a.printJSON(list, false)
	case len(list) == 0:
		a.note("名单中没有符合的单位", "no such unit in the list")
		return nil
	}
	a.printSites(list)
	a.note("%d 个单位，名单共 %d 个", "%d units of %d in the list", len(list), len(r.Units))
	return nil
}

// unitHolds looks for a fragment as find does: widths, spaces and capitals make no difference.
func unitHolds(u roster.Unit, fragment string) bool {
	words := strings.Join(append([]string{u.Name, u.Parent, u.DivisionCode, u.CreditCode}, u.Aliases...), "\n")
	folded := strings.ToLower(normalize.Fold(fragment))
	return strings.Contains(strings.ToLower(normalize.Fold(words)), folded) || strings.Contains(u.URL+"\n"+u.ColumnURL, fragment)
}

func (a *app) printSites(list []siteEntry) {
	head := []string{a.say("行", "line"), a.say("单位名称", "unit"), a.say("区划代码", "division"), a.say("类型", "kind"), a.say("应编制", "required"), a.say("截止日期", "deadline"), a.say("网址", "url")}
	t := table{head: [][]string{head}, right: func(col int) bool { return col == 0 }}
	for _, e := range list {
		kind, must := e.Kind, ""
		if a.lang == "zh" {
			kind = roster.KindName(kind)
		}
		if e.MustReport != nil {
			must = map[bool]string{true: a.say("是", "yes"), false: a.say("否", "no")}[*e.MustReport]
		}
		t.rows = append(t.rows, []string{yearText(e.Line), printable(e.Unit), e.DivisionCode, kind, must, e.Deadline, shorten(printable(firstGiven(e.ColumnURL, e.URL)), 60)})
	}
	a.printf("%s", t.String())
}
