package main

// nianbao review: what a person says of findings, kept beside the data set.

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type reviewOptions struct {
	filters                          findingsOptions
	state                            []string
	note, by, deadline, reply, round string
	history                          bool
	from, to                         string // CSV files
}

// verdictWords are the states of an office in its words.
var verdictWords = words{
	"pending": {"待核实", "pending"}, "notified": {"已发整改", "notified"}, "corrected": {"已整改", "corrected"},
	"explained": {"说明属实", "explained"}, "false": {"误判", "false"}, "upheld": {"维持", "upheld"},
}

func newReviewCmd(a *app) *cobra.Command {
	var o reviewOptions
	c := &cobra.Command{
		Use: "review [FINDING…]", Args: cobra.ArbitraryArgs,
		Short: a.say("记录和查看对问题的处理意见", "record and list what people say of findings"),
		Long: a.say(
			"对问题作出处理意见：待核实、已发整改、已整改、说明属实、误判、维持。问题以指纹（findings 所列，可只写前几位）或筛选条件指定。\n处理意见存于数据集旁的“数据集名.verdicts.db”，重建数据集不丢失；所依据的数据或文字变化后，标为“已过期”，请重新核对。\n不带 --state 时列出最近的处理意见；--export、--import 以 CSV 导出、导入。",
			"Records a verdict: pending, notified, corrected, explained, false or upheld. Findings are named\nby their fingerprints (findings lists them; the first digits do), or chosen by filters. Verdicts\nlive in NAME.verdicts.db beside the data set and outlive it; one whose evidence changed is\nshown as stale. Without --state the latest verdicts are listed; --export and --import use CSV."),
		Example: "  nianbao review 3f2a9c --state 误判 --note 原件为扫描件，数字无误 --by 张三\n  nianbao review --check req-balance --agency 水利局 --state notified --deadline 2026-03-31\n  nianbao review --export verdicts.csv",
		RunE:    func(_ *cobra.Command, args []string) error { return a.review(o, args) },
	}
	a.reviewFlags(c, &o)
	return c
}

func (a *app) reviewFlags(c *cobra.Command, o *reviewOptions) {
	f := c.Flags()
	f.StringSliceVar(&o.state, "state", nil, a.say("处理意见：待核实、已发整改、已整改、说明属实、误判、维持", "`VERDICT`: pending, notified, corrected, explained, false or upheld"))
	f.StringVar(&o.note, "note", "", a.say("备注", "a note"))
	f.StringVar(&o.by, "by", "", a.say("经办人", "who says so"))
	f.StringVar(&o.deadline, "deadline", "", a.say("整改期限，如 2026-03-31", "`DATE` until which the unit shall answer"))
	f.StringVar(&o.reply, "reply", "", a.say("单位的答复", "what the unit replied"))
	f.StringVar(&o.round, "round", "", a.say("轮次（默认为最近一轮）", "the round (default: the latest)"))
	f.BoolVar(&o.history, "history", false, a.say("列出历次处理意见", "list every verdict, not only the latest"))
	f.StringVar(&o.from, "import", "", a.say("导入处理意见的 CSV 文件", "take verdicts from a CSV `FILE`"))
	f.StringVar(&o.to, "export", "", a.say("把处理意见导出为 CSV 文件，- 为标准输出", "write verdicts to a CSV `FILE`, - for stdout"))
	f.StringSliceVar(&o.filters.checks, "check", nil, a.say("核查编号（可重复）", "a check's `ID`, repeatable"))
	f.StringSliceVar(&o.filters.severities, "severity", nil, a.say("程度：error 必改、warning 请核实、notice 提示", "error, warning or notice"))
	f.StringSliceVar(&o.filters.whose, "responsibility", nil, a.say("责任：publisher 单位填报、undecided 待核、reading 识别存疑", "publisher, undecided or reading"))
	a.selectionFlags(c, &o.filters.chosen)
	f.BoolVar(&o.filters.csv, "csv", false, a.say("以 CSV 输出", "print CSV"))
	f.BoolVar(&o.filters.excel, "excel", false, a.say("以供 Excel 打开的 CSV 输出（中文列名）", "print CSV for spreadsheets"))
}

func (a *app) review(o reviewOptions, args []string) error {
	if err := a.checkReview(&o, args); err != nil {
		return err
	}
	switch {
	case o.from != "":
		return a.importVerdicts(o.from)
	case len(o.state) > 0:
		return a.recordVerdicts(o, args)
	}
	return a.listVerdicts(o, args)
}

