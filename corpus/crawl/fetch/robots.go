package fetch

// robots.txt (RFC 9309), and the verdict that people see.

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"time"

	"github.com/temoto/robotstxt"
)

const (
	agent       = "nianbao"      // the name that rules may address
	maxRobots   = 500 << 10      // RFC 9309, 2.5
	robotsLives = 24 * time.Hour // RFC 9309, 2.4
	errorLives  = time.Hour      // a broken server is asked again sooner
	maxDelay    = time.Minute    // no Crawl-delay is obeyed beyond
	robotsHops  = 5              // RFC 9309, 2.3.1.2
)

// RobotsMemory is the file as last read.
type RobotsMemory struct {
	URL       string    `json:"url,omitempty"`
	Status    int       `json:"status,omitempty"` // 0: not read yet
	Class     Class     `json:"class,omitempty"`  // of the answer: a firewall may have given it
	Body      []byte    `json:"body,omitempty"`
	FetchedAt time.Time `json:"fetched_at"`
}

// Verdict says what robots.txt means for us.
type Verdict struct {
	State  string // none, rules, closed, error, unread, override
	Status int
	At     time.Time
	Delay  time.Duration // Crawl-delay
	Reason string        // of the override
	Class  Class         // why it is unread
}

var verdictWords = map[string][2]string{
	"none":     {"无 robots.txt，允许访问", "no robots.txt: allowed"},
	"rules":    {"robots.txt 部分限制", "robots.txt with rules"},
	"closed":   {"robots.txt 禁止访问全站", "robots.txt disallows the whole site"},
	"error":    {"robots.txt 返回服务器错误，视为禁止访问", "robots.txt answers with a server error: taken as disallowed"},
	"unread":   {"robots.txt 未读取", "robots.txt not read"},
	"override": {"按名单说明不受 robots.txt 限制", "robots.txt is gone over by the list of sites"},
}

// Says is the verdict as a sentence.
func (v Verdict) Says(lang string) string {
	w := verdictWords[v.State]
	say, colon := w[1], ": "
	if lang == "zh" {
		say, colon = w[0], "："
	}
	switch {
	case v.State == "override":
		say += colon + v.Reason
	case v.State == "unread" && v.Class != "":
		say += colon + v.Class.Says(lang)
	case v.State == "error":
		say += fmt.Sprintf(" (%d)", v.Status)
	}
	return say
}

// Robots reads the file where it is not known, or too old, and says what it means.
func (h *Host) Robots(ctx context.Context) Verdict {
	h.mu.Lock()
	defer h.mu.Unlock()
	not, err := h.readRobots(ctx, h.scheme+"://"+h.authority)
	v := h.verdict()
	if v.State == "unread" && not != nil && err == nil {
		v.Class = not.Class
	}
	return v
}

// Allowed says whether an address may be asked, by robots.txt as far as it is known.
func (h *Host) Allowed(address string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	u, not := h.address(address)
	return not == nil && (h.policy.RobotsOverride != "" || h.permits(u))
}

func (h *Host) verdict() Verdict {
	m := h.mem.Robots
	v := Verdict{Status: m.Status, At: m.FetchedAt, Delay: h.rules().delay}
	switch {
	case h.policy.RobotsOverride != "":
		v.State, v.Reason = "override", h.policy.RobotsOverride
	case m.Status == 0:
		v.State = "unread"
	case m.Status >= 500 || m.Status == http.StatusTooManyRequests:
		v.State = "error"
	case !h.rules().allows("/") && !h.rules().allows("/index.html"):
		v.State = "closed"
	case h.rules().group == nil:
		v.State = "none"
	default:
		v.State = "rules"
	}
	return v
}

