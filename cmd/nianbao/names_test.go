package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOddNames: whatever files are called, each is a source of its own, and its
// bytes are found again, from any folder.
func TestOddNames(t *testing.T) {
	root := t.TempDir()
	text, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"\xff.html", "\xfe.html", "年报\xc4.html", "a!b.html", "x.zip!y.html", "100%41.html", "年 报#1?.html", "line\nbreak.html", `back\xff.html`, "'quoted'.html", "-flag.html"}
	for i, name := range names {
		if err := os.MkdirAll(filepath.Join(root, "in"), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(root, "in", name), []byte(strings.ReplaceAll(string(text), "鹿鸣县", county(i))), 0o666); err != nil {
			t.Skipf("this file system does not take %q: %v", name, err)
		}
	}
	db := filepath.Join(root, "数 据?#%.db")
	if code, _, speech := nianbao(t, "ingest", "-q", "--db", db, filepath.Join(root, "in")); code != exitDone {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	if got := says(t, db, `SELECT count(*), count(DISTINCT agency) FROM reports WHERE version = 1`); got[0] != "11 11" {
		t.Errorf("got %v reports and agencies, want 11 of each", got)
	}
	t.Chdir(t.TempDir())
	if code, out, speech := nianbao(t, "verify", "--db", db); code != exitDone || !strings.Contains(out, "2200 figures, 0 differences, 0 documents gone") {
		t.Errorf("exit code %d: %s%s", code, out, speech)
	}
}

// TestOneNamePerFile: a file is the same source wherever the command is typed, so
// that what changed there is its next version.
func TestOneNamePerFile(t *testing.T) {
	root := t.TempDir()
	crowd(t, filepath.Join(root, "in"), 1)
	db := filepath.Join(root, "t.db")
	at := func(dir, db string, in string) {
		t.Helper()
		t.Chdir(dir)
		if code, _, speech := nianbao(t, "ingest", "-q", "--db", db, in); code != exitDone {
			t.Fatalf("exit code %d: %s", code, speech)
		}
	}
	at(root, "t.db", "in")
	at(filepath.Join(root, "in"), "../t.db", "0")
	at(filepath.Dir(root), db, filepath.Join(root, "in", "0", "0.html"))
	if got := says(t, db, `SELECT source FROM sources`); len(got) != 1 || got[0] != "in/0/0.html" {
		t.Errorf("got sources %v, want in/0/0.html alone", got)
	}
}

// TestEntriesOfOneName: an archive may hold two entries of one name; both are read,
// none is the next version of the other, and a second run reads neither again.
func TestEntriesOfOneName(t *testing.T) {
	text, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	other := strings.ReplaceAll(string(text), "依法", "及时")
	write(t, "a.zip", zipped(t, "a.html="+string(text), "a.html="+other))
	for _, want := range []string{`"read": 2`, `"unchanged": 2`} {
		if code, out, speech := nianbao(t, "ingest", "--json", "a.zip"); code != exitDone || !strings.Contains(out, want) {
			t.Errorf("exit code %d: %s%s, want %s", code, out, speech, want)
		}
	}
	if got := says(t, "nianbao.db", `SELECT source || ' ' || version FROM reports ORDER BY source`); strings.Join(got, ", ") != "a.zip!a.html 1, a.zip!a.html#2 1" {
		t.Errorf("got %v", got)
	}
	if code, out, speech := nianbao(t, "verify"); code != exitDone || !strings.Contains(out, " 0 documents gone") {
		t.Errorf("exit code %d: %s%s", code, out, speech)
	}
}
