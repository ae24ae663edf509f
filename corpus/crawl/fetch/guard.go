package fetch

// Which addresses may be dialled. Addresses are judged after resolution, never names:
// a page, a redirect or a certificate may name anything.

import "net/netip"

// notPublic are the ranges of the IANA special-purpose registries that are no place of
// a public web site.
var notPublic = prefixes(
	"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
	"192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// globalUnicast is all of IPv6 that is given out for hosts; outside of it lie ::1,
// fc00::/7, fe80::/10, ff00::/8, and NAT64 (64:ff9b::/96), which hides an IPv4 address.
var globalUnicast = netip.MustParsePrefix("2000::/3")

// public tells an address of the open network. An IPv4 address in an IPv6 one counts as itself.
func public(a netip.Addr) bool {
	a = a.Unmap()
	if !a.IsValid() || a.Zone() != "" || a.Is6() && !globalUnicast.Contains(a) {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return true
}

func prefixes(list ...string) (all []netip.Prefix) {
	for _, s := range list {
		all = append(all, netip.MustParsePrefix(s))
	}
	return all
}
