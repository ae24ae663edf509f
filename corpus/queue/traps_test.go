package queue_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
	"nianbao/corpus/samples/postgres"
)

// The traps that were measured on River, each with a test that fails where one falls in.

// onBoth runs a test on SQLite and on PostgreSQL, with a second connection to the store.
func onBoth(t *testing.T, test func(t *testing.T, s *queue.State, db *sql.DB)) {
	for driver, where := range map[string]func(*testing.T) string{
		"sqlite3": func(t *testing.T) string { return filepath.Join(t.TempDir(), "state.db") }, "pgx": postgres.Start} {
		t.Run(driver, func(t *testing.T) {
			place := where(t)
			s, err := queue.Open(t.Context(), place, false)
			if err != nil {
				t.Fatal(err)
			}
			db, err := sql.Open(driver, strings.Replace(place, "state.db", "state.db?_busy_timeout=5000", 1))
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { db.Close(); s.Close() })
			test(t, s, db)
		})
	}
}

func take(t *testing.T, s *queue.State, sites []crawl.Site) {
	t.Helper()
	if _, err := s.Take(t.Context(), sites, crawl.Options{}); err != nil {
		t.Fatal(err)
	}
}

func exec(t *testing.T, db *sql.DB, query string, args ...any) {
	t.Helper()
	if _, err := db.Exec(query, args...); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
}

func count(t *testing.T, db *sql.DB, query string) (n int) {
	t.Helper()
	if err := db.QueryRow(query).Scan(&n); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return n
}

// until waits for something that must come true.
func until(t *testing.T, what string, true func() bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !true(); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in a minute it did not come true that %s", what)
		}
	}
}

// TestJobOfADeadWorkerIsTakenUp: with a time-out below zero River would leave it running
// for ever (trap 1).
func TestJobOfADeadWorkerIsTakenUp(t *testing.T) {
	onBoth(t, func(t *testing.T, s *queue.State, db *sql.DB) {
		f := newFarm(t)
		f.gate = make(chan struct{})
		take(t, s, f.sites(1))
		e, err := s.Start(t.Context(), crew(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Queue(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		until(t, "the job runs", func() bool { return count(t, db, `SELECT count(*) FROM river_job WHERE state = 'running'`) == 1 })
		if err := e.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		close(f.gate)
		exec(t, db, `UPDATE river_job SET state = 'running', attempted_at = '2020-01-01 00:00:00.000', attempt = 1`)
		sweep(t, s, 1)
		if n := count(t, db, `SELECT count(*) FROM river_job`); n != 1 {
			t.Errorf("got %d jobs: it was not the dead worker's that was taken up", n)
		}
	})
}

// TestAnySliceStarts: the rescue time may not be shorter than the time-out, or the client
// refuses to start (trap 2).
func TestAnySliceStarts(t *testing.T) {
	s, err := queue.Open(t.Context(), filepath.Join(t.TempDir(), "state.db"), false)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, slice := range []time.Duration{time.Millisecond, time.Second, time.Minute, 4 * time.Minute, time.Hour, 24 * time.Hour} {
		c := crew(t)
		c.Slice = slice
		e, err := s.Start(t.Context(), c)
		if err != nil {
			t.Errorf("a slice of %v: %v", slice, err)
			continue
		}
		if err := e.Stop(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

// TestSlowSiteStopsNobody: no transaction is open while a site is waited for, or the one
// connection to SQLite would be held by it (trap 4).
func TestSlowSiteStopsNobody(t *testing.T) {
	onBoth(t, func(t *testing.T, s *queue.State, db *sql.DB) {
		slow := newFarmAt(t, "127.0.0.2")
		slow.gate = make(chan struct{})
		take(t, s, append(slow.sites(1), newFarm(t).sites(20)[1:]...))
		c := crew(t)
		c.Slice = time.Minute
		e, err := s.Start(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Queue(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		done := func() int {
			p, err := s.Progress(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			return p.Done
		}
		until(t, "all but the slow site are saved", func() bool { return done() == 19 })
		close(slow.gate)
		until(t, "the slow site is saved", func() bool { return done() == 20 })
		if err := e.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
	})
}

// TestResultsAndTheEndOfAJobAreOne: where the job cannot end, nothing of it is saved, and
// what is done again is saved once (trap 8).
func TestResultsAndTheEndOfAJobAreOne(t *testing.T) {
	onBoth(t, func(t *testing.T, s *queue.State, db *sql.DB) {
		f := newFarm(t)
		take(t, s, f.sites(1))
		if t.Name() == "TestResultsAndTheEndOfAJobAreOne/pgx" {
			exec(t, db, `CREATE FUNCTION dies() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'dies here'; END $$ LANGUAGE plpgsql`)
			exec(t, db, `CREATE TRIGGER dies BEFORE UPDATE ON river_job FOR EACH ROW WHEN (NEW.state = 'completed') EXECUTE FUNCTION dies()`)
		} else {
			exec(t, db, `CREATE TRIGGER dies BEFORE UPDATE ON river_job WHEN NEW.state = 'completed' BEGIN SELECT RAISE(ABORT, 'dies here'); END`)
		}
		e, err := s.Start(t.Context(), crew(t))
		if err != nil {
			t.Fatal(err)
		}
		if err := e.Queue(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
		until(t, "the site was walked three times", func() bool { return f.times("/s0/nb/a.html") >= 3 })
		for _, table := range []string{"crawl_address", "crawl_capture", "crawl_told"} {
			if n := count(t, db, "SELECT count(*) FROM "+table); n != 0 {
				t.Errorf("%s holds %d rows of a job that did not end", table, n)
			}
		}
		if err := e.Stop(context.WithoutCancel(t.Context())); err != nil {
			t.Fatal(err)
		}
		if t.Name() == "TestResultsAndTheEndOfAJobAreOne/pgx" {
			exec(t, db, `DROP TRIGGER dies ON river_job`)
		} else {
			exec(t, db, `DROP TRIGGER dies`)
		}
		sweep(t, s, 1)
		got := fmt.Sprint(count(t, db, `SELECT count(*) FROM crawl_address`), count(t, db, `SELECT count(*) FROM crawl_capture`), count(t, db, `SELECT count(*) FROM crawl_told`))
		if got != "3 3 1" {
			t.Errorf("got %s addresses, captures and tellings, want 3 3 1", got)
		}
	})
}

// TestManyOpenAnEmptyDatabase: processes that begin at the same time make the tables once.
func TestManyOpenAnEmptyDatabase(t *testing.T) {
	where := postgres.Start(t)
	opened := make(chan error)
	for range 6 {
		go func() {
			s, err := queue.Open(context.Background(), where, false)
			if err == nil {
				err = s.Close()
			}
			opened <- err
		}()
	}
	for range 6 {
		if err := <-opened; err != nil {
			t.Error(err)
		}
	}
}

// TestTheShortestSlice: a slice shorter than any request walks a site all the same.
func TestTheShortestSlice(t *testing.T) {
	onBoth(t, func(t *testing.T, s *queue.State, db *sql.DB) {
		take(t, s, newFarm(t).sites(2))
		c := crew(t)
		c.Slice = time.Nanosecond
		sweepBy(t, s, c, 1)
		if n := count(t, db, `SELECT count(*) FROM crawl_capture`); n != 6 {
			t.Errorf("got %d answers, want 6", n)
		}
	})
}
