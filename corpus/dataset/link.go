package dataset

// Links: what a person said of who is who. One agency is another under a second name,
// was renamed, merged or absorbed, or stands under a third. They live beside the data
// set, with the verdicts; link_apply.go brings them into it.

import (
	"database/sql"
	_ "embed"
	"slices"

	"nianbao/extract/pattern"
)

//go:embed link.sql
var linkSchema string

// What a link says of its first agency and its second.
const (
	Same     = "same"     // the first is the second: its reports count under that
	Renamed  = "renamed"  // the second is the first under a new name
	Merged   = "merged"   // the first and others became the second, which is new
	Absorbed = "absorbed" // the first became part of the second, which was there before
	Parent   = "parent"   // the second stands above the first
	Apart    = "apart"    // reports of the first that stand at a source are of the second
)

// Relations lists them.
var Relations = []string{Same, Renamed, Merged, Absorbed, Parent, Apart}

// Link is what one person said of two agencies.
type Link struct {
	AgencyID, Relation, OtherID string
	Year                        int    // of a succession: the first that the successor reports of
	Source                      string // of reports set apart: how their paths or addresses begin
	Evidence, By                string
	Agency, Other               string // names, for people
	At                          string // RFC 3339, UTC
	Withdrawn                   bool   // taken back
}

// Succession tells a link between an agency and the one that followed it.
func (l *Link) Succession() bool {
	return l.Relation != Same && l.Relation != Parent && l.Relation != Apart
}

// subject is what there is one word on: see link.sql.
func (l *Link) subject() string {
	switch {
	case l.Succession():
		return l.AgencyID + " " + l.OtherID
	case l.Relation == Apart:
		return l.AgencyID + " apart " + l.Source
	}
	return l.AgencyID + " " + l.Relation
}

var agencyIDForm = pattern.MustCompile(`^(?:0|doc|[0-9]{6,12})-[a-z2-9]{8,24}$`)

// IsAgencyID tells what may be the id of an agency.
func IsAgencyID(s string) bool { return agencyIDForm.MatchString(s) }

const linkColumns = `at, agency_id, relation, other_id, year, evidence, by_whom, agency, other, withdrawn`

func (l *Link) fields() []any {
	return []any{&l.At, &l.AgencyID, &l.Relation, &l.OtherID, &l.Year, &l.Evidence, &l.By, &l.Agency, &l.Other, &l.Withdrawn}
}

// Links lists the links that hold, by their agencies.
func (v *Verdicts) Links() (list []Link, err error) {
	if v.pool == nil {
		return nil, nil
	}
	var tables int
	if err := v.pool.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'latest_link'`).Scan(&tables); err != nil || tables == 0 {
		return nil, troubled(v.path, err)
	}
	rows, err := v.pool.Query(`SELECT ` + linkColumns + ` FROM latest_link WHERE withdrawn = 0 ORDER BY agency_id, relation, other_id`)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, Link{})
			return rows.Scan(list[len(list)-1].fields()...)
		})
	}
	if err != nil {
		return nil, troubled(v.path, err)
	}
	apart, err := v.apartLinks()
	return append(list, apart...), err
}

// RecordLinks adds links, all or none; what holds already is not added again. It
// tells how many were new and how many were taken back.
func (v *Verdicts) RecordLinks(list []Link) (added, withdrawn int, err error) {
	known, err := v.Links()
	if err != nil {
		return 0, 0, err
	}
	tx, err := v.pool.Begin()
	if err != nil {
		return 0, 0, troubled(v.path, err)
	}
	defer tx.Rollback()
	for i := range list {
		l := &list[i]
		at := slices.IndexFunc(known, func(k Link) bool { return k.subject() == l.subject() })
		switch {
		case l.Withdrawn && at < 0 || !l.Withdrawn && at >= 0 && known[at].says(l):
			continue
		case l.Withdrawn:
			withdrawn++
		default:
			added++
		}
		insert, fields := `INSERT INTO link(`+linkColumns+`) VALUES (?,?,?,?,?,?,?,?,?,?)`, l.fields()
		if l.Relation == Apart {
			insert, fields = `INSERT INTO apart(`+apartColumns+`) VALUES (?,?,?,?,?,?,?,?,?)`, l.apartFields()
		}
		if _, err := tx.Exec(insert, fields...); err != nil {
			return 0, 0, troubled(v.path, err)
		}
	}
	return added, withdrawn, troubled(v.path, tx.Commit())
}

func (l *Link) says(o *Link) bool {
	return l.AgencyID == o.AgencyID && l.Source == o.Source && l.Relation == o.Relation && l.OtherID == o.OtherID && l.Year == o.Year && l.Evidence == o.Evidence
}

// Conflict says why links cannot all hold.
type Conflict string

// Conflicts.
const (
	Itself Conflict = "itself" // an agency linked to itself, be it by way of others
	Twice  Conflict = "twice"  // two words on one subject
)

// Conflicting gives the first of the added links that cannot hold beside the known ones
// and those before it; -1 where all can.
func Conflicting(known, added []Link) (int, Conflict) {
	said := map[string]bool{}
	all := slices.Clone(known)
	for i := range added {
		l := &added[i]
		if said[l.subject()] {
			return i, Twice
		}
		said[l.subject()] = true
		all = slices.DeleteFunc(all, func(k Link) bool { return k.subject() == l.subject() })
		if !l.Withdrawn {
			all = append(all, *l)
		}
	}
	for i := range added {
		if l := &added[i]; !l.Withdrawn && reaches(all, l) {
			return i, Itself
		}
	}
	return -1, ""
}

// reaches tells whether the links that say the like of one lead back to its first agency.
// What is the same agency stands for it.
func reaches(all []Link, l *Link) bool {
	one := sameAs(all)
	if l.Relation == Same && one(l.AgencyID) == "" {
		return true
	}
	if l.Relation == Same || l.Relation == Apart {
		return l.Relation == Apart && l.AgencyID == l.OtherID
	}
	start, left, seen := one(l.AgencyID), []string{one(l.OtherID)}, map[string]bool{}
	for len(left) > 0 {
		at := left[0]
		if left = left[1:]; at == start {
			return true
		}
		if seen[at] {
			continue
		}
		seen[at] = true
		for i := range all {
			if k := &all[i]; k.Relation != Same && k.Relation != Apart && k.Succession() == l.Succession() && one(k.AgencyID) == at {
				left = append(left, one(k.OtherID))
			}
		}
	}
	return false
}

// sameAs follows the links to the agency that another is; "" where they go in a circle.
func sameAs(all []Link) func(string) string {
	into := map[string]string{}
	for _, l := range all {
		if l.Relation == Same {
			into[l.AgencyID] = l.OtherID
		}
	}
	return func(id string) string {
		for range len(into) + 1 {
			next, ok := into[id]
			if !ok {
				return id
			}
			id = next
		}
		return ""
	}
}
