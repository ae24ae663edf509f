package crawl

// The walk of one site: ask for the next address, look at the answer, note what it names.
// It holds no state but the frontier, so that it can stop and go on anywhere.

import (
	"context"
	"errors"
	"strings"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/fetch"
)

// Options bound a walk.
type Options struct {
	Years       [2]int        // report years asked for, 0: no bound
	Since       string        // documents listed before this day are left out, "" for none
	Revisit     time.Duration // known documents, and pages inside a list, are asked for again within this time; 0: in each sweep
	MaxRequests int           // per site and sweep
	Backoff     time.Duration // before an address that failed is tried again
	Vantage     string        // the place in the net from which is asked, for the record
}

const (
	maxTries   = 3
	maxDepth   = 5
	maxHops    = 5
	maxSteps   = 60 // pages on the way to a column, per start
	siteBudget = 4000
)

// errLater: the host's turn comes after the slice.
var errLater = errors.New("the turn comes after the slice")

// Keeper keeps captures: a folder of files, or one object for a store of objects.
type Keeper interface {
	Write(*archive.Capture) (archive.Place, error)
	Convert(*archive.Conversion) error
}

// Walk is one sweep over one site.
type Walk struct {
	Site     Site
	Sweep    int
	Frontier *Frontier
	Options  Options
	Fetcher  *fetch.Fetcher
	Archive  Keeper
	Memory   map[string]fetch.Memory // by host, saved between slices
	Listed   func(host string) bool
	Build    Build // pages whose list a script makes, nil: they are left alone

	Requests int // of this sweep
	Jumps    []Jump
	Captures []Captured // of this slice

	hosts     map[string]*fetch.Host
	notBefore time.Time // see Pause
	changed   map[string]bool
	changes   []*Address
	same      map[string]bool // ids of addresses that gave the same bytes as before
	failing   map[string]int  // answers that failed in a row, by host
	bare      bool            // the column in hand shows no list, and a script might
}

// Captured is an answer in the index of captures.
type Captured struct {
	Address   string        `json:"address"` // id
	Sweep     int           `json:"sweep"`
	URL       string        `json:"url"`
	Kind      Kind          `json:"kind"` // of the address, when it was asked for
	FetchedAt time.Time     `json:"fetched_at"`
	Status    int           `json:"status"`
	Class     string        `json:"class,omitempty"`
	TLS       string        `json:"tls,omitempty"`
	HostClass string        `json:"host_class"`
	SHA256    string        `json:"sha256,omitempty"` // of the content
	Place     archive.Place `json:"place"`
}

// Changes are the addresses that this slice changed, in the order of their first change.
func (w *Walk) Changes() []*Address { return w.changes }

// Jump is a row that leads to another site: recorded, never followed from here.
type Jump struct {
	From, URL, Title string
}

// ErrBudget ends a sweep that asked for more than it may.
var ErrBudget = errors.New("the site's budget of requests is used up")

// Slice walks until the deadline, and tells when to come back: at once (now), later, or
// never (done). However near the deadline is, one address is asked for: a slice that asks
// for none would be followed by another one for ever.
func (w *Walk) Slice(ctx context.Context, deadline time.Time) (done bool, again time.Time, err error) {
	w.open()
	for first := true; ; {
		if err := ctx.Err(); err != nil {
			return false, time.Time{}, err
		}
		now := time.Now()
		if now.After(deadline) && !first {
			return false, now, nil
		}
		a, wait := w.Frontier.next(now)
		switch {
		case a == nil && wait.IsZero():
			if w.behind() || w.rediscover() {
				continue
			}
			return true, now, nil
		case a == nil:
			return false, wait, nil
		case w.Requests >= w.budget():
			w.abandon()
			return true, now, ErrBudget
		case w.spared(a):
			w.settle(a, Skipped, "")
			continue
		}
		first = false
		switch err := w.ask(ctx, a); {
		case errors.Is(err, errLater):
			return false, w.host(a.URL).Memory().NotBefore, nil
		case errors.Is(err, context.DeadlineExceeded) && ctx.Err() != nil:
			w.outlast(a)
			return false, now, nil
		case errors.Is(err, ErrBudget):
			w.abandon()
			return true, now, ErrBudget
		case err != nil:
			return false, time.Time{}, err
		}
	}
}

