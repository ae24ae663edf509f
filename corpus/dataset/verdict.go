package dataset

// Verdicts: what people said of findings. They live in a file of their own beside
// the data set, so that a rebuild loses none of them; the data set holds a copy of
// the latest, for asking.

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"strings"
	"time"
)

//go:embed verdict.sql
var verdictSchema string

const (
	verdictVersion     = 1
	verdictApplication = 0x6e627664 // "nbvd"
	verdictsWait       = 10 * time.Second
)

// VerdictStates are the states of an office in the order of its work: 待核实,
// 已发整改, 已整改, 说明属实, 误判, 维持.
var VerdictStates = []string{"pending", "notified", "corrected", "explained", "false", "upheld"}

// Judged is a finding as it was when somebody judged it, or a round was begun.
type Judged struct {
	Fingerprint, Check, AgencyID, Agency string
	Year                                 int
	Severity, Responsibility, ZH, EN     string
	Evidence                             string // see evidenceOf
}

// Verdict is what one person said of one finding at one time.
type Verdict struct {
	Judged
	At       string // RFC 3339, UTC
	State    string // one of VerdictStates
	Round    string
	Note     string
	Deadline string // ISO date
	Reply    string // of the unit
	By       string
}

// VerdictsPath is where the verdicts on a data set live: NAME.verdicts.db.
func VerdictsPath(dataset string) string {
	return strings.TrimSuffix(dataset, ".db") + ".verdicts.db"
}

// Verdicts is the file of verdicts.
type Verdicts struct {
	path string
	pool *sql.DB // nil where there is no file yet and none is to be made
}

// OpenVerdicts opens the verdicts beside a data set. Without create a missing file
// is an empty one. The error is an *Error.
func OpenVerdicts(dataset string, create bool) (*Verdicts, error) {
	v := &Verdicts{path: VerdictsPath(dataset)}
	_, err := os.Stat(v.path)
	if errors.Is(err, fs.ErrNotExist) && !create {
		return v, nil
	}
	file := &DB{path: v.path, opts: Options{Wait: verdictsWait}}
	dsn := file.dsn("ro")
	if create {
		dsn = file.dsn("rwc") + "&_txlock=immediate"
	}
	if v.pool, err = sql.Open("sqlite3", dsn); err != nil {
		return nil, troubled(v.path, err)
	}
	v.pool.SetMaxOpenConns(1)
	if err := v.ready(create); err != nil {
		v.pool.Close()
		return nil, troubled(v.path, err)
	}
	return v, nil
}

// ready makes the tables in a new file, and knows its own from others.
func (v *Verdicts) ready(create bool) error {
	tx, err := v.pool.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var tables, id, version int
	if err := tx.QueryRow(`SELECT (SELECT count(*) FROM sqlite_schema), (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version)`).
		Scan(&tables, &id, &version); err != nil {
		return err
	}
	switch {
	case tables == 0 && create:
		_, err := tx.Exec(verdictSchema + ";\n" + pragma("application_id", verdictApplication) + ";\n" + pragma("user_version", verdictVersion))
		if err == nil {
			_, err = tx.Exec(linkSchema + apartSchema)
		}
		return errors.Join(err, tx.Commit())
	case tables > 0 && id != verdictApplication:
		return &Error{Path: v.path, Trouble: NotDataset}
	case version > verdictVersion:
		return &Error{Path: v.path, Trouble: OtherVersion, Found: version}
	case create:
		_, err := tx.Exec(linkSchema + apartSchema) // a file of an older program has no links
		return errors.Join(err, tx.Commit())
	}
	return nil
}

// Close ends the use of the file.
func (v *Verdicts) Close() error {
	if v.pool == nil {
		return nil
	}
	return v.pool.Close()
}

const verdictColumns = `at, fingerprint, state, round, note, deadline, reply, by_whom, check_id, agency_id, agency, year, severity, responsibility, says_zh, says_en, evidence`

