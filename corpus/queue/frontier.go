package queue

// Sites and their frontiers, as rows: taken up at the start of a slice, saved with its
// end.

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
)

// held is a site that one worker has taken up.
type held struct {
	site     crawl.Site
	memory   map[string]fetch.Memory
	sweep    int
	begun    int
	done     int
	fence    int
	wasOpen  bool // the slice before this one never saved: its worker died
	requests int
	list     []*crawl.Address
	known    map[string]int // seq by id
	captures int
}

// claim takes a site up: whoever held it before may not save any more.
func (s *State) claim(ctx context.Context, key string) (h *held, err error) {
	err = s.inTx(ctx, func(tx *sql.Tx) error {
		h = &held{}
		var record, memory string
		var open int
		if err := tx.QueryRowContext(ctx, `SELECT open FROM crawl_site WHERE key = $1`, key).Scan(&open); err != nil {
			return err
		}
		h.wasOpen = open != 0
		err := tx.QueryRowContext(ctx, `UPDATE crawl_site SET fence = fence + 1, open = 1 WHERE key = $1
			RETURNING record, memory, sweep, begun, done, fence, requests`, key).Scan(&record, &memory, &h.sweep, &h.begun, &h.done, &h.fence, &h.requests)
		if err != nil {
			return err
		}
		if err := errors.Join(json.Unmarshal([]byte(record), &h.site), json.Unmarshal([]byte(memory), &h.memory)); err != nil {
			return err
		}
		if h.list, h.known, err = addresses(ctx, tx, key); err != nil {
			return err
		}
		return tx.QueryRowContext(ctx, `SELECT coalesce(max(seq), 0) FROM crawl_capture WHERE site = $1`, key).Scan(&h.captures)
	})
	return h, err
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
}

func addresses(ctx context.Context, q querier, key string) (list []*crawl.Address, known map[string]int, err error) {
	known = map[string]int{}
	err = each(ctx, q, func(rows *sql.Rows) error {
		var seq int
		var record string
		if err := rows.Scan(&seq, &record); err != nil {
			return err
		}
		a := &crawl.Address{}
		list, known[a.ID] = append(list, a), seq
		err := json.Unmarshal([]byte(record), a)
		delete(known, "")
		known[a.ID] = seq
		return err
	}, `SELECT seq, record FROM crawl_address WHERE site = $1 ORDER BY seq`, key)
	return list, known, err
}

// each runs over the rows of a query.
func each(ctx context.Context, q querier, row func(*sql.Rows) error, query string, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	for rows.Next() {
		if err := row(rows); err != nil {
			return errors.Join(err, rows.Close())
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// errFenced: another worker took the site up meanwhile; what this one did counts no more.
var errFenced = errors.New("another worker took this site up")

// save keeps what a slice did: addresses, captures, what was learned. It fails when
// another worker has taken the site up since.
func (s *State) save(ctx context.Context, tx *sql.Tx, h *held, w *crawl.Walk, done bool, ended string) error {
	memory, err := json.Marshal(w.Remember())
	if err != nil {
		return err
	}
	finished := h.done
	if done {
		finished = h.sweep
	}
	r, err := tx.ExecContext(ctx, `UPDATE crawl_site SET memory = $1, begun = $2, done = $3, requests = $4, ended = $5, open = 0 WHERE key = $6 AND fence = $7`,
		string(memory), h.sweep, finished, w.Requests, ended, h.site.Key, h.fence)
	if err != nil {
		return err
	}
	if n, err := r.RowsAffected(); err != nil || n == 0 {
		return errors.Join(err, errFenced)
	}
	if err := saveAddresses(ctx, tx, h, w); err != nil {
		return err
	}
	if err := saveCaptures(ctx, tx, h, w); err != nil {
		return err
	}
	if done {
		if err := saveTold(ctx, tx, w.Tell(ended)); err != nil {
			return err
		}
	}
	return saveJumps(ctx, tx, h.site.Key, w.Jumps)
}

func saveTold(ctx context.Context, tx *sql.Tx, t crawl.Told) error {
	record, err := json.Marshal(t)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO crawl_told(site, sweep, record) VALUES ($1, $2, $3) ON CONFLICT (site, sweep) DO UPDATE SET record = excluded.record`,
		t.Site, t.Sweep, string(record))
	return err
}

func saveAddresses(ctx context.Context, tx *sql.Tx, h *held, w *crawl.Walk) error {
	for _, a := range w.Changes() {
		record, err := json.Marshal(a)
		if err != nil {
			return err
		}
		seq, old := h.known[a.ID]
		if !old {
			seq = len(h.known) + 1
			h.known[a.ID] = seq
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO crawl_address(site, seq, id, record) VALUES ($1, $2, $3, $4)
			ON CONFLICT (site, id) DO UPDATE SET record = excluded.record`, h.site.Key, seq, a.ID, string(record)); err != nil {
			return err
		}
	}
	return nil
}

func saveCaptures(ctx context.Context, tx *sql.Tx, h *held, w *crawl.Walk) error {
	for _, c := range w.Captures {
		record, err := json.Marshal(c)
		if err != nil {
			return err
		}
		h.captures++
		if _, err := tx.ExecContext(ctx, `INSERT INTO crawl_capture(site, seq, sweep, address, record) VALUES ($1, $2, $3, $4, $5)`,
			h.site.Key, h.captures, h.sweep, c.Address, string(record)); err != nil {
			return err
		}
	}
	return nil
}

func saveJumps(ctx context.Context, tx *sql.Tx, key string, jumps []crawl.Jump) error {
	for _, j := range jumps {
		if _, err := tx.ExecContext(ctx, `INSERT INTO crawl_jump(site, from_url, url, title) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
			key, j.From, j.URL, j.Title); err != nil {
			return err
		}
	}
	return nil
}

// stamp writes a moment as text that sorts.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }
