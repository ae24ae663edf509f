package main

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"testing"
	"time"
)

// TestKilledCrawl: a crawl that is killed at twenty random points, and begun again each
// time, makes the data set of an undisturbed one. Its manners outlive the kills.
func TestKilledCrawl(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a minute")
	}
	t.Chdir(t.TempDir())
	f := sitesFor(t)
	whole := crawled(t, f, "--db", "calm.db")
	once(t, f.Log(), savedAnswers(t, "calm.state.db"), nil)
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	t.Logf("seed %d", seed)
	const want = 20
	for killed := 0; killed < want; {
		f.Forget()
		gone(t, "killed")
		var kills []moment
		var c *exec.Cmd
		for ended := false; !ended; {
			c = background(t, crawlArgs("crawl", "--db", "killed.db")...)
			kill := time.AfterFunc(300*time.Millisecond+time.Duration(random.Int64N(int64(whole/4))), killer(c.Process))
			if killed+len(kills) >= want {
				kill.Stop()
			}
			_ = c.Wait() // its state is looked at
			kill.Stop()
			if ended = c.ProcessState.Exited(); !ended {
				kills = append(kills, held(t, "killed.state.db"))
			}
		}
		if code := c.ProcessState.ExitCode(); code != exitDone && code != exitSomeFailed { // done: a killed run had told already what cannot be read
			t.Fatalf("exit code %d", code)
		}
		killed += len(kills)
		lost := once(t, f.Log(), savedAnswers(t, "killed.state.db"), kills)
		t.Logf("killed %d times: %d requests, %d of them lost with the slices that were killed; none closer than %v", len(kills), len(f.Log()), lost, spaced(t, f).Round(time.Millisecond))
		sound(t, "killed.db")
		sameLogically(t, "killed.db", "calm.db")
	}
}

func killer(p *os.Process) func() { return func() { _ = p.Kill() } } // it may have ended
