package crawl

// A column whose list is made by a script of no known family: a browser builds the page,
// and its links are taken. Reports themselves are fetched as they are.

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"sync"
	"time"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/fetch"
)

// Build gives a page as its scripts leave it. What they ask for goes through ask.
type Build func(ctx context.Context, page *fetch.Answer, ask func(context.Context, fetch.Request) (*fetch.Answer, error)) ([]byte, error)

// build takes the rows of the built page. A page that could not be built is a list that
// could not be read: the class says so.
func (w *Walk) build(ctx context.Context, a *Address, page *fetch.Answer) error {
	p := passage{w: w, a: a}
	dom, err := w.Build(ctx, page, p.ask)
	p.mu.Lock()
	defer p.mu.Unlock()
	switch {
	case p.err != nil:
		return p.err
	case p.blocked != "":
		w.settle(a, Refused, p.blocked)
		w.block(hostOf(a.URL), p.blocked)
		return nil
	case ctx.Err() != nil:
		a.State = Todo
		w.touch(a)
		return ctx.Err()
	case err != nil || p.missed:
		a.Class = string(fetch.Unbuilt)
		return nil
	}
	a.Built = true
	if err := w.Archive.Convert(&archive.Conversion{URL: a.URL, MadeAt: time.Now().UTC(), ContentType: "text/html; charset=utf-8", Body: dom, Of: a.Place, FetchedAt: a.FetchedAt}); err != nil {
		return err
	}
	built, err := Open(a.URL, dom)
	if err != nil {
		return nil
	}
	rows := built.rows()
	a.Got, a.Rows = w.addRows(a, rows, true), reportRows(rows)
	w.readLinks(a, built)
	return nil
}

// passage is the way of a browser's requests to the host, one after the other.
type passage struct {
	w       *Walk
	a       *Address
	mu      sync.Mutex
	blocked string // by what; nothing more is asked
	missed  bool   // something was not asked, or did not come
	err     error  // our own trouble
}

var errNoPassage = errors.New("nothing more is asked for this page")

func (p *passage) ask(ctx context.Context, r fetch.Request) (*fetch.Answer, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err != nil || p.blocked != "" || p.w.Requests >= p.w.budget() {
		p.missed = true
		return nil, errNoPassage
	}
	answer, err := p.w.host(p.a.URL).Do(ctx, r)
	if err != nil {
		return nil, err
	}
	if answer.Asked {
		p.w.Requests++
	}
	p.missed = p.missed || answer.Status == 0 && answer.Class != fetch.Robots
	if answer.Class.Blocked() {
		p.blocked = string(answer.Class)
	}
	answer.Meta.Column, answer.Meta.Vantage, answer.Meta.HostClass = p.a.Column, p.w.Options.Vantage, p.w.hostClass(p.a.URL)
	if answer.Status > 0 {
		p.err = p.keep(answer)
	}
	return answer, p.err
}

// keep puts what a page's scripts asked for into the archive and its index, under the
// address of the page.
func (p *passage) keep(answer *fetch.Answer) error {
	place, err := p.w.Archive.Write(&answer.Capture)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(answer.Content)
	p.w.Captures = append(p.w.Captures, Captured{Address: p.a.ID, Sweep: p.w.Sweep, URL: answer.URL, Kind: Asset, FetchedAt: answer.FetchedAt, Status: answer.Status,
		Class: string(answer.Class), TLS: answer.Meta.TLS, HostClass: p.w.hostClass(answer.URL), SHA256: hex.EncodeToString(sum[:]), Place: place})
	return nil
}
