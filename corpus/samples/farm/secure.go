package farm

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
	"time"
)

// Sites by https alone, each with what old or badly kept servers have: suites, curves and
// versions of other days, a chain without its middle, certificates that do not hold. One
// of the latter may be asked all the same, because the list says so. They are fixtures of
// the ladder: what is not there cannot be reached, and is told as down.
var (
	_ = secured("t-rsa", "www.zhisui.gov.cn", "芷穗县", barrier{"ok", ""}, func(s *site) *tls.Config {
		return &tls.Config{MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA}, Certificates: s.certificate(nil)}
	})
	_ = secured("t-p256", "www.moling.gov.cn", "墨泠县", barrier{"ok", ""}, func(s *site) *tls.Config {
		return &tls.Config{Certificates: s.certificate(nil), GetConfigForClient: func(h *tls.ClientHelloInfo) (*tls.Config, error) {
			if len(h.SupportedCurves) != 1 || h.SupportedCurves[0] != tls.CurveP256 {
				return nil, errors.New("bad ecpoint")
			}
			return nil, nil
		}}
	})
	_ = secured("t-tls10", "www.yanque.gov.cn", "砚雀县", barrier{"ok", ""}, func(s *site) *tls.Config {
		return &tls.Config{MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10, Certificates: s.certificate(nil)}
	})
	_ = secured("t-chain", "www.suhe.gov.cn", "溯禾县", barrier{"ok", ""}, func(s *site) *tls.Config {
		s.file("/ca/middle.cer", "application/pkix-cert", middle().cert.Raw)
		return &tls.Config{Certificates: []tls.Certificate{middle().leaf(s.host, func(c *x509.Certificate) { c.IssuingCertificateURL = []string{s.byHTTP("/ca/middle.cer")} })}}
	})
	_ = secured("t-dhe", "www.lanque.gov.cn", "岚阙县", barrier{"down", "tls-dhe"}, nil)
	_ = secured("t-name", "www.xiling.gov.cn", "汐泠县", barrier{"down", "cert"}, func(s *site) *tls.Config {
		return &tls.Config{Certificates: s.certificate(func(c *x509.Certificate) { c.DNSNames = []string{"mail.xiling.gov.cn"} })}
	})
	_ = secured("t-expired", "www.chuanmo.gov.cn", "川墨县", barrier{"down", "cert"}, expired)
	_ = secured("t-optin", "www.huaque.gov.cn", "槐阙县", barrier{"ok", ""}, expired)
)

func expired(s *site) *tls.Config {
	return &tls.Config{Certificates: s.certificate(func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Hour) })}
}

func (s *site) certificate(change func(*x509.Certificate)) []tls.Certificate {
	return []tls.Certificate{root().leaf(s.host, change)}
}

// byHTTP is an address of the site by http: there an authority hands out its certificate.
func (s *site) byHTTP(path string) string { return "http" + s.url(path)[len("https"):] }

// secured is a county's site that is served by https alone.
func secured(key, host, place string, b barrier, config func(*site) *tls.Config) bool {
	return register(plan{key, []string{host}, func(s *site) {
		s.scheme = "https"
		u := s.county(place, b)
		u.unverified = key == "t-optin"
		way := onlyDHE
		if config != nil {
			c := config(s)
			way = func(conn net.Conn) net.Conn { return shaken(conn, c) }
		}
		s.farm.secure[s.address()] = way
		s.wall = func(c *call) *page {
			if c.TLS == nil && c.URL.Path != "/ca/middle.cer" {
				return &page{status: http.StatusForbidden, kind: "text/html", body: []byte("<html><body>https only</body></html>")}
			}
			return nil
		}
	}})
}

// shaken is a connection behind its handshake; nil where that failed, as it should before
// some of the sites.
func shaken(conn net.Conn, c *tls.Config) net.Conn {
	t := tls.Server(conn, c)
	if err := t.Handshake(); err != nil {
		_ = conn.Close()
		return nil
	}
	return t
}

// address is that of the site's main host.
func (s *site) address() string {
	i := slices.IndexFunc(s.farm.hosts, func(h host) bool { return h.name == s.host })
	return s.farm.hosts[i].address
}
