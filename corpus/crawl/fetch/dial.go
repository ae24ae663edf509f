package fetch

// From names to addresses, and from addresses to connections.

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
)

// errPrivate: a name leads only to addresses that must not be dialled.
var errPrivate = errors.New("private address")

// lookup is the addresses of a name that may be dialled, in the resolver's order.
func (f *Fetcher) lookup(ctx context.Context, name string) ([]netip.Addr, error) {
	all, err := f.resolve(ctx, name)
	if err != nil {
		return nil, err
	}
	var may []netip.Addr
	for _, a := range all {
		if a = a.Unmap(); f.may(a) {
			may = append(may, a)
		}
	}
	if len(may) == 0 {
		return nil, fmt.Errorf("%w: %s is %v", errPrivate, name, all)
	}
	return may, nil
}

func (f *Fetcher) resolve(ctx context.Context, name string) ([]netip.Addr, error) {
	name = bareName(name)
	if known, ok := f.o.Resolve[name]; ok {
		name = known
	}
	if a, err := netip.ParseAddr(name); err == nil {
		return []netip.Addr{a}, nil
	}
	return f.o.Resolver.LookupNetIP(ctx, "ip", name)
}

// dial connects to an address. What lookup let pass is judged once more on the very
// address of the socket, so that no way into the network goes around the guard.
func (f *Fetcher) dial(ctx context.Context, a netip.Addr, port string) (net.Conn, error) {
	d := net.Dialer{Timeout: f.o.Timeouts.Dial, Control: f.guard}
	return d.DialContext(ctx, "tcp", net.JoinHostPort(a.String(), port))
}

func (f *Fetcher) guard(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !f.may(at.Addr()) {
		return fmt.Errorf("%w: %s", errPrivate, address)
	}
	return nil
}

// dialName resolves, judges and dials in one go: for hosts that are not sites (AIA).
func (f *Fetcher) dialName(ctx context.Context, _, address string) (net.Conn, error) {
	name, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := f.lookup(ctx, name)
	if err != nil {
		return nil, err
	}
	return f.dial(ctx, addrs[0], port)
}
