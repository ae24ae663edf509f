package farm

// The farm: which sites stand in it, at which addresses, in which state.

import (
	"cmp"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// States of the farm. Between them a year passes: reports come, change and go.
const (
	Before = 0
	After  = 1
	states = 2
)

// Options choose the sites. The zero value serves all of them on a free port.
type Options struct {
	Port  int
	Sites []string      // keys of plans; nil: all, none where Many is given
	Many  int           // so many plain sites beside them
	Delay time.Duration // before each answer
}

// Farm is a number of sites that are being served.
type Farm struct {
	port   int
	delay  time.Duration
	hosts  []host
	sites  [states][]*site
	byHost [states]map[string]*site
	state  atomic.Int32
	open   []net.Listener
	secure map[string]func(net.Conn) net.Conn // ways of TLS by address
	server http.Server
	closed chan struct{}
	log    log

	mu    sync.Mutex
	tally map[string]int       // of answers that depend on how often one asked
	holds map[string]time.Time // until when a site sends everyone away
}

// host is a name and its address. Names of one platform share an address.
type host struct{ name, address string }

// plan is a site before it is built: its key, its hosts, and what makes its pages.
type plan struct {
	key   string
	hosts []string // the first is the main one; a name after + shares the address before it, one after @ is Inside
	build func(*site)
}

var plans []plan

func register(p plan) bool {
	plans = append(plans, p)
	return true
}

// Keys are the names of all sites.
func Keys() []string {
	var list []string
	for _, p := range plans {
		list = append(list, p.key)
	}
	slices.Sort(list)
	return list
}

// Start serves the sites until Close.
func Start(o Options) (*Farm, error) {
	chosen, err := choose(o)
	if err != nil {
		return nil, err
	}
	f := &Farm{delay: o.Delay, closed: make(chan struct{}), tally: map[string]int{}, holds: map[string]time.Time{}, secure: map[string]func(net.Conn) net.Conn{}}
	f.settle(chosen, o.Many)
	if err := f.listen(o.Port); err != nil {
		f.Close()
		return nil, err
	}
	for state := range states {
		f.build(state, chosen)
		f.many(state, o.Many)
	}
	f.dateChanges()
	f.serve()
	return f, nil
}

func choose(o Options) ([]plan, error) {
	all := slices.Clone(plans)
	slices.SortFunc(all, func(a, b plan) int { return cmp.Compare(a.key, b.key) })
	if o.Sites == nil && o.Many == 0 {
		return all, nil
	}
	for _, key := range o.Sites {
		if !slices.Contains(Keys(), key) {
			return nil, fmt.Errorf("farm: no site %q; there are %s", key, strings.Join(Keys(), " "))
		}
	}
	return slices.DeleteFunc(all, func(p plan) bool { return !slices.Contains(o.Sites, p.key) }), nil
}

// settle gives every name its address: 127.77.1.1 and on.
func (f *Farm) settle(chosen []plan, many int) {
	n := 0
	for _, p := range chosen {
		for _, name := range p.hosts {
			if name, is := strings.CutPrefix(name, "@"); is {
				f.hosts = append(f.hosts, host{name, inside})
				continue
			}
			name, shares := strings.CutPrefix(name, "+")
			if !shares {
				n++
			}
			f.hosts = append(f.hosts, host{name, fmt.Sprintf("127.77.%d.%d", 1+(n-1)/250, 1+(n-1)%250)})
		}
	}
	for i := range many {
		f.hosts = append(f.hosts, host{manyHost(i), fmt.Sprintf("127.78.%d.%d", 1+i/250, 1+i%250)})
	}
}

func (f *Farm) build(state int, chosen []plan) {
	f.byHost[state] = map[string]*site{}
	for _, p := range chosen {
		s := newSite(f, p, state)
		p.build(s)
		f.sites[state] = append(f.sites[state], s)
		for _, name := range p.hosts {
			f.byHost[state][strings.TrimLeft(name, "+@")] = s
		}
	}
}

// listen opens one port on every address. A free port of the first may be taken on
// another: then the next is tried.
func (f *Farm) listen(port int) error {
	var err error
	for range 20 {
		var open []net.Listener
		if open, err = openAll(f.addresses(), port); err == nil {
			f.port, f.open = open[0].Addr().(*net.TCPAddr).Port, open
			return nil
		}
		if port != 0 {
			break
		}
	}
	return fmt.Errorf("farm: %w", err)
}

func openAll(addresses []string, port int) ([]net.Listener, error) {
	var open []net.Listener
	for _, a := range addresses {
		l, err := net.Listen("tcp4", fmt.Sprintf("%s:%d", a, port))
		if err != nil {
			for _, l := range open {
				_ = l.Close()
			}
			return nil, err
		}
		open = append(open, l)
		port = l.Addr().(*net.TCPAddr).Port
	}
	return open, nil
}

// addresses lists each once.
func (f *Farm) addresses() []string {
	var list []string
	for _, h := range f.hosts {
		list = append(list, h.address)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// Close ends all sites, and the answers under way.
func (f *Farm) Close() {
	close(f.closed)
	_ = f.server.Close()
	for _, l := range f.open {
		_ = l.Close()
	}
}

// Port is the one that every site listens on.
func (f *Farm) Port() int { return f.port }

// Turn changes the state of every site.
func (f *Farm) Turn(state int) { f.state.Store(int32(state)) }

// Hosts is the farm in the format of a hosts file.
func (f *Farm) Hosts() string {
	var b strings.Builder
	for _, h := range f.hosts {
		b.WriteString(h.address + " " + h.name + "\n")
	}
	return b.String()
}

// Has tells whether a page is laid whose path ends so.
func (f *Farm) Has(path string) bool {
	for _, s := range f.sites[Before] {
		for have := range s.pages {
			if strings.HasSuffix(have, path) {
				return true
			}
		}
	}
	return false
}

// count tells how often something was asked before, and counts it.
func (f *Farm) count(what string) int {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.tally[what]++
	return f.tally[what] - 1
}

// hold sends visitors away for a while.
func (f *Farm) hold(what string, d time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.holds[what] = time.Now().Add(d)
}

func (f *Farm) held(what string) bool {
	f.mu.Lock()
	defer f.mu.Unlock()
	return time.Now().Before(f.holds[what])
}
