package dataset

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPublishedCopyHoldsNoPersonalData reads the bytes of the copy, free pages and all:
// neither what stands in the data set now, nor what an earlier reading left, nor notes of
// an office. The data set itself keeps them.
func TestPublishedCopyHoldsNoPersonalData(t *testing.T) {
	const id, phone, note = "11010519491231002X", "13812345678", "电话已与该局王科长核实"
	db := made(t, Options{})
	keep(t, db, "p1", told(1, "申请人王小明（身份证号："+id+"）来信，电话"+phone+"；王小明已获答复。"))
	if _, err := db.pool.Exec(`INSERT INTO verdict VALUES ('f1', 'false', 'e', '2026-1', ?1, '2026-03-01', ?1, ?1, '2026-01-01')`, note); err != nil {
		t.Fatal(err)
	}
	source := bytesOf(t, db.path)
	if !bytes.Contains(source, []byte(id)) || !bytes.Contains(source, []byte(note)) {
		t.Fatal("the data set does not hold what the copy must leave out")
	}
	path := filepath.Join(t.TempDir(), "a'b %3f?#c.db")
	if err := db.Publish(context.Background(), path); err != nil {
		t.Fatal(err)
	}
	published := bytesOf(t, path)
	for _, secret := range []string{id, phone, "王小明", note} {
		if bytes.Contains(published, []byte(secret)) {
			t.Errorf("the copy holds %s", secret)
		}
	}
	if !bytes.Equal(source, bytesOf(t, db.path)) {
		t.Error("the data set itself changed")
	}
	copied(t, path)
}

// copied opens the copy as any data set: it can be read and searched.
func copied(t *testing.T, path string) {
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for query, want := range map[string]string{
		`SELECT count(*) FROM personal_text`:                   "0",
		`SELECT state FROM verdict`:                            "false",
		`PRAGMA integrity_check`:                               "ok",
		`SELECT count(*) FROM sections WHERE text LIKE '%来信%'`: "1",
	} {
		if got := asked(t, db, query); len(got) != 1 || got[0] != want {
			t.Errorf("%s: got %v, want %s", query, got, want)
		}
	}
	for word, want := range map[string]int{"王小明": 0, "已获答复": 1} {
		if hits, _, err := db.Search(context.Background(), []string{word}, 9); err != nil || len(hits) != want {
			t.Errorf("search for %s: got %v, %v", word, hits, err)
		}
	}
}

// TestPublishNeverWritesOver: a file that stands there stays as it is.
func TestPublishNeverWritesOver(t *testing.T) {
	db := made(t, Options{})
	keep(t, db, "p1", told(1, "本年无人来信。"))
	path := filepath.Join(t.TempDir(), "there.db")
	if err := os.WriteFile(path, []byte(strings.Repeat("x", 4096)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := db.Publish(context.Background(), path); err == nil {
		t.Error("no error")
	}
	if got := bytesOf(t, path); string(got) != strings.Repeat("x", 4096) {
		t.Error("the file that stood there was changed")
	}
}

func bytesOf(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
