package farm

// One request answered: the delay, the site's page, its validators, the log's line.

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// call is a request with what its site needs to know of it.
type call struct {
	*http.Request
	query, form url.Values
	body        []byte
}

func (f *Farm) serve() {
	f.server.Handler = http.HandlerFunc(f.answer)
	for _, l := range f.open {
		d := opened(l, func(address string) func(net.Conn) net.Conn { return f.secure[address] })
		go func() { _ = f.server.Serve(d) }() // ends with Close
	}
}

// answer logs every request, whatever comes of it.
func (f *Farm) answer(w http.ResponseWriter, r *http.Request) {
	a := f.asked(r)
	f.log.enter(a.Host, a.Address)
	defer func() {
		a.Done = time.Now()
		f.log.leave(a)
	}()
	f.wait(r, f.delay)
	c := &call{Request: r, query: r.URL.Query()}
	c.body, _ = io.ReadAll(io.LimitReader(r.Body, 1<<20)) // a request cut short is answered by what came
	c.form, _ = url.ParseQuery(string(c.body))            // and a body of another kind has no fields
	a.Form = string(c.body)
	p := f.pageFor(a, c)
	a.Status = p.send(f, w, c)
}

func (f *Farm) asked(r *http.Request) Asked {
	local, _ := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
	address, _, _ := net.SplitHostPort(local.String())
	name, _, _ := strings.Cut(strings.ToLower(r.Host), ":")
	return Asked{
		Time: time.Now(), Host: name, Address: address, Method: r.Method, Path: r.URL.RequestURI(), UserAgent: r.UserAgent(), Referer: r.Referer(),
		Conditional: r.Header.Get("If-None-Match")+r.Header.Get("If-Modified-Since") != "", Remote: r.RemoteAddr, State: int(f.state.Load()),
	}
}

// pageFor asks the site of the name. A name that its address does not serve is unknown.
func (f *Farm) pageFor(a Asked, c *call) page {
	s := f.byHost[a.State][a.Host]
	if s == nil {
		return page{status: http.StatusNotFound, kind: "text/html", body: []byte("<html><body>站点不存在</body></html>")}
	}
	return s.answer(a.Host, c)
}

// wait passes time, unless the client or the farm goes away.
func (f *Farm) wait(r *http.Request, d time.Duration) bool {
	if d == 0 {
		return true
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-r.Context().Done():
	case <-f.closed:
	}
	return false
}

// page is an answer. The zero status is 200.
type page struct {
	status  int
	kind    string // Content-Type as sent
	header  [][2]string
	body    []byte
	changed time.Time     // Last-Modified; zero: an answer without validators
	wait    time.Duration // before the first byte
	drip    time.Duration // between single bytes
	gzip    bool          // sent in gzip to who takes it
	cut     bool          // the connection ends without an answer
}

func (p page) send(f *Farm, w http.ResponseWriter, c *call) int {
	if p.cut {
		panic(http.ErrAbortHandler)
	}
	h := w.Header()
	if p.kind != "" {
		h.Set("Content-Type", p.kind)
	} else {
		h["Content-Type"] = nil // some servers say nothing
	}
	for _, line := range p.header {
		h.Add(line[0], line[1])
	}
	if !p.changed.IsZero() {
		etag := fmt.Sprintf(`"%x"`, sha256.Sum256(p.body))[:18] + `"`
		h.Set("ETag", etag)
		h.Set("Last-Modified", p.changed.UTC().Format(http.TimeFormat))
		if c.Header.Get("If-None-Match") == etag || c.Header.Get("If-None-Match") == "" && p.old(c.Header.Get("If-Modified-Since")) {
			w.WriteHeader(http.StatusNotModified)
			return http.StatusNotModified
		}
	}
	if p.gzip && strings.Contains(c.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		p.body = zipped(p.body)
	}
	status := max(p.status, http.StatusOK)
	if f.wait(c.Request, p.wait) {
		w.WriteHeader(status)
		p.pour(f, w, c)
	}
	return status
}

func zipped(b []byte) []byte {
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	_, _ = z.Write(b) // a buffer takes everything
	_ = z.Close()
	return out.Bytes()
}

func (p page) old(since string) bool {
	t, err := http.ParseTime(since)
	return err == nil && !p.changed.After(t)
}

// pour writes the body, drop by drop where the server is slow.
func (p page) pour(f *Farm, w http.ResponseWriter, c *call) {
	if p.drip == 0 {
		_, _ = w.Write(p.body) // who went away gets nothing
		return
	}
	for i := range p.body {
		if _, err := w.Write(p.body[i : i+1]); err != nil {
			return
		}
		_ = http.NewResponseController(w).Flush()
		if !f.wait(c.Request, p.drip) {
			return
		}
	}
}
