package main

// A crawl held to the test sites' own logs: nothing is asked twice, nobody is hurried, and
// what was asked is what the state says was answered.

import (
	"context"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/queue"
	"nianbao/corpus/samples/farm"
)

// paceOfTests is the rate of the tests' crawls, and what it promises.
const (
	paceOfTests = "20/s"
	apart       = time.Second / 20
)

// sitesFor serves the families of sites, without those that nobody gets into, or not at the first try, and writes
// list and names into the folder.
func sitesFor(t *testing.T, keys ...string) *farm.Farm {
	t.Helper()
	if len(keys) == 0 {
		keys = slices.DeleteFunc(farm.Keys(), func(key string) bool { return strings.HasPrefix(key, "w-") || strings.HasPrefix(key, "t-") })
	}
	f, err := farm.Start(farm.Options{Sites: keys})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	write(t, "sites.csv", string(f.Roster()))
	write(t, "hosts", f.Hosts())
	return f
}

// crawlArgs are those of a crawl of the test sites.
func crawlArgs(command string, more ...string) []string {
	args := []string{command, "--resolve", "hosts", "--allow-private=" + farm.Outside, "--rate", paceOfTests, "--slice", "400ms", "--contact", "office@example.org", "-q"}
	if command == "crawl" {
		args = append(args, "--sites", "sites.csv")
	}
	return append(args, more...)
}

// place names what a request asked for, as the sites saw it.
func place(a farm.Asked) string { return a.Host + a.Path + "#" + a.Form }

const robotsPlace = "/robots.txt#"

// requestsOf counts requests by place. Where robots.txt sends us on, the next request to
// the host is for robots.txt still.
func requestsOf(log []farm.Asked) map[string]int {
	n, sentOn := map[string]int{}, map[string]bool{}
	for _, a := range log {
		if !sentOn[a.Host] {
			n[place(a)]++
		}
		sentOn[a.Host] = a.Path == "/robots.txt" && a.Status/100 == 3
	}
	return n
}

// savedAnswers counts by place the answers that a state has saved.
func savedAnswers(t *testing.T, where string) map[string]int {
	t.Helper()
	n := map[string]int{}
	s, err := queue.Open(context.Background(), where, true)
	if err != nil {
		return n // the process was killed before it made one
	}
	defer s.Close()
	if err := s.Each(context.Background(), func(story queue.Story) error {
		for _, c := range story.Captures {
			a := story.Addresses[c.Address]
			u, err := url.Parse(a.URL)
			if err != nil {
				return err
			}
			n[strings.ToLower(u.Hostname())+u.RequestURI()+"#"+a.Body]++
		}
		return nil
	}); err != nil && !strings.Contains(err.Error(), "no such table") {
		t.Fatal(err)
	}
	return n
}

// moment is what a state held after a process was killed.
type moment struct {
	held map[string]int
	at   time.Time // it was read by then
}

func held(t *testing.T, where string) moment {
	t.Helper()
	answers := savedAnswers(t, where)
	return moment{answers, time.Now()}
}

// once holds that what was saved is not asked for again: of what was saved at a kill, and
// no further answer of it at the end, no request came after the kill.
func once(t *testing.T, log []farm.Asked, end map[string]int, kills []moment) (lost int) {
	t.Helper()
	for _, k := range kills {
		hosts := map[string]bool{}
		for p := range k.held {
			host, _, _ := strings.Cut(p, "/")
			hosts[host] = true
		}
		for _, a := range log {
			p := place(a)
			settled := k.held[p] > 0 && end[p] == k.held[p] || a.Path == "/robots.txt" && hosts[a.Host]
			if settled && a.Time.After(k.at) {
				t.Errorf("%s was saved, and asked for again %v after the kill", p, a.Time.Sub(k.at))
			}
		}
	}
	for p, n := range requestsOf(log) {
		switch {
		case strings.HasSuffix(p, robotsPlace):
			lost += n - 1
			if n > 1+len(kills) {
				t.Errorf("%s was asked for %d times", p, n)
			}
		case n < end[p]:
			t.Errorf("%s was asked for %d times and answered %d times", p, n, end[p])
		default:
			lost += n - end[p]
			if n > end[p] && len(kills) == 0 {
				t.Errorf("%s was asked for %d times, %d answers are saved", p, n, end[p])
			}
		}
	}
	return lost
}

// spaced holds the pace: on no host and no address two requests closer than promised, nor
// two at once.
func spaced(t *testing.T, f *farm.Farm) (closest time.Duration) {
	t.Helper()
	last := map[string]farm.Asked{}
	closest = time.Hour
	for _, a := range f.Log() {
		for _, key := range []string{a.Host, a.Address} {
			if before, ok := last[key]; ok {
				gap := a.Time.Sub(before.Time)
				closest = min(closest, gap)
				if gap < apart {
					t.Errorf("%s: %s was asked for %v after %s, want at least %v", key, a.Path, gap, before.Path, apart)
				}
			}
			last[key] = a
		}
	}
	for key, n := range f.Most() {
		if n > 1 {
			t.Errorf("%s had %d requests at once", key, n)
		}
	}
	return closest
}

// crawled runs a crawl that nobody disturbs. Two of the sites' documents cannot be read: a
// cut PDF and a picture.
func crawled(t *testing.T, f *farm.Farm, more ...string) time.Duration {
	t.Helper()
	start := time.Now()
	if code, _, speech := nianbao(t, crawlArgs("crawl", more...)...); code != exitSomeFailed {
		t.Fatalf("exit code %d: %s", code, speech)
	}
	took := time.Since(start)
	t.Logf("an undisturbed crawl: %d requests in %v, none closer than %v", len(f.Log()), took.Round(time.Millisecond), spaced(t, f).Round(time.Millisecond))
	return took
}

// gone removes what a crawl left.
func gone(t *testing.T, name string) {
	t.Helper()
	for _, path := range []string{".db", ".archive", ".state.db", ".state.db-wal", ".state.db-shm", ".state.db.lock"} {
		if err := os.RemoveAll(name + path); err != nil {
			t.Fatal(err)
		}
	}
}
