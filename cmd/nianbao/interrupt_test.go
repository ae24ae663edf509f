package main

// A run that is stopped by Ctrl-C saves what it has, says so, and goes on later
// where it was.

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const interruptReports = 800

// interruptFolder holds a notice, which makes the program speak at once, and many
// reports of different years' figures behind it.
func interruptFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	put := func(name string, b []byte) {
		if err := os.WriteFile(filepath.Join(folder, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	notice, err := os.ReadFile("testdata/reports/notice.html")
	if err != nil {
		t.Fatal(err)
	}
	put("report-0100-notice.html", notice)
	sound, err := os.ReadFile("testdata/reports/sound.html")
	if err != nil {
		t.Fatal(err)
	}
	for i := range interruptReports {
		put(fmt.Sprintf("report-%04d.html", i), bytes.ReplaceAll(sound, []byte("交通运输局"), fmt.Appendf(nil, "交通运输局第%d分局", i)))
	}
	return folder
}

func TestInterrupt(t *testing.T) {
	folder, db := interruptFolder(t), filepath.Join(t.TempDir(), "r.db")
	var counts bytes.Buffer
	cmd := exec.Command("nianbao", "--lang", "en", "ingest", "--json", "--db", db, folder)
	cmd.Stdout = &counts
	speech, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(speech)
	if first, err := lines.ReadString('\n'); err != nil || !strings.Contains(first, "not a report") {
		t.Fatalf("first line %q, %v", first, err)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, _ := io.ReadAll(lines)
	_ = cmd.Wait() // its exit code is looked at below
	if code := cmd.ProcessState.ExitCode(); code != exitInterrupted || !strings.Contains(string(rest), "finishing and saving") {
		t.Errorf("got exit code %d and %q, want %d and that it is finishing", code, rest, exitInterrupted)
	}
	if !strings.Contains(counts.String(), `"interrupted": true`) {
		t.Errorf("the counts do not say that the run was interrupted:\n%s", &counts)
	}
	stored := storedReports(t, db)
	if stored == 0 || stored >= interruptReports {
		t.Errorf("%d reports stored by the run that was stopped, want some of %d", stored, interruptReports)
	}
	again, err := exec.Command("nianbao", "--lang", "en", "ingest", "--json", "--db", db, folder).Output()
	if err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf(`"unchanged": %d,`, stored+1); !strings.Contains(string(again), want) {
		t.Errorf("the second run does not go on where the first was: want %s in\n%s", want, again)
	}
	if n := storedReports(t, db); n != interruptReports {
		t.Errorf("%d reports after the second run, want %d", n, interruptReports)
	}
}

// storedReports asks the stock sqlite3.
func storedReports(t *testing.T, db string) (n int) {
	t.Helper()
	if _, err := exec.LookPath("sqlite3"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("CI is set and sqlite3 is not installed")
		}
		t.Skip("skipped: sqlite3 is not installed")
	}
	out, err := exec.Command("sqlite3", "-readonly", db, "SELECT count(*) FROM reports; PRAGMA integrity_check").CombinedOutput()
	if _, scan := fmt.Sscanf(string(out), "%d\nok", &n); err != nil || scan != nil {
		t.Fatalf("%v: %s", err, out)
	}
	return n
}
