package fetch

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

// authority signs the certificates of the tests.
type authority struct {
	cert *x509.Certificate
	key  crypto.Signer
}

var serial atomic.Int64

// sign makes a certificate for a name, or for an authority where the name is empty.
// A nil authority signs itself.
func (by *authority) sign(t *testing.T, key crypto.Signer, name string, change func(*x509.Certificate)) *x509.Certificate {
	t.Helper()
	n := big.NewInt(serial.Add(1))
	c := &x509.Certificate{
		SerialNumber: n, Subject: pkix.Name{CommonName: "test " + n.String()}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment, BasicConstraintsValid: true,
	}
	if name == "" {
		c.IsCA, c.KeyUsage = true, x509.KeyUsageCertSign
	} else {
		c.DNSNames = []string{name}
	}
	if change != nil {
		change(c)
	}
	if by == nil {
		by = &authority{c, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, c, by.cert, key.Public(), by.key)
	if err != nil {
		t.Fatal(err)
	}
	made, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func newKey(t *testing.T) crypto.Signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func newRoot(t *testing.T) *authority {
	key := newKey(t)
	return &authority{(*authority)(nil).sign(t, key, "", nil), key}
}

func (by *authority) pool() *x509.CertPool {
	p := x509.NewCertPool()
	p.AddCert(by.cert)
	return p
}

// leaf is a certificate of www.site.test with an RSA key, which all ages of TLS know.
func (by *authority) leaf(t *testing.T, name string, change func(*x509.Certificate)) tls.Certificate {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{by.sign(t, key, name, change).Raw}, PrivateKey: key}
}

// secure serves TLS on loopback, and keeps each hello that it gets.
type secure struct {
	*httptest.Server
	mu     sync.Mutex
	hellos []*tls.ClientHelloInfo
}

func (s *secure) count() int { s.mu.Lock(); defer s.mu.Unlock(); return len(s.hellos) }

func (s *secure) url() string {
	_, port, _ := net.SplitHostPort(s.Listener.Addr().String())
	return "https://www.site.test:" + port + "/x"
}

func serveTLS(t *testing.T, c *tls.Config, judge func(*tls.ClientHelloInfo) error) *secure {
	t.Helper()
	s := &secure{Server: httptest.NewUnstartedServer(noRobots(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "年报") }))}
	c.GetConfigForClient = func(hello *tls.ClientHelloInfo) (*tls.Config, error) {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.hellos = append(s.hellos, hello)
		if judge != nil {
			return nil, judge(hello)
		}
		return nil, nil
	}
	s.TLS, s.Config.ErrorLog = c, log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

func secureFetcher(root *authority) *Fetcher {
	f, _ := private(Options{Roots: root.pool(), Resolve: map[string]string{"www.site.test": "127.0.0.1", "other.test": "127.0.0.1"}})
	return f
}

// TestLadder: each kind of server is reached by its step, and by that step at once when
// the host is opened again with what it taught.
func TestLadder(t *testing.T) {
	root := newRoot(t)
	cert := []tls.Certificate{root.leaf(t, "www.site.test", nil)}
	rsaOnly := []uint16{tls.TLS_RSA_WITH_AES_128_CBC_SHA}
	for name, c := range map[string]struct {
		config *tls.Config
		judge  func(*tls.ClientHelloInfo) error
		word   string
		tries  int
	}{
		"of today": {&tls.Config{Certificates: cert}, nil, "default", 1},
		"bad points but on P-256": {&tls.Config{Certificates: cert}, func(h *tls.ClientHelloInfo) error {
			if len(h.SupportedCurves) != 1 || h.SupportedCurves[0] != tls.CurveP256 {
				return errors.New("bad ecpoint")
			}
			return nil
		}, "p256", 2},
		"TLS 1.0":          {&tls.Config{Certificates: cert, MinVersion: tls.VersionTLS10, MaxVersion: tls.VersionTLS10}, nil, "legacy", 3},
		"RSA key exchange": {&tls.Config{Certificates: cert, MaxVersion: tls.VersionTLS12, CipherSuites: rsaOnly}, nil, "legacy", 3},
		"3DES":             {&tls.Config{Certificates: cert, MaxVersion: tls.VersionTLS12, CipherSuites: []uint16{tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}}, nil, "legacy", 3},
	} {
		t.Run(name, func(t *testing.T) {
			s := serveTLS(t, c.config, c.judge)
			f := secureFetcher(root)
			h := f.Host("www.site.test", Policy{}, Memory{})
			a := do(t, h, s.url())
			if a.Class != OK || string(a.Content) != "年报" || a.Meta.TLS != c.word || s.count() != c.tries {
				t.Fatalf("%s by %q after %d hellos (%s); want %q after %d", a.Class, a.Meta.TLS, s.count(), a.Detail, c.word, c.tries)
			}
			h.Close()
			kept, _ := json.Marshal(h.Memory())
			var m Memory
			if err := json.Unmarshal(kept, &m); err != nil {
				t.Fatal(err)
			}
			if a := do(t, f.Host("www.site.test", Policy{}, m), s.url()); a.Class != OK || s.count() != c.tries+1 {
				t.Errorf("the second slice: %s after %d hellos more", a.Class, s.count()-c.tries)
			}
		})
	}
}

