package dataset

// What the tests of this package share: a file on disk, readings made by hand,
// readings of real bytes, and asking.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/checks"
	"nianbao/corpus/samples"
	"nianbao/extract"
	"nianbao/normalize"
)

// made opens a new data set in a folder of its own.
func made(t testing.TB, o Options) *DB {
	t.Helper()
	o.Create = true
	db, err := Open(filepath.Join(t.TempDir(), "t.db"), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// begun starts a run by a program.
func begun(t testing.TB, db *DB, program string) *Run {
	t.Helper()
	run, err := db.Begin(RunInfo{Command: "test", ProgramVersion: "0", Program: program})
	if err != nil {
		t.Fatal(err)
	}
	return run
}

// keep saves readings in one finished run.
func keep(t testing.TB, db *DB, program string, readings ...Reading) {
	t.Helper()
	run := begun(t, db, program)
	for _, r := range readings {
		if err := run.Save(r); err != nil {
			t.Fatal(err)
		}
	}
	if err := run.Finish(nil); err != nil {
		t.Fatal(err)
	}
}

// asked runs a query and gives a line per row, values between bars.
func asked(t testing.TB, db *DB, query string, args ...any) []string {
	t.Helper()
	var list []string
	err := db.Rows(context.Background(), query, args, func([]string) error { return nil }, func(row []any) error {
		var line []string
		for _, v := range row {
			line = append(line, fmt.Sprint(v))
		}
		list = append(list, strings.Join(line, "|"))
		return nil
	})
	if err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	return list
}

// whole holds the file to what SQLite itself can check.
func whole(t testing.TB, db *DB) {
	t.Helper()
	if got := asked(t, db, `PRAGMA integrity_check`); len(got) != 1 || got[0] != "ok" {
		t.Errorf("integrity_check: %v", got)
	}
	if got := asked(t, db, `PRAGMA foreign_key_check`); len(got) != 0 {
		t.Errorf("foreign_key_check: %v", got)
	}
	for _, q := range []string{
		`SELECT no FROM document WHERE report_no IS NOT NULL AND report_no NOT IN (SELECT no FROM report)`,
		`SELECT handle FROM former_handle WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT no FROM report WHERE no NOT IN (SELECT report_no FROM document WHERE report_no IS NOT NULL)`,
		`SELECT no FROM agency WHERE no NOT IN (SELECT agency_no FROM report UNION SELECT own_no FROM report WHERE own_no IS NOT NULL)`,
		`SELECT id FROM printed_row WHERE id / 128 NOT IN (SELECT no FROM report)`,
		`SELECT finding_id FROM finding_key WHERE finding_id NOT IN (SELECT id FROM finding)`,
		`SELECT finding_id FROM finding_year WHERE finding_id NOT IN (SELECT id FROM finding)`,
		`SELECT report_no FROM compared WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT id FROM section WHERE id / 16 NOT IN (SELECT no FROM report)`,
		`SELECT report_no FROM peer WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT report_no FROM copied WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT report_no FROM digest WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT report_no FROM compared WHERE report_no NOT IN (SELECT no FROM report)`,
		`SELECT id FROM finding WHERE report_no NOT IN (SELECT no FROM report)`,
	} {
		if got := asked(t, db, q); len(got) != 0 {
			t.Errorf("left over: %s: %v", q, got)
		}
	}
}

// read walks bytes through the reading rooms, as the commands do.
func read(t testing.TB, source string, b []byte) Reading {
	t.Helper()
	sum := sha256.Sum256(b)
	r := Reading{Document: Document{SHA256: hex.EncodeToString(sum[:]), Source: source, Format: "unknown", Bytes: int64(len(b)), Part: 1}}
	content, err := extract.Read(b)
	if err != nil {
		r.Document.Status, r.Document.Reason = "unreadable", "damaged"
		return r
	}
	r.Report = normalize.Understand(content)
	r.Result = checks.Run(r.Report, checks.Known{})
	r.Document.Format, r.Document.Charset = string(content.Format), content.Charset
	r.Document.Status, r.Document.Reason = string(r.Report.Status), r.Report.Reason
	return r
}

func demoReadings(t testing.TB) []Reading { return readingsOf(t, "demo!", samples.Demo()) }

// realReadings are those of NIANBAO_SAMPLES, none where it is not set.
func realReadings(t testing.TB) []Reading {
	t.Helper()
	dir := os.Getenv("NIANBAO_SAMPLES")
	if dir == "" {
		t.Log("NIANBAO_SAMPLES is not set: without the real samples")
		return nil
	}
	return readingsOf(t, "real/", os.DirFS(filepath.Join(dir, "real")))
}

func readingsOf(t testing.TB, prefix string, files fs.FS) []Reading {
	t.Helper()
	var list []Reading
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasSuffix(path, ".truth.json") {
			return err
		}
		b, err := fs.ReadFile(files, path)
		list = append(list, read(t, prefix+path, b))
		return err
	})
	if err != nil || len(list) == 0 {
		t.Fatalf("%s: %d documents, %v", prefix, len(list), err)
	}
	return list
}

// sheet is a sound report with 0 in every cell that its form asks for.
func sheet(agency, division string, year int, form string) *normalize.Report {
	r := &normalize.Report{Status: normalize.Read, Format: "html", Form: form, Year: year, Title: agency + "年度报告",
		Agency: normalize.Agency{Name: agency, DivisionCode: division, Scope: "unknown"}}
	fill(r)
	return r
}

func fill(r *normalize.Report) {
	r.Figures = nil
	for i, k := range r.Asked() {
		r.Figures = append(r.Figures, figure(k, "0", extract.Pos{Table: 1, Row: i/7 + 1, Col: i%7 + 2}))
	}
}

func figure(k normalize.Key, digits string, at extract.Pos) normalize.Figure {
	d, err := normalize.ParseDecimal(digits)
	if err != nil {
		panic(err)
	}
	return normalize.Figure{Key: k, Value: normalize.Value{Kind: normalize.Number, Number: d}, Text: digits, Unit: keyOf[k].bareUnit(normalize.Number), Method: normalize.ByCell, Readings: 1, At: at}
}

// put changes one figure.
func put(r *normalize.Report, key, digits string) *normalize.Report {
	for i := range r.Figures {
		if f := &r.Figures[i]; f.Key.String() == key {
			*f = figure(f.Key, digits, f.At)
			return r
		}
	}
	panic(key)
}

// drop takes figures away; key may be a prefix.
func drop(r *normalize.Report, key string) *normalize.Report {
	var kept []normalize.Figure
	for _, f := range r.Figures {
		if !strings.HasPrefix(f.Key.String(), key) {
			kept = append(kept, f)
		}
	}
	r.Figures = kept
	return r
}

// at stands a report at a source, as bytes of its own.
func at(source, bytes string, r *normalize.Report) Reading {
	sum := sha256.Sum256([]byte(bytes))
	return Reading{Report: r, Result: checks.Run(r, checks.Known{}), Document: Document{
		SHA256: hex.EncodeToString(sum[:]), Source: source, Format: "html", Bytes: int64(len(bytes)), Part: 1, Status: string(r.Status), Reason: r.Reason,
	}}
}
