package main

// The plan of a crawl: sites, what they will cost, what robots.txt says. The only requests
// are those for robots.txt.

import (
	"context"
	"fmt"
	"strings"
	"time"

	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/roster"
)

// plannedSite is a line of the plan.
type plannedSite struct {
	Site     string   `json:"site"`
	Units    int      `json:"units"`
	Starts   []string `json:"starts"`
	Known    int      `json:"known_documents"` // of an earlier sweep
	Requests int      `json:"requests"`        // estimated
	Seconds  int      `json:"seconds"`
	Robots   string   `json:"robots"`
	Reason   string   `json:"override_reason,omitempty"`
}

// What a first visit costs by experience: the way to the column once for each start, and
// a unit's reports with their files.
const (
	requestsPerStart = 6
	requestsPerUnit  = 9
)

func (a *app) planned(ctx context.Context, sites []crawl.Site, list *roster.Roster, o crawlOptions) error {
	f, err := a.fetcher(o)
	if err != nil {
		return err
	}
	every, err := a.every(o)
	if err != nil {
		return err
	}
	known, err := a.knownPapers(ctx, o)
	if err != nil {
		return err
	}
	var plan []plannedSite
	bar := a.newProgress("robots.txt")
	for i, s := range sites {
		p := plannedSite{Site: s.Key, Known: known[s.Key]}
		for _, start := range s.Starts {
			p.Starts = append(p.Starts, start.URL)
			p.Units += len(start.Units)
		}
		p.Requests = len(s.Starts)*requestsPerStart + p.Units*requestsPerUnit
		if p.Known > 0 {
			p.Requests = p.Known + 2*len(s.Starts)
		}
		p.Seconds = int(time.Duration(p.Requests) * every / time.Second)
		host := hostIn(s.Starts[0].URL)
		scheme, _, _ := strings.Cut(s.Starts[0].URL, "://")
		v := f.Host(scheme+"://"+host, s.Policies[host], fetch.Memory{}).Robots(ctx)
		p.Robots, p.Reason = v.Says(a.lang), v.Reason
		plan = append(plan, p)
		bar.reach(i+1, len(sites))
		if ctx.Err() != nil {
			return context.Canceled
		}
	}
	bar.finish()
	return a.printPlan(plan, every, o)
}

// knownPapers counts by site what an earlier sweep knows.
func (a *app) knownPapers(ctx context.Context, o crawlOptions) (map[string]int, error) {
	known := map[string]int{}
	state, err := a.openState(ctx, o, true)
	if err != nil {
		return known, nil // there was none
	}
	defer state.Close()
	return known, state.Told(ctx, func(t crawl.Told) error {
		known[t.Site] = alive(t)
		return nil
	})
}

func (a *app) printPlan(plan []plannedSite, every time.Duration, o crawlOptions) error {
	if a.json {
		return a.printJSON(plan, false)
	}
	t := table{head: [][]string{{a.say("网站", "site"), a.say("单位", "units"), a.say("请求（估）", "requests (est.)"), a.say("时间（估）", "time (est.)"), "robots.txt"}},
		right: func(col int) bool { return col > 0 && col < 4 }}
	units, requests, longest := 0, 0, 0
	for _, p := range plan {
		units, requests, longest = units+p.Units, requests+p.Requests, max(longest, p.Seconds)
		t.rows = append(t.rows, []string{p.Site, fmt.Sprint(p.Units), fmt.Sprint(p.Requests), (time.Duration(p.Seconds) * time.Second).String(), p.Robots})
	}
	a.printf("%s", t.String())
	whole := max(longest, int(time.Duration(requests)*every/time.Second)/max(o.parallel, 1))
	a.printf("%s\n", a.say("共 %d 个网站、%d 个单位，约 %d 次请求；每站每 %s 一次，%d 站同时，约需 %s", "%d sites, %d units, about %d requests; one in %s to a site, %d sites at a time: about %s",
		len(plan), units, requests, every, o.parallel, (time.Duration(whole)*time.Second).Round(time.Second)))
	return nil
}
