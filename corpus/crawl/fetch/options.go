package fetch

// What holds for all hosts of one run.

import (
	"cmp"
	"context"
	"crypto/x509"
	"net"
	"net/netip"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Options of a run. The zero value is polite and safe.
type Options struct {
	Contact, Version string            // shown to the sites in the user agent
	Interval         time.Duration     // between two requests of a host, and of an address; 0 is 2 s, or none with AllowPrivate or Private
	Jitter           float64           // share of the interval that may be added to it, 0 to 1
	AllowPrivate     bool              // private and loopback addresses may be dialled: for tests and intranets
	Private          []netip.Prefix    // of the private addresses, these may be dialled: a network of one's own; none of the others
	Resolve          map[string]string // names to addresses, before the resolver is asked; see ParseHosts
	Resolver         *net.Resolver     // nil: the system's
	Roots            *x509.CertPool    // nil: the system's
	Night            Night             // the zero value asks at any hour
	MaxRequests      int               // of all hosts together, robots.txt and failed ones included; 0: no limit
	Timeouts         Timeouts
	MaxBody          int64 // bytes of a body, and of its content; 0: 40 MB
}

// Timeouts of one exchange; zero takes the default.
type Timeouts struct {
	Dial    time.Duration // 15 s
	TLS     time.Duration // 20 s
	Headers time.Duration // 45 s: slow first bytes are common
	Body    time.Duration // 120 s for the whole body, however it drips
}

const (
	defaultInterval = 2 * time.Second
	defaultBody     = 40 << 20
	maxHeader       = 256 << 10
)

// Fetcher asks hosts. It is safe for several goroutines; hosts that share an address
// wait for each other.
type Fetcher struct {
	o      Options
	asked  atomic.Int64
	mu     sync.Mutex
	places map[netip.Addr]*place

	may func(netip.Addr) bool // be dialled

	// Time is passed in, so that tests of the pace need none.
	now   func() time.Time
	sleep func(context.Context, time.Duration) error
}

// New is a fetcher with the defaults filled in.
func New(o Options) *Fetcher {
	if o.Interval == 0 && !o.AllowPrivate && len(o.Private) == 0 {
		o.Interval = defaultInterval
	}
	t := &o.Timeouts
	t.Dial = cmp.Or(t.Dial, 15*time.Second)
	t.TLS = cmp.Or(t.TLS, 20*time.Second)
	t.Headers = cmp.Or(t.Headers, 45*time.Second)
	t.Body = cmp.Or(t.Body, 120*time.Second)
	o.MaxBody = cmp.Or(o.MaxBody, defaultBody)
	if o.Resolver == nil {
		o.Resolver = net.DefaultResolver
	}
	return &Fetcher{o: o, places: map[netip.Addr]*place{}, may: o.may, now: time.Now, sleep: sleep}
}

// may tells whether an address may be dialled.
func (o *Options) may(a netip.Addr) bool {
	if o.AllowPrivate {
		return a.IsValid()
	}
	return public(a) || slices.ContainsFunc(o.Private, func(p netip.Prefix) bool { return p.Contains(a.Unmap()) })
}

// UserAgent names the program, its version and whom to write to.
func (f *Fetcher) UserAgent() string {
	agent := "nianbao/" + cmp.Or(f.o.Version, "dev") + " (archive of annual reports on government information disclosure"
	if f.o.Contact != "" {
		agent += "; +" + f.o.Contact
	}
	return agent + ")"
}

// Requests is how many have been made so far.
func (f *Fetcher) Requests() int { return int(f.asked.Load()) }

// spend takes one request from the budget of the run.
func (f *Fetcher) spend() bool {
	n := f.asked.Add(1)
	if f.o.MaxRequests > 0 && n > int64(f.o.MaxRequests) {
		f.asked.Add(-1)
		return false
	}
	return true
}

func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
