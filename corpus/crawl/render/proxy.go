package render

// The proxy: it answers the browser with what the host says at its pace, and refuses what
// goes elsewhere or is only to be looked at.

import (
	"context"
	"crypto/tls"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"

	"nianbao/corpus/crawl/fetch"
)

const (
	maxAsked = 24 // requests that one page may cause
	maxForm  = 1 << 20
)

type proxy struct {
	ctx  context.Context
	page *fetch.Answer
	at   *url.URL
	ask  Ask
	left atomic.Int32

	key *tls.Certificate
	pin string // what the browser knows the key by
}

func newProxy(ctx context.Context, page *fetch.Answer, ask Ask) (*proxy, error) {
	at, err := url.Parse(page.URL)
	if err != nil {
		return nil, err
	}
	p := &proxy{ctx: ctx, page: page, at: at, ask: ask}
	p.left.Store(maxAsked)
	p.key, p.pin, err = newKey(at.Hostname())
	return p, err
}

func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	switch {
	case r.Method == http.MethodConnect:
		p.tunnel(w, r)
	case !strings.EqualFold(r.URL.Host, p.at.Host) || r.URL.Scheme != p.at.Scheme:
		http.Error(w, "another host", http.StatusForbidden)
	case r.Method == http.MethodGet && r.URL.RequestURI() == p.at.RequestURI():
		write(w, p.page)
	case r.Method != http.MethodGet && r.Method != http.MethodPost, forTheEye(r), p.left.Add(-1) < 0:
		http.Error(w, "not asked for", http.StatusForbidden)
	default:
		p.pass(w, r)
	}
}

// forTheEye tells pictures, styles and fonts, which no list needs.
func forTheEye(r *http.Request) bool {
	accept, path := r.Header.Get("Accept"), strings.ToLower(r.URL.Path)
	if strings.HasPrefix(accept, "image/") || strings.HasPrefix(accept, "text/css") {
		return true
	}
	for _, ending := range []string{".ico", ".woff", ".woff2", ".ttf", ".eot", ".otf", ".svg", ".mp4", ".mp3"} {
		if strings.HasSuffix(path, ending) {
			return true
		}
	}
	return false
}

func (p *proxy) pass(w http.ResponseWriter, r *http.Request) {
	form, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxForm))
	if err != nil {
		http.Error(w, "too large", http.StatusRequestEntityTooLarge)
		return
	}
	answer, err := p.ask(p.ctx, fetch.Request{Method: r.Method, URL: r.URL.String(), Body: form, ContentType: r.Header.Get("Content-Type"),
		Referer: p.page.URL, Accept: r.Header.Get("Accept")})
	if err != nil || answer.Status == 0 || answer.Class.Blocked() {
		http.Error(w, "no answer", http.StatusBadGateway)
		return
	}
	write(w, answer)
}

// write gives the browser an answer, its coding undone.
func write(w http.ResponseWriter, a *fetch.Answer) {
	for _, name := range []string{"Content-Type", "Location"} {
		if v := a.Header.Get(name); v != "" {
			w.Header().Set(name, v)
		}
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write(a.Content)
}
