package main

// nianbao coverage: who should have published which year, and what of it is there.

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/checks"
	"nianbao/corpus/coverage"
	"nianbao/corpus/dataset"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
)

type coverageOptions struct {
	sites, years, on      string
	states                []string
	near, unlisted        bool
	asCSV, excel, summary bool
	crawl                 crawlOptions // where its state lies
}

func newCoverageCmd(a *app) *cobra.Command {
	var o coverageOptions
	c := &cobra.Command{
		Use: "coverage", Args: cobra.NoArgs,
		Short: a.say("对照名单：哪些单位、哪些年度的报告已公布、逾期或未收录", "hold the list of units against the data set: whose report is there, late, or not"),
		Long: a.say(
			"对照单位名单与数据集，逐单位、逐年度列出报告情况，并按层级、类型汇总。无须先采集：已 ingest 的文件夹即可。\n\n"+
				"单位依次按信用代码、所在地区内的名称、其他名称对应；名称相近的只列为“可能对应”，不自动合并，\n确认后请把该名称或单位编号写进名单的“简称/曾用名”。\n"+
				"期限取名单所列；未列的，县级以上政府部门为1月31日、本级政府为3月31日（《条例》第四十九条；当日为休息日的，其后第一个工作日公布的不判为逾期），其他单位无统一期限。\n"+
				"逾期按文件载明的日期判断，日期互相矛盾或不明的不作判断。“未收录”只说明数据集中没有，不等于未公布。\n\n"+
				"采集（crawl）过的，另列各轮所见：到期后两轮都查完栏目而未见的为“未公布”，一轮为“一次未见”；栏目未读完、\n被拒绝或无法访问的不作判断。经过见 nianbao why。",
			"Holds the list of units against the data set, unit by unit and year by year, and sums up by\nlevel and kind. No crawl is needed: an ingested folder will do.\n\n"+
				"A unit is found by its credit code, then its name in its division, then its other names. Names\nthat are only alike are proposed and never joined: write the name or id into the list's aliases.\n"+
				"The deadline is that of the list; else 31 January for departments and 31 March for governments\nfrom the county up (article 49; on a day of rest, the first working day after it is not\ncalled late); others have none. Late is said by the days that the document bears, and left open where they contradict each other. not_in_collection\nmeans that the data set has none, not that none was published.\n\nAfter a crawl, a report is missing where two sweeps behind its deadline read the column to its end,\nnot_found_once after one; what was cut short, refused or down proves nothing. See nianbao why."),
		Example: "  nianbao coverage --sites 单位名单.xlsx --years 2021..2024\n  nianbao coverage --years 2024 --state late,not_in_collection --excel > 清单.csv\n  nianbao coverage --unlisted",
		RunE:    func(_ *cobra.Command, _ []string) error { return a.coverage(o) },
	}
	f := c.Flags()
	f.StringVar(&o.sites, "sites", listFile, a.say("单位名单：XLSX 或 CSV", "the list of units: a workbook or CSV `FILE`"))
	f.StringVar(&o.years, "years", "", a.say("年度，如 2021..2024 或 2022,2024（默认为数据集的年度，2019 起）", "the `YEARS`, as 2021..2024 or 2022,2024 (those of the data set, from 2019)"))
	f.StringSliceVar(&o.states, "state", nil, a.say("只列这些情况（名称或英文代号，逗号分隔）", "only these `STATES`"))
	f.StringVar(&o.on, "as-of", "", a.say("以哪一天为准判断是否到期（默认今天）", "the `DAY` on which what is due is asked (today)"))
	f.StringVar(&o.crawl.state, "crawl", "", a.say("采集状态：文件（默认 数据集名.state.db）或 postgres://…", "the state of the crawl: a `FILE` (NAME.state.db) or postgres://…"))
	f.BoolVar(&o.summary, "summary", false, a.say("只列汇总", "the sums alone"))
	f.BoolVar(&o.near, "near", false, a.say("只列可能对应的单位（供核实）", "the proposals alone: agencies that a unit may be"))
	f.BoolVar(&o.unlisted, "unlisted", false, a.say("只列数据集中不在名单的单位", "the agencies alone that are not in the list"))
	f.BoolVar(&o.asCSV, "csv", false, a.say("以 CSV 输出", "print CSV"))
	f.BoolVar(&o.excel, "excel", false, a.say("以供 Excel 打开的 CSV 输出（中文列名）", "print CSV for spreadsheets"))
	return c
}

func (a *app) coverage(o coverageOptions) error {
	ctx := context.Background()
	states, err := a.statesGiven(o.states)
	if err != nil {
		return err
	}
	list, err := a.readRoster(o.sites)
	if err != nil {
		return err
	}
	db, err := a.openToAsk()
	if err != nil {
		return err
	}
	defer db.Close()
	in, err := a.coverageInput(ctx, db, list, o)
	if err != nil {
		return err
	}
	out := coverage.Cover(in)
	if err := a.showCoverage(in, out, o, states); err != nil {
		return err
	}
	if err := a.sayUncounted(ctx, db, out); err != nil {
		return err
	}
	if list.Dropped > 0 {
		a.note("名单有 %d 行未采用，不在以上之内", "lines of the list that were left out, and are not in the above: %d", list.Dropped)
		return &failure{code: exitSomeFailed}
	}
	return nil
}

