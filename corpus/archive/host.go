package archive

// Official, listed and other hosts. What a mirror shows is no proof of what an agency published.

import (
	"net/url"
	"strings"
)

// HostClass tells the hosts of the state ("gov": gov.cn and below) from others.
// Who has a list of sites may call a host of the list "registered".
func HostClass(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil {
		return "other"
	}
	host := strings.TrimSuffix(strings.ToLower(u.Hostname()), ".")
	if host == "gov.cn" || strings.HasSuffix(host, ".gov.cn") {
		return "gov"
	}
	return "other"
}