// outlast counts an answer for which the whole time of a job was too short as a try: after
// some of them the address has timed out.
func (w *Walk) outlast(a *Address) {
	a.Tries++
	w.retry(a, string(fetch.DownTimeout))
	w.touch(a)
}

func (w *Walk) open() {
	if w.hosts == nil {
		w.hosts, w.failing, w.same = map[string]*fetch.Host{}, map[string]int{}, map[string]bool{}
	}
	for _, s := range w.Site.Starts {
		kind := Start
		if s.Column {
			kind = Column
		}
		a, fresh := w.Frontier.add(&Address{Kind: kind, URL: s.URL, Start: s.URL, Column: s.URL})
		if fresh {
			a.First = w.Sweep
			if s.spare() {
				a.State = Skipped
			}
			w.touch(a)
		}
	}
}

func (w *Walk) budget() int {
	if w.Options.MaxRequests > 0 {
		return w.Options.MaxRequests
	}
	return siteBudget
}

// touch notes that an address has to be saved.
func (w *Walk) touch(a *Address) {
	if w.changed == nil {
		w.changed = map[string]bool{}
	}
	if !w.changed[a.ID] {
		w.changed[a.ID] = true
		w.changes = append(w.changes, a)
	}
}

// settle ends an address for this sweep.
func (w *Walk) settle(a *Address, s State, class string) {
	a.State, a.Class, a.Sweep = s, class, w.Sweep
	if s != Done && s != Skipped {
		a.ETag, a.Modified = "", "" // the next time the whole of it is asked for
	}
	w.touch(a)
}

// budgetClass is the class of what was left out for want of requests.
const budgetClass = "budget"

// abandon ends what the budget leaves no room for; the register says so.
func (w *Walk) abandon() {
	for _, a := range w.Frontier.List {
		if a.State == Todo {
			w.settle(a, Skipped, budgetClass)
		}
	}
}

// spared tells a step that nobody needs any more: reports were found in a column that is
// alive, or too many pages were turned already.
func (w *Walk) spared(a *Address) bool {
	if a.Kind != Step {
		return false
	}
	alive, steps := w.alive(a.Start), 0
	for _, b := range w.Frontier.List {
		if b.Start != a.Start || b.Sweep != w.Sweep {
			continue
		}
		if b.Kind == Step && b.State != Skipped {
			steps++
		}
		if b.isReport() && alive[b.Column] && a.Rank >= rankEntrance {
			return true
		}
	}
	return steps >= maxSteps
}

// alive are the columns of a start that answered in this sweep.
func (w *Walk) alive(start string) map[string]bool {
	list := map[string]bool{}
	for _, a := range w.Frontier.List {
		if a.Start == start && a.Kind == Column && a.State == Done && a.Sweep == w.Sweep && a.Class != "redirect" {
			list[a.URL] = true
		}
	}
	return list
}

// host is the connection to a host, with what was learned of it.
func (w *Walk) host(address string) *fetch.Host {
	name := hostOf(address)
	h := w.hosts[name]
	if h == nil {
		scheme, _, _ := strings.Cut(address, "://")
		m := w.Memory[name]
		if w.notBefore.After(m.NotBefore) {
			m.NotBefore = w.notBefore
		}
		h = w.Fetcher.Host(scheme+"://"+name, w.Site.Policies[name], m)
		w.hosts[name] = h
	}
	return h
}

// Remember gives what was learned of each host, to be saved.
func (w *Walk) Remember() map[string]fetch.Memory {
	if w.Memory == nil {
		w.Memory = map[string]fetch.Memory{}
	}
	for name, h := range w.hosts {
		w.Memory[name] = h.Memory()
	}
	return w.Memory
}

// Pause lets the usual time pass before the first request to any host: somebody whose work
// was lost may have asked it a moment ago, and took the memory of it along.
func (w *Walk) Pause(usual time.Duration) { w.notBefore = time.Now().Add(usual) }

// Close lets go of the connections.
func (w *Walk) Close() {
	for _, h := range w.hosts {
		h.Close()
	}
}
