package farm

// Units of the list, and their reports year after year.

import (
	"hash/fnv"
	"strings"

	"nianbao/corpus/samples/synth"
)

// unit is a line of the list of sites.
type unit struct {
	agency  synth.Agency
	name    string // in the list; the report may say another
	url     string
	column  string
	parent  string
	aliases string
	former  string // what its reports call it up to a year
	until   int
	reports map[int]*synth.Report

	unverified bool // the list says that its certificate need not hold
}

// unit adds a line to the list. Its address is a path of the site.
func (s *site) unit(a synth.Agency, path string) *unit {
	u := &unit{agency: a, name: a.Name, url: s.url(path), reports: map[int]*synth.Report{}}
	s.units = append(s.units, u)
	return u
}

// under names the unit above.
func (u *unit) under(parent *unit) *unit {
	u.parent = parent.name
	return u
}

// firstYear is where the chains of reports begin.
const firstYear = 2019

// report draws the unit's report of a year; what was open the year before comes over.
func (u *unit) report(year int) *synth.Report {
	if r := u.reports[year]; r != nil {
		return r
	}
	form := synth.F2021
	if year < 2021 {
		form = synth.F2019
	}
	agency := u.agency
	if year <= u.until {
		agency.Name = u.former
	}
	o := synth.Options{Agency: &agency, Year: year, Form: form, Plain: true}
	if year > firstYear {
		o.Before = u.report(year - 1)
	}
	u.reports[year] = synth.New(u.seed(year), o)
	return u.reports[year]
}

// seed is the unit's own number for a year.
func (u *unit) seed(year int) uint64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(u.agency.Name)) // never errs
	return uint64(h.Sum32())*64 + uint64(year-firstYear)
}

// kind is what the list calls the unit.
func (u *unit) kind() string {
	switch u.agency.Kind {
	case "government":
		return "政府"
	case "government_office":
		return "政府办公室"
	case "township_government":
		return "乡镇"
	case "subdistrict_office":
		return "街道"
	}
	return "部门"
}

// place is the unit's place, without what it is.
func (u *unit) place() string { return strings.TrimSuffix(u.agency.Name, "人民政府") }

// bureaus adds departments of a place, all at one address.
func (s *site) bureaus(place string, parent *unit, path string, names ...string) []*unit {
	var list []*unit
	for _, name := range names {
		list = append(list, s.unit(synth.Bureau(place, name, 2), path).under(parent))
	}
	return list
}
