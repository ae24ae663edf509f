package dataset

// What goes wrong with files: each trouble has its name and one line in both
// languages, and nothing that was saved is lost.

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"nianbao/normalize"
)

// troubleOf names the trouble of an error, and holds its lines to be lines.
func troubleOf(t *testing.T, err error) Trouble {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v, want an *Error", err)
	}
	for _, line := range []string{e.Says().ZH, e.Says().EN} {
		if line == "" || strings.Contains(line, "\n") || !strings.Contains(line, e.Path) {
			t.Errorf("%s: %q is no clear line", e.Trouble, line)
		}
	}
	return e.Trouble
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	in := func(name, text string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	sqlite := func(name string, statements ...string) string {
		db := made(t, Options{})
		for _, s := range statements {
			if _, err := db.pool.Exec(s); err != nil {
				t.Fatal(err)
			}
		}
		b, err := os.ReadFile(db.Path())
		if err != nil {
			t.Fatal(err)
		}
		return in(name, string(b))
	}
	for path, want := range map[string]Trouble{
		filepath.Join(dir, "none.db"):              Missing,
		in("text.db", strings.Repeat("text ", 99)): NotDataset,
		in("empty.db", ""):                         NotDataset,
		dir:                                        NotDataset,
		sqlite("other.db", "PRAGMA application_id = 1"): NotDataset,
		sqlite("newer.db", "PRAGMA user_version = 99"):  OtherVersion,
		sqlite("older.db", "PRAGMA user_version = 0"):   OtherVersion,
	} {
		_, err := Open(path, Options{ReadOnly: true})
		if got := troubleOf(t, err); got != want {
			t.Errorf("%s: got %s, want %s", filepath.Base(path), got, want)
		}
	}
}

