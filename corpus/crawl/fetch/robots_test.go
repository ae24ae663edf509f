package fetch

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestRobots(t *testing.T) {
	for name, c := range map[string]struct {
		status  int
		body    string
		state   string
		allowed string // of /a /b, those that may be asked
		delay   time.Duration
	}{
		"404":                 {404, "", "none", "ab", 0},
		"403":                 {403, "", "none", "ab", 0},
		"412":                 {412, "", "none", "ab", 0},
		"500":                 {500, "", "error", "", 0},
		"521":                 {521, "", "error", "", 0},
		"empty":               {200, "", "none", "ab", 0},
		"a page":              {200, "\n<!DOCTYPE html>\nUser-agent: *\nDisallow: /\n", "none", "ab", 0},
		"all shut":            {200, "User-agent: *\nDisallow: /\n", "closed", "", 0},
		"one folder":          {200, "User-agent: *\nDisallow: /a\n", "rules", "b", 0},
		"byte order mark":     {200, "\ufeffUser-agent: *\nDisallow: /a\n", "rules", "b", 0},
		"old line ends":       {200, "User-agent: *\rDisallow: /a\r", "rules", "b", 0},
		"us by name":          {200, "User-agent: *\nDisallow:\n\nUser-agent: nianbao\nDisallow: /b\n", "rules", "a", 0},
		"others by name":      {200, "User-agent: Baiduspider\nDisallow: /\n", "rules", "ab", 0},
		"delay":               {200, "User-agent: *\nCrawl-delay: 7\nDisallow: /a\n", "rules", "b", 7 * time.Second},
		"a line out of place": {200, "Disallow: /x\nnonsense\nUser-agent: *\nCrawl-delay: soon\nDisallow: /a\n", "rules", "b", 0},
		"in GB":               {200, "# \xb9\xab\xbf\xaa\nUser-agent: *\nDisallow: /a\n", "rules", "b", 0},
		"longest rule":        {200, "User-agent: *\nDisallow: /\nAllow: /b\n", "closed", "b", 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/robots.txt" {
					w.WriteHeader(c.status)
					w.Write([]byte(c.body))
				}
			})
			f, _ := private(Options{})
			h := f.Host(s.URL, Policy{}, Memory{})
			v := h.Robots(t.Context())
			if v.State != c.state || v.Status != c.status || v.Delay != c.delay || v.Says("zh") == v.Says("en") {
				t.Errorf("verdict %+v, want %s and %v", v, c.state, c.delay)
			}
			for _, path := range []string{"a", "b"} {
				want := strings.Contains(c.allowed, path)
				a := do(t, h, s.URL+"/"+path)
				if h.Allowed(s.URL+"/"+path) != want || (a.Class == OK) != want || a.Asked != want || !want && a.Class != Robots {
					t.Errorf("/%s: %s asked %v, want allowed %v", path, a.Class, a.Asked, want)
				}
			}
			if n := strings.Count(strings.Join(s.paths(), " "), "robots.txt"); n != 1 {
				t.Errorf("robots.txt was asked for %d times", n)
			}
		})
	}
}

func TestRobotsAreRememberedForADay(t *testing.T) {
	s := serve(t, noRobots(func(http.ResponseWriter, *http.Request) {}))
	f, c := private(Options{})
	h := f.Host(s.URL, Policy{}, Memory{})
	asked := func() int { return strings.Count(strings.Join(s.paths(), " "), "robots.txt") }
	for _, step := range []struct {
		pass time.Duration
		want int
	}{{0, 1}, {23 * time.Hour, 1}, {2 * time.Hour, 2}} {
		c.Sleep(t.Context(), step.pass)
		h = f.Host(s.URL, Policy{}, h.Memory())
		if do(t, h, s.URL+"/x"); asked() != step.want {
			t.Errorf("after %v: asked %d times, want %d", step.pass, asked(), step.want)
		}
	}
}

func TestRobotsOverrideHasAReason(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("User-agent: *\nDisallow: /\n")) })
	f, _ := private(Options{})
	shut := f.Host(s.URL, Policy{}, Memory{})
	do(t, shut, s.URL+"/x")
	h := f.Host(s.URL, Policy{RobotsOverride: "经网站主办单位书面同意"}, shut.Memory())
	a := do(t, h, s.URL+"/x")
	if a.Class != OK || !strings.Contains(a.Rule, "书面同意") || !h.Allowed(s.URL+"/x") || !strings.Contains(h.Robots(t.Context()).Says("zh"), "书面同意") {
		t.Errorf("%s, rule %q, verdict %q", a.Class, a.Rule, h.Robots(t.Context()).Says("zh"))
	}
}

func TestRobotsRedirects(t *testing.T) {
	for name, c := range map[string]struct{ to, state string }{
		"same host": {"/moved.txt", "closed"}, "another host": {"http://other.example/robots.txt", "none"}, "for ever": {"/robots.txt", "none"},
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/moved.txt" {
				w.Write([]byte("User-agent: *\nDisallow: /\n"))
				return
			}
			http.Redirect(w, r, c.to, http.StatusMovedPermanently)
		})
		f, _ := private(Options{})
		if v := f.Host(s.URL, Policy{}, Memory{}).Robots(t.Context()); v.State != c.state || len(s.paths()) > robotsHops {
			t.Errorf("%s: %s after %d requests", name, v.State, len(s.paths()))
		}
	}
}

func TestAFirewallBeforeRobots(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Set-Cookie", "__jsluid_s=1")
		w.WriteHeader(521)
	})
	f, _ := private(Options{})
	h := f.Host(s.URL, Policy{}, Memory{})
	do(t, h, s.URL)
	again := f.Host(s.URL, Policy{}, h.Memory()) // the next slice, within the hour
	if a, b := do(t, h, s.URL), do(t, again, s.URL); a.Class != BlockedJSL || b.Class != BlockedJSL || len(s.paths()) != 1 {
		t.Errorf("%s, then %s, %d requests", a.Class, b.Class, len(s.paths()))
	}
}

func TestCrawlDelayIsKept(t *testing.T) {
	var c *clock
	s, at := arrivals(t, &c, func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("User-agent: *\nCrawl-delay: 11\n")) })
	f, c2 := private(Options{Interval: time.Second})
	c = c2
	h := f.Host(s.URL, Policy{}, Memory{})
	for range 3 {
		do(t, h, s.URL)
	}
	if g := gaps(at()); g[len(g)-1] < 11*time.Second {
		t.Errorf("gaps %v", g)
	}
}
