package dataset

// Agencies as people look through them, and those whose name does not tell which
// they are.

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"nianbao/normalize"
	"nianbao/normalize/divisions"
)

// AgencyEntry is an agency with what its reports tell of it.
type AgencyEntry struct {
	ID           string   `json:"id"`
	Name         string   `json:"name"` // "" where nothing names it
	DivisionCode string   `json:"division_code"`
	Division     string   `json:"division"` // 河南省三门峡市卢氏县
	Level        string   `json:"level"`
	IsZone       bool     `json:"is_zone"`
	Kind         string   `json:"kind"`
	Scope        string   `json:"scope"`
	ParentID     string   `json:"parent_id"`
	CreditCode   string   `json:"credit_code"`
	SiteCode     string   `json:"site_code"`
	Years        []int    `json:"years"`
	Aliases      []string `json:"aliases"` // other names in its reports

	// of one that stays apart
	Ambiguous  string      `json:"ambiguous,omitempty"` // why: no_name, shared_name or no_division
	Candidates []Candidate `json:"candidates,omitempty"`
	Namesakes  int         `json:"namesakes,omitempty"` // other agencies of the same name in the data set
	Source     string      `json:"source,omitempty"`    // where one of its reports stands
}

// Candidate is a division that an ambiguous name may mean.
type Candidate struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

const agencyEntries = `SELECT a.id, a.name, a.division_code, a.division_path, a.level, a.is_zone, a.kind, a.scope, p.id, a.credit_code, a.site_code,
	(SELECT json_group_array(y) FROM (SELECT DISTINCT r.year AS y FROM report r WHERE r.agency_no = a.no AND r.year > 0 ORDER BY y)),
	(SELECT json_group_array(n) FROM (SELECT DISTINCT r.name AS n FROM report r WHERE r.agency_no = a.no AND r.name <> a.name ORDER BY n)),
	(SELECT max(r.shared) FROM report r WHERE r.agency_no = a.no), (SELECT max(r.candidates) FROM report r WHERE r.agency_no = a.no),
	(SELECT min(s.source) FROM report r JOIN sighting g ON g.document_no = r.document_no JOIN source s ON s.no = g.source_no WHERE r.agency_no = a.no),
	(SELECT count(*) FROM agency b WHERE b.canonical = a.canonical AND a.canonical <> '' AND b.no <> a.no AND b.division_code IS NULL AND a.division_code IS NULL)
	FROM agency a LEFT JOIN agency p ON p.no = a.parent_no WHERE (instr(a.words, ?1) > 0 OR instr(a.id, ?1) > 0) AND EXISTS (SELECT 1 FROM report r WHERE r.agency_no = a.no) ORDER BY coalesce(a.division_code, '9'), a.name, a.id`

// Agencies lists the agencies in whose names, divisions or id the fragment occurs,
// by division and name; ambiguous leaves only those that stay apart.
func (db *DB) Agencies(ctx context.Context, fragment string, ambiguous bool) ([]AgencyEntry, error) {
	rows, err := db.pool.QueryContext(ctx, agencyEntries, strings.ToLower(normalize.Fold(fragment)))
	var list []AgencyEntry
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			e, err := agencyEntry(rows)
			if !ambiguous || e.Ambiguous != "" {
				list = append(list, e)
			}
			return err
		})
	}
	return list, troubled(db.path, err)
}

func agencyEntry(rows *sql.Rows) (e AgencyEntry, err error) {
	var shared bool
	var codes []string
	err = rows.Scan(&e.ID, &e.Name, orEmpty{&e.DivisionCode}, orEmpty{&e.Division}, orEmpty{&e.Level}, &e.IsZone, orEmpty{&e.Kind}, orEmpty{&e.Scope}, orEmpty{&e.ParentID},
		orEmpty{&e.CreditCode}, orEmpty{&e.SiteCode}, fromJSON{&e.Years}, fromJSON{&e.Aliases}, &shared, fromJSON{&codes}, orEmpty{&e.Source}, &e.Namesakes)
	switch {
	case !shared:
		e.Namesakes, e.Source = 0, ""
	case e.Name == "":
		e.Ambiguous = "no_name"
	case len(codes) > 0:
		e.Ambiguous = "shared_name"
	default:
		e.Ambiguous = "no_division"
	}
	slices.Sort(codes)
	for _, code := range codes {
		if d, ok := divisions.ByCode(code); ok && shared {
			e.Candidates = append(e.Candidates, Candidate{code, d.FullName()})
		}
	}
	return e, err
}

// AgencyNames gives the names of all agencies that documents name, by id; "" where
// nothing names one. One that counts under another has the name that it bore itself.
func (db *DB) AgencyNames(ctx context.Context) (map[string]string, error) {
	names := map[string]string{}
	rows, err := db.pool.QueryContext(ctx, `SELECT a.id, coalesce((SELECT max(r.name) FROM report r WHERE r.own_no = a.no), a.name) FROM agency a`)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			var id, name string
			err := rows.Scan(&id, &name)
			names[id] = name
			return err
		})
	}
	return names, troubled(db.path, err)
}

// ComparedBy is the program that compared the reports last, "" where none did.
func (db *DB) ComparedBy(ctx context.Context) (hash string, err error) {
	err = db.pool.QueryRowContext(ctx, `SELECT coalesce(max(p.hash), '') FROM comparing c JOIN program p ON p.no = c.program_no`).Scan(&hash)
	return hash, troubled(db.path, err)
}
