package dataset

// What a data set knows beside a report that it need not hold: a draft.

import (
	"context"
	"database/sql"
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
	rows, err := db.pool.QueryContext(ctx, `SELECT r.no, r.year FROM report r JOIN agency a ON a.no = r.agency_no
		WHERE a.id = ? AND a.canonical = ? AND r.is_current = 1 AND r.year > 0 ORDER BY r.year`, id, canonical)
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
	return known, err
}

// reportOf loads a report; nil for number 0.
func (db *DB) reportOf(ctx context.Context, no int64) (*normalize.Report, error) {
	if no == 0 {
		return nil, nil
	}
	got, err := db.Load(ctx, no)
	return got.Report, err
}
