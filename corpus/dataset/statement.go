package dataset

// Prepared statements of a run: each text is compiled once.

import (
	"context"
	"database/sql"
	"errors"
	"strings"
)

var errEnded = errors.New("the run has ended")

func (r *Run) prepared(query string) (*sql.Stmt, error) {
	if s := r.statements[query]; s != nil {
		return s, nil
	}
	if r.conn == nil {
		return nil, errEnded
	}
	s, err := r.conn.PrepareContext(context.Background(), planned(query))
	if err == nil {
		r.statements[query] = s
	}
	return s, err
}

// planned is a query whose plan no value has a say in: SQLite would compile one that
// compares a column with a bare parameter anew each time, as the driver clears the values.
func planned(query string) string { return strings.ReplaceAll(query, "?", "+?") }

// number finds a row by one value, or makes it.
func (r *Run) number(find, make string, value any) (no int64, err error) {
	err = r.row(find, value).Scan(&no)
	if errors.Is(err, sql.ErrNoRows) {
		return r.insert(make, value)
	}
	return no, err
}

// one is a row, or the error of asking for it.
type one struct {
	row *sql.Row
	err error
}

func (o one) Scan(to ...any) error {
	if o.err != nil {
		return o.err
	}
	return o.row.Scan(to...)
}

func (r *Run) row(query string, args ...any) one {
	s, err := r.prepared(query)
	if err != nil {
		return one{err: err}
	}
	return one{row: s.QueryRow(args...)}
}

// each visits the rows of a query; visit scans one.
func (r *Run) each(query string, args []any, visit func(*sql.Rows) error) error {
	s, err := r.prepared(query)
	if err != nil {
		return err
	}
	rows, err := s.Query(args...)
	if err != nil {
		return err
	}
	return visitAll(rows, visit)
}

func visitAll(rows *sql.Rows, visit func(*sql.Rows) error) error {
	defer rows.Close()
	for rows.Next() {
		if err := visit(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// forget closes the statements, which would keep the file in use.
func (r *Run) forget() {
	for _, s := range r.statements {
		s.Close()
	}
	r.statements = map[string]*sql.Stmt{}
	r.forgetPutters()
}
