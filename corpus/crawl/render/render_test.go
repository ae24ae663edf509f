package render_test

import (
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl"
	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/crawl/render"
)

// site has a column whose list a script of no known family makes, and that script asks for
// more than it should.
type site struct {
	mu    sync.Mutex
	asked []string
	times []time.Time
	wall  bool // the call behind the list is answered by a firewall
	other string
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.asked, s.times = append(s.asked, r.URL.RequestURI()), append(s.times, time.Now())
	s.mu.Unlock()
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	switch {
	case r.URL.Path == "/robots.txt":
		fmt.Fprint(w, "User-agent: *\nDisallow: /secret/\n")
	case r.URL.Path == "/nb/":
		fmt.Fprint(w, `<title>政府信息公开年报</title><link rel=stylesheet href=/s.css><body><img src=/logo.png><a href=/>首页</a><div id=here></div><script src=/make.js></script>`)
	case r.URL.Path == "/make.js":
		w.Header().Set("Content-Type", "text/javascript")
		fmt.Fprintf(w, `fetch("/secret/count").catch(()=>{}); fetch(%q, {mode:"no-cors"}).catch(()=>{});
fetch("/rows?of=nb").then(r => r.json()).then(rows => { for (const [no, title] of rows) {
  const a = document.createElement("a"); a.href = "/show/" + no + ".html"; a.textContent = title; here.append(a) } })`, s.other)
	case r.URL.Path == "/rows" && s.wall:
		fmt.Fprint(w, `<html><script>document.cookie="C3VK=1";location.reload()</script>`)
	case r.URL.Path == "/rows":
		fmt.Fprint(w, `[["7","甲局2023年政府信息公开工作年度报告"],["8","甲局2024年政府信息公开工作年度报告"]]`)
	case strings.HasPrefix(r.URL.Path, "/show/"):
		fmt.Fprintf(w, "<title>甲局年度报告</title><p>正文 %s", r.URL.Path)
	default:
		http.NotFound(w, r)
	}
}

// walk visits the column, and gives the articles that were found and the archive's folder.
func walk(t *testing.T, address string, every time.Duration, build crawl.Build) (articles []string, dir string) {
	w, dir := visit(t, address, every, build)
	for _, a := range w.Frontier.List {
		if a.Kind == crawl.Article && a.State == crawl.Done {
			articles = append(articles, strings.TrimPrefix(a.URL, address))
		}
	}
	return articles, dir
}

func visit(t *testing.T, address string, every time.Duration, build crawl.Build) (*crawl.Walk, string) {
	dir := t.TempDir()
	w, err := archive.Open(dir, archive.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer w.Close()
	host := strings.SplitN(address, "/", 4)[2]
	walk := &crawl.Walk{Sweep: 1, Frontier: crawl.NewFrontier(nil), Archive: w, Build: build, Fetcher: fetch.New(fetch.Options{AllowPrivate: true, Interval: every}),
		Site: crawl.Site{Key: "a", Policies: map[string]fetch.Policy{host: {Unverified: true}}, Starts: []crawl.Place{{URL: address + "/nb/", Column: true, Units: []string{"甲局"}}}}}
	if done, _, err := walk.Slice(t.Context(), time.Now().Add(time.Minute)); err != nil || !done {
		t.Fatalf("done %v, %v", done, err)
	}
	return walk, dir
}

func chromium(t *testing.T) *render.Browser {
	b, err := render.Find()
	if err != nil {
		t.Skip(err)
	}
	return b
}

func TestListMadeByScript(t *testing.T) {
	for name, start := range map[string]func(http.Handler) *httptest.Server{"http": httptest.NewServer, "https": httptest.NewTLSServer} {
		t.Run(name, func(t *testing.T) {
			b := chromium(t)
			var strayed sync.Map
			elsewhere := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { strayed.Store(r.URL.Path, true) }))
			defer elsewhere.Close()
			s := &site{other: elsewhere.URL + "/count"}
			server := start(s)
			defer server.Close()
			if found, _ := walk(t, server.URL, 0, nil); len(found) > 0 {
				t.Fatalf("without a browser: %q", found)
			}
			s.asked, s.times = nil, nil
			const every = 150 * time.Millisecond
			found, dir := walk(t, server.URL, every, b.Build)
			if want := []string{"/show/7.html", "/show/8.html"}; !slices.Equal(found, want) {
				t.Errorf("found %q, want %q", found, want)
			}
			if want := []string{"/robots.txt", "/nb/", "/make.js", "/rows?of=nb", "/show/7.html", "/show/8.html"}; !slices.Equal(s.asked, want) {
				t.Errorf("asked %q, want %q", s.asked, want)
			}
			strayed.Range(func(path, _ any) bool { t.Errorf("another host was asked for %s", path); return true })
			for i := 1; i < len(s.times); i++ {
				if d := s.times[i].Sub(s.times[i-1]); d < every*9/10 {
					t.Errorf("%s came %v after %s", s.asked[i], d, s.asked[i-1])
				}
			}
			keeps(t, dir, server.URL)
		})
	}
}

