package fetch

// Cookies outlive a slice: a list may want the session that the page before it began.

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"slices"
	"time"

	"golang.org/x/net/publicsuffix"
)

// Cookie is one that a host set, as it set it, with the moment at which it ends.
type Cookie struct {
	URL string `json:"url"` // of the answer
	Set string `json:"set"` // as in Set-Cookie
}

// mostCookies of a host are kept, the newest.
const mostCookies = 50

// newJar takes up the cookies of an earlier slice.
func newJar(cookies []Cookie) http.CookieJar {
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never an error
	for _, c := range cookies {
		u, err := url.Parse(c.URL)
		set, wrong := http.ParseSetCookie(c.Set)
		if err == nil && wrong == nil {
			jar.SetCookies(u, []*http.Cookie{set})
		}
	}
	return jar
}

// keep puts an answer's cookies into the jar and into memory. A span of life is written
// as the moment of its end, so that no slice prolongs it.
func (h *Host) keep(u *url.URL, cookies []*http.Cookie) {
	h.jar.SetCookies(u, cookies)
	for _, c := range cookies {
		if c.MaxAge > 0 {
			c.Expires = h.f.now().Add(time.Duration(min(c.MaxAge, 1e9)) * time.Second)
		}
		if c.MaxAge >= 0 {
			c.MaxAge = 0
		}
		h.mem.Cookies = slices.DeleteFunc(slices.Clone(h.mem.Cookies), func(old Cookie) bool {
			o, err := http.ParseSetCookie(old.Set)
			return err != nil || o.Name == c.Name && o.Path == c.Path && o.Domain == c.Domain
		})
		if set := c.String(); set != "" {
			h.mem.Cookies = append(h.mem.Cookies, Cookie{u.String(), set})
		}
	}
	h.mem.Cookies = h.mem.Cookies[max(0, len(h.mem.Cookies)-mostCookies):]
}
