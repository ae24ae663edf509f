package dataset

// Agencies: one row for each division and name within it. What is shown of an
// agency follows from its reports, so that the order of reading changes nothing.

import (
	"cmp"
	"database/sql"
	"slices"
	"strings"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

const divisionVersion = divisions.Version

// agencyNamed gives the number of an agency by its id, and makes it where it is
// new. Should another name ever have the same id, this one gets a longer one: no
// hash takes two agencies for one.
func (r *Run) agencyNamed(id, canonical, division string) (int64, string, error) {
	if known, ok := r.agencies[id]; ok && known.canonical == canonical {
		return known.no, id, nil
	}
	a := agency{canonical: canonical}
	name, path := divisionOf(division)
	var err error
	a.no, err = r.insert(`INSERT INTO agency(id, name, canonical, words, division_code, division_name, division_path) VALUES (?,'',?,'',?,?,?) ON CONFLICT DO NOTHING`,
		id, canonical, orNull(division), orNull(name), orNull(path))
	if a.no == 0 && err == nil {
		err = r.row(`SELECT no, canonical FROM agency WHERE id = ?`, id).Scan(&a.no, &a.canonical)
	}
	switch {
	case err != nil:
		return 0, id, err
	case a.canonical != canonical:
		return r.agencyNamed(id+hashLetters(5, id, canonical), canonical, division)
	}
	r.agencies[id] = a
	return a.no, id, nil
}

// agency is what a run remembers of one.
type agency struct {
	no        int64
	canonical string
}

// refreshAgency takes what is shown of an agency from its newest report, and its
// search words from all of them. An agency without reports goes.
func (r *Run) refreshAgency(no int64) error {
	var names []string
	var newest normalize.Agency
	err := r.each(`SELECT r.name, r.division_code, r.level, r.kind, r.scope, r.scope_evidence,
		(SELECT max(x.credit_code) FROM document x WHERE x.report_no = r.no), r.site_code, r.is_zone FROM report r JOIN document d ON d.no = r.document_no
		WHERE r.agency_no = ? ORDER BY r.year DESC, r.is_current DESC, d.sha256, d.part`, []any{no}, func(rows *sql.Rows) error {
		var a normalize.Agency
		err := rows.Scan(orEmpty{&a.Name}, orEmpty{&a.DivisionCode}, orEmpty{&a.Level}, orEmpty{&a.Kind}, orEmpty{&a.Scope}, orEmpty{&a.ScopeEvidence},
			orEmpty{&a.CreditCode}, orEmpty{&a.SiteCode}, &a.IsZone)
		if names == nil {
			newest = a
		}
		newest.CreditCode, newest.SiteCode = cmp.Or(newest.CreditCode, a.CreditCode), cmp.Or(newest.SiteCode, a.SiteCode)
		names = append(names, a.Name)
		return err
	})
	switch {
	case err != nil:
		return err
	case names == nil:
		return r.leaveAgency(no)
	}
	_, path := divisionOf(newest.DivisionCode)
	return r.exec(`UPDATE agency SET name = ?, words = ?, level = ?, kind = ?, scope = ?, scope_evidence = ?, credit_code = ?, site_code = ?, is_zone = ? WHERE no = ?`,
		newest.Name, searchWords(path, names), orNull(newest.Level), orNull(newest.Kind), orNull(newest.Scope), orNull(newest.ScopeEvidence),
		orNull(newest.CreditCode), orNull(newest.SiteCode), newest.IsZone, no)
}

// leaveAgency takes an agency under which nothing counts out of sight, and out of the
// file unless a document names it.
func (r *Run) leaveAgency(no int64) error {
	var own bool
	if err := r.row(`SELECT EXISTS (SELECT 1 FROM report WHERE own_no = ?)`, no).Scan(&own); err != nil {
		return err
	}
	if own {
		return r.exec(`UPDATE agency SET name = '', words = '', parent_no = NULL, lineage_id = NULL WHERE no = ?`, no)
	}
	r.agencies = map[string]agency{}
	return r.exec(`DELETE FROM agency WHERE no = ?`, no)
}

func divisionOf(code string) (name, path string) {
	if d, ok := divisions.ByCode(code); ok {
		return d.Name, d.FullName()
	}
	return "", ""
}

// formerDivision gives the names of a report's division in its own year, where the code
// has others today: 广信区 was 上饶县.
func formerDivision(p *normalize.Report) (name, path string) {
	_, now := divisionOf(p.Agency.DivisionCode)
	if now == p.Agency.DivisionName {
		return "", ""
	}
	if d, ok := divisions.ByCodeIn(p.Agency.DivisionCode, p.Year); ok && p.Year > 0 {
		return d.Name, p.Agency.DivisionName
	}
	return "", ""
}

// searchWords joins folded names, each once and in a fixed order.
func searchWords(path string, names []string) string {
	list := []string{normalize.Fold(path)}
	for _, n := range names {
		list = append(list, normalize.Fold(n))
	}
	slices.Sort(list[1:])
	return strings.ToLower(strings.Join(slices.Compact(list), "|"))
}
