package main

// What a sweep came to, and what it found no more.

import (
	"context"
	"maps"
	"slices"

	"nianbao/corpus/crawl"
	"nianbao/corpus/queue"
)

// swept is what a sweep came to.
type swept struct {
	Sweep    int            `json:"sweep"`
	Resumed  bool           `json:"resumed"`
	Finished bool           `json:"finished"`
	Sites    int            `json:"sites"`
	Done     int            `json:"sites_done"`
	Requests int            `json:"requests"`
	Reports  int            `json:"reports"`
	Gone     int            `json:"reports_gone"`
	Answers  map[string]int `json:"sites_by_answer"`
	Fewer    []fewer        `json:"fewer_than_before"`
	reached  int
}

// fewer is a site that gave fewer documents than in the sweep before, or a unit of which
// reports of some years were found no more, though its site answered.
type fewer struct {
	Site   string `json:"site"`
	Unit   string `json:"unit,omitempty"`
	Years  []int  `json:"years,omitempty"` // that are lost
	Before int    `json:"before"`
	Now    int    `json:"now"`
}

// sum counts what the sweep found, and what it found no more.
func (a *app) sum(ctx context.Context, state *queue.State, taken queue.Sweep) (done swept, err error) {
	p, err := state.Progress(ctx, taken.No)
	if err != nil {
		return done, err
	}
	done = swept{Sweep: taken.No, Resumed: taken.Resumed, Finished: p.Done == p.Sites, Sites: p.Sites, Done: p.Done, Requests: p.Requests, Answers: map[string]int{}}
	var before crawl.Told
	err = state.Told(ctx, func(t crawl.Told) error { // by site and sweep
		if before.Site != t.Site {
			before = crawl.Told{}
		}
		if t.Sweep == taken.No {
			done.add(t, before)
		}
		before = t
		return nil
	})
	return done, err
}

// alive counts the papers that can be had.
func alive(t crawl.Told) (n int) {
	for _, p := range t.Documents {
		if p.There() {
			n++
		}
	}
	return n
}

func (s *swept) add(t, before crawl.Told) {
	answer := ""
	for _, start := range t.Starts {
		if start.Answer == "ok" || answer == "" {
			answer = start.Answer
		}
	}
	s.Answers[answer]++
	if answer == "ok" {
		s.reached++
	}
	now := alive(t)
	s.Reports += now
	for _, p := range t.Documents {
		if p.State == crawl.Gone {
			s.Gone++
		}
	}
	if was := alive(before); now < was {
		s.Fewer = append(s.Fewer, fewer{Site: t.Site, Before: was, Now: now})
	}
	if answer == "ok" {
		s.addLost(t, before)
	}
}

func (s *swept) addLost(t, before crawl.Told) {
	years, were := yearsByUnit(t), yearsByUnit(before)
	for _, unit := range slices.Sorted(maps.Keys(were)) {
		var lost []int
		for _, year := range slices.Sorted(maps.Keys(were[unit])) {
			if !years[unit][year] {
				lost = append(lost, year)
			}
		}
		if len(lost) > 0 {
			s.Fewer = append(s.Fewer, fewer{t.Site, unit, lost, len(were[unit]), len(years[unit])})
		}
	}
}

// yearsByUnit are the years whose reports can be had, of units that are clear: a report
// names it, or its page is that of one unit alone.
func yearsByUnit(t crawl.Told) map[string]map[int]bool {
	only, listed, years := map[string]string{}, map[string]bool{}, map[string]map[int]bool{}
	for _, s := range t.Starts {
		for _, u := range s.Units {
			listed[u] = true
		}
		if len(s.Units) == 1 {
			only[s.URL] = s.Units[0]
		}
	}
	for _, p := range t.Documents {
		unit := p.Agency
		if !listed[unit] {
			unit = only[p.Start]
		}
		if unit == "" || p.Year == 0 || !p.There() {
			continue
		}
		if years[unit] == nil {
			years[unit] = map[int]bool{}
		}
		years[unit][p.Year] = true
	}
	return years
}