// TestLocked: while one run has a batch open, another gets the trouble and spoils nothing.
func TestLocked(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	if err := run.Save(at("a", "1", water("1"))); err != nil {
		t.Fatal(err)
	}
	other, err := Open(db.Path(), Options{Wait: 10 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	_, err = other.Begin(RunInfo{Program: "p"})
	if got := troubleOf(t, err); got != Locked {
		t.Errorf("got %s, want %s", got, Locked)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
	keep(t, other, "p", at("b", "2", water("2")))
	if got := asked(t, db, `SELECT count(*) FROM reports`); got[0] != "2" {
		t.Errorf("got %s reports, want 2", got[0])
	}
}

// TestTwoMakeOneFile: two programs that make the same data set at once share it, and
// neither takes the other's away.
func TestTwoMakeOneFile(t *testing.T) {
	for range 5 {
		path := filepath.Join(t.TempDir(), "t.db")
		start, failed := make(chan struct{}), make(chan error, 4)
		for range cap(failed) {
			go func() {
				<-start
				db, err := Open(path, Options{Create: true})
				if err == nil {
					err = db.Close()
				}
				failed <- err
			}()
		}
		close(start)
		for range cap(failed) {
			if err := <-failed; err != nil {
				t.Error(err, errors.Unwrap(err))
			}
		}
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		keep(t, db, "p", at("a", "1", water("1")))
		whole(t, db)
		db.Close()
	}
}

// TestAskWhileWriting: who asks sees whole batches, settled.
func TestAskWhileWriting(t *testing.T) {
	db := made(t, Options{})
	run := begun(t, db, "p")
	for i := range batchDocuments + 5 {
		if err := run.Save(at(fmt.Sprint("a", i), fmt.Sprint(i), sheet(fmt.Sprintf("第%d县水务局", i), "", 2023, "f2021"))); err != nil {
			t.Fatal(err)
		}
	}
	reader, err := Open(db.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()
	// A batch ends by its documents or, on a slow machine, by its time.
	got := asked(t, reader, `SELECT count(*), sum(is_current) = count(*) AND count(agency) = count(*) FROM reports`)[0]
	if count, settled, _ := strings.Cut(got, "|"); count == "0" || settled != "1" {
		t.Errorf("got reports|settled %s, want at least one whole batch", got)
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

// TestDiskFull: the batch in hand is given up, what was saved before is whole.
func TestDiskFull(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", at("a", "1", water("1")))
	want := face(t, db)
	pages := asked(t, db, "PRAGMA page_count")[0]
	small, err := Open(db.Path(), Options{pragmas: []string{"max_page_count = " + pages}})
	if err != nil {
		t.Fatal(err)
	}
	defer small.Close()
	run := begun(t, small, "p")
	for i := range 2 * batchDocuments {
		long := sheet(fmt.Sprintf("第%d县水务局", i), "", 2023, "f2021")
		long.Sections = []normalize.Section{{Key: "overview", Text: strings.Repeat(fmt.Sprint("信息公开", i), 500)}}
		if err = run.Save(at(fmt.Sprint("b", i), fmt.Sprint("b", i), long)); err != nil {
			break
		}
	}
	if got := troubleOf(t, err); got != Full {
		t.Errorf("got %s (%v), want %s", got, err, Full)
	}
	run.Stop()
	if got := face(t, db); strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Error("what was saved before is not what it was")
	}
	whole(t, db)
}

// TestReadOnlyOption: asking works, writing does not, by no statement.
func TestReadOnlyOption(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p", at("a", "1", water("1")))
	ro, err := Open(db.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer ro.Close()
	_, err = ro.Begin(RunInfo{})
	if got := troubleOf(t, err); got != ReadOnly {
		t.Errorf("got %s, want %s", got, ReadOnly)
	}
	none := func([]any) error { return nil }
	for _, s := range []string{"DELETE FROM report", "CREATE TABLE x(y)", "PRAGMA user_version = 7", "UPDATE agency SET name = ''", "DROP VIEW reports"} {
		ro.Rows(context.Background(), s, nil, func([]string) error { return nil }, none)
	}
	if got := asked(t, db, `SELECT count(*), (SELECT count(*) FROM reports WHERE agency = '云岭市水务局'), (SELECT user_version FROM pragma_user_version) FROM report`); got[0] != fmt.Sprint("1|1|", Version) {
		t.Errorf("got %s: something wrote", got[0])
	}
}

// TestStockSQLite: the finished file is one plain file that the stock sqlite3 opens
// in a folder that may not be written, and every view runs there.
func TestStockSQLite(t *testing.T) {
	sqlite, err := exec.LookPath("sqlite3")
	if err != nil {
		t.Skip("no sqlite3 on this machine")
	}
	db := made(t, Options{})
	keep(t, db, "p", demoReadings(t)...)
	views := asked(t, db, `SELECT name FROM sqlite_schema WHERE type = 'view'`)
	path := db.Path()
	db.Close()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(entries) != 1 {
		t.Fatalf("got %d files beside each other (%v), want the data set alone", len(entries), err)
	}
	readOnly(t, filepath.Dir(path))
	for _, view := range append(views, "figure_key") {
		out, err := exec.Command(sqlite, "-readonly", "-bail", path, "SELECT count(*) FROM (SELECT * FROM "+view+")").CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", view, err, out)
		}
	}
	out, err := exec.Command(sqlite, "-readonly", path, "SELECT count(*) FROM section_words WHERE section_words MATCH '\"公开\"'").CombinedOutput()
	if err != nil || strings.TrimSpace(string(out)) == "0" {
		t.Errorf("full text: got %s %v", out, err)
	}
}

// TestSchemaIsOld: the schema uses nothing that SQLite 3.37 does not know.
func TestSchemaIsOld(t *testing.T) {
	text := strings.ToLower(schema + searchTable)
	for _, later := range []string{"right join", "full join", "full outer join", "is distinct from", "->", "unixepoch(", "format(", "json_pretty", "jsonb", "contentless_delete",
		"concat(", "concat_ws", "string_agg", "octet_length", "unhex(", "timediff", "iif(", "median(", "percentile"} {
		if strings.Contains(text, later) {
			t.Errorf("%q came after SQLite 3.37", later)
		}
	}
	if loose := asked(t, made(t, Options{}), `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'`); len(loose) > 0 {
		t.Errorf("not strict: %v", loose)
	}
}
