package queue

// Reading as jobs: recognition and office files spread over the machines of a crawl. What
// a worker read waits in the store until the data set is built.

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/riverqueue/river"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
)

// ReadArgs is the job of reading one document.
type ReadArgs struct {
	SHA256  string        `json:"sha256" river:"unique"`
	Program string        `json:"program" river:"unique"` // hash of the executable: another one reads otherwise
	Place   archive.Place `json:"place"`
}

// Kind names the job.
func (ReadArgs) Kind() string { return "read" }

// InsertOpts: the same bytes are read once by the same program.
func (ReadArgs) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: "read", MaxAttempts: 5, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// Reader reads documents for the data set.
type Reader struct {
	Program string
	Workers int           // documents at a time; 0: this process reads none
	Time    time.Duration // for one document
	Read    func(ctx context.Context, p archive.Place) (record string, err error)
}

// order puts the papers of a slice into the queue of documents to read, in the transaction
// that saves the slice.
func (c *Crew) order(ctx context.Context, tx *sql.Tx, w *crawl.Walk) error {
	client := river.ClientFromContext[*sql.Tx](ctx)
	if c.Reader == nil || client == nil {
		return nil
	}
	var params []river.InsertManyParams
	ordered := map[string]bool{} // two addresses may give the same bytes
	for _, p := range w.Captures {
		if a := w.Frontier.ByID(p.Address); a != nil && a.IsPaper() && p.Status == 200 && p.SHA256 != "" && !ordered[p.SHA256] {
			ordered[p.SHA256] = true
			params = append(params, river.InsertManyParams{Args: ReadArgs{p.SHA256, c.Reader.Program, p.Place}})
		}
	}
	if len(params) == 0 {
		return nil
	}
	_, err := client.InsertManyTx(ctx, tx, params)
	return err
}

// readWorker reads a document, and keeps what came of it with the end of the job.
type readWorker struct {
	river.WorkerDefaults[ReadArgs]
	state  *State
	reader *Reader
}

// readTime is what a document may take where this process reads none.
const readTime = 30 * time.Minute

func (w *readWorker) Timeout(*river.Job[ReadArgs]) time.Duration {
	if w.reader == nil {
		return readTime
	}
	return w.reader.Time
}

func (w *readWorker) Work(ctx context.Context, job *river.Job[ReadArgs]) error {
	if job.Args.Program != w.reader.Program {
		return river.JobCancel(errors.New("another version of the program ordered it"))
	}
	record, err := w.reader.Read(ctx, job.Args.Place)
	if err != nil {
		return err
	}
	return w.state.inTx(context.WithoutCancel(ctx), func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO crawl_reading(sha256, program, record) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			job.Args.SHA256, job.Args.Program, record)
		if err != nil {
			return err
		}
		return completeTx(ctx, w.state, tx, job)
	})
}

// Reading is what a worker made of these bytes with this program; "" where none did.
func (s *State) Reading(ctx context.Context, sha256, program string) (record string, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT record FROM crawl_reading WHERE sha256 = $1 AND program = $2`, sha256, program).Scan(&record)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return record, err
}

// ToRead counts the documents that wait to be read, and those that were.
func (s *State) ToRead(ctx context.Context, program string) (waiting, read int, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM crawl_reading WHERE program = $1`, program).Scan(&read)
	if err != nil {
		return 0, 0, err
	}
	err = s.db.QueryRowContext(ctx, `SELECT count(*) FROM river_job WHERE kind = 'read' AND state IN ('available', 'running', 'retryable', 'scheduled', 'pending')`).Scan(&waiting)
	return waiting, read, err
}
