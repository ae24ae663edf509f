package coverage

// From what each sweep told of each site to the visits of units and years.

import (
	"slices"

	"nianbao/corpus/crawl"
)

// Crawl takes up what the sweeps told. held are the documents of the data set.
func (in *Input) Crawl(told []crawl.Told, held []Held) {
	t := in.tracing(held)
	in.Crawled, in.Visits, in.Papers, in.Unclear = true, map[Slot][]Visit{}, map[Slot][]Paper{}, map[Slot]bool{}
	for _, one := range told {
		t.know(one)
	}
	for _, one := range told {
		t.take(one)
	}
	in.dateBy()
}

// tracing leads from documents to units.
type tracing struct {
	*Input
	unitOf map[string]int   // agencies that are a unit
	named  map[string][]int // units by name
	held   map[string][]*Held
	knows  map[place]bool // starts that gave a report of the unit
}

type place struct {
	unit  int
	start string
}

func (in *Input) tracing(held []Held) *tracing {
	t := &tracing{Input: in, unitOf: map[string]int{}, named: map[string][]int{}, held: map[string][]*Held{}, knows: map[place]bool{}}
	for unit, m := range match(in.Roster.Units, in.Agencies) {
		for _, at := range m.Agencies {
			t.unitOf[in.Agencies[at].ID] = unit
		}
		t.named[in.Roster.Units[unit].Name] = append(t.named[in.Roster.Units[unit].Name], unit)
	}
	for i := range held {
		t.held[held[i].Source] = append(t.held[held[i].Source], &held[i])
	}
	return t
}

// know notes the starts from which reports of a unit were reached, whenever that was.
func (t *tracing) know(told crawl.Told) {
	for _, p := range told.Documents {
		for unit := range t.papers(told, p) {
			t.knows[place{unit, p.Start}] = true
		}
	}
}

// take turns a sweep over a site into a visit of each of its units for each year.
func (t *tracing) take(told crawl.Told) {
	asked := map[int]Visit{}
	for _, s := range told.Starts {
		for _, unit := range t.looking(told, s) {
			v, again := asked[unit]
			if now := t.asked(told, s, unit); !again || better(now, v) {
				asked[unit] = now
			}
		}
	}
	seen := map[Slot][]Paper{}
	for _, p := range told.Documents {
		for unit, paper := range t.papers(told, p) {
			seen[Slot{unit, paper.Year}] = append(seen[Slot{unit, paper.Year}], paper)
		}
	}
	for slot, papers := range seen {
		t.Papers[slot] = append(t.Papers[slot], papers...)
	}
	t.visit(told, asked, seen)
}

func (t *tracing) visit(told crawl.Told, asked map[int]Visit, seen map[Slot][]Paper) {
	left := t.leftOut(told)
	for unit, v := range asked {
		for _, year := range t.Years {
			slot := Slot{unit, year}
			t.Visits[slot] = append(t.Visits[slot], answered(v.without(left[year]), seen[slot]))
		}
	}
	for slot, papers := range seen { // another site has a report of the unit
		if _, ok := asked[slot.Unit]; !ok {
			t.Visits[slot] = append(t.Visits[slot], answered(Visit{Sweep: told.Sweep, At: told.At, Answer: Reached}, papers))
		}
	}
}

// leftOut are the years of which the options of a sweep left something out: by --years, or
// by --since, which may be the report of any unit of the site.
func (t *tracing) leftOut(told crawl.Told) map[int]bool {
	left := map[int]bool{}
	for _, p := range told.Documents {
		if p.Class == crawl.LeftOut {
			left[p.Year] = true
		}
	}
	from, to := told.Years[0], told.Years[1]
	for _, year := range t.Years {
		left[year] = left[year] || left[0] || from > 0 && year < from || to > 0 && year > to
	}
	return left
}

// without: what was left out was not looked for.
func (v Visit) without(left bool) Visit {
	if left && v.Answer == Reached {
		v.Column, v.Short = false, LeftOut
	}
	return v
}

// looking lists the units of a start, and those of the site's other starts whose reports
// were found from this one.
func (t *tracing) looking(told crawl.Told, s crawl.ToldStart) []int {
	list := t.units(s)
	for _, other := range told.Starts {
		for _, unit := range t.units(other) {
			if t.knows[place{unit, s.URL}] && !slices.Contains(list, unit) {
				list = append(list, unit)
			}
		}
	}
	return list
}

func (t *tracing) units(s crawl.ToldStart) (list []int) {
	for _, name := range s.Units {
		list = append(list, t.named[name]...)
	}
	return list
}

// asked is how a start answered a unit. One that several units share is that of those of
// whom it ever gave a report; of others it proves nothing.
func (t *tracing) asked(told crawl.Told, s crawl.ToldStart, unit int) Visit {
	v := Visit{Sweep: told.Sweep, At: told.At, Answer: s.Answer, URL: s.URL}
	if len(s.Columns) == 0 {
		return v
	}
	v.URL = s.Columns[0].URL
	switch {
	case len(s.Units) > 1 && !t.knows[place{unit, s.URL}]:
		v.Short = SharedOnly
	case told.Ended != "" || slices.ContainsFunc(s.Columns, func(c crawl.ToldColumn) bool { return !c.Whole }):
		v.Short = CutShort
	default:
		v.Column = true
	}
	return v
}

// better tells which of two starts says more of a unit.
func better(a, b Visit) bool {
	rank := func(v Visit) int {
		switch {
		case v.Column:
			return 3
		case v.Short != "":
			return 2
		case v.access() == Reached:
			return 1
		}
		return 0
	}
	return rank(a) > rank(b)
}