func TestNoLargeHello(t *testing.T) {
	root := newRoot(t)
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{root.leaf(t, "www.site.test", nil)}}, nil)
	do(t, secureFetcher(root).Host("www.site.test", Policy{}, Memory{}), s.url())
	want := []tls.CurveID{tls.X25519, tls.CurveP256, tls.CurveP384, tls.CurveP521}
	if got := s.hellos[0].SupportedCurves; !slices.Equal(got, want) {
		t.Errorf("offers curves %v, want %v", got, want)
	}
}

// TestForgottenIntermediate: the leaf alone is sent; its issuer lies where it says.
func TestForgottenIntermediate(t *testing.T) {
	root := newRoot(t)
	key := newKey(t)
	middle := &authority{root.sign(t, key, "", nil), key}
	asked := 0
	store := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked++; r.URL.Path == "/pem" {
			pem.Encode(w, &pem.Block{Type: "CERTIFICATE", Bytes: middle.cert.Raw})
			return
		}
		w.Write(map[string][]byte{"/der": middle.cert.Raw, "/wrong": root.cert.Raw}[r.URL.Path])
	}))
	defer store.Close()
	for path, want := range map[string]Class{"/der": OK, "/pem": OK, "/wrong": DownCert, "/empty": DownCert} {
		at := func(c *x509.Certificate) { c.IssuingCertificateURL = []string{store.URL + path} }
		s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{middle.leaf(t, "www.site.test", at)}}, nil)
		f := secureFetcher(root)
		asked = 0
		h := f.Host("www.site.test", Policy{}, Memory{})
		a := do(t, h, s.url())
		if a.Class != want || asked != 1 || want == OK && a.Meta.TLS != "aia" {
			t.Errorf("%s: %s by %q, asked %d times (%s)", path, a.Class, a.Meta.TLS, asked, a.Detail)
		}
		if want != OK {
			if do(t, h, s.url()); asked != 1 {
				t.Errorf("%s: looked for again in the same slice", path)
			}
			continue
		}
		before := s.count()
		if a := do(t, f.Host("www.site.test", Policy{}, h.Memory()), s.url()); a.Class != OK || asked != 1 || s.count() != before+1 {
			t.Errorf("%s, remembered: %s, asked %d times", path, a.Class, asked)
		}
	}
	// An intermediate helps no certificate of another name, and brings no authority of its own.
	other := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{middle.leaf(t, "other.test", func(c *x509.Certificate) { c.IssuingCertificateURL = []string{store.URL + "/der"} })}}, nil)
	if a := do(t, secureFetcher(root).Host("www.site.test", Policy{}, Memory{}), other.url()); a.Class != DownCert {
		t.Errorf("another name: %s", a.Class)
	}
	stranger := newRoot(t)
	if a := do(t, secureFetcher(stranger).Host("www.site.test", Policy{}, Memory{}), other.url()); a.Class != DownCert {
		t.Errorf("a stranger's root: %s", a.Class)
	}
}

// TestUnverifiedOnlyByPolicy: and every capture says so.
func TestUnverifiedOnlyByPolicy(t *testing.T) {
	root, stranger := newRoot(t), newRoot(t)
	expired := func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) }
	for name, cert := range map[string]tls.Certificate{
		"unknown root": stranger.leaf(t, "www.site.test", nil), "expired": root.leaf(t, "www.site.test", expired), "another name": root.leaf(t, "other.test", nil),
	} {
		s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{cert}}, nil)
		f := secureFetcher(root)
		if a := do(t, f.Host("www.site.test", Policy{}, Memory{}), s.url()); a.Class != DownCert || len(a.Body) != 0 {
			t.Errorf("%s, without the policy: %s", name, a.Class)
		}
		h := f.Host("www.site.test", Policy{Unverified: true}, Memory{})
		for range 2 {
			if a := do(t, h, s.url()); a.Class != OK || a.Meta.TLS != "unverified" {
				t.Errorf("%s, with the policy: %s by %q", name, a.Class, a.Meta.TLS)
			}
		}
		if a := do(t, f.Host("www.site.test", Policy{}, h.Memory()), s.url()); a.Class != DownCert {
			t.Errorf("%s: the policy outlives itself: %s", name, a.Class)
		}
	}
	good := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{root.leaf(t, "www.site.test", nil)}}, nil)
	if a := do(t, secureFetcher(root).Host("www.site.test", Policy{Unverified: true}, Memory{}), good.url()); a.Meta.TLS != "default" {
		t.Errorf("a good certificate is accepted as %q", a.Meta.TLS)
	}
}

