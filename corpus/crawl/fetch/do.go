package fetch

// The way of one request: robots, blocks, pace, ladder, limits.

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Do asks one thing. What went wrong on the way is the answer's class; an error means
// that the context ended or that the request makes no sense. The host waits for its
// turn, or answers Later at once where the turn comes after the context's deadline.
func (h *Host) Do(ctx context.Context, req Request) (*Answer, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if req.Method == "" {
		req.Method = http.MethodGet
	}
	if req.Method != http.MethodGet && req.Method != http.MethodPost {
		return nil, fmt.Errorf("method %s is not asked", req.Method)
	}
	u, not := h.address(req.URL)
	if not != nil {
		return not, nil
	}
	if not, err := h.admit(ctx, u); not != nil || err != nil {
		return not, err
	}
	a, err := h.ask(ctx, req, u)
	if err == nil && h.policy.RobotsOverride != "" && !h.permits(u) {
		a.Rule = "override: " + h.policy.RobotsOverride
	}
	return a, err
}

// address is the URL to ask, or the answer why it is not asked.
func (h *Host) address(raw string) (*url.URL, *Answer) {
	u, err := url.Parse(strings.TrimSpace(raw))
	switch {
	case err != nil:
		return nil, refuse(raw, BadScheme, err.Error())
	case u.Scheme != "http" && u.Scheme != "https" || u.Opaque != "":
		return nil, refuse(raw, BadScheme, u.Scheme)
	case ascii(u.Hostname()) != h.name:
		return nil, refuse(raw, OtherHost, u.Host+" is not "+h.name)
	}
	u.User, u.Fragment, u.RawFragment = nil, "", ""
	if u.Path == "" {
		u.Path = "/"
	}
	return u, nil
}

// admit answers where nothing may be asked: after a block, or by robots.txt.
func (h *Host) admit(ctx context.Context, u *url.URL) (*Answer, error) {
	if h.blocked == "" && h.policy.RobotsOverride == "" {
		if not, err := h.readRobots(ctx, u.Scheme+"://"+u.Host); not != nil || err != nil {
			if not != nil {
				not.URL = u.String()
			}
			return not, err
		}
	}
	switch {
	case h.blocked != "":
		return refuse(u.String(), h.blocked, "not asked again"), nil
	case h.policy.RobotsOverride == "" && h.rules().shut && h.mem.Robots.Class.Blocked():
		return refuse(u.String(), h.mem.Robots.Class, "robots.txt"), nil
	case h.policy.RobotsOverride == "" && !h.permits(u):
		a := refuse(u.String(), Robots, "")
		a.Rule = h.verdict().Says("en")
		return a, nil
	}
	return nil, nil
}

func refuse(address string, c Class, detail string) *Answer {
	a := &Answer{Class: c, Detail: detail}
	a.URL = address
	return a
}

// ask tries until an answer comes or the ladder ends.
func (h *Host) ask(ctx context.Context, req Request, u *url.URL) (*Answer, error) {
	before, tried := h.step, 0
	for {
		if h.step.http && h.policy.HTTPSibling && u.Scheme == "https" {
			u = sibling(u)
		}
		a, err := h.attempt(ctx, req, u)
		if err == nil {
			return a, nil
		}
		if ctx.Err() != nil {
			h.step = before
			return nil, ctx.Err()
		}
		a.Class = trouble(err)
		if a.Class == DownTimeout {
			h.pace.suffer(h.f.now(), 0)
		}
		if tried++; tried > 9 || !h.climb(ctx, err, u) {
			h.step = before
			a.Detail = err.Error()
			return h.last(ctx, a, u)
		}
	}
}

// last looks once more at a failure: a server of DHE alone is named as such.
func (h *Host) last(ctx context.Context, a *Answer, u *url.URL) (*Answer, error) {
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if a.Class == DownTLS && h.speaksDHE(ctx, u) {
		a.Class = DownDHE
	}
	return a, nil
}

// attempt waits for the turn and makes one exchange.
func (h *Host) attempt(ctx context.Context, req Request, u *url.URL) (*Answer, error) {
	a := refuse(u.String(), "", "")
	if err := h.find(ctx); err != nil {
		return a, err
	}
	leave, err := h.take(ctx, h.at[0])
	if err != nil {
		return a, err
	}
	defer leave()
	if !h.spend() {
		return a, errBudget
	}
	return a, h.exchange(ctx, a, req, u)
}

// find looks the name up, once a slice and again after every address failed.
func (h *Host) find(ctx context.Context) (err error) {
	if len(h.at) == 0 {
		h.at, err = h.f.lookup(ctx, h.name)
	}
	return err
}

var errBudget = errors.New("no requests left")

func (h *Host) spend() bool {
	if h.policy.MaxRequests > 0 && h.asked >= h.policy.MaxRequests || !h.f.spend() {
		return false
	}
	h.asked++
	return true
}
