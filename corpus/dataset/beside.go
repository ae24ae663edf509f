package dataset

// What a data set knows beside a report that it need not hold: a draft.

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"slices"

	"nianbao/checks"
	"nianbao/normalize"
)

// Beside gives the current reports of the same agency for the years beside a report's.
// It is empty where the name does not tell which agency that is, or the report's year
// is not known.
func (db *DB) Beside(ctx context.Context, r *normalize.Report) (known checks.Known, err error) {
	if r.Year == 0 || !namesOne(r.Agency) {
		return known, nil
	}
	id, canonical := agencyID(r.Agency, nil)
	agency, err := db.countsUnder(ctx, id, canonical)
	if err != nil || agency == 0 {
		return known, troubled(db.path, err)
	}
	rows, err := db.pool.QueryContext(ctx, `SELECT r.no, r.year FROM report r JOIN agency a ON a.no = r.agency_no
		WHERE a.no = ? AND r.is_current = 1 AND r.year > 0 ORDER BY r.year`, agency)
	if err != nil {
		return known, troubled(db.path, err)
	}
	at := map[int]int64{} // year → report
	err = visitAll(rows, func(rows *sql.Rows) error {
		var no int64
		var year int
		err := rows.Scan(&no, &year)
		at[year], known.Years = no, append(known.Years, year)
		return err
	})
	if err != nil {
		return known, troubled(db.path, err)
	}
	if !slices.Contains(known.Years, r.Year) {
		known.Years = append(known.Years, r.Year)
		slices.Sort(known.Years)
	}
	if known.Before, err = db.reportOf(ctx, at[r.Year-1]); err == nil {
		known.After, err = db.reportOf(ctx, at[r.Year+1])
	}
	over, failed := handedOver(asking{ctx, db}, agency, r.Year)
	if err = cmp.Or(err, failed); err != nil || over == nil {
		return known, troubled(db.path, err)
	}
	return known, over.tell(&known, func(no int64) (*normalize.Report, error) { return db.reportOf(ctx, no) })
}

// countsUnder gives the number of the agency under which reports of one that documents
// name count; 0 for none.
func (db *DB) countsUnder(ctx context.Context, id, canonical string) (no int64, err error) {
	err = db.pool.QueryRowContext(ctx, `SELECT r.agency_no FROM agency a JOIN report r ON r.own_no = a.no WHERE a.id = ?1 AND a.canonical = ?2
		UNION ALL SELECT a.no FROM agency a WHERE a.id = ?1 AND a.canonical = ?2 LIMIT 1`, id, canonical).Scan(&no)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return no, err
}

// asking visits rows on any connection.
type asking struct {
	ctx context.Context
	db  *DB
}

func (a asking) each(query string, args []any, visit func(*sql.Rows) error) error {
	rows, err := a.db.pool.QueryContext(a.ctx, query, args...)
	if err != nil {
		return err
	}
	return visitAll(rows, visit)
}

// reportOf loads a report; nil for number 0.
func (db *DB) reportOf(ctx context.Context, no int64) (*normalize.Report, error) {
	if no == 0 {
		return nil, nil
	}
	got, err := db.Load(ctx, no)
	return got.Report, err
}
