package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestCancelledJob: a site whose job is cancelled while it hangs does not hold the crawl up;
// the sweep is not finished, and that is said.
func TestCancelledJob(t *testing.T) {
	t.Chdir(t.TempDir())
	sitesFor(t, "trs", "w-rangeout")
	c := background(t, crawlArgs("crawl", "--rate", "none", "--slice", "500ms", "--db", "a.db", "--no-build")...)
	ended := make(chan error, 1)
	go func() { ended <- c.Wait() }()
	cancelled := false
	for end := time.Now().Add(time.Minute); !cancelled && time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		var list []struct {
			ID          int64
			Site, State string
		}
		if _, err := os.Stat("a.state.db"); err != nil {
			continue
		}
		_, out, _ := nianbao(t, "jobs", "list", "--json", "--db", "a.db")
		_ = json.Unmarshal([]byte(out), &list) // an empty list until the tables are there
		for _, j := range list {
			if j.Site == "chenzhu.gov.cn" && j.State == "running" {
				code, _, speech := nianbao(t, "jobs", "cancel", strconv.FormatInt(j.ID, 10), "--db", "a.db")
				if cancelled = code == exitDone; !cancelled {
					t.Fatalf("exit code %d: %s", code, speech)
				}
			}
		}
	}
	select {
	case err := <-ended:
		if err != nil {
			t.Errorf("the crawl ended with %v", err)
		}
	case <-time.After(time.Minute):
		_ = c.Process.Kill() // it may have ended
		t.Fatal("the crawl waits for a job that was cancelled")
	}
	if _, out, _ := nianbao(t, "jobs", "list", "--db", "a.db"); strings.Count(out, "  cancelled ") != 1 || strings.Count(out, "  completed ") != 1 {
		t.Errorf("jobs: %s", out)
	}
}
