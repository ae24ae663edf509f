package farm

// What was asked of the sites: the proof of a crawler's manners.

import (
	"maps"
	"slices"
	"sync"
	"time"
)

// Asked is one request as a site saw it.
type Asked struct {
	Time        time.Time // when it came
	Done        time.Time // when its answer was out
	Host        string
	Address     string // of the site
	Method      string
	Path        string // with the query
	Form        string // body of a POST
	Status      int
	UserAgent   string
	Referer     string
	Conditional bool
	Remote      string
	State       int
}

type log struct {
	mu    sync.Mutex
	lines []Asked
	now   map[string]int // requests under way by host and by address
	most  map[string]int
}

func (l *log) enter(keys ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.now == nil {
		l.now, l.most = map[string]int{}, map[string]int{}
	}
	for _, k := range keys {
		l.now[k]++
		l.most[k] = max(l.most[k], l.now[k])
	}
}

func (l *log) leave(a Asked) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.now[a.Host]--
	l.now[a.Address]--
	l.lines = append(l.lines, a)
}

// Log lists all requests that were answered, in the order in which they came.
func (f *Farm) Log() []Asked {
	f.log.mu.Lock()
	defer f.log.mu.Unlock()
	list := slices.Clone(f.log.lines)
	slices.SortStableFunc(list, func(a, b Asked) int { return a.Time.Compare(b.Time) })
	return list
}

// Most is the largest number of requests at once, by host and by address.
func (f *Farm) Most() map[string]int {
	f.log.mu.Lock()
	defer f.log.mu.Unlock()
	return maps.Clone(f.log.most)
}

// Forget empties the log, and what sites remember of who asked.
func (f *Farm) Forget() {
	f.log.mu.Lock()
	f.log.lines, f.log.most = nil, map[string]int{}
	f.log.mu.Unlock()
	f.mu.Lock()
	f.tally = map[string]int{}
	f.mu.Unlock()
}
