package main

// nianbao why: what a crawl met for one unit and year, sweep by sweep: what was asked, what
// answered, which page named the report, where its bytes lie, and what reading made of it.

import (
	"context"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"nianbao/corpus/coverage"
	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
	"nianbao/corpus/roster"
	"nianbao/normalize"
)

func newWhyCmd(a *app) *cobra.Command {
	var o crawlOptions
	c := &cobra.Command{
		Use: "why UNIT YEAR", Args: cobra.ExactArgs(2),
		Short: a.say("说明某单位某年度报告的采集经过", "tell what a crawl met for one unit and year"),
		Long: a.say(
			"说明某单位某年度报告的采集经过：每一轮访问了哪个网址、哪个栏目，对方如何答复，\n哪一页列出了报告，原文存在归档的什么位置，读取结果如何；没有找到的，说明原因。\nUNIT 为名单中的单位名称，或其中一部分。",
			"Tells what a crawl met for one unit and year: which address and column each sweep asked, what\nanswered, which page named the report, where its bytes lie in the archive, what reading made of\nit, or why nothing was found. UNIT is a name of the list, or a part of one."),
		Example: "  nianbao why 卢氏县交通运输局 2024\n  nianbao why 交通 2024 --sites units.xlsx --json",
		RunE:    func(_ *cobra.Command, args []string) error { return a.why(args[0], args[1], o) },
	}
	f := c.Flags()
	f.StringVar(&o.sites, "sites", listFile, a.say("单位名单：XLSX 或 CSV", "the list of units: a workbook or CSV `FILE`"))
	f.StringVar(&o.state, "state", "", a.say("采集状态：文件（默认 数据集名.state.db）或 postgres://…", "the state: a `FILE` (NAME.state.db) or postgres://…"))
	f.StringVar(&o.archive, "archive", "", a.say("归档目录（默认 数据集名.archive）", "the `DIR` of the archive (NAME.archive beside the data set)"))
	return c
}

// story is the contract of why --json.
type story struct {
	Register coverageRow  `json:"register"`
	Sweeps   []storySweep `json:"sweeps"`
	row      *coverage.Row
}

// storySweep is one sweep over one site that was asked for the unit, or had its report.
type storySweep struct {
	Sweep     int               `json:"sweep"`
	Site      string            `json:"site"`
	At        time.Time         `json:"at"`
	Ended     string            `json:"ended,omitempty"`
	Short     string            `json:"short,omitempty"` // why the columns prove nothing: cut_short, shared_only, left_out
	Starts    []crawl.ToldStart `json:"starts"`
	Documents []storyPaper      `json:"documents"`
	Doubtful  []storyPaper      `json:"doubtful"` // of the unit's pages: without a year, or in another's name
}

// storyPaper is a document on its way.
type storyPaper struct {
	crawl.ToldPaper
	GivenBy string `json:"given_by,omitempty"` // report, title, start
	File    string `json:"archive_file,omitempty"`
	Offset  int64  `json:"archive_offset"`
	Reading string `json:"reading,omitempty"` // read, partial, unreadable, not_a_report; "": not in the data set
	Problem string `json:"problem,omitempty"`
	Signed  string `json:"report_agency,omitempty"`
	Of      int    `json:"report_year,omitempty"`
	Handle  string `json:"handle,omitempty"`
}

func (a *app) why(name, yearText string, o crawlOptions) error {
	year, err := strconv.Atoi(strings.TrimSuffix(yearText, "年"))
	if err != nil || year < 1900 || year > 2999 {
		return a.usage("年度应如 2024，不是“%s”", "a year is as 2024, not “%s”", printable(yearText))
	}
	list, err := a.readRoster(o.sites)
	if err != nil {
		return err
	}
	unit, err := a.unitNamed(list, name)
	if err != nil {
		return err
	}
	s, err := a.storyOf(list, unit, year, o)
	if err != nil {
		return err
	}
	if a.json {
		return a.printJSON(s, false)
	}
	a.printStory(s)
	return nil
}

// unitNamed is the unit that bears the name; else the only one whose name holds it.
func (a *app) unitNamed(list *roster.Roster, name string) (int, error) {
	var parts []int
	for i, u := range list.Units {
		names := append([]string{u.Name}, u.Aliases...)
		fits := func(ok func(a, b string) bool) bool {
			return slices.ContainsFunc(names, func(n string) bool { return ok(normalize.Compact(n), normalize.Compact(name)) })
		}
		if fits(func(a, b string) bool { return a == b }) {
			return i, nil
		}
		if fits(strings.Contains) {
			parts = append(parts, i)
		}
	}
	switch len(parts) {
	case 0:
		return 0, a.usage("名单中没有“%s”", "no unit of the list is called “%s”", printable(name))
	case 1:
		return parts[0], nil
	}
	var names []string
	for _, i := range parts[:min(len(parts), leftOverShown)] {
		names = append(names, printable(list.Units[i].Name))
	}
	return 0, a.usage("名单中有 %d 个单位的名称含“%s”：%s", "%d units of the list are called “%s”: %s", len(parts), printable(name), strings.Join(names, a.say("、", ", ")))
}

