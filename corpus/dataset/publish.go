package dataset

// The copy to publish: the whole data set as one file without what is nobody else's
// business. It stays a data set, and opens in any SQLite.

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
)

// withhold empties what a published copy must not hold: texts with personal data as
// printed, and what an office wrote beside its verdicts. The states stay: a finding that
// was called false must not go out as if nobody had looked.
const withhold = `
	PRAGMA secure_delete = ON;
	DELETE FROM personal_text;
	UPDATE verdict SET round = NULL, note = NULL, deadline = NULL, reply = NULL, by_whom = NULL;
	PRAGMA journal_mode = DELETE;
	VACUUM;`

// Publish writes the copy to a path where no file, or an empty one, stands. The last
// VACUUM builds the file anew from what is left, so that no free page keeps what was
// deleted. Trouble with the data set or the copy is an *Error.
func (db *DB) Publish(ctx context.Context, path string) error {
	if err := statements(ctx, uri(db.path, url.Values{"mode": {"ro"}, "_busy_timeout": {"2000"}}), `VACUUM INTO ?`, path); err != nil {
		return troubled(db.path, err)
	}
	if err := statements(ctx, uri(path, url.Values{"mode": {"rw"}}), withhold); err != nil {
		return troubled(path, err)
	}
	return nil
}

// statements runs them on a connection of their own.
func statements(ctx context.Context, dsn, text string, args ...any) error {
	pool, err := sql.Open("sqlite3", dsn)
	if err != nil {
		return err
	}
	_, err = pool.ExecContext(ctx, text, args...)
	return errors.Join(err, pool.Close())
}
