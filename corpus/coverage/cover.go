package coverage

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"nianbao/corpus/roster"
	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// Slot is one unit, by its place in the list, and one year.
type Slot struct{ Unit, Year int }

// Input is all that coverage is worked out from.
type Input struct {
	Roster   *roster.Roster
	Years    []int
	Agencies []Agency
	Reports  []Report // current ones
	Crawled  bool     // there was a crawl; without one, what the data set lacks is not in the collection
	Visits   map[Slot][]Visit
	Papers   map[Slot][]Paper // what the crawl holds to be reports of a unit and year, of all sweeps
	Unclear  map[Slot]bool    // documents of a unit's pages that may be its report of the year, or, of year 0, of any
	On       time.Time        // the day of asking
}

// Result is the register: each unit of the list for each year, and what is left over.
type Result struct {
	Rows     []Row    // by line of the list and year
	Matches  []Match  // of each unit of the list
	Near     []Near   // proposals for units without a report
	Unlisted []Agency // agencies that are no unit of the list
	Undated  int      // reports of listed units that name no year
}

// Cover works out the register.
func Cover(in Input) *Result {
	c := &covering{Input: in, byAgency: map[string][]*Report{}, byHandle: map[string]*Report{}, names: map[string]string{}}
	for _, a := range in.Agencies {
		c.names[a.ID] = a.Name
	}
	for i := range in.Reports {
		p := &in.Reports[i]
		c.byAgency[p.AgencyID], c.byHandle[p.Handle] = append(c.byAgency[p.AgencyID], p), p
	}
	c.out.Matches = match(in.Roster.Units, in.Agencies)
	c.first = c.firstYears()
	for i := range in.Roster.Units {
		c.units = append(c.units, c.described(i))
		for _, year := range in.Years {
			c.out.Rows = append(c.out.Rows, c.row(i, year))
		}
	}
	c.leftOver()
	return &c.out
}

type covering struct {
	Input
	byAgency map[string][]*Report
	byHandle map[string]*Report
	names    map[string]string  // of agencies
	units    []normalize.Agency // of the list, described
	first    map[int]int        // years, see firstYears
	out      Result
}

func (c *covering) row(unit, year int) Row {
	u, a := &c.Roster.Units[unit], c.units[unit]
	r := Row{Unit: u.Name, Parent: u.Parent, Line: u.Line, Year: year, DivisionCode: a.DivisionCode, Level: a.Level, Kind: a.Kind, MustReport: u.MustReport, MatchedBy: c.out.Matches[unit].By}
	r.Deadline, r.DeadlineBasis = deadline(u, a, year)
	met := visits(c.Visits[Slot{unit, year}])
	switch {
	case c.Crawled:
		met.judge(&r, lastDay(r.Deadline, year))
	default:
		r.Publication = NotInCollection
	}
	if list := c.reports(unit, year, met); len(list) > 0 {
		c.shown(&r, list, met)
	} else {
		c.absent(&r, unit, met)
	}
	r.State, r.Owed = r.sumUp(), c.owed(unit, &r, met)
	return r
}

func (c *covering) shown(r *Row, list []*Report, met visits) {
	if r.Publication == Missing || r.Publication == NotFoundOnce {
		r.say("数据集中有，栏目中未见到", "in the data set, and not found in the column")
	}
	if r.trouble() {
		r.say("报告已在数据集中", "the report is in the data set")
	}
	r.show(best(list), len(list)-1)
	r.Agency = c.names[r.AgencyID]
	met.wasLate(r)
	for _, v := range met.inOrder() {
		if v.Found && v.Report == r.Handle && v.Signed != "" {
			r.say("在该单位的栏目中，报告署名为“"+v.Signed+"”", "in the unit's column; the report says “"+v.Signed+"”")
			break
		}
	}
}

// absent speaks of a unit and year without a report that could be read.
func (c *covering) absent(r *Row, unit int, met visits) {
	u, m := &c.Roster.Units[unit], &c.out.Matches[unit]
	if len(m.Agencies) > 0 {
		r.AgencyID, r.Agency = c.Agencies[m.Agencies[0]].ID, c.Agencies[m.Agencies[0]].Name
	}
	if at := lastFound(met.inOrder()); at >= 0 {
		v := met.inOrder()[at]
		r.Carrier, r.Reading, r.Source = v.Carrier, Unreadable, v.URL
		if v.Day != "" {
			r.timely(&Report{Published: []string{v.Day}})
		}
		return
	}
	switch {
	case u.MustReport != nil && !*u.MustReport:
		r.Publication = NotDue
		r.say("名单注明不需编制", "the list says that none is required")
	case day(c.On) <= lastDay(r.Deadline, r.Year):
		r.Publication = NotDue
		r.say("未到期", "not due yet")
	}
	if len(m.Open) > 0 {
		r.say(fmt.Sprintf("数据集中有 %d 个可能是它而不能认定的单位", len(m.Open)), fmt.Sprintf("agencies of the data set that it may be, and that cannot be told: %d", len(m.Open)))
	}
	if n := len(c.reports(unit, 0, nil)); n > 0 {
		r.say(fmt.Sprintf("另有 %d 份年度不明的报告", n), fmt.Sprintf("reports of it that name no year: %d", n))
	}
}

// reports are those of the unit's agencies, and those that its visits led to.
func (c *covering) reports(unit, year int, met visits) []*Report {
	var list []*Report
	add := func(p *Report) {
		if p != nil && p.Year == year && !slices.Contains(list, p) {
			list = append(list, p)
		}
	}
	for _, v := range met {
		add(c.byHandle[v.Report])
	}
	for _, at := range c.out.Matches[unit].Agencies {
		for _, p := range c.byAgency[c.Agencies[at].ID] {
			add(p)
		}
	}
	return list
}

// described is what a unit is: by the list, then the agency that it is, then its name.
func (c *covering) described(unit int) normalize.Agency {
	u := &c.Roster.Units[unit]
	a := placed(u)
	for _, at := range c.out.Matches[unit].Agencies {
		known := &c.Agencies[at]
		a.Kind, a.Level, a.DivisionCode = cmp.Or(known.Kind, a.Kind), cmp.Or(a.Level, known.Level), cmp.Or(a.DivisionCode, known.DivisionCode)
	}
	a.Kind = cmp.Or(u.Kind, a.Kind)
	if a.Kind == normalize.KindTownship || a.Kind == normalize.KindSubdistrict {
		a.Level = cmp.Or(a.Level, divisions.Township)
	}
	return a
}

// leftOver lists who is in the data set and not in the list, and the units that have
// no report at all beside names that are like theirs.
func (c *covering) leftOver() {
	taken := map[int]bool{}
	var without []int
	for i, m := range c.out.Matches {
		n := 0
		for _, at := range m.Agencies {
			taken[at] = true
			n += len(c.byAgency[c.Agencies[at].ID])
		}
		c.out.Undated += len(c.reports(i, 0, nil))
		if n == 0 {
			without = append(without, i)
		}
	}
	var free []int
	for i, a := range c.Agencies {
		if !taken[i] {
			c.out.Unlisted, free = append(c.out.Unlisted, a), append(free, i)
		}
	}
	c.out.Near = c.near(without, free)
}
