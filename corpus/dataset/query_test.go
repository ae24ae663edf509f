package dataset

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"
)

// newAsked makes an empty data set and opens it as a person who asks does.
func newAsked(t *testing.T) *DB {
	t.Helper()
	path := filepath.Join(t.TempDir(), "d.db")
	db, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	if db, err = Open(path, Options{ReadOnly: true}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func run(ctx context.Context, db *DB, query string) (rows [][]any, err error) {
	err = db.Rows(ctx, query, nil, func([]string) error { return nil }, func(row []any) error {
		rows = append(rows, row)
		return nil
	})
	return rows, err
}

// TestAskingOnlyReads: what a statement may do is reading, one at a time.
func TestAskingOnlyReads(t *testing.T) {
	db := newAsked(t)
	for query, want := range map[string]error{
		`SELECT 1`:                        nil,
		`SELECT 1;`:                       nil,
		`SELECT ';' AS x; -- done;`:       nil,
		`VALUES (1), (2)`:                 nil,
		`EXPLAIN QUERY PLAN SELECT 1`:     nil,
		`PRAGMA table_info(requests)`:     nil,
		`PRAGMA user_version`:             nil,
		`SELECT name FROM sqlite_schema`:  nil,
		`SELECT * FROM pragma_table_list`: nil,
		`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT max(i) FROM n`: nil,
		`SELECT count(*) FROM panel`:              nil,
		`SELECT rowid FROM section_words('"行政"')`: nil,
		``:                                ErrNothing,
		`-- only a remark`:                ErrNothing,
		`;`:                               ErrNothing,
		`SELECT 1; SELECT 2`:              ErrSeveral,
		`SELECT 1; DELETE FROM report`:    ErrSeveral,
		`DELETE FROM report`:              ErrForbidden,
		`UPDATE break SET note = ''`:      ErrForbidden,
		`CREATE TABLE x(a)`:               ErrForbidden,
		`CREATE TEMP TABLE x AS SELECT 1`: ErrForbidden,
		`CREATE TEMP VIEW v AS SELECT 1`:  ErrForbidden,
		`DROP VIEW requests`:              ErrForbidden,
		`ATTACH '/tmp/other.db' AS o`:     ErrForbidden,
		`DETACH main`:                     ErrForbidden,
		`PRAGMA user_version = 9`:         ErrForbidden,
		`PRAGMA query_only = 0`:           ErrForbidden,
		`PRAGMA journal_mode = WAL`:       ErrForbidden,
		`PRAGMA writable_schema(1)`:       ErrForbidden,
		`SELECT load_extension('x')`:      ErrForbidden,
		`VACUUM INTO '/tmp/copy.db'`:      ErrForbidden,
		`BEGIN`:                           ErrForbidden,
		`REINDEX`:                         ErrForbidden,
		`INSERT INTO section_words(section_words) VALUES('merge')`: ErrForbidden,
	} {
		_, err := run(context.Background(), db, query)
		if !errors.Is(err, want) || want == nil && err != nil {
			t.Errorf("%s: got %v, want %v", query, err, want)
		}
	}
}

// TestAskingIsInterrupted: a statement without end stops when its context does.
func TestAskingIsInterrupted(t *testing.T) {
	db := newAsked(t)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	_, err := run(ctx, db, `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n`)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v, want that the time is up", err)
	}
}

// TestBytesAreHex: as the views show hashes.
func TestBytesAreHex(t *testing.T) {
	rows, err := run(context.Background(), newAsked(t), `SELECT x'00ff', NULL, '', 9007199254740993, 0.1`)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []any{"00ff", nil, "", int64(9007199254740993), 0.1} {
		if rows[0][i] != want {
			t.Errorf("column %d: got %#v, want %#v", i, rows[0][i], want)
		}
	}
}

// FuzzBlocks: whatever is typed, looking at it ends and does not panic.
func FuzzBlocks(f *testing.F) {
	for _, s := range []string{`SELECT sum(value) FILTER (WHERE a) OVER (PARTITION BY b) FROM requests AS q, (SELECT 1) x WHERE 'it''s' GROUP BY 1`,
		`WITH a AS (SELECT 1) SELECT "q".x, [y], :z FROM a -- c`, `/* open`, `'open`, `((`, `))`, `SELECT sum(.value) FROM requests`, `SELECT sum() FILTER ( FROM requests`, `SELECT count( OVER`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, x := range tokens(s) {
			if x.from < end || x.to <= x.from || x.to > len(s) {
				t.Fatalf("%q: token %+v", s, x)
			}
			end = x.to
		}
		for _, b := range blocks(tokens(s)) {
			for _, a := range b.additions() {
				a.counted(s)
			}
		}
		single(s)
	})
}
