package main

// Disks that are full or may not be written. The tests mount small ones, which
// only root may.

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"nianbao/corpus/dataset"
)

// mounted is a folder with a file system of its own.
func mounted(t *testing.T, size string) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("only root may mount a small disk")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size="+size); err != nil {
		t.Skipf("root here may not mount: %v", err)
	}
	t.Cleanup(func() { syscall.Unmount(dir, syscall.MNT_DETACH) })
	return dir
}

// oneLine: a trouble is said once, in one line.
func oneLine(t *testing.T, speech, want string) {
	t.Helper()
	if strings.Count(speech, "\n") != 1 || !strings.Contains(speech, want) {
		t.Errorf("got %q, want one line with %q", speech, want)
	}
}

func TestIngestOnAFullDisk(t *testing.T) {
	disk, in := mounted(t, "2500k"), t.TempDir()
	crowd(t, filepath.Join(in, "few"), 20)
	crowd(t, filepath.Join(in, "many"), 300)
	db := filepath.Join(disk, "t.db")
	if code, _, speech := nianbao(t, "ingest", "--db", db, "-q", filepath.Join(in, "few")); code != exitDone {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	before := says(t, db, `SELECT handle FROM cells ORDER BY handle`)
	code, _, speech := nianbao(t, "ingest", "--db", db, "-q", filepath.Join(in, "many"))
	if code != exitDataset {
		t.Errorf("got exit code %d, want %d", code, exitDataset)
	}
	oneLine(t, speech, "no space left on the disk; what was saved before is whole")
	sound(t, db)
	after := map[string]bool{}
	for _, handle := range says(t, db, `SELECT handle FROM cells`) {
		after[handle] = true
	}
	for _, handle := range before {
		if !after[handle] {
			t.Fatalf("%s was saved before the disk was full and is gone", handle)
		}
	}
	if err := syscall.Mount("tmpfs", disk, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	if code, _, speech := nianbao(t, "ingest", "--db", db, "-q", filepath.Join(in, "many")); code != exitDone {
		t.Errorf("with room again: exit code %d: %s", code, speech)
	}
	sound(t, db)
}

// TestKeepOnAFullDisk: bytes that cannot be kept end the run, and nothing is half there.
func TestKeepOnAFullDisk(t *testing.T) {
	disk, in := mounted(t, "1m"), t.TempDir()
	crowd(t, in, 100)
	code, _, speech := nianbao(t, "ingest", "--keep", "--db", filepath.Join(disk, "t.db"), "-q", in)
	if code != exitDataset {
		t.Errorf("got exit code %d, want %d", code, exitDataset)
	}
	oneLine(t, speech, "no space left on the disk")
}

func TestReadOnlyDisk(t *testing.T) {
	disk, in := mounted(t, "16m"), t.TempDir()
	crowd(t, in, 3)
	db := filepath.Join(disk, "t.db")
	if code, _, speech := nianbao(t, "ingest", "--keep", "--db", db, "-q", in); code != exitDone {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	for _, ask := range [][]string{{"find", county(1)}, {"show", county(1), "交通"}, {"search", "公开"}, {"verify"}, {"query", "SELECT count(*) FROM panel"}} {
		if code, out, speech := nianbao(t, append(ask, "--db", db)...); code != exitDone || out == "" || speech != "" && ask[0] != "search" {
			t.Errorf("%v: exit code %d, %q", ask, code, speech)
		}
	}
	crowd(t, in, 5)
	code, _, speech := nianbao(t, "ingest", "--db", db, "-q", in)
	if code != exitDataset {
		t.Errorf("got exit code %d, want %d", code, exitDataset)
	}
	oneLine(t, speech, "cannot be written")
	code, _, speech = nianbao(t, "ingest", "--db", filepath.Join(disk, "new.db"), "-q", in)
	if code != exitDataset {
		t.Errorf("got exit code %d, want %d", code, exitDataset)
	}
	oneLine(t, speech, "new.db")
}

// TestIngestWhileAnotherWrites ends at once with the code for it.
func TestIngestWhileAnotherWrites(t *testing.T) {
	in := t.TempDir()
	crowd(t, in, 2)
	path := filepath.Join(t.TempDir(), "t.db")
	db, err := dataset.Open(path, dataset.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	other, err := db.Begin(dataset.RunInfo{Program: "p"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Stop()
	if err := other.Save(dataset.Reading{Document: dataset.Document{Source: "a", Status: "unreadable", Reason: "empty"}}); err != nil {
		t.Fatal(err)
	}
	code, _, speech := nianbao(t, "ingest", "--db", path, "-q", in)
	if code != exitDataset {
		t.Errorf("got exit code %d, want %d", code, exitDataset)
	}
	oneLine(t, speech, "another program is writing")
}
