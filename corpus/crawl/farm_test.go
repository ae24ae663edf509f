package crawl_test

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"maps"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/roster"
	"nianbao/corpus/samples/farm"
)

// TestFarm walks every site of the farm in both states: each report is found, under its
// year and its unit, nothing else is taken for one, and nobody goes inside.
func TestFarm(t *testing.T) {
	for _, key := range farm.Keys() {
		t.Run(key, func(t *testing.T) {
			t.Parallel()
			v := visiting(t, key)
			for state := range 2 {
				v.walk(state)
				v.compare(state)
			}
			if !strings.HasPrefix(key, "w-") {
				v.sweep++
				v.revisit = month
				v.walk(farm.After) // nothing changed
				v.compare(farm.After)
				v.stillListed()
			}
		})
	}
}

// stillListed: behind an unchanged site every document that can be had is told as listed.
func (v *visit) stillListed() {
	for _, p := range v.papers {
		if p.There() && !p.InList {
			v.Errorf("%s is listed still, and is told not to be", p.URL)
		}
	}
}

// visit is the walk of one site of the farm, sweep after sweep.
type visit struct {
	*testing.T
	farm    *farm.Farm
	sites   []crawl.Site
	fetcher *fetch.Fetcher
	known   map[string][]*crawl.Address
	sweep   int // beside one for each state
	revisit time.Duration

	// of the last sweep
	found   map[string]*crawl.Address
	answers map[string][]string // by unit and by address
	tls     map[string]bool     // words of the captures of reports
	jumps   []crawl.Jump
	columns []crawl.ToldColumn
	papers  []crawl.ToldPaper
}

func visiting(t *testing.T, keys ...string) *visit {
	f, err := farm.Start(farm.Options{Sites: keys})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.Close)
	list, err := roster.Read(bytes.NewReader(f.Roster()), "sites.csv")
	if err != nil {
		t.Fatal(err)
	}
	hosts, err := fetch.ParseHosts(strings.NewReader(f.Hosts()))
	if err != nil {
		t.Fatal(err)
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(farm.Authority())
	v := &visit{T: t, farm: f, known: map[string][]*crawl.Address{}}
	v.sites, _ = crawl.Plan(list.Units)
	v.fetcher = fetch.New(fetch.Options{Private: []netip.Prefix{netip.MustParsePrefix(farm.Outside)}, Resolve: hosts, Roots: roots,
		Timeouts: fetch.Timeouts{Dial: time.Second, TLS: time.Second, Headers: 2 * time.Second, Body: 2 * time.Second}})
	return v
}

func (v *visit) walk(state int) {
	v.farm.Turn(state)
	v.farm.Forget()
	v.jumps, v.columns, v.papers = nil, nil, nil
	v.found, v.answers, v.tls = map[string]*crawl.Address{}, map[string][]string{}, map[string]bool{}
	for _, s := range v.sites {
		w := &crawl.Walk{Site: s, Sweep: v.sweep + state + 1, Frontier: crawl.NewFrontier(v.known[s.Key]), Fetcher: v.fetcher, Archive: archiveOf(v.T), Options: crawl.Options{Revisit: v.revisit}}
		if state > 0 {
			w.Begin()
		}
		if done, _, err := w.Slice(v.Context(), time.Now().Add(time.Minute)); err != nil || !done {
			v.Fatalf("%s: done %v, %v", s.Key, done, err)
		}
		v.known[s.Key] = w.Frontier.List
		v.gather(w)
	}
}

// gather lists what a walk takes for reports, pages by their content and files, under the
// page that a reader would open; and what the site answered.
func (v *visit) gather(w *crawl.Walk) {
	for _, a := range w.Frontier.List {
		if (a.State == crawl.Done || a.State == crawl.Skipped && a.SHA256 != "") && (a.Report != "" || a.Kind == crawl.File && a.Class != "redirect") {
			place := a.Source()
			if a.Method == "POST" { // the page that shows it
				place = a.Referer
			}
			v.found[strings.Replace(place, "https://www.qingmo", "http://www.qingmo", 1)] = a // listed so, and served by http alone
		}
	}
	v.jumps = append(v.jumps, w.Jumps...)
	told := w.Tell("")
	v.papers = append(v.papers, told.Documents...)
	for _, p := range told.Documents {
		v.answers[p.URL] = append(v.answers[p.URL], p.Class)
	}
	for _, start := range told.Starts {
		v.columns = append(v.columns, start.Columns...)
		for _, u := range start.Units {
			v.answers[u] = append(v.answers[u], start.Answer)
		}
	}
	for _, c := range w.Captures {
		if a := w.Frontier.ByID(c.Address); a != nil && a.Report != "" {
			v.tls[c.TLS] = true
		}
	}
}

func (v *visit) compare(state int) {
	true := map[string]farm.Expected{}
	for _, e := range v.farm.Truth(state) {
		v.answered(state, e)
		if e.Publication != "published" || e.Access != "ok" {
			continue
		}
		place, _, _ := strings.Cut(e.Document, "#")
		if e.Inside != "" {
			place = e.Source
		}
		true[place], true[e.Source] = e, e
		if v.found[place] == nil {
			v.Errorf("state %d: %s %d was not found at %s (%s)", state, e.Unit, e.Year, place, e.Note)
		}
	}
	for place, a := range v.found {
		e, ok := true[place]
		switch {
		case !ok:
			v.Errorf("state %d: taken for a report: %s", state, place)
		case a.Report == "read" && (a.Says != e.Year || a.Agency != e.Unit && a.Agency != e.Printed):
			v.Errorf("state %d: %s is that of %s %d, want %s %d", state, place, a.Agency, a.Says, e.Unit, e.Year)
		case a.Report == "" && a.Year != e.Year:
			v.Errorf("state %d: the file %s is of %d, want %d", state, place, a.Year, e.Year)
		}
	}
	v.outside(state)
	if v.Failed() {
		v.story()
	}
}

// answered holds what stands before a unit, or its document, to what the walk met.
func (v *visit) answered(state int, e farm.Expected) {
	want := e.Access
	if e.Detail != "" && e.Access != "robots" {
		want += ":" + e.Detail
	}
	if want == "down:closed" { // in whatever way it broke off
		want = "down:reset"
	}
	if got := append(slices.Clone(v.answers[e.Unit]), v.answers[e.Document]...); !slices.Contains(got, want) {
		v.Errorf("state %d: the site of %s answered %q, want %s", state, e.Unit, got, want)
	}
}

// outside: no request came to an address behind the sites, and what leads there is refused.
func (v *visit) outside(state int) {
	within := netip.MustParsePrefix(farm.Outside)
	for _, a := range v.farm.Log() {
		if at, err := netip.ParseAddr(a.Address); err != nil || !within.Contains(at) {
			v.Errorf("state %d: %s%s was asked for at %s", state, a.Host, a.Path, a.Address)
		}
	}
}

// all are the addresses of the walks.
func (v *visit) all() []*crawl.Address { return slices.Concat(slices.Collect(maps.Values(v.known))...) }

func (v *visit) story() {
	for _, a := range v.all() {
		v.Logf("%s %s %s %d %s tries %d", a.Kind, a.URL, a.State, a.Status, a.Class, a.Tries)
	}
	var asked []string
	for _, a := range v.farm.Log() {
		asked = append(asked, fmt.Sprintf("%s %s%s %d", a.Method, a.Host, a.Path, a.Status))
	}
	v.Logf("asked:\n%s", strings.Join(slices.Compact(asked), "\n"))
}
