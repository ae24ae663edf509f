package main

// The value of --allow-private: all private addresses, or ranges of them.

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
)

type privateRanges struct {
	all  bool
	list []netip.Prefix
}

func (p *privateRanges) some() bool { return p.all || len(p.list) > 0 }

// Set takes true, false, or ranges with commas between them.
func (p *privateRanges) Set(text string) error {
	if yes, err := strconv.ParseBool(text); err == nil {
		*p = privateRanges{all: yes}
		return nil
	}
	for part := range strings.SplitSeq(text, ",") {
		r, err := netip.ParsePrefix(strings.TrimSpace(part))
		if err != nil {
			return fmt.Errorf("no range of addresses: %q", part)
		}
		p.list = append(p.list, r)
	}
	return nil
}

func (p *privateRanges) String() string {
	var parts []string
	for _, r := range p.list {
		parts = append(parts, r.String())
	}
	if p.all {
		return "true"
	}
	return strings.Join(parts, ",")
}

// Type is what help calls it.
func (p *privateRanges) Type() string { return "ranges" }
