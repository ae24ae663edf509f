package main

// nianbao recheck: rounds of checking, and what became of an earlier one.

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type recheckOptions struct {
	start, against string
	list           bool
	filters        findingsOptions
}

func newRecheckCmd(a *app) *cobra.Command {
	var o recheckOptions
	c := &cobra.Command{
		Use: "recheck [ROUND]", Args: cobra.MaximumNArgs(1),
		Short: a.say("比较两轮核查：已整改、未整改、新增", "compare two rounds: mended, not mended, new"),
		Long: a.say(
			"--start 把现有问题记为一轮。以后 recheck 该轮名称（默认最近一轮），与现有问题（或 --against 另一轮）比较：\n已整改：核查已成立；未整改：问题仍在；新增：该轮没有；无法比对：报告已不在，或所依据的数据本次未能读出。\n问题消失不等于已整改，只有重新核查并成立的才算。",
			"--start keeps the findings of now as a round. Later, recheck compares that round (default: the\nlatest) with the findings of now, or with another round (--against): mended, not mended, new,\nor not comparable: the report is gone, or what the finding rested on was not read this time.\nA finding that is gone counts as mended only where the check looked again and holds."),
		Example: "  nianbao recheck --start 2026年第一轮\n  nianbao recheck 2026年第一轮 --severity error\n  nianbao recheck --excel > recheck.csv",
		RunE: func(_ *cobra.Command, args []string) error {
			return a.recheck(o, args)
		},
	}
	f := c.Flags()
	f.StringVar(&o.start, "start", "", a.say("把现有问题记为一轮", "keep the findings of now as the `ROUND`"))
	f.StringVar(&o.against, "against", "", a.say("与另一轮比较（默认与现有问题比较）", "compare with this `ROUND` (default: with the findings of now)"))
	f.BoolVar(&o.list, "list", false, a.say("列出各轮", "list the rounds"))
	f.StringSliceVar(&o.filters.checks, "check", nil, a.say("核查编号（可重复）", "a check's `ID`, repeatable"))
	f.StringSliceVar(&o.filters.severities, "severity", nil, a.say("程度：error 必改、warning 请核实、notice 提示", "error, warning or notice"))
	f.StringSliceVar(&o.filters.whose, "responsibility", nil, a.say("责任：publisher 单位填报、undecided 待核、reading 识别存疑", "publisher, undecided or reading"))
	f.BoolVar(&o.filters.csv, "csv", false, a.say("以 CSV 输出", "print CSV"))
	f.BoolVar(&o.filters.excel, "excel", false, a.say("以供 Excel 打开的 CSV 输出（中文列名）", "print CSV for spreadsheets"))
	return c
}

func (a *app) recheck(o recheckOptions, args []string) error {
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	v, err := dataset.OpenVerdicts(a.db, o.start != "")
	if err != nil {
		return err
	}
	defer v.Close()
	switch {
	case o.start != "":
		return a.startRound(db, v, o.start)
	case o.list:
		return a.listRounds(v)
	}
	return a.compareRounds(db, v, o, args)
}

func (a *app) startRound(db *dataset.DB, v *dataset.Verdicts, name string) error {
	all, err := db.Judgeable(context.Background(), dataset.Selection{})
	if err != nil {
		return err
	}
	switch err := v.StartRound(name, all); {
	case errors.Is(err, dataset.ErrRoundExists):
		return a.usage("已有名为 %s 的一轮，请另取名称", "there is a round %s already; give another name", name)
	case err != nil:
		return err
	}
	a.note("已记录“%s”：%d 个问题，存于 %s", "round %s: %d findings kept in %s", name, len(all), dataset.VerdictsPath(a.db))
	return nil
}

func (a *app) listRounds(v *dataset.Verdicts) error {
	rounds, err := v.Rounds()
	switch {
	case err != nil:
		return err
	case a.json:
		return a.printJSON(append([]dataset.Round{}, rounds...), false)
	}
	t := table{head: [][]string{{a.say("轮次", "round"), a.say("时间", "begun"), a.say("问题数", "findings")}}, right: func(col int) bool { return col == 2 }}
	for _, r := range rounds {
		t.rows = append(t.rows, []string{r.Name, localTime(r.StartedAt), fmt.Sprint(r.Findings)})
	}
	a.printf("%s", t.String())
	return nil
}

// rechecked is one finding with what became of it.
type rechecked struct {
	dataset.Judged
	became  string // mended, open, new, unknown
	detail  dataset.Fate
	changed bool // still there, on other numbers or words
	verdict string
}

