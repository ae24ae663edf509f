package main

// nianbao findings: what the checks found in the reports of the data set.

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"nianbao/corpus/dataset"
)

type findingsOptions struct {
	checks, severities, whose []string
	csv, excel, count, stats  bool
	chosen                    selectionFlags
}

// In the order in which they are shown.
var (
	severities       = []string{"error", "warning", "notice"}
	responsibilities = []string{"publisher", "undecided", "reading"}
)

func newFindingsCmd(a *app) *cobra.Command {
	var o findingsOptions
	c := &cobra.Command{
		Use: "findings", Args: cobra.NoArgs,
		Short: a.say("列出核查发现的问题", "list what the checks found"),
		Long: a.say(
			"列出数据集中现行报告的问题，按报告分列，附所涉单元格和修改建议，最后为合计。\n各项核查的依据见 nianbao explain 核查编号；--excel 的表中逐条列出依据。\n--json 输出对象的数组；其中 keys（所涉单元格）、quotes（所涉原文）总是数组，repair（修改建议）为对象或 null。\n必改：数据自相矛盾；请核实：不合常理；提示：供参考。\n单位填报：责任在填报单位；识别存疑、待核：可能系读取所致，须先核对原文，不得据以认定单位有误。",
			"Lists the findings on current reports, report by report, with the cells they rest on and a\nproposal where there is one; counts come last. Only findings with responsibility publisher\nare the agency's: those in doubt (reading, undecided) must be compared with the source first.\n--json prints an array of objects, in which keys (cells) and quotes (words) always are arrays,\nand repair is an object or null."),
		Example: "  nianbao findings --severity error --responsibility publisher --region 三门峡\n  nianbao findings --count --year 2021..2024\n  nianbao findings --check req-balance --excel > findings.csv",
		RunE:    func(*cobra.Command, []string) error { return a.findings(o) },
	}
	f := c.Flags()
	f.StringSliceVar(&o.checks, "check", nil, a.say("核查编号（可重复）", "a check's `ID`, repeatable"))
	f.StringSliceVar(&o.severities, "severity", nil, a.say("程度：error 必改、warning 请核实、notice 提示", "error, warning or notice"))
	f.StringSliceVar(&o.whose, "responsibility", nil, a.say("责任：publisher 单位填报、undecided 待核、reading 识别存疑", "publisher, undecided or reading"))
	a.selectionFlags(c, &o.chosen)
	f.BoolVar(&o.count, "count", false, a.say("按核查项目统计", "count by check"))
	f.BoolVar(&o.stats, "stats", false, a.say("按核查项目统计发现、属实、误判和准确率（据处理意见）", "count by check what fired, and what people confirmed or called false"))
	f.BoolVar(&o.csv, "csv", false, a.say("以 CSV 输出", "print CSV"))
	f.BoolVar(&o.excel, "excel", false, a.say("以供 Excel 打开的 CSV 输出（中文列名，附依据）", "print CSV for spreadsheets"))
	return c
}

func (a *app) findings(o findingsOptions) error {
	if a.json && (o.csv || o.excel) {
		return a.usage("--json 与 --csv、--excel 不能并用", "--json excludes --csv and --excel")
	}
	chosen, err := a.selection(o.chosen)
	if err != nil {
		return err
	}
	var known []string
	db, err := dataset.Open(a.db, dataset.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer db.Close()
	if known, err = knownChecks(db); err != nil {
		return err
	}
	if err := a.checkFindings(&o, known); err != nil {
		return err
	}
	l, err := list(db, o, chosen)
	if err != nil {
		return err
	}
	if err := a.printFindings(l, o); err != nil {
		return err
	}
	a.sayUnassessed(l)
	return nil
}

// knownChecks are those of this program, and those that an older one ran.
func knownChecks(db *dataset.DB) ([]string, error) {
	got, err := collect(db, `SELECT DISTINCT check_id FROM findings`)
	ids := checkIDs()
	for _, row := range got.rows {
		if id := text(row[0]); !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids, err
}

// checkFindings refuses filters that nothing can fit.
func (a *app) checkFindings(o *findingsOptions, known []string) error {
	var err error
	if o.checks, err = a.oneOf("check", o.checks, known, nil); err != nil {
		return err
	}
	if o.severities, err = a.oneOf("severity", o.severities, severities, severityWords); err != nil {
		return err
	}
	o.whose, err = a.oneOf("responsibility", o.whose, responsibilities, responsibilityWords)
	return err
}

// manyChoices are too many to list in an error.
const manyChoices = 20

// oneOf takes values of a filter, in Chinese too, and refuses others.
func (a *app) oneOf(flag string, given, valid []string, table words) ([]string, error) {
	var taken []string
	for _, v := range given {
		i := slices.IndexFunc(valid, func(id string) bool { return id == v || table[id][0] == v && v != "" })
		if i < 0 {
			if len(valid) > manyChoices {
				return nil, a.usage("--%s 没有 %q；相近的有：%s；有发现的见 nianbao findings --count", "--%s has no %q; near it: %s; nianbao findings --count names those that fired", flag, v, strings.Join(slices.DeleteFunc(near(v), func(id string) bool { return !slices.Contains(valid, id) }), a.say("、", ", ")))
			}
			var shown []string
			for _, id := range valid {
				if w := a.word(table, id); w != id {
					id += a.say("（%s）", " (%s)", w)
				}
				shown = append(shown, id)
			}
			return nil, a.usage("--%s 没有 %q；可选：%s", "--%s has no %q; there are: %s", flag, v, strings.Join(shown, a.say("、", ", ")))
		}
		taken = append(taken, valid[i])
	}
	return taken, nil
}

func (a *app) printFindings(l *findingList, o findingsOptions) error {
	switch {
	case o.stats:
		return a.findingsStats(l, o)
	case o.count:
		return a.printByCheck(l, o)
	case a.json:
		return a.printJSON(l.objects(), false)
	case o.excel && a.lang == "zh":
		return a.printFindingsSheet(l)
	case o.csv || o.excel:
		return a.printFindingsCSV(l, o.excel)
	}
	a.printByReport(l)
	return nil
}

func (a *app) printFindingsCSV(l *findingList, excel bool) error {
	rows := make([][]any, len(l.findings))
	for i, f := range l.findings {
		var keys []string
		for _, k := range f.keys {
			keys = append(keys, k.Key)
		}
		rows[i] = append(f.values[:len(f.values):len(f.values)], strings.Join(keys, " "))
	}
	return a.writeCSV(append(l.names[:len(l.names):len(l.names)], "keys"), rows, excel)
}

func (a *app) writeCSV(names []string, rows [][]any, excel bool) error {
	w := dataset.NewCSV(a.out)
	if excel {
		w = dataset.NewExcelCSV(a.out)
	}
	if err := w.Head(names); err != nil {
		return err
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Flush()
}

// sayUnassessed keeps an empty list from being taken for a clean record.
func (a *app) sayUnassessed(l *findingList) {
	switch {
	case l.reports == 0:
		a.note("没有符合的报告", "no report fits")
		return
	case len(l.findings) == 0:
		a.note("%d 份报告中没有符合的问题", "no such finding in %d reports", l.reports)
	}
	if l.unassessed > 0 {
		a.note("注意：%d 份报告中有 %d 份因数据缺失或未读出，部分核查无法判断；无法判断不等于没有问题",
			"note: of %d reports, %d lack figures that some checks need: not assessable does not mean sound", l.reports, l.unassessed)
	}
}