// readRobots makes the file known: from memory while it is fresh, else from the host.
// The answer says why it could not be read, and is then also the answer to whatever
// was to be asked.
func (h *Host) readRobots(ctx context.Context, origin string) (*Answer, error) {
	if h.robotsFresh() {
		return nil, nil
	}
	at := origin + "/robots.txt"
	for range robotsHops {
		u, not := h.address(at)
		if not != nil { // moved to another host: it says nothing about this one
			h.learnRobots(at, http.StatusNotFound, nil)
			return nil, nil
		}
		a, err := h.ask(ctx, Request{Method: http.MethodGet, URL: at, Accept: "text/plain,*/*;q=0.5"}, u)
		switch {
		case err != nil:
			return nil, err
		case a.Status == 0:
			a.Detail = "robots.txt: " + a.Detail
			return a, nil
		case a.Location == "" || a.Class.Blocked():
			h.learnRobots(at, a.Status, a.Content)
			h.mem.Robots.Class = a.Class
			h.forgive(a)
			return nil, nil
		}
		at = a.Location
	}
	h.learnRobots(at, http.StatusNotFound, nil)
	return nil, nil
}

// forgive: a firewall that shuts robots.txt with a 4xx has not shut the site yet, since
// such an answer means that there are no rules.
func (h *Host) forgive(a *Answer) {
	if a.Status < 500 {
		h.blocked, h.strikes = "", 0
	}
}

func (h *Host) robotsFresh() bool {
	lives := robotsLives
	if s := h.mem.Robots.Status; s >= 500 || s == http.StatusTooManyRequests {
		lives = errorLives
	}
	age := h.f.now().Sub(h.mem.Robots.FetchedAt)
	return h.mem.Robots.Status != 0 && age >= 0 && age < lives
}

func (h *Host) learnRobots(at string, status int, body []byte) {
	if status >= 300 {
		body = nil
	}
	body = bytes.Clone(body[:min(len(body), maxRobots)])
	h.mem.Robots = RobotsMemory{URL: at, Status: status, Body: body, FetchedAt: h.f.now().UTC()}
	h.obeyDelay()
}

// obeyDelay lets Crawl-delay lengthen the interval.
func (h *Host) obeyDelay() {
	h.pace.interval = max(h.f.o.Interval, min(h.rules().delay, maxDelay))
}

// rules are what the file says to us.
type rules struct {
	group *robotstxt.Group // nil: nothing
	shut  bool
	delay time.Duration
}

func (h *Host) rules() rules {
	m := h.mem.Robots
	body := bytes.TrimSpace(bytes.TrimPrefix(m.Body, []byte("\ufeff")))
	switch {
	case m.Status >= 500, m.Status == http.StatusTooManyRequests:
		return rules{shut: true}
	case len(body) == 0, body[0] == '<': // a page served in its place
		return rules{}
	}
	file, err := robotstxt.FromBytes(understood(body))
	if err != nil {
		return rules{}
	}
	group := file.FindGroup(agent)
	return rules{group: group, delay: group.CrawlDelay}
}

var (
	ofAgent = regexp.MustCompile(`(?i)^\s*user-agent\s*:`)
	ofRule  = regexp.MustCompile(`(?i)^\s*(?:user-agent|allow|disallow)\s*:|^\s*crawl-delay\s*:\s*\d+(?:\.\d+)?\s*(?:#.*)?$`)
)

// understood leaves out the lines that say nothing, as RFC 9309, 2.2 asks. The library
// would refuse the whole file for one of them, and its rules would be broken.
func understood(body []byte) []byte {
	var keep [][]byte
	for _, line := range bytes.FieldsFunc(body, func(r rune) bool { return r == '\n' || r == '\r' }) {
		if ofRule.Match(line) && (len(keep) > 0 || ofAgent.Match(line)) {
			keep = append(keep, line)
		}
	}
	return bytes.Join(keep, []byte("\n"))
}

func (r rules) allows(path string) bool {
	return !r.shut && (r.group == nil || r.group.Test(path))
}

func (h *Host) permits(u *url.URL) bool { return h.rules().allows(u.RequestURI()) }
