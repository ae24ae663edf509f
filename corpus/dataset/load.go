package dataset

// Loading: a stored report as it was read, from its rows alone, so that a data
// set works without its documents.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"nianbao/extract"
	"nianbao/normalize"
)

// ErrNoReport: the data set holds no report of that number.
var ErrNoReport = errors.New("no such report")

// Load gives a stored report by its number, reports.id: what was saved, field by
// field, but for what is not kept: rows as printed (Report.Rows) and links, the
// places behind the outcome of a check (Verdict.Hold and the like), and when a
// file was modified.
func (db *DB) Load(ctx context.Context, report int64) (Reading, error) {
	tx, err := db.pool.BeginTx(ctx, nil) // one state of the file, whoever writes meanwhile
	if err != nil {
		return Reading{}, troubled(db.path, err)
	}
	defer tx.Rollback()
	l := loader{ctx: ctx, from: tx, no: report, alone: !db.years, out: Reading{Report: &normalize.Report{}}}
	for _, part := range []func() error{l.head, l.figures, l.sections, l.statements, l.claims, l.problems, l.subtotals, l.outcomes, l.findings} {
		switch err := part(); {
		case errors.Is(err, ErrNoReport):
			return Reading{}, err
		case err != nil:
			return Reading{}, troubled(db.path, fmt.Errorf("report %d: %w", report, err))
		}
	}
	return l.out, nil
}

// Sources lists the paths and addresses at which the document of a report was seen.
func (db *DB) Sources(ctx context.Context, report int64) (list []string, err error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT DISTINCT s.source FROM report r JOIN sighting g ON g.document_no = r.document_no JOIN source s ON s.no = g.source_no
		WHERE r.no = ? ORDER BY s.source`, report)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			list = append(list, "")
			return rows.Scan(&list[len(list)-1])
		})
	}
	return list, troubled(db.path, err)
}

// loader fills one Reading from its rows.
type loader struct {
	ctx   context.Context
	from  querier
	no    int64
	alone bool // the file keeps no evidence of other years
	bare  bool // figures without their places
	plain bool // a document without its sources
	out   Reading
}

// querier is a transaction, or the connection of a run.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

func (l *loader) each(query string, visit func(*sql.Rows) error) error {
	rows, err := l.from.QueryContext(l.ctx, query, l.no)
	if err != nil {
		return err
	}
	return visitAll(rows, visit)
}

// head takes the document and the report's own row.
func (l *loader) head() error {
	d, r := &l.out.Document, l.out.Report
	var sum []byte
	var hashed bool
	var from, to string
	a := &r.Agency
	source := `(SELECT min(s.source) FROM sighting g JOIN source s ON s.no = g.source_no WHERE g.document_no = d.no)`
	if l.plain {
		source = `NULL`
	}
	err := l.from.QueryRowContext(l.ctx, `SELECT d.sha256, d.hashed, d.format, coalesce(d.bytes, 0), d.part, d.captured_at, d.status, d.reason,
		d.charset_declared, d.charset_used, d.chars_replaced, d.recognised_by,
		`+source+`,
		r.title, r.year, r.name, r.division_code, r.candidates, r.level, r.is_zone, r.credit_code, r.site_code, r.kind, r.scope, r.scope_evidence,
		r.published_on, r.publisher, r.period_from, r.period_to, r.form, r.forms, r.plain_six, r.sums_used, r.witnesses,
		coalesce(r.division_path, (SELECT a.division_path FROM agency a WHERE a.no = coalesce(r.own_no, r.agency_no) AND a.division_code = r.division_code))
		FROM report r JOIN document d ON d.no = r.document_no WHERE r.no = ?`, l.no).Scan(
		&sum, &hashed, &d.Format, &d.Bytes, &d.Part, orEmpty{&d.CapturedAt}, &d.Status, orEmpty{&d.Reason},
		orEmpty{&d.Charset.Declared}, orEmpty{&d.Charset.Used}, &d.Charset.Replaced, orEmpty{&d.Recognised}, orEmpty{&d.Source},
		orEmpty{&r.Title}, &r.Year, orEmpty{&a.Name}, orEmpty{&a.DivisionCode}, fromJSON{&a.Candidates}, orEmpty{&a.Level}, &a.IsZone, orEmpty{&a.CreditCode}, orEmpty{&a.SiteCode}, orEmpty{&a.Kind}, orEmpty{&a.Scope}, orEmpty{&a.ScopeEvidence},
		orEmpty{&r.PublishedOn}, orEmpty{&r.Publisher}, orEmpty{&from}, orEmpty{&to}, orEmpty{&r.Form}, fromJSON{&r.Forms}, &r.PlainSix, fromJSON{&r.SumsUsed}, fromJSON{&r.Witnesses}, orEmpty{&a.DivisionName})
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNoReport
	}
	if err != nil {
		return err
	}
	if hashed {
		d.SHA256 = fmt.Sprintf("%x", sum)
	}
	if from+to != "" {
		r.Period = &normalize.Period{From: from, To: to}
	}
	if a.DivisionName == "" && a.DivisionCode != "" { // the table of divisions takes longer to make than all else here
		_, a.DivisionName = divisionOf(a.DivisionCode)
	}
	r.Status, r.Reason, r.Format = normalize.Status(d.Status), d.Reason, extract.Format(d.Format)
	r.Recognised = d.Recognised
	return nil
}

// orEmpty scans text; NULL is "".
type orEmpty struct{ to *string }

func (s orEmpty) Scan(v any) error {
	var text sql.NullString
	err := text.Scan(v)
	*s.to = text.String
	return err
}

// fromJSON scans JSON text; NULL leaves the value alone.
type fromJSON struct{ to any }

func (j fromJSON) Scan(v any) error {
	var text sql.NullString
	if err := text.Scan(v); err != nil || !text.Valid {
		return err
	}
	return json.Unmarshal([]byte(text.String), j.to)
}

// exactly scans a number from its digits; NULL is none.
type exactly struct{ to **normalize.Decimal }

func (x exactly) Scan(v any) error {
	var text sql.NullString
	if err := text.Scan(v); err != nil || !text.Valid {
		return err
	}
	d, err := normalize.ParseDecimal(text.String)
	*x.to = &d
	return err
}
