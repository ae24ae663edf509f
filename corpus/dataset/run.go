package dataset

// A run: one writer, saving in batches. A batch is one transaction, so that after
// a kill at any moment the file holds whole reports only.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"nianbao/checks"
)

// RunInfo says what is being run, for the record.
type RunInfo struct {
	Command        string // the command line
	ProgramVersion string
	Program        string // hash of the executable: what decides whether to read again
}

// A batch ends after so many documents, or so much time, whichever is first.
const (
	batchDocuments = 256
	batchTime      = 2 * time.Second
)

// Run writes to a data set. Its methods may be called by several goroutines; the
// order in which documents are saved changes nothing but row numbers.
type Run struct {
	db   *DB
	mu   sync.Mutex
	pool *sql.DB
	conn *sql.Conn

	statements map[string]*sql.Stmt
	putters    map[string]*putter
	values     []any // room for those of many rows
	id         int64
	program    int64
	catalogue  *catalogue
	words      wordList
	unseen     map[string]bool           // sources that were asked about and are not known
	agencies   map[string]agency         // by id, as long as nobody else writes
	version    int64                     // PRAGMA data_version: changes when somebody else wrote
	touched    map[group]bool            // agencies and years to settle before the batch ends
	hashed     *hashedTexts              // that FindCopies leaves for CompareCopies
	sole       map[int64]sole            // what the checks of copies come to on reports of this run that share nothing, as long as nobody else writes
	beside     map[checks.Scope][]string // the checks of each stage, by its first scope
	open       bool                      // a transaction is open
	saved      int
	since      time.Time
}

// pragmas of the writing connection:
//
//	journal_mode=WAL     people ask while a run writes; after a kill, whole batches stand
//	synchronous=NORMAL   enough in WAL; a power cut costs the last batches, which are read again
//	wal_autocheckpoint   32 MB: pages that every batch writes go into the file once for many
//	cache_size           32 MB keep the pages of the two large indexes at hand
//	temp_store=MEMORY    small sorts leave the disk alone
//	foreign_keys=OFF     rows are written and deleted together; tests run foreign_key_check
var writing = []string{"journal_mode = WAL", "synchronous = NORMAL", "wal_autocheckpoint = 8192", "cache_size = -32768", "temp_store = MEMORY", "foreign_keys = OFF"}

// Begin starts a run. The error is an *Error: Locked while another run is writing.
func (db *DB) Begin(info RunInfo) (*Run, error) {
	if db.opts.ReadOnly {
		return nil, &Error{Path: db.path, Trouble: ReadOnly}
	}
	r := &Run{db: db, statements: map[string]*sql.Stmt{}, putters: map[string]*putter{}, unseen: map[string]bool{}, touched: map[group]bool{}, beside: map[checks.Scope][]string{}, sole: map[int64]sole{}}
	if err := r.start(info); err != nil {
		r.close()
		return nil, troubled(db.path, err)
	}
	return r, nil
}

func (r *Run) start(info RunInfo) (err error) {
	ctx := context.Background()
	if r.pool, err = sql.Open("sqlite3", r.db.dsn("rw")); err != nil {
		return err
	}
	r.pool.SetMaxOpenConns(1)
	if r.conn, err = r.pool.Conn(ctx); err != nil {
		return err
	}
	if err := r.db.set(ctx, r.conn, append(writing, r.db.opts.pragmas...)...); err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	if r.program, err = r.number(`SELECT no FROM program WHERE hash = ?`, `INSERT INTO program(hash) VALUES (?)`, info.Program); err != nil {
		return err
	}
	if r.catalogue, err = r.saveCatalogue(); err != nil {
		return err
	}
	if err := r.readyToCompare(); err != nil {
		return err
	}
	if err := r.learnLinks(); err != nil {
		return err
	}
	r.id, err = r.insert(`INSERT INTO run(started_at, command, program_version, program_no, catalogue_version, division_version) VALUES (?,?,?,?,?,?)`,
		now(), info.Command, info.ProgramVersion, r.program, r.catalogue.version, divisionVersion)
	if err != nil {
		return err
	}
	return r.commit()
}

