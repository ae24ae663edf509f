package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// clock is time that passes only when somebody sleeps.
type clock struct {
	mu    sync.Mutex
	now   time.Time
	slept []time.Duration
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) Sleep(ctx context.Context, d time.Duration) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now, c.slept = c.now.Add(d), append(c.slept, d)
	return ctx.Err()
}

// private is a fetcher that may ask loopback, with a clock of its own.
func private(o Options) (*Fetcher, *clock) {
	o.AllowPrivate = true
	f, c := New(o), &clock{now: time.Now()}
	f.now, f.sleep = c.Now, c.Sleep
	return f, c
}

// site is a server on loopback without robots.txt, and the log of what it was asked.
type site struct {
	*httptest.Server
	mu  sync.Mutex
	log []*http.Request
}

func serve(t *testing.T, answer http.HandlerFunc) *site {
	t.Helper()
	s := &site{}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		s.log = append(s.log, r)
		s.mu.Unlock()
		answer(w, r)
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *site) paths() (all []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, r := range s.log {
		all = append(all, r.URL.Path)
	}
	return all
}

// noRobots answers 404 to robots.txt and leaves the rest.
func noRobots(answer http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		answer(w, r)
	}
}

func do(t *testing.T, h *Host, address string) *Answer {
	t.Helper()
	a, err := h.Do(t.Context(), Request{URL: address})
	if err != nil {
		t.Fatalf("%s: %v", address, err)
	}
	return a
}