// storyOf gathers what the register, the state and the data set know.
func (a *app) storyOf(list *roster.Roster, unit, year int, o crawlOptions) (s story, err error) {
	ctx := context.Background()
	db, err := a.openToAsk()
	if err != nil {
		return s, err
	}
	defer db.Close()
	state, err := a.openState(ctx, o, true)
	if err != nil {
		return s, err
	}
	defer state.Close()
	in, err := a.coverageInput(ctx, db, list, coverageOptions{years: strconv.Itoa(year), crawl: o})
	if err != nil {
		return s, err
	}
	out := coverage.Cover(in)
	s.row = &out.Rows[unit]
	s.Register = a.coverageObject(s.row)
	held, err := heldAt(db)
	if err != nil {
		return s, err
	}
	t := teller{slot: coverage.Slot{Unit: unit, Year: year}, name: list.Units[unit].Name, in: &in, held: map[string]*coverage.Held{}, dir: filepath.Base(a.archiveOf(o)), state: state}
	for i := range held {
		t.held[held[i].Source] = &held[i]
	}
	s.Sweeps, err = t.sweeps(ctx)
	return s, a.stateTrouble(err)
}

// teller picks what belongs to one unit and year out of what the sweeps told.
type teller struct {
	slot  coverage.Slot
	name  string
	in    *coverage.Input
	held  map[string]*coverage.Held
	dir   string
	state *queue.State
}

func (t *teller) sweeps(ctx context.Context) (list []storySweep, err error) {
	list = []storySweep{}
	err = t.state.Told(ctx, func(told crawl.Told) error {
		s := storySweep{Sweep: told.Sweep, Site: told.Site, At: told.At, Ended: told.Ended, Starts: []crawl.ToldStart{}, Documents: []storyPaper{}, Doubtful: []storyPaper{}}
		for _, start := range told.Starts {
			if slices.Contains(start.Units, t.name) || t.led(start.URL) {
				s.Starts = append(s.Starts, start)
			}
		}
		for _, v := range t.in.Visits[t.slot] {
			if v.Sweep == told.Sweep && v.Short != "" {
				s.Short = v.Short
			}
		}
		t.papers(&s, told)
		if len(s.Starts)+len(s.Documents) > 0 {
			list = append(list, s)
		}
		return nil
	})
	slices.SortStableFunc(list, func(x, y storySweep) int { return x.Sweep - y.Sweep })
	for i := range list {
		if err == nil {
			err = t.places(ctx, &list[i])
		}
	}
	return list, err
}

// led: reports of the unit were found from that start, in whatever year.
func (t *teller) led(start string) bool {
	for slot, papers := range t.in.Papers {
		if slot.Unit == t.slot.Unit && slices.ContainsFunc(papers, func(p coverage.Paper) bool { return p.Start == start }) {
			return true
		}
	}
	return false
}

// papers are the unit's of that year, and those among its pages that may be.
func (t *teller) papers(s *storySweep, told crawl.Told) {
	given := map[string]string{}
	for _, p := range t.in.Papers[t.slot] {
		if p.Sweep == told.Sweep {
			given[p.URL] = p.By
		}
	}
	for _, p := range told.Documents {
		paper := t.paper(p)
		paper.GivenBy = given[p.URL]
		switch {
		case paper.GivenBy != "":
			s.Documents = append(s.Documents, paper)
		case t.doubtful(s, paper):
			s.Doubtful = append(s.Doubtful, paper)
		}
	}
}

// doubtful: in the pages of this unit alone, or with its name in the title, and either
// without a year or of the year and somebody else's.
func (t *teller) doubtful(s *storySweep, p storyPaper) bool {
	mine := strings.Contains(normalize.Compact(p.Title), normalize.Compact(t.name))
	for _, start := range s.Starts {
		mine = mine || start.URL == p.Start && len(start.Units) == 1
	}
	year := p.Of
	if year == 0 {
		year = p.Year
	}
	return mine && (year == 0 || year == t.slot.Year) && p.Reading != "not_a_report"
}

func (t *teller) paper(p crawl.ToldPaper) storyPaper {
	s := storyPaper{ToldPaper: p}
	if h := t.held[p.URL]; h != nil {
		s.Reading, s.Problem, s.Signed, s.Of, s.Handle = h.Status, h.Reason, h.Agency, h.Year, h.Handle
	}
	return s
}

// places finds where the bytes lie: in the first answer that gave them.
func (t *teller) places(ctx context.Context, s *storySweep) error {
	if len(s.Documents)+len(s.Doubtful) == 0 {
		return nil
	}
	site, err := t.state.Story(ctx, s.Site)
	if err != nil {
		return err
	}
	for _, list := range [][]storyPaper{s.Documents, s.Doubtful} {
		for i := range list {
			p := &list[i]
			at := slices.IndexFunc(site.Captures, func(c crawl.Captured) bool {
				a := site.Addresses[c.Address]
				return a != nil && a.Source() == p.URL && c.Status == 200 && c.SHA256 == p.SHA256 && p.SHA256 != ""
			})
			if at >= 0 {
				p.File, p.Offset = filepath.ToSlash(filepath.Join(t.dir, site.Captures[at].Place.File)), site.Captures[at].Place.Offset
			}
		}
	}
	return nil
}
