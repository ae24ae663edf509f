package coverage

// What a crawl sought of a unit's report, for the check not-published. Everything that may
// speak for the unit is taken up: what we misread must not become its fault.

import (
	"maps"

	"nianbao/checks"
)

// owed is what the register knows of the report that a unit owes for a year; nil where
// nobody looked, or the list says that none is required.
func (c *covering) owed(unit int, r *Row, met visits) *checks.Sought {
	u := &c.Roster.Units[unit]
	if !c.Crawled || u.MustReport != nil && !*u.MustReport {
		return nil
	}
	s := &checks.Sought{Unit: leveled(c.units[unit]), Year: r.Year, On: day(c.On), Found: r.Publication == Published || r.Publication == Removed}
	s.Unit.Name = u.Name
	for _, v := range met.inOrder().absent(max(s.Due().On, r.Deadline)) {
		s.Looked = append(s.Looked, day(v.At))
	}
	s.Doubt = r.trouble() || len(c.out.Matches[unit].Open) > 0 || len(c.reports(unit, 0, nil)) > 0 ||
		c.Unclear[Slot{unit, 0}] || c.Unclear[Slot{unit, r.Year}] || r.Year < c.from(unit, s)
	return s
}

// from is the first year of which the unit is known to have reported: before, it may not
// have been there, or its column may not go back so far. Of a unit without any report only
// the last year that is due is asked.
func (c *covering) from(unit int, s *checks.Sought) int {
	first, ok := c.first[unit]
	if ok {
		return first
	}
	last := *s
	for last.Year = c.On.Year() - 1; last.Due().On >= s.On && last.Due().On != ""; last.Year-- {
	}
	return last.Year
}

// firstYears are those of the first report of each unit, in the data set or met by a sweep.
func (c *covering) firstYears() map[int]int {
	first := map[int]int{}
	take := func(unit, year int) {
		if have, ok := first[unit]; year > 0 && (!ok || year < have) {
			first[unit] = year
		}
	}
	for slot := range maps.Keys(c.Papers) {
		take(slot.Unit, slot.Year)
	}
	for unit, m := range c.out.Matches {
		for _, at := range m.Agencies {
			for _, p := range c.byAgency[c.Agencies[at].ID] {
				take(unit, p.Year)
			}
		}
	}
	return first
}
