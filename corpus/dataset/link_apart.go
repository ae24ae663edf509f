package dataset

// Reports that the program joined under one agency and that are of two: a person says
// from where those of the other one come, and they count under an agency of their own.

import (
	"database/sql"
	"strings"
)

// ApartID is the id of an agency whose reports stand at a source and are not of the
// agency that they name.
func ApartID(agency, source string) string { return agency + hashLetters(5, "apart", agency, source) }

const apartSchema = `-- Reports of an agency that stand at sources which begin so are of another one; the latest word counts.
CREATE TABLE IF NOT EXISTS apart (
  id        INTEGER PRIMARY KEY,
  at        TEXT NOT NULL,               -- when, UTC
  agency_id TEXT NOT NULL,
  source    TEXT NOT NULL,               -- how the paths or addresses begin
  other_id  TEXT NOT NULL,
  evidence  TEXT NOT NULL DEFAULT '',
  by_whom   TEXT NOT NULL DEFAULT '',
  agency    TEXT NOT NULL DEFAULT '',    -- names as they were then, for people
  other     TEXT NOT NULL DEFAULT '',
  withdrawn INTEGER NOT NULL DEFAULT 0   -- 1: it was taken back
) STRICT;`

const apartColumns = `at, agency_id, source, other_id, evidence, by_whom, agency, other, withdrawn`

func (l *Link) apartFields() []any {
	return []any{&l.At, &l.AgencyID, &l.Source, &l.OtherID, &l.Evidence, &l.By, &l.Agency, &l.Other, &l.Withdrawn}
}

// apartLinks lists those that hold; a file of an older program has none.
func (v *Verdicts) apartLinks() (list []Link, err error) {
	var tables int
	if err := v.pool.QueryRow(`SELECT count(*) FROM sqlite_schema WHERE name = 'apart'`).Scan(&tables); err != nil || tables == 0 {
		return nil, troubled(v.path, err)
	}
	rows, err := v.pool.Query(`SELECT ` + apartColumns + ` FROM apart a WHERE withdrawn = 0
		AND id = (SELECT max(id) FROM apart b WHERE b.agency_id = a.agency_id AND b.source = a.source) ORDER BY agency_id, source`)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, Link{Relation: Apart})
			return rows.Scan(list[len(list)-1].apartFields()...)
		})
	}
	return list, troubled(v.path, err)
}

// setApart gives the reports that a person told from their agency, and where they count.
// The longest beginning of a source says it. Documents that say the same and were taken
// for copies of one report go where the best of them goes; only a data set that is built
// anew reads them each for itself.
func (r *Run) setApart() (map[int64]int64, error) {
	to := map[int64]int64{}
	var links []Link
	err := r.each(`SELECT agency_id, source, other_id FROM agency_apart ORDER BY length(source), source, agency_id`, nil, func(rows *sql.Rows) error {
		links = append(links, Link{})
		l := &links[len(links)-1]
		return rows.Scan(&l.AgencyID, &l.Source, &l.OtherID)
	})
	for _, l := range links {
		if err != nil {
			break
		}
		var list []int64
		list, err = r.numbers(`SELECT DISTINCT r.no FROM agency a JOIN report r ON r.agency_no = a.no AND r.own_no IS NULL OR r.own_no = a.no
			JOIN sighting g ON g.document_no = r.document_no JOIN source s ON s.no = g.source_no
			WHERE a.id = ?1 AND substr(s.source, 1, length(?2)) = ?2 ORDER BY r.no`, l.AgencyID, l.Source)
		if err != nil || len(list) == 0 {
			continue
		}
		var other int64
		if other, err = r.apartAgency(&l); err == nil && other != 0 {
			for _, no := range list {
				to[no] = other
			}
		}
	}
	return to, err
}

// MakesAgency tells that the second agency of a link is one of its own, which no document
// names: its id is made of that of the first.
func (l *Link) MakesAgency() bool {
	return l.Relation == Apart && l.OtherID != l.AgencyID && strings.HasPrefix(l.OtherID, l.AgencyID)
}

// apartAgency is the agency under which they count; 0 for one of which no report is there
// yet. One that is made takes name and division from that which they were told from.
func (r *Run) apartAgency(l *Link) (no int64, err error) {
	if l.Relation = Apart; !l.MakesAgency() {
		return r.named(l.OtherID)
	}
	var canonical, division string
	if err := r.row(`SELECT canonical, coalesce(division_code, '') FROM agency WHERE id = ?`, l.AgencyID).Scan(&canonical, &division); err != nil {
		return 0, err
	}
	no, _, err = r.agencyNamed(l.OtherID, canonical, division)
	return no, err
}
