package crawl

// From the list of units to sites: units whose pages lie on one registered domain are one
// site, so that one worker asks it at a time.

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"nianbao/corpus/crawl/fetch"
	"nianbao/corpus/roster"
)

// Plan groups the units of the list. Units without an address are part of the frame all
// the same; nobody can be asked for them.
func Plan(units []roster.Unit) (sites []Site, without []roster.Unit) {
	byKey := map[string]*Site{}
	for _, u := range units {
		address := cmp.Or(u.ColumnURL, u.URL)
		key := KeyOf(normal(address))
		if address == "" || key == "" {
			without = append(without, u)
			continue
		}
		s := byKey[key]
		if s == nil {
			s = &Site{Key: key, Policies: map[string]fetch.Policy{}}
			byKey[key] = s
		}
		s.take(u)
	}
	for _, s := range byKey {
		slices.SortFunc(s.Starts, func(a, b Place) int { return strings.Compare(a.URL, b.URL) })
		sites = append(sites, *s)
	}
	slices.SortFunc(sites, func(a, b Site) int { return strings.Compare(a.Key, b.Key) })
	return sites, without
}

// normal gives an address a scheme and a path where the list names none.
func normal(address string) string {
	address = strings.TrimSpace(address)
	if address != "" && !strings.Contains(address, "://") {
		address = "http://" + address
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return ""
	}
	u.Host = strings.ToLower(u.Host)
	if u.Path == "" {
		u.Path = "/"
	}
	return u.String()
}

// take adds a unit's starts: its column where it is known, and its page, from which the
// column is found again when it dies.
func (s *Site) take(u roster.Unit) {
	column, page := normal(u.ColumnURL), normal(u.URL)
	if column != "" && KeyOf(column) == s.Key {
		s.start(column, true, u)
	} else {
		column = ""
	}
	if page != "" && page != column && KeyOf(page) == s.Key {
		p := s.start(page, false, u)
		p.Unless = append(p.Unless, column) // "": a unit that has no column
	}
	for _, a := range []string{page, column} {
		if host := hostOf(a); host != "" {
			s.Policies[host] = s.policy(host, a, u)
		}
	}
}

// policy is what the list decides of a host. One that it lists with http, too, may be
// asked so where https fails.
func (s *Site) policy(host, address string, u roster.Unit) fetch.Policy {
	p := s.Policies[host]
	p.Unverified = p.Unverified || u.Unverified
	p.HTTPSibling = p.HTTPSibling || strings.HasPrefix(address, "http://")
	if u.RobotsReason != "" {
		p.RobotsOverride = u.RobotsReason
	}
	return p
}

func (s *Site) start(address string, column bool, u roster.Unit) *Place {
	i := slices.IndexFunc(s.Starts, func(p Place) bool { return p.URL == address })
	if i < 0 {
		i, s.Starts = len(s.Starts), append(s.Starts, Place{URL: address})
	}
	p := &s.Starts[i]
	p.Column = p.Column || column
	p.Units = append(p.Units, u.Name)
	p.Names = append(append(p.Names, u.Name), u.Aliases...)
	return p
}
