package farm

// Plain sites by the thousand: departments with a home page, a platform, a column and a
// report a year. Their pages are made when they are asked for, from a few reports in
// which the name is replaced, so that they cost no memory.

import (
	"fmt"
	"net/http"
	"strings"
	"sync"

	"nianbao/corpus/samples/synth"
)

func manyHost(i int) string { return fmt.Sprintf("www.w%04d.gov.cn", i) }

const (
	manyFirst = 2022
	nameless  = "替名县统计局"
	moulds    = 16
)

// mould is a report that many sites publish under their own names.
type mould struct {
	paper *paper
	html  string
}

// mouldsOf are the reports by kind and year.
var mouldsOf = sync.OnceValue(func() map[[2]int]mould {
	all := map[[2]int]mould{}
	for kind := range moulds {
		u := &unit{agency: synth.Bureau("替名县", "统计局", 1+kind%6), reports: map[int]*synth.Report{}}
		for year := manyFirst; year <= lookedTo; year++ {
			o := synth.Options{Agency: &u.agency, Year: year, Form: synth.F2021, Plain: true}
			if year > manyFirst {
				o.Before = u.reports[year-1]
			}
			r := synth.New(uint64(7000+100*kind+year), o)
			u.reports[year] = r
			p := &paper{unit: u, year: year, report: r, title: r.Title, carrier: "html"}
			p.date(synth.Date{Year: year + 1, Month: 1, Day: 6 + kind})
			p.path = fmt.Sprintf("/zfxxgk/nb/%s/t%s_%d.html", day(p.on, "YYYYMM"), day(p.on, "YYYYMMDD"), 4000+year)
			all[[2]int{kind, year}] = mould{p, p.fragment()}
		}
	}
	return all
})

var manyBureaus = []string{"统计局", "水务局", "审计局", "司法局", "民政局", "林业局"}

// manyName is the unit of site i: every place has each bureau once.
func manyName(i int) (place, name string) {
	places := synth.Places()
	place = places[i*7%len(places)]
	return place, place + manyBureaus[i/len(places)%len(manyBureaus)]
}

// many adds n plain sites in a state.
func (f *Farm) many(state, n int) {
	for i := range n {
		s := newSite(f, plan{key: "many", hosts: []string{manyHost(i)}}, state)
		place, name := manyName(i)
		s.name, s.place, s.code, s.box = name, place, "9930000030", `class="TRS_Editor"`
		u := s.unit(synth.Agency{Name: name, Kind: "department"}, "/")
		for year := lastYear + state; year >= manyFirst; year-- {
			s.papers = append(s.papers, moulded(mouldsOf()[[2]int{i % moulds, year}].paper, u))
		}
		s.wall = func(c *call) *page { return s.plain(c, i) }
		f.sites[state] = append(f.sites[state], s)
		f.byHost[state][manyHost(i)] = s
	}
}

// moulded is a report under another name.
func moulded(p *paper, u *unit) *paper {
	r, copied := *p.report, *p
	r.Agency.Name, r.Title = u.name, strings.ReplaceAll(r.Title, nameless, u.name)
	copied.unit, copied.report, copied.title = u, &r, r.Title
	return &copied
}

// plain makes a page of a plain site.
func (s *site) plain(c *call, i int) *page {
	t := site{host: s.host, name: s.name, code: s.code, place: s.place, box: s.box, farm: s.farm, pages: map[string]page{}}
	for _, p := range s.papers {
		if c.URL.Path == p.path {
			t.put(p.path, t.article(p.title, p.on, s.name, strings.ReplaceAll(mouldsOf()[[2]int{i % moulds, p.year}].html, nameless, s.name)))
		}
	}
	switch {
	case c.URL.Path == "/robots.txt":
		return &page{status: http.StatusNotFound, kind: "text/html"}
	case strings.HasPrefix(c.URL.Path, "/zfxxgk/nb/") && len(t.pages) == 0:
		t.trsList("/zfxxgk/nb/", "政府信息公开年报", "index", "html", rows(s.papers), 10)
	case strings.HasPrefix(c.URL.Path, "/zfxxgk/"):
		t.platform("/zfxxgk/", "政府信息公开年报", "/zfxxgk/nb/")
	case c.URL.Path == "/":
		t.front([]link{{"政府信息公开", "/zfxxgk/"}})
	case strings.HasPrefix(c.URL.Path, "/xwzx/"):
		p := t.newsPage(c)
		return &p
	}
	if p, ok := t.pages[c.URL.Path]; ok {
		return &p
	}
	return nil
}
