package render

// https: the browser is told to trust one key, which is made for this page and thrown
// away. The certificate of the site itself is looked at by fetch.

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"io"
	"math/big"
	"net"
	"net/http"
	"strings"
	"time"
)

// newKey makes a key and its certificate for a host, and the digest by which it is known.
func newKey(host string) (*tls.Certificate, string, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, "", err
	}
	like := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{host}, NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, like, like, key.Public(), key)
	if err != nil {
		return nil, "", err
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	sum := sha256.Sum256(public)
	return &tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, base64.StdEncoding.EncodeToString(sum[:]), err
}

// tunnel plays the server at the other end, for the host of the page alone.
func (p *proxy) tunnel(w http.ResponseWriter, r *http.Request) {
	host, port, _ := net.SplitHostPort(r.Host)
	if want := p.at.Port(); p.at.Scheme != "https" || !strings.EqualFold(host, p.at.Hostname()) || port != want && (want != "" || port != "443") {
		http.Error(w, "another host", http.StatusForbidden)
		return
	}
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return
	}
	if _, err := io.WriteString(conn, "HTTP/1.1 200 OK\r\n\r\n"); err != nil {
		conn.Close()
		return
	}
	secure := tls.Server(conn, &tls.Config{Certificates: []tls.Certificate{*p.key}})
	if err := secure.HandshakeContext(p.ctx); err != nil { // the server would print it
		conn.Close()
		return
	}
	inner := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.URL.Scheme, r.URL.Host = "https", p.at.Host // the tunnel leads nowhere else
		p.ServeHTTP(w, r)
	})}
	_ = inner.Serve(&once{conn: secure})
	<-p.ctx.Done()
	conn.Close()
}

// once is a listener to whom one connection comes.
type once struct{ conn net.Conn }

func (o *once) Accept() (c net.Conn, err error) {
	if c, o.conn = o.conn, nil; c == nil {
		return nil, io.EOF
	}
	return c, nil
}

func (o *once) Close() error   { return nil }
func (o *once) Addr() net.Addr { return &net.TCPAddr{} }
