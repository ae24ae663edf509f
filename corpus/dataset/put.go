package dataset

// Putting rows into tables. A report takes a hundred small rows; each crosses into
// SQLite once with all its values, which the driver does for queries only.

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"

	"github.com/mattn/go-sqlite3"
)

// putter is a statement that puts a row, with room for its values.
type putter struct {
	statement *sqlite3.SQLiteStmt
	values    []driver.NamedValue
}

// put runs a statement that gives no rows, as exec does. The driver keeps room for
// the largest row that was put, so long texts go by exec.
func (r *Run) put(query string, args ...any) error {
	if r.conn == nil {
		return errEnded
	}
	return r.conn.Raw(func(conn any) error {
		p := r.putters[query]
		if p == nil {
			s, err := conn.(*sqlite3.SQLiteConn).Prepare(query)
			if err != nil {
				return err
			}
			p = &putter{statement: s.(*sqlite3.SQLiteStmt)}
			r.putters[query] = p
		}
		return p.put(args)
	})
}

func (p *putter) put(args []any) error {
	p.values = p.values[:0]
	for i, a := range args {
		v, err := driver.DefaultParameterConverter.ConvertValue(a)
		if err != nil {
			return err
		}
		p.values = append(p.values, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	if want := p.statement.NumInput(); len(args) != want {
		return fmt.Errorf("%d values for a row of %d", len(args), want)
	}
	rows, err := p.statement.QueryContext(context.Background(), p.values)
	if err != nil {
		return err
	}
	if err = rows.Next(nil); errors.Is(err, io.EOF) {
		return rows.Close()
	}
	return errors.Join(err, rows.Close())
}

// forgetPutters closes the statements, which would keep the file in use.
func (r *Run) forgetPutters() {
	if r.conn != nil {
		_ = r.conn.Raw(func(any) error { // a connection that is gone has closed them
			for _, p := range r.putters {
				p.statement.Close()
			}
			return nil
		})
	}
	r.putters = map[string]*putter{}
}
