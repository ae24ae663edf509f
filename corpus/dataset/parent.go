package dataset

// Who stands above whom, and who followed whom. Both are worked out from all
// agencies at the end of a run, so that the order of reading changes nothing. Only
// agencies of the data set are named: no parent is invented.

import (
	"cmp"
	"database/sql"
	"slices"
	"strconv"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// placedAgency is an agency whose division is known.
type placedAgency struct {
	no, parent                    int64
	id, canonical, division, kind string
}

// relate derives parents and successions.
func (r *Run) relate() error {
	list, err := r.placedAgencies()
	if err != nil {
		return err
	}
	rulers := map[string]*placedAgency{} // by division
	for _, a := range list {
		if rules(a) && (rulers[a.division] == nil || byRule(a, rulers[a.division]) < 0) {
			rulers[a.division] = a
		}
	}
	for _, a := range list {
		var parent int64
		if p := rulers[divisionAbove(a, rulers[a.division])]; p != nil {
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

func (r *Run) placedAgencies() (list []*placedAgency, err error) {
	err = r.each(`SELECT no, id, canonical, division_code, coalesce(kind, ''), coalesce(parent_no, 0) FROM agency WHERE division_code IS NOT NULL ORDER BY id`, nil, func(rows *sql.Rows) error {
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

// succeeds writes the successions that the divisions tell: the organ of one name in
// the division that took the place of another (偃师市财政局, 偃师区财政局).
func (r *Run) succeeds(list []*placedAgency) error {
	if err := r.exec(`DELETE FROM agency_succession`); err != nil {
		return err
	}
	type organ struct{ division, canonical string }
	known := map[organ]*placedAgency{}
	for _, a := range list {
		known[organ{a.division, a.canonical}] = a
	}
	for _, a := range list {
		d, _ := divisions.ByCode(a.division)
		next, ok := d.Successor()
		heir := known[organ{next.Code, a.canonical}]
		if !ok || heir == nil || heir == a {
			continue
		}
		year, evidence := 0, "行政区划变更："+d.Name+"→"+next.Name+"（"+d.ValidTo()+"以后）"
		if from := next.ValidFrom(); from != "" {
			year, _ = strconv.Atoi(from[:4])
		}
		if err := r.exec(`INSERT INTO agency_succession VALUES (?,?,?,?)`, a.no, heir.no, orZero(int64(year)), evidence); err != nil {
			return err
		}
	}
	return nil
}
