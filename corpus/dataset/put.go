package dataset

// Statements that change rows. A report takes a hundred small rows, which cross into
// SQLite several at a time with all their values, as the driver does for queries only.

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// putter is a statement that puts a row, with room for its values.
type putter struct {
	statement *sqlite3.SQLiteStmt
	values    []driver.NamedValue
}

// most is how long the texts of a row may be that cross at once: for these the driver
// keeps the room for good.
const most = 64 << 10

// exec runs a statement that gives no rows.
func (r *Run) exec(query string, args ...any) error { return r.putting(query, nil, args) }

// rowsInto is a statement that puts a row, and those like it that put several: for small
// rows most of the cost is that of the statement.
type rowsInto struct {
	width int // values of a row
	by    [len(rowsAtOnce)]string
}

var rowsAtOnce = [...]int{16, 8, 4, 2, 1}

func rowsOf(insert string) (into rowsInto) {
	_, row, _ := strings.Cut(insert, "VALUES ")
	into.width = strings.Count(row, "?")
	for i, n := range rowsAtOnce {
		into.by[i] = insert + strings.Repeat(","+row, n-1)
	}
	return into
}

// putRows puts the rows whose values stand one after the other.
func (r *Run) putRows(into rowsInto, values []any) error {
	r.values = values // the next rows take their room
	for i, n := range rowsAtOnce {
		for len(values) >= n*into.width {
			if err := r.putting(into.by[i], nil, values[:n*into.width]); err != nil {
				return err
			}
			values = values[n*into.width:]
		}
	}
	if len(values) > 0 {
		return fmt.Errorf("%d values are left for rows of %d", len(values), into.width)
	}
	return nil
}

// insert gives the number of the new row, 0 where it conflicts and nothing is done.
func (r *Run) insert(query string, args ...any) (no int64, err error) {
	if err := r.putting(query, nil, args); err != nil {
		return 0, err
	}
	var row [1]driver.Value
	err = r.putting(`SELECT last_insert_rowid() WHERE changes() > 0`, row[:], nil)
	no, _ = row[0].(int64)
	return no, err
}

// putting fills row with what a statement gives.
func (r *Run) putting(query string, row []driver.Value, args []any) error {
	if r.conn == nil {
		return errEnded
	}
	return r.conn.Raw(func(conn any) error {
		p := r.putters[query]
		if p == nil {
			s, err := conn.(*sqlite3.SQLiteConn).Prepare(planned(query))
			if err != nil {
				return err
			}
			p = &putter{statement: s.(*sqlite3.SQLiteStmt)}
			r.putters[query] = p
		}
		return p.put(row, args)
	})
}

func (p *putter) put(row []driver.Value, args []any) error {
	size, err := p.take(args)
	if err != nil {
		return err
	}
	if size > most {
		_, err := p.statement.ExecContext(context.Background(), p.values)
		return err
	}
	rows, err := p.statement.QueryContext(context.Background(), p.values)
	if err != nil {
		return err
	}
	if err = rows.Next(row); errors.Is(err, io.EOF) {
		return nil // at its end a statement is ready to begin anew
	}
	return errors.Join(err, rows.Close())
}

// take makes values of what is put, and tells how long its texts are.
func (p *putter) take(args []any) (size int, err error) {
	p.values = p.values[:0]
	for i, a := range args {
		v := driver.Value(a)
		switch x := a.(type) {
		case nil, int64, bool, float64:
		case int:
			v = int64(x)
		case string:
			size += len(x)
		case []byte:
			size += len(x)
		default:
			if v, err = driver.DefaultParameterConverter.ConvertValue(a); err != nil {
				return 0, err
			}
		}
		p.values = append(p.values, driver.NamedValue{Ordinal: i + 1, Value: v})
	}
	if want := p.statement.NumInput(); len(args) != want {
		return 0, fmt.Errorf("%d values for a statement of %d", len(args), want)
	}
	return size, nil
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
