package main

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// demoDataset makes the data set of the bundled reports.
func demoDataset(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "demo.db")
	if code, out := said(t, "demo", "--db", path); code != exitDone {
		t.Fatalf("demo ended with %d: %s", code, out)
	}
	return path
}

// said runs the program and gives its code and all it said.
func said(t *testing.T, args ...string) (int, string) {
	t.Helper()
	var out bytes.Buffer
	if !slices.Contains(args, "--lang") {
		args = append(args, "--lang", "en")
	}
	code := run(args, strings.NewReader(""), &out, &out)
	return code, out.String()
}

func ask(t *testing.T, path string, statements ...string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	return db
}

// Each way in which a data set cannot be used is told, and ends with 6.
func TestDoctorTellsUnusableDatasets(t *testing.T) {
	for _, c := range []struct {
		name, says string
		spoil      func(path string)
	}{
		{"locked", "another program is writing", func(path string) { ask(t, path, "BEGIN EXCLUSIVE") }},
		{"other version", "made by a newer nianbao", func(path string) { ask(t, path, "PRAGMA user_version = 99").Close() }},
		{"cut off", "damaged", func(path string) {
			if err := os.Truncate(path, 300<<10); err != nil {
				t.Fatal(err)
			}
		}},
		{"overwritten inside", "damaged", func(path string) {
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for page := 100; page < 110; page++ {
				copy(b[page*4096+8:], bytes.Repeat([]byte{0x55}, 2000))
			}
			if err := os.WriteFile(path, b, 0o644); err != nil {
				t.Fatal(err)
			}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := demoDataset(t)
			c.spoil(path)
			code, out := said(t, "doctor", "--db", path)
			if code != exitDataset || !strings.Contains(out, c.says) || !strings.Contains(out, "\nnot usable") {
				t.Errorf("got code %d, want %d and %q:\n%s", code, exitDataset, c.says, out)
			}
		})
	}
}

// A run that was killed leaves its record open: a warning, and usable.
func TestDoctorTellsAnUnfinishedRun(t *testing.T) {
	path := demoDataset(t)
	ask(t, path, "UPDATE run SET finished_at = NULL").Close()
	code, out := said(t, "doctor", "--db", path)
	if code != exitDone || !strings.Contains(out, "did not finish, or is under way") {
		t.Errorf("got code %d:\n%s", code, out)
	}
}
