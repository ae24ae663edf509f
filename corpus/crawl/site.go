package crawl

// A site: what one worker walks at a time. Its hosts share a registered domain, so that
// nobody asks the same platform twice at once.

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/publicsuffix"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/fetch"
)

// Site is one registered domain with the starts that lie on it.
type Site struct {
	Key      string                  `json:"key"`
	Starts   []Place                 `json:"starts"`
	Policies map[string]fetch.Policy `json:"policies,omitempty"` // by host
}

// Place is where the walk for some units begins.
type Place struct {
	URL    string   `json:"url"`
	Column bool     `json:"column"` // the column of annual reports itself
	Units  []string `json:"units"`  // by name; several where they share the page
	Names  []string `json:"names"`  // all that they are called
	Unless []string `json:"unless"` // columns of these units: while all of them answer, this start is spared
}

// KeyOf is the site of an address: its registered domain, else its host.
func KeyOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	if _, err := netip.ParseAddr(host); err == nil {
		return host
	}
	if domain, err := publicsuffix.EffectiveTLDPlusOne(host); err == nil {
		return domain
	}
	return host
}

// hostClass tells official hosts from listed ones and from all others, which may be
// forged copies.
func (w *Walk) hostClass(address string) string {
	class := archive.HostClass(address)
	if class == "other" && w.Listed != nil && w.Listed(hostOf(address)) {
		return "registered"
	}
	return class
}

// spare tells a start that waits until a column dies: each of its units has one.
func (p Place) spare() bool { return len(p.Unless) > 0 && !slices.Contains(p.Unless, "") }
