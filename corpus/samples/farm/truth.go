package farm

// What is to be found on the sites, and what a polite visitor meets on the way.

import (
	"encoding/json"
	"fmt"

	"nianbao/corpus/samples/synth"
)

// Expected is one unit and year. Publication says what is true of the site, Access what
// a visitor meets that does not solve challenges; State is the word of both for people.
// A Document that is answered by POST has the asked id behind a #, and Inside.
type Expected struct {
	Site        string        `json:"site"`
	Unit        string        `json:"unit"` // as the list calls it
	Printed     string        `json:"printed,omitempty"`
	Year        int           `json:"year"`
	Publication string        `json:"publication"` // published, removed, missing
	Access      string        `json:"access"`      // ok, blocked, robots, down
	Detail      string        `json:"detail,omitempty"`
	State       string        `json:"state"`
	Carrier     string        `json:"carrier,omitempty"`
	Reading     string        `json:"reading,omitempty"`  // read, unreadable
	Source      string        `json:"source,omitempty"`   // the page that presents the report
	Document    string        `json:"document,omitempty"` // what holds the figures: the page or its attachment
	Inside      string        `json:"inside,omitempty"`   // where in a document of JSON the text stands: custom.infocontent
	PublishedOn string        `json:"published_on,omitempty"`
	Deadline    string        `json:"deadline"`
	Late        *bool         `json:"late"`
	Note        string        `json:"note,omitempty"`
	Report      *synth.Report `json:"-"`

	Truth json.RawMessage `json:"truth,omitempty"` // in the format of the samples; plain sites have it in Report alone
}

// barrier is what stands before a whole unit, or before one document.
type barrier struct{ access, detail string }

// lookedFor are the years that every unit is asked for.
const lookedFrom, lookedTo = 2021, 2025

// Truth lists what each unit of the list published in a state, unit by unit, year by year.
func (f *Farm) Truth(state int) []Expected {
	var list []Expected
	for _, s := range f.sites[state] {
		for _, u := range s.units {
			list = append(list, s.expect(u)...)
		}
	}
	return list
}

func (s *site) expect(u *unit) []Expected {
	var list []Expected
	for year := firstYear; year <= lookedTo; year++ {
		found := false
		for _, p := range s.papers {
			if p.unit == u && p.year == year {
				list, found = append(list, s.expected(p)), true
				break
			}
		}
		if !found && year >= lookedFrom {
			list = append(list, s.barred(u, Expected{Site: s.plan.key, Unit: u.name, Year: year, Publication: "missing", Access: "ok", State: "missing", Deadline: u.deadline(year)}))
		}
	}
	return list
}

func (s *site) expected(p *paper) Expected {
	e := Expected{
		Site: s.plan.key, Unit: p.unit.name, Year: p.year, Publication: "published", Access: "ok", Carrier: p.carrier, Source: s.at(p.host, p.path), Document: s.at(p.host, p.path),
		PublishedOn: day(p.on, iso), Deadline: p.unit.deadline(p.year), Note: p.note, Report: p.report,
	}
	if s.plan.key != "many" {
		e.Truth = p.report.Truth()
	}
	if p.holds != "" {
		e.Document, e.Inside = s.at(p.host, p.holds), p.inside
	}
	if p.report.Agency.Name != p.unit.name {
		e.Printed = p.report.Agency.Name // a former name, another spelling, or another unit's report
	}
	late := e.PublishedOn > e.Deadline
	e.Late = &late
	e.State, e.Reading = "published", "read"
	switch {
	case p.removed:
		e.Publication, e.State = "removed", "removed"
	case p.unreadable:
		e.Reading, e.State = "unreadable", "unreadable"
	case p.carrier == "image":
		e.State = "image"
	case late:
		e.State = "late"
	case p.attached:
		e.State = "attachment"
	}
	if p.barrier.access != "" {
		e.Access, e.Detail, e.State = p.barrier.access, p.barrier.detail, p.barrier.access
	}
	return s.barred(p.unit, e)
}

// barred adds what stands before the unit.
func (s *site) barred(u *unit, e Expected) Expected {
	if b, ok := s.walls[u]; ok {
		e.Access, e.Detail, e.State = b.access, b.detail, b.access
	}
	return e
}

// deadline is the last day in time: 条例 Art. 49.
func (u *unit) deadline(year int) string {
	if u.agency.Kind == "government" {
		return fmt.Sprintf("%d-03-31", year+1)
	}
	return fmt.Sprintf("%d-01-31", year+1)
}
