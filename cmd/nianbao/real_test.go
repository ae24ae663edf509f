package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// realDocuments are the real samples in formats that are read; none skips the
// test, but where CI is set, which must not skip it unseen.
func realDocuments(t *testing.T) (paths []string) {
	t.Helper()
	root := os.Getenv("NIANBAO_SAMPLES")
	entries, err := os.ReadDir(filepath.Join(root, "real"))
	for _, e := range entries {
		if slices.Contains([]string{".html", ".txt", ".md"}, filepath.Ext(e.Name())) {
			paths = append(paths, filepath.Join(root, "real", e.Name()))
		}
	}
	switch {
	case len(paths) > 0:
	case os.Getenv("CI") != "":
		t.Fatalf("CI is set and NIANBAO_SAMPLES holds no real samples: %v", err)
	default:
		t.Skip("NIANBAO_SAMPLES is not set: no real samples to ingest")
	}
	return paths
}

// TestRealSamples: every real document ends in its state, every figure is derived
// again from its bytes, and from an archive the same comes out.
func TestRealSamples(t *testing.T) {
	documents := realDocuments(t)
	dir := t.TempDir()
	files, zipped := filepath.Join(dir, "files.db"), filepath.Join(dir, "zipped.db")
	archive := filepath.Join(dir, "real.zip")
	zipFiles(t, archive, documents)

	for db, paths := range map[string][]string{files: documents, zipped: {archive}} {
		code, out, speech := nianbao(t, append([]string{"ingest", "--json", "--db", db}, paths...)...)
		var c counts
		if err := json.Unmarshal([]byte(out), &c); err != nil || code != exitDone {
			t.Fatalf("exit code %d, %v: %s", code, err, speech)
		}
		if got := fmt.Sprint(c.Documents, c.Read+c.Partial, c.NotAReport, c.Unreadable+c.Failed); got != "26 25 1 0" {
			t.Errorf("got documents, reports, others, failed %s, want 26 25 1 0", got)
		}
		sound(t, db)
		code, out, speech = nianbao(t, "verify", "--db", db, "--json")
		var v verified
		if err := json.Unmarshal([]byte(out), &v); err != nil || code != exitDone {
			t.Errorf("verify: exit code %d, %v: %s", code, err, speech)
		}
		if v.Documents != 25 || v.Gone != 0 || v.Differences != 0 || v.Figures < 2000 {
			t.Errorf("verify: got %d reports, %d figures, %d differences, %d gone", v.Documents, v.Figures, v.Differences, v.Gone)
		}
	}
	const query = `SELECT handle, '|', kind, text, unit FROM cells ORDER BY handle`
	if strings.Join(says(t, files, query), "\n") != strings.Join(says(t, zipped, query), "\n") {
		t.Error("from the archive other figures came out than from the files")
	}
}

// zipFiles makes an archive of files by their names.
func zipFiles(t *testing.T, archive string, files []string) {
	t.Helper()
	var entries []string
	for _, path := range files {
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		entries = append(entries, filepath.Base(path)+"="+string(b))
	}
	write(t, archive, zipped(t, entries...))
}
