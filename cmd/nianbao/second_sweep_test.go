package main

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"nianbao/corpus/samples/farm"
)

// TestSecondSweepIsCheap: a site that did not change is asked for its lists, and of each unit
// for the newest report, on condition; its robots.txt is known. With --since the lists do.
// All requests say who asks, and a host has one connection.
func TestSecondSweepIsCheap(t *testing.T) {
	t.Chdir(t.TempDir())
	f := sitesFor(t, "trs", "jpage")
	args := []string{"--db", "a.db", "--rate", "none", "--slice", "1m", "--no-build"}
	var sweeps [3][]farm.Asked
	for i := range sweeps {
		f.Forget()
		if i == 2 {
			args = append(args, "--since", "2026-01-01")
		}
		if code, _, speech := nianbao(t, crawlArgs("crawl", args...)...); code != 0 {
			t.Fatalf("exit code %d: %s", code, speech)
		}
		sweeps[i] = f.Log()
		for _, a := range sweeps[i] {
			if !strings.HasPrefix(a.UserAgent, "nianbao/") || !strings.Contains(a.UserAgent, "+office@example.org") {
				t.Errorf("%s was asked by %q", a.Host, a.UserAgent)
			}
		}
		for _, host := range besides(sweeps[i]) {
			t.Errorf("sweep %d: %s had two connections at a time", i+1, host)
		}
	}
	documents := map[string]bool{}
	newest := 0
	for _, e := range f.Truth(farm.Before) {
		if e.Year == 2024 && e.Publication == "published" {
			newest++
		}
		for _, address := range []string{e.Document, e.Source} {
			if u, err := url.Parse(address); err == nil {
				documents[u.Hostname()+u.RequestURI()+"#"] = true
			}
		}
	}
	before, lists := requestsOf(sweeps[0]), map[string]int{}
	for _, a := range sweeps[1] {
		if a.Method == "GET" && (!a.Conditional || a.Status != http.StatusNotModified) {
			t.Errorf("%s was asked without a condition, or answered with %d", place(a), a.Status)
		}
		if !documents[place(a)] {
			lists[a.Host]++
		}
	}
	for p, n := range requestsOf(sweeps[1]) {
		if n > 1 || before[p] == 0 || strings.HasSuffix(p, robotsPlace) {
			t.Errorf("the second sweep asked %d times for %s, the first one %d times", n, p, before[p])
		}
	}
	want := map[string]int{"www.qingya.gov.cn": 4, "www.liuting.gov.cn": 3} // two lists and one, the first page and the last of each; the one is called for by a page
	if !maps.Equal(lists, want) {
		t.Errorf("sites that did not change were asked for pages that are no documents: %v, want %v", lists, want)
	}
	if n := len(sweeps[1]) - 7; n < newest || n > newest+2 { // some are handed out by a page of their own
		t.Errorf("the second sweep asked %d times for documents, want the %d of the newest year", n, newest)
	}
	if n := len(sweeps[2]); n != 7 {
		t.Errorf("with --since later than every report there were %d requests, want the lists alone", n)
	}
	t.Logf("the first sweep made %d requests, the second one %d, the third, with --since, %d; 7 are for lists", len(sweeps[0]), len(sweeps[1]), len(sweeps[2]))
}

// besides lists the hosts that were asked over a connection again after a newer one had been
// opened: a connection may break, and be followed by another, but not stand beside it.
func besides(log []farm.Asked) (hosts []string) {
	last, left := map[string]string{}, map[string]bool{}
	for _, a := range log {
		switch {
		case left[a.Remote]:
			hosts = append(hosts, a.Host)
		case last[a.Host] != "" && last[a.Host] != a.Remote:
			left[last[a.Host]] = true
		}
		last[a.Host] = a.Remote
	}
	return hosts
}
