package main

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestQueryIsInterrupted: Ctrl-C ends a statement without end, however its rows
// are printed; what was read by then has come out.
func TestQueryIsInterrupted(t *testing.T) {
	db := filepath.Join(t.TempDir(), "d.db")
	if out, err := exec.Command("nianbao", "demo", "--db", db).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	for _, format := range []string{"--csv", "--json", "--quiet"} {
		cmd := exec.Command("nianbao", "--db", db, "query", format, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n")
		out, err := cmd.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		if _, err := io.ReadFull(out, make([]byte, 1000)); err != nil {
			t.Fatalf("%s: rows do not come as they are read: %v", format, err)
		}
		if err := cmd.Process.Signal(os.Interrupt); err != nil {
			t.Fatal(err)
		}
		io.Copy(io.Discard, out)
		_ = cmd.Wait() // its exit code is looked at below
		if code := cmd.ProcessState.ExitCode(); code != exitInterrupted {
			t.Errorf("%s: got exit code %d, want %d", format, code, exitInterrupted)
		}
	}
}