var becameWords = words{"mended": {"已整改", "mended"}, "open": {"未整改", "not mended"}, "new": {"新增", "new"}, "unknown": {"无法比对", "not comparable"}}

var becameOrder = []string{"open", "new", "unknown", "mended"}

func (a *app) compareRounds(db *dataset.DB, v *dataset.Verdicts, o recheckOptions, args []string) error {
	name, err := a.roundNamed(v, args)
	if err != nil {
		return err
	}
	if err := a.checkFindings(&o.filters, checkIDs()); err != nil {
		return err
	}
	before, err := v.RoundFindings(name)
	if err != nil {
		return err
	}
	after, fate, err := a.later(db, v, o.against)
	if err != nil {
		return err
	}
	list, err := compared(o.filters.chosenOf(before), o.filters.chosenOf(after), fate)
	if err != nil {
		return err
	}
	if err := judgedBy(v, list); err != nil {
		return err
	}
	return a.printRechecked(name, list, o.filters)
}

// roundNamed is the round that the argument names, or the latest.
func (a *app) roundNamed(v *dataset.Verdicts, args []string) (string, error) {
	rounds, err := v.Rounds()
	switch {
	case err != nil:
		return "", err
	case len(rounds) == 0:
		return "", a.usage("还没有任何一轮；先运行 nianbao recheck --start 名称", "there is no round yet; begin one with nianbao recheck --start NAME")
	case len(args) == 0:
		return rounds[len(rounds)-1].Name, nil
	}
	return args[0], a.mustExist(rounds, args[0])
}

func (a *app) mustExist(rounds []dataset.Round, name string) error {
	if slices.ContainsFunc(rounds, func(r dataset.Round) bool { return r.Name == name }) {
		return nil
	}
	return a.usage("没有名为 %s 的一轮；recheck --list 列出各轮", "there is no round %s; recheck --list lists them", name)
}

// later is what the round is compared with, and how to tell what became of a finding
// that is not in it. Of a round nobody can look again: what is gone is just gone.
func (a *app) later(db *dataset.DB, v *dataset.Verdicts, against string) ([]dataset.Judged, func(dataset.Judged) (dataset.Fate, error), error) {
	if against == "" {
		now, err := db.Judgeable(context.Background(), dataset.Selection{})
		return now, func(j dataset.Judged) (dataset.Fate, error) { return db.FateOf(context.Background(), j) }, err
	}
	rounds, err := v.Rounds()
	if err != nil {
		return nil, nil, err
	}
	if err := a.mustExist(rounds, against); err != nil {
		return nil, nil, err
	}
	then, err := v.RoundFindings(against)
	return then, func(dataset.Judged) (dataset.Fate, error) { return dataset.Unassessed, nil }, err
}

func (o *findingsOptions) chosenOf(list []dataset.Judged) []dataset.Judged {
	return slices.DeleteFunc(list, func(j dataset.Judged) bool {
		return !oneAmong(o.checks, j.Check) || !oneAmong(o.severities, j.Severity) || !oneAmong(o.whose, j.Responsibility)
	})
}

func compared(before, after []dataset.Judged, fate func(dataset.Judged) (dataset.Fate, error)) ([]rechecked, error) {
	now, then := map[string]dataset.Judged{}, map[string]bool{}
	for _, j := range after {
		now[j.Fingerprint] = j
	}
	var list []rechecked
	for _, j := range before {
		then[j.Fingerprint] = true
		if still, ok := now[j.Fingerprint]; ok {
			list = append(list, rechecked{Judged: still, became: "open", changed: still.Evidence != j.Evidence})
			continue
		}
		detail, err := fate(j)
		if err != nil {
			return nil, err
		}
		became := "unknown"
		if detail == dataset.Mended {
			became = "mended"
		}
		list = append(list, rechecked{Judged: j, became: became, detail: detail})
	}
	for _, j := range after {
		if !then[j.Fingerprint] {
			list = append(list, rechecked{Judged: j, became: "new"})
		}
	}
	slices.SortStableFunc(list, func(x, y rechecked) int {
		return cmp.Or(cmp.Compare(slices.Index(becameOrder, x.became), slices.Index(becameOrder, y.became)), cmp.Compare(x.Agency, y.Agency), cmp.Compare(x.Year, y.Year))
	})
	return list, nil
}

// judgedBy adds the verdicts that people gave.
func judgedBy(v *dataset.Verdicts, list []rechecked) error {
	latest, err := v.Latest()
	if err != nil {
		return err
	}
	of := map[string]string{}
	for _, d := range latest {
		of[d.Fingerprint] = d.State
	}
	for i := range list {
		list[i].verdict = of[list[i].Fingerprint]
	}
	return nil
}
