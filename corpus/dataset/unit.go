package dataset

// What was found of the units of a list: a report that is not there has no row of its own.

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"strconv"

	"nianbao/checks"
)

//go:embed schema_units.sql
var schemaUnits string

// UnitResult is what the checks came to for a unit of a list and a year.
type UnitResult struct {
	Unit         string // its name in the list
	AgencyID     string // "": it is no agency of the data set
	DivisionCode string
	Year         int
	checks.Result
}

// KeepUnitResults puts them in the place of all that were kept before.
func (db *DB) KeepUnitResults(ctx context.Context, list []UnitResult) error {
	err := db.atOnce(ctx, func(exec execer) error { return putUnits(list, exec) })
	db.units = db.units || err == nil
	return err
}

func putUnits(list []UnitResult, exec execer) error {
	if err := exec(schemaUnits + "; DELETE FROM unit_result"); err != nil {
		return err
	}
	for i := range list {
		for _, v := range list[i].Outcomes {
			if v.Outcome == checks.NotApplicable {
				continue
			}
			if err := list[i].put(v, exec); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u *UnitResult) put(v checks.Verdict, exec execer) error {
	_, path := divisionOf(u.DivisionCode)
	row := []any{u.fingerprint(v.Check), v.Check, u.Unit, orNull(u.AgencyID), orNull(u.DivisionCode), orNull(path), u.Year, string(v.Outcome), nil, nil, nil, nil, nil}
	for _, f := range u.Findings {
		if f.Check == v.Check {
			copy(row[8:], []any{string(f.Severity), string(f.Responsibility), f.Says.ZH, f.Says.EN, evidenceOf(f)})
		}
	}
	return exec(`INSERT OR IGNORE INTO unit_result VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)`, row...) // a list may name a unit twice
}

// fingerprint is that of the unit, whether it is an agency of the data set or not yet.
func (u *UnitResult) fingerprint(check string) string {
	return fingerprint("unit:"+u.DivisionCode+"/"+u.Unit+"/"+strconv.Itoa(u.Year), checks.Finding{Check: check})
}

// HoldsUnits tells whether the file can hold what was found of units.
func (db *DB) HoldsUnits() bool { return db.units }

// judgeableUnits are the findings on units, as Judgeable gives those on reports.
func (db *DB) judgeableUnits(ctx context.Context, s Selection) ([]Judged, error) {
	if !db.units {
		return nil, nil
	}
	where, args := s.Where()
	rows, err := db.pool.QueryContext(ctx, `SELECT v.fingerprint, v.check_id, coalesce(v.agency_id, ''), v.agency, v.year, v.severity, v.responsibility, v.says_zh, v.says_en, v.evidence
		FROM unit_findings v WHERE `+where+` ORDER BY v.agency, v.year, v.check_id, v.fingerprint`, args...)
	return judged(db.path, rows, err)
}

// unitFate is what became of a finding on a unit; ok is false for one on a report. It is
// mended where the report is there now.
func (db *DB) unitFate(ctx context.Context, j Judged) (fate Fate, ok bool, err error) {
	if c, known := checks.ByID(j.Check); !known || c.Scope != checks.ScopeUnits {
		return "", false, nil
	}
	if !db.units {
		return Unassessed, true, nil
	}
	var outcome string
	switch err = db.pool.QueryRowContext(ctx, `SELECT outcome FROM unit_result WHERE fingerprint = ?`, j.Fingerprint).Scan(&outcome); {
	case errors.Is(err, sql.ErrNoRows):
		return Unassessed, true, nil
	case err != nil:
		return "", true, troubled(db.path, err)
	case outcome == string(checks.NotAssessable):
		return Unassessed, true, nil
	}
	return Mended, true, nil // held; or failed, and its report came since then
}