func (d *Verdict) fields() []any {
	return []any{&d.At, &d.Fingerprint, &d.State, &d.Round, &d.Note, &d.Deadline, &d.Reply, &d.By, &d.Check, &d.AgencyID, &d.Agency, &d.Year,
		&d.Severity, &d.Responsibility, &d.ZH, &d.EN, &d.Evidence}
}

// Record adds verdicts, all or none. One that is there already, word for word and
// of the same time, is not added again. It tells how many were new.
func (v *Verdicts) Record(list []Verdict) (added int, err error) {
	tx, err := v.pool.Begin()
	if err != nil {
		return 0, troubled(v.path, err)
	}
	defer tx.Rollback()
	for i := range list {
		done, err := tx.Exec(`INSERT INTO verdict(`+verdictColumns+`) SELECT ?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,?17
			WHERE NOT EXISTS (SELECT 1 FROM verdict WHERE at = ?1 AND fingerprint = ?2 AND state = ?3 AND note = ?5 AND reply = ?7 AND by_whom = ?8)`, list[i].fields()...)
		if err != nil {
			return 0, troubled(v.path, err)
		}
		n, _ := done.RowsAffected()
		added += int(n)
	}
	return added, troubled(v.path, tx.Commit())
}

// Latest lists the verdict that counts of each finding, in the order of agency,
// year and check.
func (v *Verdicts) Latest() ([]Verdict, error) {
	return v.list(`SELECT ` + verdictColumns + ` FROM latest ORDER BY agency, year, check_id, fingerprint`)
}

// History lists every verdict on the finding, the first one first; of all findings
// where the fingerprint is "".
func (v *Verdicts) History(fingerprint string) ([]Verdict, error) {
	return v.list(`SELECT `+verdictColumns+` FROM verdict WHERE ?1 = '' OR fingerprint = ?1 ORDER BY id`, fingerprint)
}

func (v *Verdicts) list(query string, args ...any) (list []Verdict, err error) {
	if v.pool == nil {
		return nil, nil
	}
	rows, err := v.pool.Query(query, args...)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, Verdict{})
			return rows.Scan(list[len(list)-1].fields()...)
		})
	}
	return list, troubled(v.path, err)
}

// ShowVerdicts copies the latest verdicts into the data set, where its views show
// them. The error is an *Error: Locked while a run writes, whose end does it.
func (db *DB) ShowVerdicts(list []Verdict) error {
	return db.atOnce(context.Background(), func(exec execer) error { return copyVerdicts(list, exec) })
}

// execer runs one statement of a transaction.
type execer func(query string, args ...any) error

// atOnce runs statements in a transaction of their own: all of them, or none. It takes the
// right to write first, so that who waits learns so before anything is done.
func (db *DB) atOnce(ctx context.Context, do func(execer) error) error {
	c, err := db.pool.Conn(ctx)
	if err != nil {
		return troubled(db.path, err)
	}
	defer c.Close()
	if _, err := c.ExecContext(ctx, "BEGIN IMMEDIATE"); err != nil {
		return troubled(db.path, err)
	}
	err = do(func(query string, args ...any) error {
		_, err := c.ExecContext(ctx, query, args...)
		return err
	})
	end := "COMMIT"
	if err != nil {
		end = "ROLLBACK"
	}
	_, ended := c.ExecContext(ctx, end)
	return troubled(db.path, errors.Join(err, ended))
}

func copyVerdicts(list []Verdict, exec execer) error {
	if err := exec(`DELETE FROM verdict`); err != nil {
		return err
	}
	for _, d := range list {
		if err := exec(`INSERT INTO verdict VALUES (?,?,?,?,?,?,?,?,?)`, d.Fingerprint, d.State, d.Evidence, orNull(d.Round), orNull(d.Note),
			orNull(d.Deadline), orNull(d.Reply), orNull(d.By), d.At); err != nil {
			return err
		}
	}
	return nil
}

// showVerdicts does the same at the end of a run.
func (r *Run) showVerdicts() error {
	v, err := OpenVerdicts(r.db.path, false)
	if err != nil {
		return err
	}
	defer v.Close()
	list, err := v.Latest()
	if err != nil || list == nil && v.pool == nil {
		return err
	}
	return copyVerdicts(list, r.exec)
}