func (a *app) coverageInput(ctx context.Context, db *dataset.DB, list *roster.Roster, o coverageOptions) (in coverage.Input, err error) {
	on := time.Now()
	if o.on != "" {
		if on, err = time.Parse(time.DateOnly, o.on); err != nil {
			return in, a.usage("--as-of 应为日期，如 2025-04-01，不是“%s”", "--as-of is a day as 2025-04-01, not “%s”", printable(o.on))
		}
	}
	years, err := a.yearsGiven(ctx, db, o.years, on)
	if err != nil {
		return in, err
	}
	if in, err = gathered(ctx, db, list, years, on); err != nil {
		return in, err
	}
	err = a.addCrawl(ctx, db, &in, o.crawl)
	return in, err
}

// gathered is what a data set knows of the units of a list.
func gathered(ctx context.Context, db *dataset.DB, list *roster.Roster, years []int, on time.Time) (in coverage.Input, err error) {
	in = coverage.Input{Roster: list, Years: years, On: on}
	agencies, err := db.Agencies(ctx, "", false)
	if err != nil {
		return in, err
	}
	for _, e := range agencies {
		in.Agencies = append(in.Agencies, agencyOf(e))
	}
	reports, err := db.Evidence(ctx)
	if err != nil {
		return in, err
	}
	for _, e := range reports {
		in.Reports = append(in.Reports, evidenceOf(e))
	}
	return in, nil
}

func agencyOf(e dataset.AgencyEntry) coverage.Agency {
	c := coverage.Agency{ID: e.ID, Name: e.Name, DivisionCode: e.DivisionCode, Division: e.Division, Level: e.Level, Kind: e.Kind, CreditCode: e.CreditCode,
		Aliases: e.Aliases, Ambiguous: e.Ambiguous, Years: e.Years}
	for _, d := range e.Candidates {
		c.Candidates = append(c.Candidates, d.Code)
	}
	return c
}

func evidenceOf(e dataset.Evidence) coverage.Report {
	published, written := checks.Dates(e.Claims, e.PublishedOn)
	return coverage.Report{AgencyID: e.AgencyID, Year: e.Year, Handle: e.Handle, Status: e.Status, Reason: e.Reason, Format: e.Format, Image: e.Image,
		Published: published, Written: written, FirstSeen: e.FirstSeen, Source: e.Source, Availability: e.Availability, RemovedOn: e.RemovedOn}
}

var yearsBetween = regexp.MustCompile(`^(\d{4})年?(?:\.\.|-|–|—|至|到)(\d{4})年?$`)

const mostYears = 60

// span is every year from the first to the last of a data set, those without a report
// included: of the years under the present regulation, where it has any.
func span(known []int64, on time.Time) (years []int) {
	if i := slices.IndexFunc(known, func(y int64) bool { return y >= firstYear }); i > 0 {
		known = known[i:]
	}
	if len(known) == 0 {
		return []int{on.Year() - 1}
	}
	for y := known[0]; y <= known[len(known)-1]; y++ {
		years = append(years, int(y))
	}
	return years
}

const firstYear = 2019 // of reports under the regulation of 2019

// yearsGiven reads 2021..2024 and 2022,2024; without any, the years of the data set, or
// the last that was due.
func (a *app) yearsGiven(ctx context.Context, db *dataset.DB, text string, on time.Time) (years []int, err error) {
	if text == "" {
		known, err := yearsOf(ctx, db)
		return span(known, on), err
	}
	for part := range strings.SplitSeq(strings.NewReplacer("，", ",", "、", ",").Replace(text), ",") {
		part = strings.TrimSpace(part)
		from, to := strings.TrimSuffix(part, "年"), strings.TrimSuffix(part, "年")
		if m := yearsBetween.FindStringSubmatch(part); m != nil {
			from, to = m[1], m[2]
		}
		first, err1 := strconv.Atoi(from)
		last, err2 := strconv.Atoi(to)
		if cmp.Or(err1, err2) != nil || first < 1900 || last > 2999 || last < first || last-first >= mostYears {
			return nil, a.usage("--years 应如 2021..2024 或 2022,2024，不是“%s”", "--years is as 2021..2024 or 2022,2024, not “%s”", printable(text))
		}
		for y := first; y <= last; y++ {
			years = append(years, y)
		}
	}
	slices.Sort(years)
	return slices.Compact(years), nil
}

// statesGiven takes states by their names in either language.
func (a *app) statesGiven(words []string) (states []string, err error) {
	for _, w := range words {
		id := coverageStates.id(strings.TrimSpace(w))
		if !slices.Contains(coverage.States, id) {
			if queue.Shared(w) {
				return nil, a.usage("--state 是情况；采集状态用 --crawl", "--state takes words of the register; the state of a crawl goes with --crawl")
			}
			return nil, a.usage("没有“%s”这种情况；可用的有：%s", "there is no state “%s”; there are: %s", printable(w), strings.Join(a.stateNames(), a.say("、", ", ")))
		}
		states = append(states, id)
	}
	return states, nil
}

func (a *app) stateNames() (names []string) {
	for _, s := range coverage.States {
		names = append(names, a.say(coverageStates[s][0], s))
	}
	return names
}

// sayUncounted names what the data set holds and no unit was given: documents that
// could not be read may be anybody's.
func (a *app) sayUncounted(ctx context.Context, db *dataset.DB, out *coverage.Result) error {
	got, err := collect(db, `SELECT count(*) FROM documents WHERE status = 'unreadable'`)
	if err != nil {
		return err
	}
	if n := got.rows[0][0].(int64); n > 0 {
		a.note("注意：数据集另有 %d 份文件未能读出，不知是哪个单位的，未计入", "note: documents of the data set that could not be read, and may be anybody's: %d", n)
	}
	if out.Undated > 0 {
		a.note("注意：名单内单位另有 %d 份报告年度不明，未计入", "note: reports of listed units that name no year, and are not counted: %d", out.Undated)
	}
	return ctx.Err()
}
