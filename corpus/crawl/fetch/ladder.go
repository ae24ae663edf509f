package fetch

// The steps of TLS, and which follows which failure. Each is tried only after the one
// before failed, and what worked is remembered per host.
//
//	0  X25519, P-256, P-384, P-521: without ML-KEM, whose large hello some lines drop
//	1  P-256 only: some hosts fail with a bad point on the others
//	2  every cipher suite of the library, and TLS 1.0
//	3  the intermediate that the server forgot, then verification as ever
//	4  http, where the site itself links it (Policy.HTTPSibling)
//	5  unverified, where the list of sites says so (Policy.Unverified)

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
)

// step is where a host stands on the ladder.
type step struct {
	suite      int  // 0, 1, 2
	http       bool // 4
	unverified bool // 5
}

// line is the one connection to a host: an address, a step and what we bring along.
type line struct {
	http.Transport
	at      netip.Addr
	step    step
	brought int // intermediates: step 3
}

// suites are the words for captures.
var suites = []string{"default", "p256", "legacy"}

func (l *line) word(u *url.URL) string {
	switch {
	case u.Scheme == "http":
		return "http"
	case l.step.unverified:
		return "unverified"
	case l.brought > 0 && l.step.suite > 0:
		return suites[l.step.suite] + "+aia"
	case l.brought > 0:
		return "aia"
	}
	return suites[l.step.suite]
}

// connect is the line to use now: the old one while address and step are the same.
func (h *Host) connect(u *url.URL) *line {
	if l := h.line.Load(); l != nil && l.at == h.at[0] && l.step == h.step && l.brought == len(h.mem.Intermediates) {
		return l
	}
	h.hangUp()
	l := &line{at: h.at[0], step: h.step, brought: len(h.mem.Intermediates)}
	l.Transport = http.Transport{
		DisableCompression: true, MaxConnsPerHost: 1, MaxIdleConns: 1,
		ResponseHeaderTimeout:  h.f.o.Timeouts.Headers,
		MaxResponseHeaderBytes: maxHeader,
		IdleConnTimeout:        h.f.o.Timeouts.Body,
		Protocols:              new(http.Protocols),
	}
	l.Protocols.SetHTTP1(true)
	config := h.config(u.Hostname(), l)
	l.DialContext = func(ctx context.Context, _, address string) (net.Conn, error) {
		_, port, _ := net.SplitHostPort(address)
		return h.f.dial(ctx, l.at, port)
	}
	l.DialTLSContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		return h.shake(ctx, l, config, network, address)
	}
	h.line.Store(l)
	return l
}

func (h *Host) shake(ctx context.Context, l *line, config *tls.Config, network, address string) (net.Conn, error) {
	raw, err := l.DialContext(ctx, network, address)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, h.f.o.Timeouts.TLS)
	defer stop()
	conn := tls.Client(raw, config)
	if err := conn.HandshakeContext(ctx); err != nil {
		raw.Close()
		return nil, &handshake{err}
	}
	return conn, nil
}

func (h *Host) config(name string, l *line) *tls.Config {
	c := &tls.Config{
		ServerName:         name,
		MinVersion:         tls.VersionTLS12,
		CurvePreferences:   []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521},
		InsecureSkipVerify: true, // verify does it, with the intermediates that were forgotten
	}
	if !l.step.unverified {
		c.VerifyConnection = h.verifier(name, h.mem.Intermediates)
	}
	switch l.step.suite {
	case 1:
		c.CurvePreferences = []tls.CurveID{tls.CurveP256}
	case 2:
		c.MinVersion = tls.VersionTLS10
		for _, s := range slices.Concat(tls.CipherSuites(), tls.InsecureCipherSuites()) {
			c.CipherSuites = append(c.CipherSuites, s.ID)
		}
	}
	return c
}

// climb takes the next step after a failure, or says that there is none.
func (h *Host) climb(ctx context.Context, err error, u *url.URL) bool {
	var shake *handshake
	var cert *tls.CertificateVerificationError
	var authority x509.UnknownAuthorityError
	class := trouble(err)
	switch {
	case class == DownRefused || class == DownTimeout && dialing(err):
		if h.at = h.at[1:]; len(h.at) > 0 {
			return true
		}
	case errors.As(err, &cert):
		if errors.As(err, &authority) && !h.aia && h.bring(ctx, cert.UnverifiedCertificates) {
			return true
		}
	case errors.As(err, &shake):
		if h.step.suite < len(suites)-1 {
			h.step.suite++
			return true
		}
	default:
		return false
	}
	switch {
	case u.Scheme != "https":
		return false
	case h.policy.HTTPSibling && !h.step.http:
		h.step.http, h.at = true, nil
		return true
	case cert != nil && h.policy.Unverified && !h.step.unverified:
		h.step.unverified = true
		return true
	}
	return false
}

func dialing(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && op.Op == "dial"
}

// sibling is the same address by http.
func sibling(u *url.URL) *url.URL {
	s := *u
	s.Scheme = "http"
	if u.Port() == "443" {
		s.Host = u.Hostname()
	}
	return &s
}
