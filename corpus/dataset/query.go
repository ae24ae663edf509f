package dataset

// Asking: one statement of SQL on a data set opened read-only.

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// What Rows refuses, beside what SQLite finds wrong in a statement.
var (
	ErrForbidden = errors.New("the statement would do more than read")
	ErrSeveral   = errors.New("more than one statement")
	ErrNothing   = errors.New("no statement")
)

// askingDriver opens connections that can read and nothing else: no ATTACH, no
// PRAGMA that sets, no temporary table, no loading of code.
const askingDriver = "sqlite3 for asking"

func init() {
	sql.Register(askingDriver, &sqlite3.SQLiteDriver{ConnectHook: func(c *sqlite3.SQLiteConn) error {
		c.RegisterAuthorizer(mayAsk)
		return nil
	}})
}

// recursive is SQLITE_RECURSIVE, which the driver does not name.
const recursive = 33

// tellingPragmas describe the file and set nothing.
var tellingPragmas = map[string]bool{
	"application_id": true, "collation_list": true, "compile_options": true, "data_version": true, "database_list": true, "encoding": true, "foreign_key_list": true,
	"foreign_key_check": true, "function_list": true, "index_info": true, "index_list": true, "index_xinfo": true, "integrity_check": true, "page_count": true, "page_size": true, "pragma_list": true, "quick_check": true,
	"table_info": true, "table_list": true, "table_xinfo": true, "user_version": true,
}

// takesName: the argument of these names a table; that of all others is a value to set.
var takesName = map[string]bool{
	"foreign_key_list": true, "index_info": true, "index_list": true, "index_xinfo": true, "table_info": true, "table_list": true, "table_xinfo": true,
}

// mayAsk is asked by SQLite for each thing that a statement does.
func mayAsk(op int, first, second, _ string) int {
	switch op {
	case sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, recursive:
		return sqlite3.SQLITE_OK
	case sqlite3.SQLITE_FUNCTION:
		if second != "load_extension" {
			return sqlite3.SQLITE_OK
		}
	case sqlite3.SQLITE_PRAGMA:
		if tellingPragmas[first] && (second == "" || takesName[first]) {
			return sqlite3.SQLITE_OK
		}
	}
	return sqlite3.SQLITE_DENY
}

// openAsker opens the connections for what people ask.
func (db *DB) openAsker() (err error) {
	if db.asker, err = sql.Open(askingDriver, db.dsn("ro")); err == nil {
		db.asker.SetMaxIdleConns(4)
	}
	return err
}

// Rows runs a statement and hands the names of its columns and then each row to
// the caller: nil, int64, float64 or string; bytes as lower-case hex. On a data
// set open ReadOnly it is one statement that reads, or ErrForbidden, ErrSeveral,
// ErrNothing.
func (db *DB) Rows(ctx context.Context, query string, args []any, head func([]string) error, row func([]any) error) error {
	pool := db.pool
	if db.asker != nil {
		if err := single(query); err != nil {
			return err
		}
		pool = db.asker
	}
	return db.refusal(ctx, stream(ctx, pool, query, args, head, row))
}

func stream(ctx context.Context, pool *sql.DB, query string, args []any, head func([]string) error, row func([]any) error) error {
	rows, err := pool.QueryContext(ctx, query, args...)
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

// refusal tells an interrupted statement, a locked or damaged file and a
// statement that may not be run from one that SQLite does not understand.
func (db *DB) refusal(ctx context.Context, err error) error {
	var s sqlite3.Error
	switch {
	case err == nil, !errors.As(err, &s):
		return err
	case ctx.Err() != nil && s.Code == sqlite3.ErrInterrupt:
		return ctx.Err()
	case s.Code == sqlite3.ErrAuth, s.Code == sqlite3.ErrReadonly, strings.HasPrefix(s.Error(), "not authorized"):
		return errors.Join(ErrForbidden, err)
	case s.Code == sqlite3.ErrBusy, s.Code == sqlite3.ErrLocked, s.Code == sqlite3.ErrCorrupt, s.Code == sqlite3.ErrIoErr, s.Code == sqlite3.ErrFull:
		return troubled(db.path, err)
	}
	return err
}

// scan gives a row with bytes in hex, as the views show hashes.
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
			values[i] = hex.EncodeToString(b)
		}
	}
	return values, nil
}
