package dataset

// Asking: SQL on a data set opened read-only.

import (
	"context"
	"database/sql"
	"errors"
	"io"
)

// Rows runs a statement and hands the names of its columns and then each row to
// the caller: nil, int64, float64 or string. The data set must be open ReadOnly;
// SQLite itself then refuses every statement that writes.
func (db *DB) Rows(ctx context.Context, query string, args []any, head func([]string) error, row func([]any) error) error {
	rows, err := db.pool.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	if err := head(names); err != nil {
		return err
	}
	for rows.Next() {
		values, err := scan(rows, len(names))
		if err == nil {
			err = row(values)
		}
		if errors.Is(err, io.EOF) {
			return nil // the caller has seen enough
		}
		if err != nil {
			return err
		}
	}
	return rows.Err()
}

// scan gives a row with bytes as text.
func scan(rows *sql.Rows, n int) ([]any, error) {
	values, to := make([]any, n), make([]any, n)
	for i := range values {
		to[i] = &values[i]
	}
	if err := rows.Scan(to...); err != nil {
		return nil, err
	}
	for i, v := range values {
		if b, ok := v.([]byte); ok {
			values[i] = string(b)
		}
	}
	return values, nil
}