func TestOneRequest(t *testing.T) {
	s := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "JSESSIONID", Value: "1"})
		w.Header().Set("ETag", `"v1"`)
		w.Header().Set("Content-Encoding", "gzip")
		if r.Header.Get("If-None-Match") == `"v1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		z := gzip.NewWriter(w)
		io.WriteString(z, "年报")
		z.Close()
	}))
	f, _ := private(Options{Contact: "office@example.org", Version: "1.2"})
	h := f.Host(s.URL, Policy{}, Memory{})
	a := do(t, h, s.URL+"/a#part")
	if a.Class != OK || string(a.Content) != "年报" || bytes.Equal(a.Body, a.Content) || a.Status != 200 || a.Reason != "OK" || a.IP != "127.0.0.1" || a.Meta.TLS != "http" {
		t.Errorf("got %+v", a)
	}
	if a.URL != s.URL+"/a" {
		t.Errorf("asked %s, want no fragment", a.URL)
	}
	b, err := h.Do(t.Context(), Request{URL: s.URL + "/a", Referer: s.URL + "/list", ETag: `"v1"`})
	if err != nil || !b.NotModified || b.Class != OK {
		t.Errorf("the second time: %+v, %v", b, err)
	}
	last := s.log[len(s.log)-1]
	for name, want := range map[string]string{"Cookie": "JSESSIONID=1", "Referer": s.URL + "/list", "User-Agent": f.UserAgent(), "Accept-Encoding": "gzip"} {
		if got := last.Header.Get(name); got != want || b.RequestHeader.Get(name) != want {
			t.Errorf("%s: sent %q, kept %q, want %q", name, got, b.RequestHeader.Get(name), want)
		}
	}
	if agent := f.UserAgent(); !strings.Contains(agent, "nianbao/1.2") || !strings.Contains(agent, "office@example.org") {
		t.Errorf("user agent %q", agent)
	}
}

func TestPostIsSentAsIs(t *testing.T) {
	var got string
	s := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = r.Method + " " + r.Header.Get("Content-Type") + " " + string(body) + r.Header.Get("X-Idempotency-Key")
	}))
	f, _ := private(Options{})
	a, err := f.Host(s.URL, Policy{}, Memory{}).Do(t.Context(), Request{Method: "POST", URL: s.URL, Body: []byte("startrecord=1")})
	if err != nil || a.Class != OK || got != "POST application/x-www-form-urlencoded startrecord=1" || string(a.RequestBody) != "startrecord=1" {
		t.Errorf("server got %q; %+v %v", got, a, err)
	}
}

func TestWhereARedirectLeads(t *testing.T) {
	s := serve(t, noRobots(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Location", r.URL.Query().Get("to"))
		w.WriteHeader(http.StatusFound)
	}))
	f, _ := private(Options{})
	h := f.Host(s.URL, Policy{}, Memory{})
	for _, c := range []struct {
		to, location string
		class        Class
	}{
		{"../b.html", s.URL + "/b.html", Moved},
		{"//other.example/x", "http://other.example/x", Moved},
		{"http://169.254.169.254/latest", "http://169.254.169.254/latest", Moved}, // the next hop meets the guard
		{"javascript:alert(1)", "", BadScheme},
		{"file:///etc/passwd", "", BadScheme},
		{"", "", Moved},
	} {
		if a := do(t, h, s.URL+"/dir/a?to="+c.to); a.Location != c.location || a.Class != c.class {
			t.Errorf("to %q: location %q class %s, want %q %s", c.to, a.Location, a.Class, c.location, c.class)
		}
	}
}

func TestWhatIsNotAsked(t *testing.T) {
	s := serve(t, noRobots(func(http.ResponseWriter, *http.Request) {}))
	f, _ := private(Options{})
	h := f.Host(s.URL, Policy{}, Memory{})
	for address, want := range map[string]Class{
		"ftp://127.0.0.1/": BadScheme, "javascript:void(0)": BadScheme, "http:opaque": BadScheme, "/relative": BadScheme, "http://%zz/": BadScheme,
		"http://127.0.0.2/": OtherHost, "http://127.0.0.1@other.example/": OtherHost,
	} {
		if a := do(t, h, address); a.Class != want || a.Asked {
			t.Errorf("%s: %s asked %v, want %s", address, a.Class, a.Asked, want)
		}
	}
	if n := len(s.paths()); n != 0 {
		t.Errorf("%d requests", n)
	}
	if _, err := h.Do(t.Context(), Request{Method: "DELETE", URL: s.URL}); err == nil {
		t.Error("DELETE is asked")
	}
}

func TestBudgets(t *testing.T) {
	s := serve(t, noRobots(func(http.ResponseWriter, *http.Request) {}))
	all, _ := private(Options{MaxRequests: 3})
	one, _ := private(Options{})
	for name, h := range map[string]*Host{"run": all.Host(s.URL, Policy{}, Memory{}), "host": one.Host(s.URL, Policy{MaxRequests: 3}, Memory{})} {
		s.log = nil
		var last Class
		for range 5 {
			last = do(t, h, s.URL+"/x").Class
		}
		if got := s.paths(); len(got) != 3 || last != Budget {
			t.Errorf("budget of the %s: %v, then %s", name, got, last)
		}
	}
	if all.Requests() != 3 {
		t.Errorf("counted %d", all.Requests())
	}
}

// raw serves bytes on a bare socket: what no proper server would say.
func raw(t *testing.T, talk func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				defer c.Close()
				c.Read(make([]byte, 4096))
				talk(c)
			}()
		}
	}()
	return "http://" + l.Addr().String()
}

func TestLimits(t *testing.T) {
	bomb := func() []byte {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		z.Write(make([]byte, 4<<20))
		z.Close()
		return b.Bytes()
	}()
	say := func(s string) func(net.Conn) { return func(c net.Conn) { io.WriteString(c, s) } }
	for name, c := range map[string]struct {
		talk      func(net.Conn)
		class     Class
		truncated string
		body      int
	}{
		"less than announced": {say("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"), CutLength, "disconnect", 4},
		"cut chunk":           {say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n64\r\nhalf"), CutLength, "disconnect", 4},
		"too large":           {say("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + strings.Repeat("x", 2<<20)), CutSize, "length", 1 << 20},
		"drip": {func(c net.Conn) {
			io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nslow")
			io.Copy(io.Discard, c)
		}, CutTime, "time", 4},
		"bomb":            {say(fmt.Sprintf("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: %d\r\n\r\n%s", len(bomb), bomb)), CutCoding, "", len(bomb)},
		"brotli unasked":  {say("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx"), CutCoding, "", 1},
		"headers forever": {func(c net.Conn) { io.WriteString(c, "HTTP/1.1 200 OK\r\n"+strings.Repeat("X-A: b\r\n", 60000)) }, DownProtocol, "", 0},
		"no headers":      {func(c net.Conn) { io.Copy(io.Discard, c) }, DownTimeout, "", 0},
		"not http":        {say("SSH-2.0-OpenSSH\r\n"), DownProtocol, "", 0},
		"hangs up":        {func(net.Conn) {}, DownReset, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f, _ := private(Options{MaxBody: 1 << 20, Timeouts: Timeouts{Headers: 1500 * time.Millisecond, Body: 1500 * time.Millisecond}})
			at := raw(t, c.talk)
			a := do(t, f.Host(at, Policy{RobotsOverride: "a test of limits"}, Memory{}), at)
			if a.Class != c.class || a.Meta.Truncated != c.truncated || len(a.Body) != c.body {
				t.Errorf("got %s, truncated %q, %d bytes (%s); want %s %q %d", a.Class, a.Meta.Truncated, len(a.Body), a.Detail, c.class, c.truncated, c.body)
			}
			if int64(len(a.Content)) > 1<<20 {
				t.Errorf("content of %d bytes", len(a.Content))
			}
		})
	}
}

func TestDown(t *testing.T) {
	l, _ := net.Listen("tcp", "127.0.0.1:0")
	shut := "http://" + l.Addr().String()
	l.Close()
	f, _ := private(Options{})
	if a := do(t, f.Host(shut, Policy{}, Memory{}), shut+"/x"); a.Class != DownRefused || a.URL != shut+"/x" {
		t.Errorf("a shut port: %s %s", a.Class, a.URL)
	}
}

func TestTheCallerGivesUp(t *testing.T) {
	at := raw(t, func(c net.Conn) {
		io.WriteString(c, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
		io.Copy(io.Discard, c)
	})
	f, _ := private(Options{})
	ctx, stop := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer stop()
	if a, err := f.Host(at, Policy{RobotsOverride: "test"}, Memory{}).Do(ctx, Request{URL: at}); err == nil {
		t.Errorf("an answer cut by ourselves is given as the site's: %+v", a)
	}
}
