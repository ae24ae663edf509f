package main

import (
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// TestKilledIngest: however often and whenever an ingest is killed, no report is
// half stored, and the run that ends gives what an undisturbed one gives.
func TestKilledIngest(t *testing.T) {
	dir := t.TempDir()
	crowd(t, dir+"/in", 320)
	t.Chdir(dir)
	start := time.Now()
	if code, _, speech := nianbao(t, "ingest", "in", "--db", "calm.db", "-q"); code != 0 {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	whole := time.Since(start)
	seed := uint64(start.UnixNano())
	t.Logf("an undisturbed run takes %v; seed %d", whole, seed)
	random := rand.New(rand.NewPCG(seed, 0))
	killed, before, window := 0, 0, int64(whole/2)
	for tries := 0; killed < 5 && tries < 30; tries++ {
		c := background(t, "ingest", "in", "--db", "killed.db", "-q")
		after := time.AfterFunc(time.Duration(random.Int64N(window)), func() { c.Process.Kill() })
		ended := c.Wait() == nil
		after.Stop()
		if ended { // faster than thought: again, and sooner
			os.Remove("killed.db")
			before, window = 0, window/2+1
			continue
		}
		killed++
		if _, err := os.Stat("killed.db"); err != nil {
			continue // killed before it made one
		}
		if info, _ := os.Stat("killed.db"); info.Size() == 0 {
			continue // killed between making the file and its schema: an empty file is made a data set
		}
		sound(t, "killed.db")
		n := len(says(t, "killed.db", `SELECT 1 FROM reports`))
		if n < before {
			t.Errorf("%d reports were saved, %d are left", before, n)
		}
		before = n
	}
	if killed == 0 {
		t.Error("no run was killed")
	}
	if code, _, speech := nianbao(t, "ingest", "in", "--db", "killed.db", "-q"); code != 0 {
		t.Fatalf("the last run: exit code %d: %s", code, speech)
	}
	sound(t, "killed.db")
	if content(t, "killed.db") != content(t, "calm.db") {
		t.Error("after being killed, the data set does not say what an undisturbed run says")
	}
	if entries, _ := os.ReadDir("."); len(entries) != 3 {
		t.Errorf("got %v, want the folder and the two data sets alone", entries)
	}
}
