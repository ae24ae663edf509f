package main

import (
	"math/rand/v2"
	"os/exec"
	"testing"
	"time"

	"nianbao/corpus/samples/postgres"
)

// TestWorkersShareACrawl: three processes on PostgreSQL, of which one is killed and for
// which one more joins, make the data set that one process on SQLite makes; and over all
// of them the sites see one visitor with one pace.
func TestWorkersShareACrawl(t *testing.T) {
	if testing.Short() {
		t.Skip("takes two minutes")
	}
	t.Chdir(t.TempDir())
	f := sitesFor(t)
	whole := crawled(t, f, "--db", "alone.db")
	once(t, f.Log(), savedAnswers(t, "alone.state.db"), nil)
	f.Forget()
	store := postgres.Start(t)
	seed := uint64(time.Now().UnixNano())
	random := rand.New(rand.NewPCG(seed, 0))
	join := func(command string, more ...string) *exec.Cmd {
		return background(t, crawlArgs(command, append(more, "--state", store, "--archive", "shared", "--parallel", "5", "--db", "many.db")...)...)
	}
	crew := []*exec.Cmd{join("crawl", "--no-build")}
	for len(f.Log()) == 0 { // the sweep has begun
		time.Sleep(10 * time.Millisecond)
	}
	crew = append(crew, join("work"), join("work"))
	time.Sleep(500*time.Millisecond + time.Duration(random.Int64N(int64(whole/4))))
	victim := random.IntN(len(crew))
	killer(crew[victim].Process)()
	_ = crew[victim].Wait() // killed
	kills := []moment{held(t, store)}
	t.Logf("seed %d: process %d of %d was killed after %d requests", seed, victim+1, len(crew), len(f.Log()))
	crew = append(crew, join("work"))
	for i, c := range crew {
		if i == victim {
			continue
		}
		if err := c.Wait(); err != nil {
			t.Errorf("process %d: %v", i+1, err)
		}
	}
	lost := once(t, f.Log(), savedAnswers(t, store), kills)
	visitors := map[string]bool{}
	for _, a := range f.Log() {
		visitors[a.Remote] = true
	}
	t.Logf("%d requests over %d connections, %d of them lost with the process that was killed; none closer than %v", len(f.Log()), len(visitors), lost, spaced(t, f).Round(time.Millisecond))
	if code, _, speech := nianbao(t, "build", "--state", store, "--archive", "shared", "--db", "many.db", "-q"); code != exitSomeFailed {
		t.Fatalf("build: exit code %d: %s", code, speech)
	}
	sound(t, "many.db")
	sameLogically(t, "many.db", "alone.db")
}
