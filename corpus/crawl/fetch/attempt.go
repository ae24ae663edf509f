package fetch

// One exchange on one connection.

import (
	"bytes"
	"cmp"
	"context"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// exchange sends the request and fills the answer. An error means that no answer came;
// half an answer is an answer with a class that says so.
func (h *Host) exchange(caller context.Context, a *Answer, req Request, u *url.URL) error {
	ctx, stop := context.WithCancel(caller)
	defer stop()
	r, err := h.request(ctx, req, u)
	if err != nil {
		return err
	}
	l := h.connect(u)
	a.Asked, a.Method, a.RequestBody, a.IP, a.Meta.TLS = true, req.Method, req.Body, l.at.String(), l.word(u)
	a.FetchedAt, a.RequestHeader = h.f.now().UTC(), sent(r)
	resp, err := l.RoundTrip(r)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	a.Status, a.Header = resp.StatusCode, resp.Header
	_, a.Reason, _ = strings.Cut(resp.Status, " ")
	h.keep(u, resp.Cookies())
	defer time.AfterFunc(h.f.o.Timeouts.Body, stop).Stop()
	err = h.readBody(a, resp)
	if caller.Err() != nil {
		return caller.Err()
	}
	h.judge(a, u, err)
	return nil
}

func (h *Host) request(ctx context.Context, req Request, u *url.URL) (*http.Request, error) {
	r, err := http.NewRequestWithContext(ctx, req.Method, u.String(), bytes.NewReader(req.Body))
	if err != nil {
		return nil, err
	}
	set := func(name, value string) {
		if value != "" {
			r.Header.Set(name, value)
		}
	}
	set("User-Agent", h.f.UserAgent())
	set("Accept", cmp.Or(req.Accept, "text/html,application/xhtml+xml,*/*;q=0.8"))
	set("Accept-Language", "zh-CN,zh;q=0.9")
	set("Accept-Encoding", "gzip")
	set("Referer", req.Referer)
	set("If-None-Match", req.ETag)
	set("If-Modified-Since", req.LastModified)
	if req.Method == http.MethodPost {
		set("Content-Type", cmp.Or(req.ContentType, "application/x-www-form-urlencoded"))
	}
	for _, c := range h.jar.Cookies(u) {
		r.AddCookie(c)
	}
	// A list asked for by POST changes nothing there: net/http may send it again on a
	// new connection where the server let the old one go. Not sent.
	r.Header["X-Idempotency-Key"] = nil
	return r, nil
}

func sent(r *http.Request) http.Header {
	header := r.Header.Clone()
	delete(header, "X-Idempotency-Key")
	return header
}

// judge gives an answer that came its class, and lets the host's pace learn from it.
func (h *Host) judge(a *Answer, u *url.URL, cut error) {
	a.NotModified = a.Status == http.StatusNotModified
	a.Class = status(a.Status)
	if a.Class == Moved {
		h.locate(a, u)
	}
	if c := Challenge(&a.Capture, a.Content); c != "" {
		a.Class = c
	} else if cut != nil && a.Class == OK {
		a.Class, a.Detail = cutClass(cut, a.Meta.Truncated), cut.Error()
	}
	h.count(a)
	now := h.f.now()
	switch {
	case a.Status == http.StatusTooManyRequests, a.Status == http.StatusServiceUnavailable:
		h.pace.suffer(now, retryAfter(a.Header, now))
	case a.Class == CutTime:
		h.pace.suffer(now, 0)
	case a.Class == OK, a.Class == Moved, a.Class == Missing:
		h.pace.well()
	}
}

// locate resolves where a redirect leads. Only http and https lead anywhere.
func (h *Host) locate(a *Answer, u *url.URL) {
	to, err := u.Parse(a.Header.Get("Location"))
	switch {
	case err != nil || a.Header.Get("Location") == "":
		a.Detail = "a redirect without a readable Location"
	case to.Scheme != "http" && to.Scheme != "https" || to.Host == "":
		a.Class, a.Detail = BadScheme, "a redirect to "+to.Scheme
	default:
		a.Location = to.String()
	}
}

// count notes blocks. A challenge shuts the host for this slice; a captcha, or a bare
// 403, may belong to one address and must come two or three times in a row.
func (h *Host) count(a *Answer) {
	limit := 1
	switch {
	case a.Class == BlockedCaptcha:
		limit = 2
	case a.Status == http.StatusForbidden && a.Class == Refused:
		limit = 3
	case !a.Class.Blocked():
		h.strikes = 0
		return
	}
	if h.strikes++; h.strikes < limit {
		return
	}
	if a.Class == Refused {
		a.Class = BlockedWAF
	}
	h.blocked = a.Class
}

func status(code int) Class {
	switch {
	case code == http.StatusNotModified, code >= 200 && code < 300:
		return OK
	case code >= 300 && code < 400:
		return Moved
	case code == http.StatusNotFound, code == http.StatusGone:
		return Missing
	case code == http.StatusTooManyRequests:
		return BusySite
	case code >= 400 && code < 500:
		return Refused
	case code >= 500:
		return DownServer
	}
	return DownProtocol
}
