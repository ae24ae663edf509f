package fetch

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// arrivals is a site that notes when it is asked, by the clock of the fetcher.
func arrivals(t *testing.T, c **clock, answer http.HandlerFunc) (s *site, at func() []time.Time) {
	var mu sync.Mutex
	var list []time.Time
	s = serve(t, func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		list = append(list, (*c).Now())
		mu.Unlock()
		answer(w, r)
	})
	return s, func() []time.Time { mu.Lock(); defer mu.Unlock(); return slices.Clone(list) }
}

func gaps(at []time.Time) (all []time.Duration) {
	for i := range at[1:] {
		all = append(all, at[i+1].Sub(at[i]))
	}
	return all
}

func TestTheIntervalIsAPromise(t *testing.T) {
	var c *clock
	s, at := arrivals(t, &c, noRobots(func(http.ResponseWriter, *http.Request) {}))
	f, c2 := private(Options{Interval: 2 * time.Second, Jitter: 0.5})
	c = c2
	h := f.Host(s.URL, Policy{}, Memory{})
	for range 20 {
		do(t, h, s.URL+"/x")
	}
	all := gaps(at())
	if len(all) != 20 || slices.Min(all) < 2*time.Second || slices.Max(all) > 3*time.Second || slices.Min(all) == slices.Max(all) {
		t.Errorf("gaps %v, want 20 of 2 to 3 s, not all alike", all)
	}
}

func TestZeroIntervalIsForPrivateOnly(t *testing.T) {
	if got := New(Options{}).o.Interval; got != 2*time.Second {
		t.Errorf("the open network is asked every %v", got)
	}
	if got := New(Options{AllowPrivate: true}).o.Interval; got != 0 {
		t.Errorf("tests are held up by %v", got)
	}
}

// TestHostsOfOneAddressTakeTurns: many names on one platform, many goroutines.
func TestHostsOfOneAddressTakeTurns(t *testing.T) {
	var c *clock
	var at1, most atomic.Int64
	s, at := arrivals(t, &c, noRobots(func(http.ResponseWriter, *http.Request) {
		if n := at1.Add(1); n > most.Load() {
			most.Store(n)
		}
		at1.Add(-1)
	}))
	names := map[string]string{}
	for _, n := range []string{"a", "b", "c", "d"} {
		names[n+".example"] = "127.0.0.1"
	}
	f, c2 := private(Options{Interval: time.Second, Resolve: names})
	c = c2
	port := s.URL[len("http://127.0.0.1"):]
	var all sync.WaitGroup
	for n := range names {
		all.Go(func() {
			h := f.Host(n, Policy{RobotsOverride: "test"}, Memory{})
			for range 5 {
				if a, err := h.Do(t.Context(), Request{URL: "http://" + n + port + "/"}); err != nil || a.Class != OK {
					t.Error(a, err)
				}
			}
		})
	}
	all.Wait()
	if g := gaps(at()); len(g) != 19 || slices.Min(g) < time.Second || most.Load() != 1 {
		t.Errorf("gaps %v, %d at once", g, most.Load())
	}
}

// TestOneConnection: the server never sees two, not even idle ones, of one address.
func TestOneConnection(t *testing.T) {
	var open atomic.Int64
	closed := make(chan struct{}, 100)
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	s.Config.ConnState = connections(&open, closed)
	s.Start()
	defer s.Close()
	f, _ := private(Options{Resolve: map[string]string{"a.example": "127.0.0.1", "b.example": "127.0.0.1"}})
	port := s.URL[len("http://127.0.0.1"):]
	a, b := f.Host("a.example", Policy{RobotsOverride: "test"}, Memory{}), f.Host("b.example", Policy{RobotsOverride: "test"}, Memory{})
	for range 3 {
		do(t, a, "http://a.example"+port)
		do(t, a, "http://a.example"+port)
		do(t, b, "http://b.example"+port)
	}
	for range 5 { // six lines were opened one after the other; the last is still up
		select {
		case <-closed:
		case <-time.After(10 * time.Second):
			t.Fatalf("%d connections of one address are up", open.Load())
		}
	}
	if open.Load() != 1 {
		t.Errorf("%d connections are up at the end", open.Load())
	}
}

func connections(open *atomic.Int64, closed chan<- struct{}) func(net.Conn, http.ConnState) {
	return func(_ net.Conn, s http.ConnState) {
		switch s {
		case http.StateNew:
			open.Add(1)
		case http.StateClosed:
			open.Add(-1)
			closed <- struct{}{}
		}
	}
}

func TestSlowsDownAndRecovers(t *testing.T) {
	now := time.Unix(1e9, 0)
	p := pace{interval: 2 * time.Second}
	var extra []time.Duration
	for range 9 {
		p.suffer(now, 0)
		extra = append(extra, p.extra/time.Second)
	}
	if want := []time.Duration{2, 4, 8, 16, 32, 64, 128, 256, 300}; !slices.Equal(extra, want) {
		t.Errorf("grows by %v, want %v", extra, want)
	}
	for range 4 {
		p.well()
	}
	if p.extra != slowest {
		t.Error("four good answers are not enough")
	}
	for range 60 {
		p.well()
	}
	if p.extra != 0 {
		t.Errorf("after 64 good answers still %v", p.extra)
	}
	p.rest(now, 0)
	if p.next != now.Add(2*time.Second) {
		t.Errorf("next %v", p.next.Sub(now))
	}
}

