package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// A full disk leaves the old file as it was, and nothing beside it.
func TestExportThatFailsLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "old.csv")
	if err := os.WriteFile(old, []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	var p pending
	if err := p.folder(filepath.Join(dir, "new", "folder")); err != nil {
		t.Fatal(err)
	}
	full := func(f *os.File) error {
		if _, err := f.WriteString("half"); err != nil {
			return err
		}
		return &os.PathError{Op: "write", Path: f.Name(), Err: syscall.ENOSPC}
	}
	for _, path := range []string{old, filepath.Join(dir, "new", "folder", "x.csv")} {
		if err := p.write(path, full); !errors.Is(err, syscall.ENOSPC) {
			t.Fatalf("got %v, want a full disk", err)
		}
	}
	p.discard()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(old); err != nil || string(b) != "old" || len(entries) != 1 {
		t.Errorf("got %q, %v and %v, want the old file alone", b, err, entries)
	}
}

// Files take their places together: until then, none of them is there.
func TestExportFilesComeTogether(t *testing.T) {
	dir := t.TempDir()
	var p pending
	for _, name := range []string{"a", "b"} {
		err := p.write(filepath.Join(dir, name), func(f *os.File) error {
			_, err := f.WriteString(name)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(filepath.Join(dir, "a")); err == nil {
			t.Fatal("a stands before b is written")
		}
	}
	if err := p.place(); err != nil {
		t.Fatal(err)
	}
	p.discard()
	for _, name := range []string{"a", "b"} {
		if b, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(b) != name {
			t.Errorf("%s: got %q, %v", name, b, err)
		}
	}
}

// A clerk's double click on a list of findings shows Chinese, and the check ids
// and words that the program prints.
func TestFindingsForExcel(t *testing.T) {
	code, out := said(t, "findings", "--db", demoDataset(t), "--excel", "--quiet")
	if code != exitDone || !strings.HasPrefix(out, "\ufeffid,") || !strings.Contains(out, "差1。") || strings.Count(out, "\r\n") < 1+23 {
		t.Errorf("got code %d and %q", code, out)
	}
}
