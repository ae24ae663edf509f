package dataset

// Rounds: what was found at one time, to be compared with what is found later.

import (
	"context"
	"database/sql"
	"errors"
)

// ErrRoundExists: a round of that name was begun before.
var ErrRoundExists = errors.New("the round exists")

// Round is a round of checking.
type Round struct {
	Name      string `json:"round"`
	StartedAt string `json:"started_at"`
	Findings  int    `json:"findings"`
}

// StartRound keeps the findings of now under a name.
func (v *Verdicts) StartRound(name string, findings []Judged) error {
	tx, err := v.pool.Begin()
	if err != nil {
		return troubled(v.path, err)
	}
	defer tx.Rollback()
	done, err := tx.Exec(`INSERT OR IGNORE INTO round(name, started_at) VALUES (?,?)`, name, now())
	if err != nil {
		return troubled(v.path, err)
	}
	if n, _ := done.RowsAffected(); n == 0 {
		return ErrRoundExists
	}
	no, err := done.LastInsertId()
	if err != nil {
		return troubled(v.path, err)
	}
	for _, f := range findings {
		if _, err := tx.Exec(`INSERT OR IGNORE INTO round_finding VALUES (?,?,?,?,?,?,?,?,?,?,?)`, append([]any{no}, f.fields()...)...); err != nil {
			return troubled(v.path, err)
		}
	}
	return troubled(v.path, tx.Commit())
}

const judgedColumns = `fingerprint, check_id, agency_id, agency, year, severity, responsibility, says_zh, says_en, evidence`

func (j *Judged) fields() []any {
	return []any{&j.Fingerprint, &j.Check, &j.AgencyID, &j.Agency, &j.Year, &j.Severity, &j.Responsibility, &j.ZH, &j.EN, &j.Evidence}
}

// Rounds lists the rounds, the first one first.
func (v *Verdicts) Rounds() (list []Round, err error) {
	if v.pool == nil {
		return nil, nil
	}
	rows, err := v.pool.Query(`SELECT name, started_at, (SELECT count(*) FROM round_finding WHERE round_no = no) FROM round ORDER BY no`)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, Round{})
			r := &list[len(list)-1]
			return rows.Scan(&r.Name, &r.StartedAt, &r.Findings)
		})
	}
	return list, troubled(v.path, err)
}

// RoundFindings lists what was found in a round.
func (v *Verdicts) RoundFindings(name string) ([]Judged, error) {
	if v.pool == nil {
		return nil, nil
	}
	rows, err := v.pool.Query(`SELECT `+judgedColumns+` FROM round_finding f JOIN round r ON r.no = f.round_no WHERE r.name = ? ORDER BY agency, year, check_id, fingerprint`, name)
	return judged(v.path, rows, err)
}

func judged(path string, rows *sql.Rows, err error) (list []Judged, _ error) {
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, Judged{})
			return rows.Scan(list[len(list)-1].fields()...)
		})
	}
	return list, troubled(path, err)
}

// Judgeable lists the findings on the current reports of a selection, and after them
// those on units, as a verdict or a round keeps them.
func (db *DB) Judgeable(ctx context.Context, s Selection) ([]Judged, error) {
	where, args := s.Where()
	rows, err := db.pool.QueryContext(ctx, `SELECT f.fingerprint, f.check_id, v.agency_id, coalesce(v.agency, ''), coalesce(v.year, 0), f.severity, f.responsibility, f.says_zh, f.says_en, f.evidence
		FROM findings v JOIN finding f ON f.id = v.id WHERE v.report_id IN (SELECT id FROM reports WHERE `+where+`)
		ORDER BY v.agency, v.year, f.check_id, f.fingerprint`, args...)
	list, err := judged(db.path, rows, err)
	if err != nil {
		return nil, err
	}
	units, err := db.judgeableUnits(ctx, s)
	return append(list, units...), err
}

// Fate is what became of the place of a finding that is no longer there.
type Fate string

const (
	Mended     Fate = "mended"     // the check looked and holds
	Unassessed Fate = "unassessed" // the check could not look, or is no longer made
	NoReport   Fate = "no_report"  // no current report of the agency and year
	Unreadable Fate = "unreadable" // figures that it rested on could not be read this time
)

// FateOf tells why a finding of an earlier round is gone. Gone is not mended: only a
// check that looked, over figures that were read, says so.
func (db *DB) FateOf(ctx context.Context, j Judged) (Fate, error) {
	if fate, ok, err := db.unitFate(ctx, j); ok {
		return fate, err
	}
	var report int64
	var outcome sql.NullString
	err := db.pool.QueryRowContext(ctx, `SELECT r.id, (SELECT outcome FROM check_results c WHERE c.report_id = r.id AND c.check_id = ?3)
		FROM reports r WHERE r.agency_id = ?1 AND r.year IS nullif(?2, 0) AND r.is_current = 1 LIMIT 1`,
		j.AgencyID, j.Year, j.Check).Scan(&report, &outcome)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return NoReport, nil
	case err != nil:
		return "", troubled(db.path, err)
	case outcome.String == "held":
		return Mended, nil
	case outcome.String != "failed":
		return Unassessed, nil
	}
	return db.fateAmong(ctx, report)
}

// fateAmong: the check fails elsewhere in the report. Where figures are unread, the
// finding may only have become invisible.
func (db *DB) fateAmong(ctx context.Context, report int64) (Fate, error) {
	var unread int
	err := db.pool.QueryRowContext(ctx, `SELECT count(*) FROM problems WHERE report_id = ?`, report).Scan(&unread)
	if err != nil {
		return "", troubled(db.path, err)
	}
	if unread > 0 {
		return Unreadable, nil
	}
	return Mended, nil
}
