package fetch

// How fast a host is asked: slower when it suffers, faster again when it is well.

import (
	"math/rand/v2"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"
)

const (
	slowest   = 5 * time.Minute // no interval grows beyond
	longest   = 24 * time.Hour  // no Retry-After is believed beyond
	firstSlow = 2 * time.Second // where there was no interval at all
	recovers  = 5               // good answers in a row halve what was added
)

// pace of one host. extra is what its suffering added to the interval.
type pace struct {
	interval time.Duration // the floor: the option, or Crawl-delay where that is longer
	extra    time.Duration
	good     int
	next     time.Time // not before
}

// well notes a good answer.
func (p *pace) well() {
	if p.good++; p.good < recovers || p.extra == 0 {
		return
	}
	p.good = 0
	if p.extra /= 2; p.extra < time.Second {
		p.extra = 0
	}
}

// suffer notes a 429, a 503 or a timeout, and until when the host asked to be left alone.
func (p *pace) suffer(now time.Time, after time.Duration) {
	p.good = 0
	p.extra = min(max(2*p.extra, p.interval, firstSlow), slowest)
	if t := now.Add(min(after, longest)); t.After(p.next) {
		p.next = t
	}
}

// rest sets the next turn after an exchange that ended now. Jitter only adds: the
// interval itself is a promise.
func (p *pace) rest(now time.Time, jitter float64) {
	d := p.interval + p.extra
	d += time.Duration(jitter * rand.Float64() * float64(d))
	if t := now.Add(d); t.After(p.next) {
		p.next = t
	}
}

// retryAfter is the wait that a header asks for, in seconds or as a date; else 0.
func retryAfter(h http.Header, now time.Time) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.Atoi(v); err == nil && s > 0 {
		return time.Duration(min(s, int(longest/time.Second))) * time.Second
	}
	if t, err := http.ParseTime(v); err == nil && t.After(now) {
		return t.Sub(now)
	}
	return 0
}

// place is one address of the network, which hosts may share: one connection at a
// time, and one interval.
type place struct {
	turn chan struct{} // holds one token while the address is free
	next time.Time     // guarded by the token, as is last
	last *Host         // who talked to it
}

func (f *Fetcher) place(a netip.Addr) *place {
	f.mu.Lock()
	defer f.mu.Unlock()
	p := f.places[a]
	if p == nil {
		p = &place{turn: make(chan struct{}, 1)}
		p.turn <- struct{}{}
		f.places[a] = p
	}
	return p
}
