package queue

// Sweeps: one walk over all listed sites. An interrupted one is resumed; behind a
// finished one a new one begins.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"nianbao/corpus/crawl"
)

// Sweep is one walk over all sites.
type Sweep struct {
	No         int
	StartedAt  string
	FinishedAt string
	Resumed    bool
}

// Take puts the sites of the list into the store, and begins a sweep over them or resumes
// the one that was interrupted.
func (s *State) Take(ctx context.Context, sites []crawl.Site, o crawl.Options) (sweep Sweep, err error) {
	options, err := json.Marshal(o)
	if err != nil {
		return Sweep{}, err
	}
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		var finished sql.NullString
		err := tx.QueryRowContext(ctx, `SELECT no, started_at, finished_at FROM crawl_sweep ORDER BY no DESC LIMIT 1`).Scan(&sweep.No, &sweep.StartedAt, &finished)
		switch {
		case err == nil && !finished.Valid:
			sweep.Resumed = true
		case err == nil || errors.Is(err, sql.ErrNoRows):
			sweep = Sweep{No: sweep.No + 1, StartedAt: stamp(time.Now())}
			_, err = tx.ExecContext(ctx, `INSERT INTO crawl_sweep(no, options, started_at) VALUES ($1, $2, $3)`, sweep.No, string(options), sweep.StartedAt)
		}
		if err != nil {
			return err
		}
		return putSites(ctx, tx, sites, sweep.No)
	})
	return sweep, err
}

func putSites(ctx context.Context, tx *sql.Tx, sites []crawl.Site, sweep int) error {
	for _, site := range sites {
		record, err := json.Marshal(site)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO crawl_site(key, record, sweep) VALUES ($1, $2, $3)
			ON CONFLICT (key) DO UPDATE SET record = excluded.record, sweep = excluded.sweep`, site.Key, string(record), sweep); err != nil {
			return err
		}
	}
	return nil
}

// Last is the sweep that was begun last; ok is false where there was none.
func (s *State) Last(ctx context.Context) (sweep Sweep, ok bool, err error) {
	var finished sql.NullString
	err = s.db.QueryRowContext(ctx, `SELECT no, started_at, finished_at FROM crawl_sweep ORDER BY no DESC LIMIT 1`).Scan(&sweep.No, &sweep.StartedAt, &finished)
	if errors.Is(err, sql.ErrNoRows) {
		return sweep, false, nil
	}
	sweep.FinishedAt = finished.String
	return sweep, err == nil, err
}

// Finish ends the sweep when every site's walk has ended.
func (s *State) Finish(ctx context.Context, sweep int) error {
	_, err := s.db.ExecContext(ctx, `UPDATE crawl_sweep SET finished_at = $1 WHERE no = $2
		AND NOT EXISTS (SELECT 1 FROM crawl_site WHERE sweep = $2 AND done < $2)`, stamp(time.Now()), sweep)
	return err
}

// options are those of a sweep: workers that join take them from the store.
func (s *State) options(ctx context.Context, sweep int) (o crawl.Options, err error) {
	var text string
	if err := s.db.QueryRowContext(ctx, `SELECT options FROM crawl_sweep WHERE no = $1`, sweep).Scan(&text); err != nil {
		return o, err
	}
	return o, json.Unmarshal([]byte(text), &o)
}

// Progress counts a sweep.
type Progress struct {
	Sites, Done, Requests int
	Trouble               int // sites whose work failed on our side, and is tried again
	Open                  int // jobs that are to be done, or being done: none with sites left means that somebody took theirs out of the queue
}

// Progress tells how far a sweep is.
func (s *State) Progress(ctx context.Context, sweep int) (p Progress, err error) {
	err = s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(CASE WHEN done >= $1 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN begun >= $1 THEN requests ELSE 0 END), 0)
		FROM crawl_site WHERE sweep = $1`, sweep).Scan(&p.Sites, &p.Done, &p.Requests)
	if err == nil {
		err = s.db.QueryRowContext(ctx, `SELECT count(*), coalesce(sum(CASE WHEN state = 'retryable' THEN 1 ELSE 0 END), 0) FROM river_job
			WHERE kind = 'site' AND state IN ('available', 'running', 'retryable', 'scheduled', 'pending')`).Scan(&p.Open, &p.Trouble)
	}
	return p, err
}

// Ended visits what a sweep told of the sites that ended and are not known yet, and makes
// them known.
func (s *State) Ended(ctx context.Context, sweep int, known map[string]bool, visit func(crawl.Told)) error {
	var fresh []string
	err := each(ctx, s.db, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		if !known[key] {
			fresh = append(fresh, key)
		}
		return err
	}, `SELECT key FROM crawl_site WHERE sweep = $1 AND done >= $1`, sweep)
	for _, key := range fresh {
		if err != nil {
			return err
		}
		var record string
		var t crawl.Told
		if err = s.db.QueryRowContext(ctx, `SELECT record FROM crawl_told WHERE site = $1 AND sweep = $2`, key, sweep).Scan(&record); err == nil {
			err = json.Unmarshal([]byte(record), &t)
		}
		if err == nil {
			known[key] = true
			visit(t)
		}
	}
	return err
}

// unfinished lists the sites whose walk has not ended.
func (s *State) unfinished(ctx context.Context, sweep int) (keys []string, err error) {
	err = each(ctx, s.db, func(rows *sql.Rows) error {
		var key string
		err := rows.Scan(&key)
		keys = append(keys, key)
		return err
	}, `SELECT key FROM crawl_site WHERE sweep = $1 AND done < $1 ORDER BY key`, sweep)
	return keys, err
}