// TestSiblingByHTTP: https is broken, and the site itself links http.
func TestSiblingByHTTP(t *testing.T) {
	l, err := net.Listen("tcp", "127.13.0.5:80")
	if err != nil {
		t.Skipf("port 80 of loopback: %v", err)
	}
	plain := &http.Server{Handler: noRobots(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, r.Host+r.URL.Path) })}
	go plain.Serve(l)
	defer plain.Close()
	f, _ := private(Options{Resolve: map[string]string{"www.site.test": "127.13.0.5"}})
	if a := do(t, f.Host("www.site.test", Policy{}, Memory{}), "https://www.site.test/x"); a.Class != DownRefused {
		t.Errorf("without the policy: %s", a.Class)
	}
	h := f.Host("www.site.test", Policy{HTTPSibling: true}, Memory{})
	a := do(t, h, "https://www.site.test/x")
	if a.Class != OK || a.URL != "http://www.site.test/x" || string(a.Content) != "www.site.test/x" || a.Meta.TLS != "http" || !h.Memory().HTTP {
		t.Errorf("%s %s by %q: %s", a.Class, a.URL, a.Meta.TLS, a.Detail)
	}
}

// TestOnlyDHE: a server that the library cannot speak to is named as what it is.
func TestOnlyDHE(t *testing.T) {
	root := newRoot(t)
	at := opensslServer(t, root, "-tls1_2", "-cipher", "DHE-RSA-AES128-SHA:@SECLEVEL=0")
	if a := do(t, secureFetcher(root).Host("www.site.test", Policy{}, Memory{}), at); a.Class != DownDHE {
		t.Errorf("DHE only: %s (%s)", a.Class, a.Detail)
	}
	refuses := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{root.leaf(t, "www.site.test", nil)}}, func(*tls.ClientHelloInfo) error { return errors.New("no") })
	if a := do(t, secureFetcher(root).Host("www.site.test", Policy{}, Memory{}), refuses.url()); a.Class != DownTLS {
		t.Errorf("a server that refuses everything: %s", a.Class)
	}
}

func TestOpensslOfOldDays(t *testing.T) {
	root := newRoot(t)
	for _, args := range [][]string{{"-tls1", "-cipher", "ALL:@SECLEVEL=0"}, {"-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"}} {
		at := opensslServer(t, root, args...)
		if a := do(t, secureFetcher(root).Host("www.site.test", Policy{RobotsOverride: "test"}, Memory{}), at); a.Class != OK || a.Meta.TLS != "legacy" {
			t.Errorf("%v: %s by %q (%s)", args, a.Class, a.Meta.TLS, a.Detail)
		}
	}
}

// opensslServer runs openssl s_server, and gives the address of a page there.
func opensslServer(t *testing.T, root *authority, args ...string) string {
	t.Helper()
	program, err := exec.LookPath("openssl")
	if err != nil {
		t.Skip("no openssl here")
	}
	file := filepath.Join(t.TempDir(), "server.pem")
	cert := root.leaf(t, "www.site.test", nil)
	key, err := x509.MarshalPKCS8PrivateKey(cert.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	both := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: cert.Certificate[0]}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...)
	if err := os.WriteFile(file, both, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program, append([]string{"s_server", "-accept", "127.0.0.1:0", "-cert", file, "-www"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	return "https://www.site.test:" + acceptPort(t, out) + "/"
}

// acceptPort waits for the line "ACCEPT 127.0.0.1:PORT".
func acceptPort(t *testing.T, out io.Reader) string {
	t.Helper()
	var seen strings.Builder
	b := make([]byte, 256)
	for {
		n, err := out.Read(b)
		seen.Write(b[:n])
		if _, rest, found := strings.Cut(seen.String(), "ACCEPT 127.0.0.1:"); found && strings.Contains(rest, "\n") {
			port, _, _ := strings.Cut(rest, "\n")
			return strings.TrimSpace(port)
		}
		if err != nil {
			t.Fatalf("openssl says %q: %v", seen.String(), err)
		}
	}
}
