package farm

// A site in one state: the pages that lie there, and the calls that make pages.

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"nianbao/corpus/samples/synth"
)

type site struct {
	farm  *Farm
	plan  plan
	host  string
	state int

	scheme string // http, or https alone

	name, code string // SiteName and SiteIDCode
	place      string // of its news
	box        string // attributes of the container of an article
	wrong      string // charset that pages declare; GB18030 bytes are sent where it is set
	gzip       bool   // pages are sent in gzip to who takes it
	silent     bool   // no validators on pages
	catalogue  bool   // articles have the block of 索引号
	zero       bool   // pages of lists are counted from 0

	pages  map[string]page             // by path, with the query where one is asked for
	calls  map[string]func(*call) page // by path
	under  []prefix
	wall   func(*call) *page // asked first
	lost   func(*call) page  // for what is not there
	units  []*unit
	papers []*paper
	walls  map[*unit]barrier
}

type prefix struct {
	path string
	make func(*call) page
}

func newSite(f *Farm, p plan, state int) *site {
	return &site{farm: f, plan: p, host: p.hosts[0], scheme: "http", state: state, pages: map[string]page{}, calls: map[string]func(*call) page{}, walls: map[*unit]barrier{}}
}

// base is the address of one of the site's hosts, without a path.
func (s *site) base(host string) string {
	scheme := "http"
	if host == s.host {
		scheme = s.scheme
	}
	return fmt.Sprintf("%s://%s:%d", scheme, host, s.farm.port)
}

// url is a path of the main host as a whole address.
func (s *site) url(path string) string { return s.at("", path) }

func (s *site) at(host, path string) string {
	if host == "" {
		host = s.host
	}
	return s.base(host) + path
}

func (s *site) answer(host string, c *call) page {
	if s.wall != nil {
		if p := s.wall(c); p != nil {
			return *p
		}
	}
	for _, key := range []string{host + c.URL.RequestURI(), host + c.URL.Path, c.URL.RequestURI(), c.URL.Path} {
		if p, ok := s.pages[key]; ok {
			return p
		}
	}
	if make, ok := s.calls[c.URL.Path]; ok {
		return make(c)
	}
	for _, p := range s.under {
		if strings.HasPrefix(c.URL.Path, p.path) {
			return p.make(c)
		}
	}
	if s.lost != nil {
		return s.lost(c)
	}
	return page{status: http.StatusNotFound, kind: "text/html", body: []byte("<html><head><title>404 Not Found</title></head><body><center><h1>404 Not Found</h1></center><hr><center>nginx</center></body></html>")}
}

// firstDay is when what does not change between the states was last written.
var firstDay = time.Date(2025, 12, 1, 2, 30, 0, 0, time.UTC)

// put lays a page of HTML.
func (s *site) put(path, html string) { s.pages[path] = s.web(html) }

// web is HTML in the site's bytes.
func (s *site) web(html string) page {
	p := page{kind: "text/html; charset=utf-8", body: []byte(html), gzip: s.gzip}
	if s.wrong != "" {
		p.kind, p.body = "text/html", synth.GB18030(html)
	}
	if !s.silent {
		p.changed = firstDay
	}
	return p
}

// file lays a document as it is.
func (s *site) file(path, kind string, body []byte) {
	s.pages[path] = page{kind: kind, body: body, changed: firstDay}
}

// fresh is the answer of a call: nothing says whether it changed.
func fresh(kind, body string) page { return page{kind: kind, body: []byte(body)} }

func moved(status int, to string) page {
	return page{status: status, kind: "text/html", header: [][2]string{{"Location", to}}, body: []byte("<html><head><title>" + http.StatusText(status) + "</title></head></html>")}
}

// dateChanges gives pages of the second state that differ from the first their date.
func (f *Farm) dateChanges() {
	for i, s := range f.sites[After] {
		for path, p := range s.pages {
			old, ok := f.sites[Before][i].pages[path]
			if !p.changed.IsZero() && (!ok || string(old.body) != string(p.body)) {
				p.changed = firstDay.AddDate(0, 5, 0)
				s.pages[path] = p
			}
		}
	}
}
