package fetch

// One host, in one slice of work.

import (
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/net/idna"
)

// Policy is what the list of sites says of a host.
type Policy struct {
	RobotsOverride string // the written reason for going over robots.txt; empty: it is obeyed
	Unverified     bool   // an invalid certificate is accepted, and every capture says so
	HTTPSibling    bool   // the site itself links http: asked where https does not answer
	MaxRequests    int    // in this slice; 0: no limit
}

// Memory is what a host taught us, saved between slices as JSON.
type Memory struct {
	Suite         int           `json:"suite,omitempty"`         // step 0, 1 or 2 of the ladder
	Intermediates [][]byte      `json:"intermediates,omitempty"` // step 3: certificates that the server forgets, DER
	HTTP          bool          `json:"http,omitempty"`          // step 4; void without the policy. Step 5 is never remembered
	Robots        RobotsMemory  `json:"robots"`
	Slow          time.Duration `json:"slow,omitempty"` // what its suffering added to the interval
	NotBefore     time.Time     `json:"not_before"`     // earliest next request
	Cookies       []Cookie      `json:"cookies,omitempty"`
}

// Host asks one host, one request at a time, with its cookies.
type Host struct {
	f         *Fetcher
	name      string // without port
	authority string // with port, as opened
	scheme    string // as opened, else http
	policy    Policy

	mu      sync.Mutex
	mem     Memory
	step    step
	pace    pace
	jar     http.CookieJar
	asked   int
	at      []netip.Addr // where the name leads in this slice; the first is in use
	line    atomic.Pointer[line]
	blocked Class // the firewall that answered; nothing more is asked
	strikes int   // answers in a row that look like a firewall's, but might be one page's
	aia     bool  // an intermediate was looked for in this slice
	later   time.Time
}

// Host opens a host: a name, with or without port and scheme, as "www.example.gov.cn",
// "127.0.0.2:8080" or "https://example.gov.cn".
func (f *Fetcher) Host(name string, p Policy, m Memory) *Host {
	h := &Host{f: f, policy: p, mem: m, scheme: "http"}
	h.step = step{suite: min(max(m.Suite, 0), len(suites)-1), http: m.HTTP}
	if scheme, rest, found := strings.Cut(name, "://"); found {
		h.scheme, name = scheme, rest
	}
	h.authority, _, _ = strings.Cut(name, "/")
	if u, err := url.Parse("//" + h.authority); err == nil {
		h.name = ascii(u.Hostname())
	}
	h.jar = newJar(m.Cookies)
	h.pace = pace{interval: f.o.Interval, extra: m.Slow, next: m.NotBefore}
	h.obeyDelay()
	return h
}

// Memory is what to save, and to open the host with next time.
func (h *Host) Memory() Memory {
	h.mu.Lock()
	defer h.mu.Unlock()
	m := h.mem
	m.Suite, m.HTTP = h.step.suite, h.step.http
	m.Slow, m.NotBefore = h.pace.extra, h.pace.next
	if h.later.After(m.NotBefore) {
		m.NotBefore = h.later
	}
	return m
}

// Close lets go of the connection, and of the place where the host was the last to ask.
func (h *Host) Close() {
	h.hangUp()
	for _, a := range h.at {
		p := h.f.place(a)
		select {
		case <-p.turn:
			if p.last == h {
				p.last = nil
			}
			p.turn <- struct{}{}
		default: // another host is there, and becomes the last itself
		}
	}
}

func (h *Host) hangUp() {
	if l := h.line.Load(); l != nil {
		l.CloseIdleConnections()
	}
}

// ascii is a host name as it is looked up: 中国 names as xn--….
func ascii(name string) string {
	if a, err := idna.Lookup.ToASCII(name); err == nil {
		name = a
	}
	return bareName(name)
}
