package main

// What the tests of ingest and verify share: crowds of made-up reports, the real
// binary, and what a data set says.

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"nianbao/corpus/dataset"
)

// crowd writes n sound reports of as many counties into a folder.
func crowd(t *testing.T, dir string, n int) {
	t.Helper()
	sound, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		write(t, filepath.Join(dir, fmt.Sprintf("%d/%d.html", i%7, i)), strings.ReplaceAll(string(sound), "鹿鸣县", county(i)))
	}
}

// county is a name that no division has.
func county(i int) string {
	const digits = "甲乙丙丁戊己庚辛壬癸"
	name := ""
	for _, d := range fmt.Sprintf("%03d", i) {
		name += string([]rune(digits)[d-'0'])
	}
	return name + "县"
}

// nianbao runs the real binary and gives its exit code and what it said.
func nianbao(t *testing.T, args ...string) (code int, out, speech string) {
	t.Helper()
	var o, e bytes.Buffer
	c := exec.Command("nianbao", args...)
	c.Env = append(os.Environ(), "LC_ALL=en_US.UTF-8")
	c.Stdout, c.Stderr = &o, &e
	err := c.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}

// says asks a data set.
func says(t *testing.T, path, query string) []string {
	t.Helper()
	db, err := dataset.Open(path, dataset.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	got, err := collect(db, query)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, row := range got.rows {
		list = append(list, fmt.Sprint(row...))
	}
	return list
}

// sound holds a data set to what must be true of it at any time.
func sound(t *testing.T, path string) {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path+"?mode=ro")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var whole string
	var broken int
	if err := db.QueryRow(`SELECT group_concat(integrity_check), (SELECT count(*) FROM pragma_foreign_key_check) FROM pragma_integrity_check`).Scan(&whole, &broken); err != nil || whole != "ok" || broken != 0 {
		t.Errorf("integrity: %s, %d broken references, %v", whole, broken, err)
	}
	for query, want := range map[string]string{
		`SELECT handle FROM reports WHERE version = 0 OR agency = ''`:                                                                                "[]",
		`SELECT handle FROM reports r WHERE figures <> (SELECT count(*) FROM cells c WHERE c.report_id = r.id AND kind NOT IN ('absent', 'unread'))`: "[]",
		`SELECT agency_id, year FROM reports WHERE is_current = 1 AND year IS NOT NULL GROUP BY 1, 2 HAVING count(*) <> 1`:                           "[]",
		`SELECT id FROM agencies WHERE id NOT IN (SELECT agency_id FROM reports)`:                                                                    "[]",
		`SELECT sha256 FROM documents WHERE status IN ('read', 'partial') AND report_id NOT IN (SELECT id FROM reports)`:                             "[]",
	} {
		if got := fmt.Sprint(says(t, path, query)); got != want {
			t.Errorf("%s: got %s, want %s", query, got, want)
		}
	}
}

// content is all that people see of a data set but row numbers and times of runs.
func content(t *testing.T, path string) string {
	t.Helper()
	var all []string
	for _, query := range []string{
		`SELECT handle, '|', agency, year, title, source, document_sha256, version, is_current, status, figures FROM reports ORDER BY handle`,
		`SELECT handle, '|', kind, text, value_exact, in_failed_check FROM cells ORDER BY handle`,
		`SELECT fingerprint, '|', says_zh FROM findings ORDER BY fingerprint, handle`,
		`SELECT sha256, '|', source, status, problem, sources FROM documents ORDER BY source, sha256`,
		`SELECT source, '|', changes FROM sources ORDER BY source`,
		`SELECT count(*) FROM section_words WHERE section_words MATCH '"公开"'`,
	} {
		all = append(all, says(t, path, query)...)
	}
	return strings.Join(all, "\n")
}

// background starts the real binary.
func background(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	c := exec.CommandContext(context.Background(), "nianbao", args...)
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	return c
}
