package queue

// The state store: one SQLite file, or a PostgreSQL database that many machines share.
// The SQL is the same for both; what differs stands here.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	_ "github.com/jackc/pgx/v5/stdlib" // the driver "pgx"
	"github.com/mattn/go-sqlite3"      // the driver "sqlite3", too
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	"github.com/riverqueue/river/rivermigrate"
)

// State is an open state store.
type State struct {
	db     *sql.DB
	lock   *sql.DB // of an SQLite file: held as long as this process works on it
	shared bool    // PostgreSQL: other workers may take part
	driver riverdriver.Driver[*sql.Tx]
	epoch  int // counts the processes that worked on an SQLite file, one after another
}

// ErrBusy: another process works on the state file.
var ErrBusy = errors.New("another process works on this state file")

// ErrVersion: the store was made by another version of the program.
var ErrVersion = errors.New("the state store has another version")

// Shared tells whether a place names a PostgreSQL database.
func Shared(where string) bool {
	return strings.HasPrefix(where, "postgres://") || strings.HasPrefix(where, "postgresql://")
}

// Open opens or creates a state store. To work on it, one process at a time may open an
// SQLite file; to look at it (readOnly), any number may.
func Open(ctx context.Context, where string, readOnly bool) (*State, error) {
	s, err := open(where, readOnly)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx, readOnly); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func open(where string, readOnly bool) (*State, error) {
	if Shared(where) {
		db, err := sql.Open("pgx", where)
		if err != nil {
			return nil, err
		}
		return &State{db: db, shared: true, driver: riverdatabasesql.New(db)}, nil
	}
	path, err := filepath.Abs(where)
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); readOnly && err != nil {
		return nil, err
	}
	s := &State{}
	if !readOnly {
		if s.lock, err = holdAlone(path + ".lock"); err != nil {
			return nil, err
		}
	}
	// One connection: River asks from many goroutines, and SQLite lets one write at a time.
	s.db, err = sql.Open("sqlite3", "file:"+escaped(path)+"?_journal_mode=WAL&_synchronous=NORMAL&_busy_timeout=10000&_txlock=immediate&_foreign_keys=on")
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	s.db.SetMaxOpenConns(1)
	s.driver = riversqlite.New(s.db)
	return s, nil
}

func escaped(path string) string {
	return strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23").Replace(path)
}

// holdAlone holds a lock that the system lets go when the process ends, however it ends:
// an open exclusive transaction on a file of its own.
func holdAlone(path string) (*sql.DB, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666) // SQLite would not say why it cannot
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite3", "file:"+escaped(path)+"?_busy_timeout=500&_journal_mode=MEMORY")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN EXCLUSIVE"); err != nil {
		var no sqlite3.Error
		if errors.As(err, &no) && no.Code == sqlite3.ErrBusy {
			err = errors.Join(ErrBusy, err)
		}
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// Close ends the work on the store.
func (s *State) Close() error {
	var errs []error
	if s.db != nil {
		errs = append(errs, s.db.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}

// prepare makes the tables that are missing, River's and our own.
func (s *State) prepare(ctx context.Context, readOnly bool) error {
	if !readOnly {
		if err := s.makeTables(ctx); err != nil {
			return err
		}
	}
	return s.checkVersion(ctx, readOnly)
}

// tablesLock is the number under which processes wait for one another to make the tables.
const tablesLock = 20190703

func (s *State) makeTables(ctx context.Context) error {
	if s.shared {
		c, err := s.db.Conn(ctx)
		if err != nil {
			return err
		}
		defer c.Close()
		if _, err := c.ExecContext(ctx, `SELECT pg_advisory_lock($1)`, tablesLock); err != nil {
			return err
		}
		defer c.ExecContext(context.WithoutCancel(ctx), `SELECT pg_advisory_unlock($1)`, tablesLock) // else it goes with the connection
	}
	m, err := rivermigrate.New(s.driver, nil)
	if err != nil {
		return err
	}
	if _, err := m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return fmt.Errorf("tables of the queue: %w", err)
	}
	for _, statement := range strings.Split(schema, ";\n") {
		if strings.TrimSpace(statement) == "" {
			continue
		}
		if _, err := s.db.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("tables of the crawl: %w", err)
		}
	}
	return nil
}

func (s *State) checkVersion(ctx context.Context, readOnly bool) error {
	var have int
	err := s.db.QueryRowContext(ctx, `SELECT value FROM crawl_number WHERE name = 'version'`).Scan(&have)
	switch {
	case errors.Is(err, sql.ErrNoRows) && !readOnly:
		_, err = s.db.ExecContext(ctx, `INSERT INTO crawl_number(name, value) VALUES ('version', $1), ('epoch', 0) ON CONFLICT DO NOTHING`, schemaVersion)
		have = schemaVersion
	case err == nil && have != schemaVersion:
		return ErrVersion
	}
	if err != nil || readOnly || s.shared {
		return err
	}
	return s.db.QueryRowContext(ctx, `UPDATE crawl_number SET value = value + 1 WHERE name = 'epoch' RETURNING value`).Scan(&s.epoch)
}

// inTx runs steps in one transaction.
func (s *State) inTx(ctx context.Context, steps func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := steps(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// completeTx ends a job in the transaction that holds its results.
func completeTx[T river.JobArgs](ctx context.Context, s *State, tx *sql.Tx, job *river.Job[T]) (err error) {
	if s.shared {
		_, err = river.JobCompleteTx[*riverdatabasesql.Driver](ctx, tx, job)
	} else {
		_, err = river.JobCompleteTx[*riversqlite.Driver](ctx, tx, job)
	}
	return err
}