func now() string { return time.Now().UTC().Format(time.RFC3339) }

// begin opens a transaction at once for writing: two runs never interleave
// inside a batch, and what this one remembers of the file stays true.
func (r *Run) begin() error {
	if r.open {
		return nil
	}
	if err := r.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	r.open, r.saved, r.since = true, 0, time.Now()
	var version int64
	if err := r.row("PRAGMA data_version").Scan(&version); err != nil {
		return err
	}
	if version != r.version {
		r.version, r.agencies, r.sole = version, map[string]agency{}, map[int64]sole{}
	}
	return nil
}

func (r *Run) commit() error {
	if !r.open {
		return nil
	}
	if err := r.settle(); err != nil {
		return err
	}
	if err := r.exec("COMMIT"); err != nil {
		return err
	}
	r.open = false
	return nil
}

// Save keeps what one source gave: one reading, or one for each part of a file
// with several reports. Either all of them are kept or none. An *Error is trouble
// with the file: the batch in hand is given up, what was saved before stays. Any
// other error is about this document alone, and the run goes on.
func (r *Run) Save(parts ...Reading) error {
	list := make([]parcel, len(parts))
	for i := range parts {
		var err error
		if list[i], err = wrap(&parts[i]); err != nil {
			return fmt.Errorf("%s: %w", parts[i].Document.Source, err)
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.save(list)
	for i := range list {
		list[i].packed.release()
	}
	if err != nil {
		r.rollback()
	}
	return troubled(r.db.path, err)
}

func (r *Run) save(parts []parcel) error {
	if len(parts) == 0 {
		return nil
	}
	r.hashed = nil
	if err := r.begin(); err != nil {
		return err
	}
	if err := r.saveParts(parts); err != nil {
		return err
	}
	r.saved++
	if r.saved >= batchDocuments || time.Since(r.since) > batchTime {
		return r.commit()
	}
	return nil
}

// rollback gives the batch up: its documents are read again by the next run.
func (r *Run) rollback() {
	if r.open {
		r.exec("ROLLBACK") // fails where SQLite has done so itself
	}
	r.open, r.agencies, r.touched, r.sole = false, map[string]agency{}, map[group]bool{}, map[int64]sole{}
}

// Finish ends a run: counts become its record, and the file becomes one plain
// file that the stock sqlite3 opens from a folder that may not be written.
func (r *Run) Finish(counts map[string]int) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer r.close()
	return troubled(r.db.path, r.finish(counts))
}

func (r *Run) finish(counts map[string]int) error {
	told, err := json.Marshal(counts)
	if err != nil {
		return err
	}
	if err := r.begin(); err != nil {
		return err
	}
	shown := r.showVerdicts() // a verdicts file in trouble costs no report: it is told at the end
	if err := r.exec(`UPDATE run SET finished_at = ?, counts = ? WHERE id = ?`, now(), string(told), r.id); err != nil {
		return err
	}
	if err := r.settle(); err != nil {
		return err
	}
	if err := r.relate(); err != nil {
		return err
	}
	if err := r.commit(); err != nil {
		return err
	}
	r.forget()
	ctx := context.Background()
	if err := r.db.set(ctx, r.conn, "analysis_limit = 1000", "optimize"); err != nil {
		return err
	}
	err = r.db.set(ctx, r.conn, "wal_checkpoint(TRUNCATE)", "journal_mode = DELETE")
	if e, ok := troubled(r.db.path, err).(*Error); ok && e.Trouble == Locked {
		return shown // somebody is asking; the next run's end does it
	}
	return errors.Join(err, shown)
}

// Stop ends a run that cannot go on. The batch in hand is given up.
func (r *Run) Stop() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rollback()
	r.close()
}

func (r *Run) close() {
	r.forget()
	if r.conn != nil {
		r.conn.Close()
	}
	if r.pool != nil {
		r.pool.Close()
	}
	r.conn, r.pool = nil, nil
}
