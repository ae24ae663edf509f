package dataset

// Opening the file of a data set: what it must be, and how connections are set.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"strings"
	"time"

	_ "github.com/mattn/go-sqlite3" // the driver "sqlite3"
)

// Options say what is wanted of the file.
type Options struct {
	ReadOnly bool          // for asking; works on a file that may not be written
	Create   bool          // make the file where there is none
	NoSearch bool          // when it is made: without the index of words, see Search
	Wait     time.Duration // for another program's writing to end, 2 seconds when 0

	pragmas []string // for tests
}

// DB is an open data set. It may be used by several goroutines; at most one Run
// writes at a time.
type DB struct {
	path   string
	opts   Options
	pool   *sql.DB // reading
	asker  *sql.DB // reading what people ask, see Rows
	search bool
	years  bool // the file has the tables of schema_years.sql
	units  bool // and those of schema_units.sql
}

// Open opens a data set. The error is an *Error.
func Open(path string, o Options) (*DB, error) {
	if o.Wait == 0 {
		o.Wait = 2 * time.Second
	}
	fresh, err := lookAt(path, o)
	if err != nil {
		return nil, err
	}
	mode := "rw"
	switch {
	case o.ReadOnly:
		mode = "ro"
	case fresh:
		mode = "rwc"
	}
	db := &DB{path: path, opts: o}
	if db.pool, err = sql.Open("sqlite3", db.dsn(mode)); err != nil {
		return nil, troubled(path, err)
	}
	// An idle connection to a file in WAL mode would keep the end of a run from
	// turning it back into one plain file.
	db.pool.SetMaxIdleConns(0)
	if o.ReadOnly {
		db.pool.SetMaxIdleConns(4) // reading a schema costs more than most questions
	}
	if o.ReadOnly {
		err = db.openAsker()
	}
	if err == nil {
		err = db.begin(fresh)
	}
	if err != nil {
		db.Close()
		if fresh {
			removeEmpty(path)
		}
		return nil, troubled(path, err)
	}
	return db, nil
}

// removeEmpty leaves no file where none could be made; what another program has
// made there meanwhile stays.
func removeEmpty(path string) {
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		os.Remove(path)
	}
}

// lookAt tells whether a new file is to be made.
func lookAt(path string, o Options) (fresh bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) && o.Create && !o.ReadOnly:
		return true, nil
	case errors.Is(err, fs.ErrNotExist):
		return false, &Error{Path: path, Trouble: Missing, Err: err}
	case err != nil:
		return false, &Error{Path: path, Trouble: Unopenable, Err: err}
	case !info.Mode().IsRegular():
		return false, &Error{Path: path, Trouble: NotDataset}
	}
	return info.Size() == 0 && o.Create && !o.ReadOnly, nil
}

// begin makes the schema, or makes sure that it is there. Where people ask, it does
// so on the connection that they will ask on: each reads the schema anew.
func (db *DB) begin(fresh bool) error {
	ctx := context.Background()
	pool := db.pool
	if db.asker != nil {
		pool = db.asker
	}
	c, err := pool.Conn(ctx)
	if err != nil {
		return err
	}
	defer c.Close()
	if fresh {
		if err := db.set(ctx, c, db.opts.pragmas...); err != nil {
			return err
		}
		if err := install(ctx, c, !db.opts.NoSearch); err != nil {
			return err
		}
	}
	if err := db.check(ctx, c); err != nil {
		return err
	}
	return c.QueryRowContext(ctx, `SELECT count(*) FILTER (WHERE name = 'section_words'), count(*) FILTER (WHERE name = 'finding_year'), count(*) FILTER (WHERE name = 'unit_findings') FROM sqlite_schema`).Scan(&db.search, &db.years, &db.units)
}

func (db *DB) check(ctx context.Context, c *sql.Conn) error {
	var id, version int
	if err := c.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return err
	}
	if err := c.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	switch {
	case id != applicationID:
		return &Error{Path: db.path, Trouble: NotDataset}
	case version != Version:
		return &Error{Path: db.path, Trouble: OtherVersion, Found: version}
	}
	return nil
}

// dsn names the file to SQLite. The path may hold any character.
func (db *DB) dsn(mode string) string {
	p := url.Values{"mode": {mode}, "_busy_timeout": {fmt.Sprint(db.opts.Wait.Milliseconds())}}
	if mode == "ro" {
		p.Set("_query_only", "1")
		p.Set("_cache_size", "-65536") // at most 64 MB: sums over all reports come back to the same pages
	}
	return uri(db.path, p)
}

func uri(path string, p url.Values) string {
	return "file:" + strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path) + "?" + p.Encode()
}

func (db *DB) set(ctx context.Context, c *sql.Conn, pragmas ...string) error {
	for _, p := range pragmas {
		if _, err := c.ExecContext(ctx, "PRAGMA "+p); err != nil {
			return err
		}
	}
	return nil
}

func pragma(name string, value any) string { return fmt.Sprintf("PRAGMA %s = %v", name, value) }

// HoldsYears tells whether the file can hold what other years print in a finding.
func (db *DB) HoldsYears() bool { return db.years }

// Path is the path that the data set was opened by.
func (db *DB) Path() string { return db.path }

// Close ends the use of the data set. A run that was not finished leaves what it
// saved in whole batches.
func (db *DB) Close() error {
	var err error
	for _, pool := range []*sql.DB{db.pool, db.asker} {
		if pool != nil {
			err = errors.Join(err, pool.Close())
		}
	}
	return err
}
