package archive

// Records that belong to one capture: the answer, what was asked, and what is noted of it.

import (
	"errors"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// gatherer holds an answer back until the records that go with it have come.
type gatherer struct {
	yield   func(*Capture) error
	pending *Capture
	id      string
	asked   []asked // requests that came before their answers
}

type asked struct {
	id, uri, concurrent string
	message             *message
}

const (
	waitingRequests = 8       // requests stand beside their answers
	maxNotes        = 1 << 20 // of a request or of metadata, in bytes
)

// take reads one record's block and gives what was complete before it.
func (g *gatherer) take(s *scanner, r *raw) error {
	switch r.kind {
	case "response", "resource", "revisit":
		if err := g.flush(); err != nil {
			return err
		}
		c := r.capture()
		if s.finish(r) && c != nil {
			c.Place = r.place
			g.pending, g.id = c, r.id()
			g.joinEarlier(r)
		}
		return nil
	case "request":
		m, err := readMessage(r.block, maxNotes)
		if s.finish(r) && err == nil {
			g.join(asked{r.id(), r.uri(), strings.Trim(r.fields.Get("WARC-Concurrent-To"), "<>"), m})
		}
		return nil
	case "metadata":
		b, err := io.ReadAll(io.LimitReader(r.block, maxNotes))
		if s.finish(r) && err == nil && g.about(r) {
			g.pending.Meta.decode(b)
		}
		return nil
	}
	s.finish(r)
	return nil
}

func (g *gatherer) flush() error {
	c := g.pending
	g.pending = nil
	if c == nil {
		return nil
	}
	return g.yield(c)
}

// about tells whether a record is said to go with the answer in hand.
func (g *gatherer) about(r *raw) bool {
	return g.pending != nil && (slices.Contains(r.concurrent(), g.id) || strings.Trim(r.fields.Get("WARC-Refers-To"), "<>") == g.id)
}

// join adds a request to its answer, or keeps it for the one to come.
func (g *gatherer) join(a asked) {
	if g.pending != nil && a.concurrent == g.id {
		g.pending.ask(a.message)
		return
	}
	if g.asked = append(g.asked, a); len(g.asked) > waitingRequests {
		g.asked = g.asked[1:]
	}
}

func (g *gatherer) joinEarlier(r *raw) {
	for i, a := range g.asked {
		if a.concurrent == g.id || slices.Contains(r.concurrent(), a.id) {
			g.pending.ask(a.message)
			g.asked = slices.Delete(g.asked, i, i+1)
			return
		}
	}
}

func (c *Capture) ask(m *message) {
	c.Method, _, _ = strings.Cut(m.line, " ")
	c.RequestHeader, c.RequestBody = m.header, m.body
}

func (r *raw) id() string { return strings.Trim(r.fields.Get("WARC-Record-ID"), "<>") }

func (r *raw) concurrent() (list []string) {
	for _, v := range r.fields.Values("WARC-Concurrent-To") {
		list = append(list, strings.Trim(v, "<>"))
	}
	return list
}

// web tells addresses from what crawlers note about themselves (dns:, metadata:, urn:).
func (r *raw) web() bool {
	scheme, _, _ := strings.Cut(strings.ToLower(r.uri()), "://")
	return scheme == "http" || scheme == "https" || scheme == "ftp"
}

// capture reads an answer; nil for a record that holds none.
func (r *raw) capture() *Capture {
	if !r.web() {
		return nil
	}
	c := &Capture{URL: r.uri(), FetchedAt: r.at(), Method: http.MethodGet, IP: r.fields.Get("WARC-IP-Address")}
	c.PayloadDigest = r.fields.Get("WARC-Payload-Digest")
	c.Meta.Truncated = r.fields.Get("WARC-Truncated")
	if r.kind == "resource" {
		return c.resource(r)
	}
	m, err := readMessage(r.block, Limit)
	if r.kind == "revisit" {
		c.Original = r.original()
		if err != nil { // the head may be left out
			return c
		}
	}
	if err != nil {
		return nil
	}
	return c.answered(m)
}

func (c *Capture) answered(m *message) *Capture {
	var ok bool
	if c.Status, c.Reason, ok = m.status(); !ok && c.Original == nil {
		return nil
	}
	if c.Original == nil {
		c.Body = m.body
	}
	c.Header, c.TooLarge = m.header, m.large
	if m.cut {
		c.Meta.Truncated = "length"
	}
	if te := m.header.Get("Transfer-Encoding"); te != "" {
		m.header.Del("Transfer-Encoding")
		c.Meta.TransferEncoding = te
	}
	return c
}

// resource is a body without an HTTP head.
func (c *Capture) resource(r *raw) *Capture {
	b, err := io.ReadAll(io.LimitReader(r.block, Limit+1))
	if err != nil {
		return nil
	}
	c.Status, c.Header = http.StatusOK, http.Header{"Content-Type": r.fields.Values("Content-Type")}
	if c.TooLarge = len(b) > Limit; !c.TooLarge {
		c.Body = b
	}
	return c
}

// original is what a revisit says of the capture that has the bytes.
func (r *raw) original() *Original {
	o := &Original{ID: r.fields.Get("WARC-Refers-To"), URL: strings.Trim(r.fields.Get("WARC-Refers-To-Target-URI"), "<>"),
		Digest: r.fields.Get("WARC-Payload-Digest")}
	o.At, _ = time.Parse(time.RFC3339, r.fields.Get("WARC-Refers-To-Date"))
	o.Place.File = r.fields.Get("WARC-Refers-To-Filename")
	o.Place.Offset, _ = strconv.ParseInt(r.fields.Get("WARC-Refers-To-File-Offset"), 10, 64)
	return o
}

// entry is what the index says of a record; false for one that is no answer.
func (r *raw) entry() (entry, bool) {
	if r.kind != "response" && r.kind != "revisit" || !r.web() {
		return entry{}, false
	}
	e := entry{URL: r.uri(), Kind: r.kind, ID: r.fields.Get("WARC-Record-ID"), Digest: r.fields.Get("WARC-Payload-Digest"), File: r.place.File, at: r.at()}
	c := newCounter(r.block, 0)
	first, err := c.readLine()
	if err != nil {
		return e, true
	}
	header, err := readFields(c)
	if err != nil && !errors.Is(err, io.EOF) {
		return e, true
	}
	m := message{line: first}
	e.Status, _, _ = m.status()
	e.Mime = header.Get("Content-Type")
	return e, true
}