func TestRetryAfter(t *testing.T) {
	now := time.Date(2026, 2, 1, 0, 0, 0, 0, time.UTC)
	for v, want := range map[string]time.Duration{
		"": 0, "30": 30 * time.Second, " 5 ": 5 * time.Second, "-1": 0, "soon": 0, "99999999999999999999": 0, "9999999": longest,
		"Sun, 01 Feb 2026 00:01:00 GMT": time.Minute, "Sat, 31 Jan 2026 00:00:00 GMT": 0,
	} {
		if got := retryAfter(http.Header{"Retry-After": {v}}, now); got != want {
			t.Errorf("%q: %v, want %v", v, got, want)
		}
	}
}

func TestASiteThatAsksForPatience(t *testing.T) {
	var c *clock
	n := 0
	s, at := arrivals(t, &c, noRobots(func(w http.ResponseWriter, r *http.Request) {
		if n++; n == 1 {
			w.Header().Set("Retry-After", "90")
			w.WriteHeader(http.StatusTooManyRequests)
		}
	}))
	f, c2 := private(Options{Interval: time.Second})
	c = c2
	h := f.Host(s.URL, Policy{}, Memory{})
	if a := do(t, h, s.URL); a.Class != BusySite {
		t.Errorf("got %s", a.Class)
	}
	// A caller without the time is told at once, and told when.
	ctx, stop := context.WithDeadline(t.Context(), c.Now().Add(time.Minute))
	defer stop()
	asked := len(at())
	a, err := h.Do(ctx, Request{URL: s.URL})
	if err != nil || a.Class != Later || a.Asked || len(at()) != asked {
		t.Errorf("got %+v, %v", a, err)
	}
	m := h.Memory()
	if wait := m.NotBefore.Sub(c.Now()); wait < 89*time.Second || wait > 91*time.Second || m.Slow == 0 {
		t.Errorf("remembers %v, slower by %v", wait, m.Slow)
	}
	// The next slice obeys what this one learned.
	kept, _ := json.Marshal(m)
	var again Memory
	if err := json.Unmarshal(kept, &again); err != nil {
		t.Fatal(err)
	}
	if a := do(t, f.Host(s.URL, Policy{}, again), s.URL); a.Class != OK {
		t.Errorf("got %s", a.Class)
	}
	all := at()
	if gap := all[len(all)-1].Sub(all[len(all)-2]); gap < 90*time.Second {
		t.Errorf("asked again after %v", gap)
	}
}

func TestAskedInTheNightOnly(t *testing.T) {
	var c *clock
	s, at := arrivals(t, &c, noRobots(func(http.ResponseWriter, *http.Request) {}))
	f, c2 := private(Options{Night: Night{22 * time.Hour, 6 * time.Hour}, Interval: 3 * time.Hour})
	c = c2
	h := f.Host(s.URL, Policy{}, Memory{})
	for range 8 {
		do(t, h, s.URL)
	}
	for _, asked := range at() {
		if hour := asked.In(beijing).Hour(); hour >= 6 && hour < 22 {
			t.Errorf("asked at %v", asked.In(beijing))
		}
	}
}

// TestASufferingMachineIsSpared: by whatever name it is asked.
func TestASufferingMachineIsSpared(t *testing.T) {
	var c *clock
	s, at := arrivals(t, &c, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) })
	f, c2 := private(Options{Interval: 4 * time.Second, Resolve: map[string]string{"a.example": "127.0.0.1", "b.example": "127.0.0.1"}})
	c = c2
	port := s.URL[len("http://127.0.0.1"):]
	for _, name := range []string{"a.example", "b.example"} {
		do(t, f.Host(name, Policy{RobotsOverride: "test"}, Memory{}), "http://"+name+port)
	}
	if g := gaps(at()); g[0] < 8*time.Second {
		t.Errorf("after a 503 the next name of the machine is asked after %v", g[0])
	}
}

func TestNight(t *testing.T) {
	at := func(h, m int) time.Time { return time.Date(2026, 2, 1, h, m, 0, 0, beijing) }
	over, day := Night{22 * time.Hour, 6 * time.Hour}, Night{9 * time.Hour, 17 * time.Hour}
	for _, c := range []struct {
		n         Night
		now, want time.Time
	}{
		{Night{}, at(12, 0), at(12, 0)},
		{over, at(23, 0), at(23, 0)},
		{over, at(5, 59), at(5, 59)},
		{over, at(6, 0), at(22, 0)},
		{over, at(12, 0), at(22, 0)},
		{day, at(8, 0), at(9, 0)},
		{day, at(17, 0), at(33, 0)},
		{day, at(9, 0).UTC(), at(9, 0)},
	} {
		if got := c.n.opens(c.now); !got.Equal(c.want) {
			t.Errorf("%v at %v: opens %v, want %v", c.n, c.now, got, c.want)
		}
	}
}
