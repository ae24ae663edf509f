package dataset

// Looking a data set over: is the file sound, and what is in it.

import (
	"context"
	"database/sql"
	"os"
)

// Engine tells the version of SQLite that is compiled in, and whether it can
// search words (FTS5).
func Engine() (version string, search bool, err error) {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return "", false, err
	}
	defer db.Close()
	err = db.QueryRow(`SELECT sqlite_version(), EXISTS (SELECT 1 FROM pragma_module_list WHERE name = 'fts5')`).Scan(&version, &search)
	return version, search, err
}

// Health is what looking the file over found.
type Health struct {
	Version    int    `json:"version"`
	Bytes      int64  `json:"bytes"`
	Journal    string `json:"journal_mode"` // delete between runs, wal during one or after a kill
	Search     bool   `json:"search_index"`
	Damage     string `json:"damage,omitempty"` // what SQLite finds malformed, "" for nothing
	Documents  int64  `json:"documents"`
	Reports    int64  `json:"reports"`
	Agencies   int64  `json:"agencies"`
	Findings   int64  `json:"findings"`
	Unfinished bool   `json:"unfinished_run"` // the last run did not come to its end
}

// Health looks the file over; full looks at the indexes too, which takes longer.
// The error is an *Error.
func (db *DB) Health(ctx context.Context, full bool) (Health, error) {
	h := Health{Version: Version, Search: db.search}
	if info, err := os.Stat(db.path); err == nil {
		h.Bytes = info.Size()
	}
	check := "PRAGMA quick_check(1)"
	if full {
		check = "PRAGMA integrity_check(1)"
	}
	if err := db.pool.QueryRowContext(ctx, check).Scan(&h.Damage); err != nil {
		return h, troubled(db.path, err)
	}
	if h.Damage == "ok" {
		h.Damage = ""
	}
	err := db.pool.QueryRowContext(ctx, `SELECT (SELECT journal_mode FROM pragma_journal_mode), (SELECT count(*) FROM documents), (SELECT count(*) FROM report WHERE is_current = 1),
		(SELECT count(*) FROM agencies), (SELECT count(*) FROM findings WHERE is_current = 1),
		coalesce((SELECT finished_at IS NULL FROM runs ORDER BY id DESC LIMIT 1), 0)`).Scan(&h.Journal, &h.Documents, &h.Reports, &h.Agencies, &h.Findings, &h.Unfinished)
	return h, troubled(db.path, err)
}
