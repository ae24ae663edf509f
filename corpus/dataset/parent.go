package dataset

// Who stands above whom. It is worked out from all agencies before reports are
// compared and at the end of a run, so that the order of reading changes nothing. Only
// agencies of the data set are named: no parent is invented. What a person said counts
// before what the divisions tell.

import (
	"cmp"
	"database/sql"
	"slices"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// placedAgency is an agency in sight; its division is "" where that is not known.
type placedAgency struct {
	no, parent                    int64
	id, canonical, division, kind string
}

// relate derives parents and successions.
func (r *Run) relate() error {
	if err := r.forgetAgencies(); err != nil {
		return err
	}
	list, err := r.placedAgencies()
	if err != nil {
		return err
	}
	said, err := r.saidParents()
	if err != nil {
		return err
	}
	rulers := map[string]*placedAgency{} // by division
	for _, a := range list {
		if a.division != "" && rules(a) && (rulers[a.division] == nil || byRule(a, rulers[a.division]) < 0) {
			rulers[a.division] = a
		}
	}
	for _, a := range list {
		parent, told := said[a.no]
		if p := rulers[divisionAbove(a, rulers[a.division])]; p != nil && !told {
			parent = p.no
		}
		if parent == a.parent {
			continue
		}
		if err := r.exec(`UPDATE agency SET parent_no = ? WHERE no = ?`, orZero(parent), a.no); err != nil {
			return err
		}
	}
	return r.succeeds(list)
}

// relateNow does so in a batch of its own.
func (r *Run) relateNow() error {
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.relate(); err != nil {
		return err
	}
	return r.commit()
}

// forgetAgencies takes out those that no document names any more.
func (r *Run) forgetAgencies() error {
	r.agencies = map[string]agency{}
	return r.exec(`DELETE FROM agency WHERE NOT EXISTS (SELECT 1 FROM report WHERE agency_no = agency.no) AND NOT EXISTS (SELECT 1 FROM report WHERE own_no = agency.no)`)
}

// saidParents gives the parents that people named; 0 for one that is not in the data set.
func (r *Run) saidParents() (map[int64]int64, error) {
	said := map[int64]int64{}
	err := r.links(`parent`, func(l foundLink) error {
		if l.agency != 0 && l.agency != l.other {
			said[l.agency] = l.other
		}
		return nil
	})
	return said, err
}

func (r *Run) placedAgencies() (list []*placedAgency, err error) {
	err = r.each(`SELECT no, id, canonical, coalesce(division_code, ''), coalesce(kind, ''), coalesce(parent_no, 0) FROM agency a
		WHERE EXISTS (SELECT 1 FROM report WHERE agency_no = a.no) ORDER BY id`, nil, func(rows *sql.Rows) error {
		a := &placedAgency{}
		list = append(list, a)
		return rows.Scan(&a.no, &a.id, &a.canonical, &a.division, &a.kind, &a.parent)
	})
	return list, err
}

// rules tells whether an agency is the government of its division, or the committee
// of the zone that is its division.
func rules(a *placedAgency) bool {
	switch a.kind {
	case normalize.KindGovernment, normalize.KindTownship, normalize.KindSubdistrict:
		return true
	case normalize.KindZone:
		d, ok := divisions.ByCode(a.division)
		return ok && d.IsZone
	}
	return false
}

// byRule prefers the full name of a government to the bare name of its division.
func byRule(a, b *placedAgency) int {
	full := func(x *placedAgency) int {
		if x.canonical == "人民政府" || x.canonical == "管理委员会" {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(full(a), full(b)), cmp.Compare(a.id, b.id))
}

// divisionAbove is the division whose government an agency answers to: a government
// to the one above, its departments to it. Branches answer to their own line, the
// party and the courts to nobody here.
func divisionAbove(a, ruler *placedAgency) string {
	switch {
	case rules(a):
		if d, ok := divisions.ByCode(a.division); ok {
			above, _ := d.Parent()
			return above.Code
		}
	case slices.Contains([]string{normalize.KindOffice, normalize.KindDepartment, normalize.KindZone, normalize.KindInstitution, normalize.KindInternal}, a.kind) && ruler != a:
		return a.division
	}
	return ""
}