// keeps looks into the archive: what the browser asked for is there, and what it made is,
// as a conversion that no reader takes for an answer.
func keeps(t *testing.T, dir, address string) {
	files, _ := filepath.Glob(filepath.Join(dir, "*.warc.gz"))
	if len(files) != 1 {
		t.Fatalf("files %q", files)
	}
	var urls []string
	damages, err := archive.ReadFile(t.Context(), files[0], "x", func(c *archive.Capture) error {
		urls = append(urls, strings.TrimPrefix(c.URL, address))
		return nil
	})
	if want := []string{"/nb/", "/make.js", "/rows?of=nb", "/show/7.html", "/show/8.html"}; err != nil || len(damages) > 0 || !slices.Equal(urls, want) {
		t.Errorf("captures %q, %v, %v", urls, damages, err)
	}
	if text := plain(t, files[0]); strings.Count(text, "WARC-Type: conversion") != 1 || !strings.Contains(text, `<a href="/show/7.html">甲局2023年`) {
		t.Error("the built page is not in the archive")
	}
}

// TestAssetsAreIndexed: what the scripts of a page asked for stands in the index of captures
// under the page, at its place in the archive.
func TestAssetsAreIndexed(t *testing.T) {
	b := chromium(t)
	server := httptest.NewServer(&site{other: "http://127.0.0.1:9/"})
	defer server.Close()
	w, dir := visit(t, server.URL, 0, b.Build)
	var assets []string
	for _, c := range w.Captures {
		if c.Kind != crawl.Asset {
			continue
		}
		assets = append(assets, strings.TrimPrefix(c.URL, server.URL))
		at, err := archive.At(dir, c.Place)
		if err != nil || at.URL != c.URL || w.Frontier.ByID(c.Address).URL != server.URL+"/nb/" {
			t.Errorf("%s: at %+v: %v", c.URL, c.Place, err)
		}
	}
	if want := []string{"/make.js", "/rows?of=nb"}; !slices.Equal(assets, want) {
		t.Errorf("indexed %q, want %q", assets, want)
	}
}

// TestNoWayAroundAWall: a firewall behind the list ends the visit; nothing is found, and
// nothing more is asked.
func TestNoWayAroundAWall(t *testing.T) {
	b := chromium(t)
	s := &site{wall: true, other: "http://127.0.0.1:9/"}
	server := httptest.NewServer(s)
	defer server.Close()
	w, _ := visit(t, server.URL, 0, b.Build)
	list := w.Frontier.List
	if len(list) != 1 || list[0].State != crawl.Refused || list[0].Class != "blocked:c3vk" || s.asked[len(s.asked)-1] != "/rows?of=nb" {
		t.Errorf("%+v, asked %q", list[0], s.asked)
	}
}

// TestNothingStays: the browser's folder is gone when it ends.
func TestNothingStays(t *testing.T) {
	b := chromium(t)
	t.Setenv("TMPDIR", t.TempDir())
	server := httptest.NewServer(&site{other: "http://127.0.0.1:9/"})
	defer server.Close()
	walk(t, server.URL, 0, b.Build)
	if left, _ := filepath.Glob(filepath.Join(os.TempDir(), "nianbao-page-*")); len(left) > 0 {
		t.Errorf("left: %q", left)
	}
}

func plain(t *testing.T, name string) string {
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
