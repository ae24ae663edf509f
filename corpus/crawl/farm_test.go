package crawl_test

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/roster"
	"nianbao/corpus/samples/farm"
)

// TestFarm walks every site of the farm in both states: each report is found, and nothing
// else is taken for one.
func TestFarm(t *testing.T) {
	for _, key := range farm.Keys() {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			f, err := farm.Start(farm.Options{Sites: []string{key}})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			list, err := roster.Read(bytes.NewReader(f.Roster()), "sites.csv")
			if err != nil {
				t.Fatal(err)
			}
			sites, _ := crawl.Plan(list.Units)
			hosts, err := fetch.ParseHosts(strings.NewReader(f.Hosts()))
			if err != nil {
				t.Fatal(err)
			}
			fetcher := fetch.New(fetch.Options{AllowPrivate: true, Resolve: hosts, Timeouts: fetch.Timeouts{Dial: time.Second, TLS: time.Second, Headers: 2 * time.Second, Body: 2 * time.Second}})
			before := map[string][]*crawl.Address{}
			for state := range 2 {
				f.Turn(state)
				f.Forget()
				found, answers := map[string]bool{}, map[string][]string{}
				for _, s := range sites {
					w := &crawl.Walk{Site: s, Sweep: state + 1, Frontier: crawl.NewFrontier(before[s.Key]), Fetcher: fetcher, Archive: archiveOf(t)}
					if state > 0 {
						w.Begin()
					}
					if done, _, err := w.Slice(t.Context(), time.Now().Add(time.Minute)); err != nil || !done {
						t.Fatalf("%s: done %v, %v", s.Key, done, err)
					}
					before[s.Key] = w.Frontier.List
					gather(w, found)
					told := w.Tell("")
					for _, p := range told.Documents {
						answers[p.URL] = append(answers[p.URL], p.Class)
					}
					for _, start := range told.Starts {
						for _, u := range start.Units {
							answers[u] = append(answers[u], start.Answer)
						}
					}
				}
				compare(t, f, state, found, answers, slices.Concat(slices.Collect(maps.Values(before))...))
			}
		})
	}
}

// gather lists what a walk takes for reports: pages by their content, and files.
func gather(w *crawl.Walk, found map[string]bool) {
	for _, a := range w.Frontier.List {
		if a.State == crawl.Done && (a.Report != "" || a.Kind == crawl.File && a.Class != "redirect") {
			found[a.Source()] = true
			if a.Method == "POST" {
				found[a.Referer] = true // the page that shows it
			}
		}
	}
}

func compare(t *testing.T, f *farm.Farm, state int, found map[string]bool, answers map[string][]string, all []*crawl.Address) {
	want := map[string]bool{}
	for _, e := range f.Truth(state) {
		if e.Publication == "published" && e.Access == "ok" {
			want[e.Document], want[e.Source] = true, true
			if !found[e.Document] && !(strings.Contains(e.Document, "#") && found[e.Source]) {
				t.Errorf("state %d: %s %d was not found at %s (%s)", state, e.Unit, e.Year, e.Document, e.Note)
			}
		}
	}
	for _, e := range f.Truth(state) {
		want := e.Access
		if e.Access == "blocked" {
			want += ":" + e.Detail
		}
		if !slices.ContainsFunc(append(answers[e.Unit], answers[e.Document]...), func(a string) bool { return a == want || e.Access == "down" && strings.HasPrefix(a, "down:") }) {
			t.Errorf("state %d: the site of %s answered %q, want %s", state, e.Unit, answers[e.Unit], want)
		}
	}
	for address := range found {
		if !want[address] {
			t.Logf("state %d: also taken: %s", state, address)
		}
	}
	if t.Failed() {
		for _, a := range all {
			t.Logf("%s %s %s %d %s tries %d", a.Kind, a.URL, a.State, a.Status, a.Class, a.Tries)
		}
		var asked []string
		for _, a := range f.Log() {
			asked = append(asked, fmt.Sprintf("%s %s%s %d", a.Method, a.Host, a.Path, a.Status))
		}
		t.Logf("asked:\n%s", strings.Join(slices.Compact(asked), "\n"))
	}
}
