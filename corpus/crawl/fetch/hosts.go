package fetch

// Names to addresses by a file in the format of /etc/hosts.

import (
	"bufio"
	"fmt"
	"io"
	"net/netip"
	"strings"
)

// ParseHosts reads lines of an address and its names; # begins a comment. The first
// address of a name counts, as in the system's own file.
func ParseHosts(r io.Reader) (map[string]string, error) {
	names := map[string]string{}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		line, _, _ := strings.Cut(strings.TrimPrefix(lines.Text(), "\ufeff"), "#")
		fields := strings.Fields(line)
		if len(fields) == 0 {
			continue
		}
		addr, err := netip.ParseAddr(fields[0])
		if err != nil || len(fields) == 1 {
			return nil, fmt.Errorf("hosts line %d: want an address and names, have %q", n, line)
		}
		for _, name := range fields[1:] {
			if name = bareName(name); names[name] == "" {
				names[name] = addr.String()
			}
		}
	}
	return names, lines.Err()
}

// bareName is a host name as names are compared: lower case, no dot at the end.
func bareName(name string) string {
	return strings.TrimSuffix(strings.ToLower(name), ".")
}