// checkReview refuses what nothing can be done with.
func (a *app) checkReview(o *reviewOptions, args []string) error {
	var err error
	if o.state, err = a.oneOf("state", o.state, dataset.VerdictStates, verdictWords); err != nil {
		return err
	}
	switch f := o.filters; {
	case len(o.state) > 1:
		return a.usage("--state 只能给一个处理意见", "--state takes one verdict")
	case len(o.state) == 0 && o.note+o.by+o.deadline+o.reply+o.round != "":
		return a.usage("请用 --state 说明处理意见", "say the verdict with --state")
	case len(o.state) == 1 && len(args) == 0 && f.chosen.region+f.chosen.agency == "" && len(f.checks)+len(f.severities)+len(f.whose)+len(f.chosen.years) == 0:
		return a.usage("请指定问题：写明指纹，或给出筛选条件", "name findings by their fingerprints, or choose them by filters")
	}
	if _, err := time.Parse(time.DateOnly, o.deadline); o.deadline != "" && err != nil {
		return a.usage("--deadline 应为 2026-03-31 这样的日期，不能是 %q", "--deadline is a date like 2026-03-31, not %q", o.deadline)
	}
	return nil
}

// judgeable lists the findings that the arguments name or the filters choose.
func (a *app) judgeable(db *dataset.DB, o findingsOptions, args []string) ([]dataset.Judged, error) {
	chosen, err := a.selection(o.chosen)
	if err != nil {
		return nil, err
	}
	known, err := knownChecks(db)
	if err != nil {
		return nil, err
	}
	if err := a.checkFindings(&o, known); err != nil {
		return nil, err
	}
	all, err := db.Judgeable(context.Background(), chosen)
	if err != nil {
		return nil, err
	}
	var list []dataset.Judged
	for _, j := range all {
		if oneAmong(o.checks, j.Check) && oneAmong(o.severities, j.Severity) && oneAmong(o.whose, j.Responsibility) {
			list = append(list, j)
		}
	}
	return a.named(list, args)
}

// shortestPrint is how many digits of a fingerprint a person has to write at least.
const shortestPrint = 4

// named takes of the findings those whose fingerprints begin so. Digits that fit
// none, or several, are refused: nothing is recorded by guess.
func (a *app) named(all []dataset.Judged, prints []string) ([]dataset.Judged, error) {
	if len(prints) == 0 {
		return all, nil
	}
	var list []dataset.Judged
	for _, print := range prints {
		var hits []dataset.Judged
		for _, j := range all {
			if j.Fingerprint == print {
				hits = []dataset.Judged{j}
				break
			}
			if len(print) >= shortestPrint && strings.HasPrefix(j.Fingerprint, print) {
				hits = append(hits, j)
			}
		}
		if len(hits) != 1 {
			return nil, a.usage("指纹 %s 对应 %d 个问题，应恰为一个；findings 列出指纹", "%s names %d findings, it has to be one; findings lists the fingerprints", print, len(hits))
		}
		list = append(list, hits[0])
	}
	return list, nil
}

func (a *app) recordVerdicts(o reviewOptions, args []string) error {
	db, err := dataset.Open(a.db, dataset.Options{})
	if err != nil {
		return err
	}
	defer db.Close()
	list, err := a.judgeable(db, o.filters, args)
	if err != nil || len(list) == 0 {
		a.note("没有符合的问题", "no such finding")
		return err
	}
	v, err := dataset.OpenVerdicts(a.db, true)
	if err != nil {
		return err
	}
	defer v.Close()
	if o.round, err = latestRound(v, o.round); err != nil {
		return err
	}
	said := make([]dataset.Verdict, len(list))
	at := time.Now().UTC().Format(time.RFC3339)
	for i, j := range list {
		said[i] = dataset.Verdict{Judged: j, At: at, State: o.state[0], Round: o.round, Note: o.note, Deadline: o.deadline, Reply: o.reply, By: o.by}
	}
	return a.keepVerdicts(db, v, said)
}

func latestRound(v *dataset.Verdicts, given string) (string, error) {
	rounds, err := v.Rounds()
	if given != "" || err != nil || len(rounds) == 0 {
		return given, err
	}
	return rounds[len(rounds)-1].Name, nil
}

// keepVerdicts records, and shows the verdicts in the data set. Where a run is
// writing there, its end shows them.
func (a *app) keepVerdicts(db *dataset.DB, v *dataset.Verdicts, said []dataset.Verdict) error {
	added, err := v.Record(said)
	if err != nil {
		return err
	}
	a.note("已记录 %d 条处理意见，存于 %s", "%d verdicts recorded in %s", added, dataset.VerdictsPath(a.db))
	latest, err := v.Latest()
	if err != nil {
		return err
	}
	if err := db.ShowVerdicts(latest); err != nil {
		a.note("处理意见已保存，数据集中的副本将在下次 ingest 结束时更新：%v", "the verdicts are safe; the data set shows them after the next ingest: %v", err)
	}
	return nil
}

// oneAmong tells whether a filter lets a value pass; no filter lets all.
func oneAmong(values []string, value string) bool {
	return len(values) == 0 || slices.Contains(values, value)
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return fmt.Sprint(year)
}
