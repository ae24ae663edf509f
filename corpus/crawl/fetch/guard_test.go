package fetch

import (
	"context"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

func TestPublic(t *testing.T) {
	for _, a := range strings.Fields(`127.0.0.1 127.9.9.9 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1 100.127.255.255
		224.0.0.1 239.1.1.1 255.255.255.255 240.0.0.1 192.0.2.1 198.18.0.1 198.51.100.7 203.0.113.9 192.0.0.8
		:: ::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::127.0.0.1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 64:ff9b::7f00:1 64:ff9b:1::1 2001:db8::1 2002:7f00:1:: 2001::1 3fff::1 100::1`) {
		if public(netip.MustParseAddr(a)) {
			t.Errorf("%s may be dialled", a)
		}
	}
	for _, a := range strings.Fields("1.2.4.8 114.114.114.114 172.15.0.1 172.32.0.1 100.63.255.255 100.128.0.1 ::ffff:1.2.4.8 2400:3200::1 2408:8000::1") {
		if !public(netip.MustParseAddr(a)) {
			t.Errorf("%s may not be dialled", a)
		}
	}
	if public(netip.Addr{}) {
		t.Error("no address may be dialled")
	}
}

// names is a resolver with a name server of its own on loopback, which gives the next
// of some addresses to each question for an A record.
func names(t *testing.T, answers ...string) *net.Resolver {
	t.Helper()
	pc, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { pc.Close() })
	var asked atomic.Int64
	go func() {
		b := make([]byte, 1500)
		for {
			n, from, err := pc.ReadFrom(b)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(b[:n]) != nil {
				continue
			}
			m.Response, m.Authoritative, m.Additionals = true, true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				i := min(int(asked.Add(1)), len(answers)) - 1
				m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}, Body: &dnsmessage.AResource{A: netip.MustParseAddr(answers[i]).As4()}}}
			}
			if out, err := m.Pack(); err == nil {
				pc.WriteTo(out, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", pc.LocalAddr().String())
	}}
}

// TestNothingPrivateIsDialled: by name, by number, by redirect's target or in disguise.
func TestNothingPrivateIsDialled(t *testing.T) {
	var hits atomic.Int64
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { hits.Add(1) }))
	defer s.Close()
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	f := New(Options{Resolver: names(t, "127.0.0.1"), Resolve: map[string]string{"listed.example": "127.0.0.1", "six.example": "::ffff:127.0.0.1"}})
	for _, name := range []string{"rebound.example", "listed.example", "LISTED.example.", "six.example", "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::]", "0.0.0.0", "169.254.169.254"} {
		h := f.Host(name+":"+port, Policy{}, Memory{})
		if a := do(t, h, "http://"+name+":"+port+"/"); a.Class != PrivateAddress || a.Asked {
			t.Errorf("%s: %s asked %v (%s)", name, a.Class, a.Asked, a.Detail)
		}
		if v := h.Robots(t.Context()); v.State != "unread" || v.Class != PrivateAddress {
			t.Errorf("%s: robots %+v", name, v)
		}
		if _, err := f.certificate(t.Context(), "http://"+name+":"+port+"/ca.cer"); err == nil {
			t.Errorf("%s: an intermediate is fetched", name)
		}
	}
	if _, err := f.dial(t.Context(), netip.MustParseAddr("127.0.0.1"), port); err == nil {
		t.Error("the socket's own guard lets loopback pass")
	}
	if hits.Load() != 0 {
		t.Errorf("%d requests came through", hits.Load())
	}
}

// TestRebinding: a name that is harmless when it is judged and private when it is
// dialled. Here 127.0.0.2 plays the open network.
func TestRebinding(t *testing.T) {
	var inside atomic.Int64
	private := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { inside.Add(1) }))
	defer private.Close()
	_, port, _ := net.SplitHostPort(private.Listener.Addr().String())
	l, err := net.Listen("tcp", "127.0.0.2:"+port)
	if err != nil {
		t.Skip(err)
	}
	outside := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Connection", "close") })}
	go outside.Serve(l)
	defer outside.Close()

	f := New(Options{Resolver: names(t, "127.0.0.2", "127.0.0.1")})
	f.may = func(a netip.Addr) bool { return a == netip.MustParseAddr("127.0.0.2") }
	f.sleep = func(context.Context, time.Duration) error { return nil }
	f.o.Interval = 0
	address := "http://rebinds.example:" + port + "/"
	h := f.Host("rebinds.example", Policy{}, Memory{})
	for range 3 { // each on a new connection
		if a := do(t, h, address); a.Class != OK || a.IP != "127.0.0.2" {
			t.Fatalf("%s from %q (%s)", a.Class, a.IP, a.Detail)
		}
	}
	if a := do(t, f.Host("rebinds.example", Policy{}, Memory{}), address); a.Class != PrivateAddress {
		t.Errorf("resolved anew: %s from %q", a.Class, a.IP)
	}
	if inside.Load() != 0 {
		t.Error("the private server was reached")
	}
}

func TestNoSuchName(t *testing.T) {
	f := New(Options{Resolver: &net.Resolver{PreferGo: true, Dial: func(context.Context, string, string) (net.Conn, error) {
		return nil, net.UnknownNetworkError("no name server here")
	}}})
	if a := do(t, f.Host("b.example", Policy{}, Memory{}), "http://b.example/"); a.Class != DownDNS {
		t.Errorf("%s: %s", a.Class, a.Detail)
	}
}

func TestParseHosts(t *testing.T) {
	got, err := ParseHosts(strings.NewReader("\ufeff# farm\n127.0.0.2 A.example www.a.example. # two\n\n::1\tb.example\n127.0.0.3 a.example\n"))
	if err != nil || len(got) != 3 || got["a.example"] != "127.0.0.2" || got["www.a.example"] != "127.0.0.2" || got["b.example"] != "::1" {
		t.Errorf("got %v, %v", got, err)
	}
	for _, bad := range []string{"127.0.0.1", "a.example 127.0.0.1", "1.2.3 a"} {
		if _, err := ParseHosts(strings.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "line 1") {
			t.Errorf("%q: %v", bad, err)
		}
	}
}

func FuzzParseHosts(f *testing.F) {
	f.Add("127.0.0.1 a b\n# c\n::1 d")
	f.Fuzz(func(t *testing.T, s string) {
		names, err := ParseHosts(strings.NewReader(s))
		if err != nil {
			return
		}
		for name, a := range names {
			if _, err := netip.ParseAddr(a); err != nil || name != bareName(name) {
				t.Errorf("%q is %q", name, a)
			}
		}
	})
}
