package main

// nianbao explain: a check with its basis and traps, a key with its meaning, a
// figure from bytes to value.

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/checks"
	"nianbao/normalize"
)

func newExplainCmd(a *app) *cobra.Command {
	return &cobra.Command{
		Use: "explain CHECK|KEY|HANDLE/KEY", Args: cobra.ExactArgs(1),
		Short: a.say("说明一项核查、一个指标或一个数据的来历", "explain a check, a key, or where a figure comes from"),
		Long: a.say(
			"核查编号：含义、依据、公式、阈值、易误判之处；有数据集时，另列其中的发现数和处理意见。\n指标（表/行/列）：表式中的名称、适用格式、参与的核查。\n数据（nb:…/表/行/列）：从原始文件的字节到数值的全过程。",
			"A check id: what it means, its basis, formula, limits and traps; where there is a\ndata set, how often it fired in it and what people said of that.\nA key (table/row/column): its labels, forms and the checks that use it.\nA figure (nb:…/table/row/column): from the bytes of the document to the value."),
		Example: "  nianbao explain req-balance\n  nianbao explain requests/received/total\n  nianbao explain requests/granted",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return checkIDs(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(c *cobra.Command, args []string) error { return a.explain(args[0], c.Flags().Changed("db")) },
	}
}

// explain tells of what was asked; named tells whether a data set was.
func (a *app) explain(what string, named bool) error {
	if strings.HasPrefix(what, "nb:") {
		return a.explainFigure(what)
	}
	if c, ok := checks.ByID(what); ok {
		fared, err := a.fared(c.ID, named)
		if err != nil {
			return err
		}
		return a.explainCheck(c, fared)
	}
	if keys := keysUnder(what); len(keys) > 0 {
		return a.explainKeys(keys)
	}
	return a.usage("没有名为 %s 的核查或指标；相近的有：%s", "no check and no key is named %s; near it: %s", what, strings.Join(near(what), " "))
}

type checkJSON struct {
	ID       string            `json:"id"`
	Group    string            `json:"group"`
	Severity checks.Severity   `json:"severity"`
	Class    checks.LegalClass `json:"legal_class"`
	TitleZH  string            `json:"title_zh"`
	TitleEN  string            `json:"title_en"`
	BasisZH  string            `json:"basis_zh"`
	BasisEN  string            `json:"basis_en"`
	Article  string            `json:"article,omitempty"`
	Others   *checks.Text      `json:"basis_others,omitempty"` // institutions, enterprises, party organs
	Former   *checks.Text      `json:"basis_former,omitempty"` // years to 2018
	Forms    []string          `json:"forms"`
	Scope    checks.Scope      `json:"scope"`
	Needs    []string          `json:"needs"`
	Formula  string            `json:"formula"` // for programs; formula_zh says it in words
	ByWords  string            `json:"formula_zh"`
	TrapsZH  string            `json:"traps_zh"`
	TrapsEN  string            `json:"traps_en"`
	LimitsZH string            `json:"limits_zh,omitempty"`
	LimitsEN string            `json:"limits_en,omitempty"`
	Fared    *checkFared       `json:"in_dataset,omitempty"`
}

func (a *app) explainCheck(c checks.Check, fared *checkFared) error {
	if a.json {
		return a.printJSON(checkJSON{
			c.ID, c.Group, c.Severity, c.Class, c.Title.ZH, c.Title.EN, c.Basis.ZH, c.Basis.EN, c.Article, optionalText(c.Others), optionalText(c.Former),
			c.Forms, c.Scope, c.Needs, c.Formula.EN, c.Formula.ZH, c.Traps.ZH, c.Traps.EN, c.Limits.ZH, c.Limits.EN, fared,
		}, false)
	}
	a.printf("%s  %s\n", a.bold(c.ID), a.pick(c.Title))
	a.field("程度", "severity", a.word(severityWords, string(c.Severity)))
	a.field("性质", "rests on", a.word(classWords, string(c.Class)))
	a.field("依据", "basis", a.pick(c.Basis))
	a.field("条文", "article", c.Article)
	a.field("对事业单位、企业、党委部门等的依据", "basis for institutions, enterprises and party organs", a.pick(c.Others))
	a.field("2018年度及以前的依据", "basis for years to 2018", a.pick(c.Former))
	a.field("公式", "fails when", a.pick(c.Formula))
	if a.lang != "zh" { // needs are keys; in Chinese the formula says them in words
		a.field("", "needs", strings.Join(c.Needs, ", "))
	}
	a.field("适用格式", "forms", a.formsOf(c.Forms))
	a.field("阈值", "limits", a.pick(c.Limits))
	a.field("易误判", "traps", a.pick(c.Traps))
	a.printFared(fared)
	return nil
}

func (a *app) formsOf(forms []string) string {
	var names []string
	for _, f := range forms {
		names = append(names, a.word(formWords, f))
	}
	if len(names) == 0 {
		return a.say("全部", "all")
	}
	return strings.Join(names, a.say("、", ", "))
}

// field prints a named line; an empty one is left out.
func (a *app) field(zh, en, text string) {
	if text != "" {
		a.printf("  %s%s%s\n", a.say(zh, en), a.say("：", ": "), text)
	}
}

// near lists checks that share a word with what was asked.
func near(what string) []string {
	var list []string
	for _, id := range checkIDs() {
		for _, word := range strings.FieldsFunc(what, func(r rune) bool { return r == '-' || r == '/' || r == '_' }) {
			if strings.Contains(id, word) && len(list) < 6 && !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	if len(list) == 0 {
		return []string{"req-balance", "req-row-total", "requests/received/total"}
	}
	return list
}

func checkIDs() []string {
	var ids []string
	for _, c := range checks.All() {
		ids = append(ids, c.ID)
	}
	return ids
}

// covers tells whether a check names the key among what it needs.
func covers(c checks.Check, k normalize.Key) bool {
	return slices.ContainsFunc(c.Needs, func(need string) bool {
		pattern, _, _ := strings.Cut(need, " ")
		return normalize.Problem{Key: pattern}.Covers(k)
	})
}

// optionalText is nothing in JSON where a record says nothing.
func optionalText(t checks.Text) *checks.Text {
	if t == (checks.Text{}) {
		return nil
	}
	return &t
}
