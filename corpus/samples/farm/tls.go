package farm

// TLS beside plain HTTP on one port: a connection that begins with a hello is taken by the
// configuration of its site, if it has one.

import (
	"bufio"
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/binary"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"sync"
	"time"
)

// Authority is the root that the sites' certificates lead to, as PEM: a visitor trusts it
// with SSL_CERT_FILE.
func Authority() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: root().cert.Raw})
}

// signer signs certificates.
type signer struct {
	cert *x509.Certificate
	key  *ecdsa.PrivateKey
}

// root is one for all farms of a process.
var root = sync.OnceValue(func() *signer { return (*signer)(nil).under("test sites' root") })

// middle is the one that a site forgets to send.
var middle = sync.OnceValue(func() *signer { return root().under("test sites' middle") })

// under is an authority below this one; below nobody it signs itself.
func (by *signer) under(name string) *signer {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	c := &x509.Certificate{Subject: pkix.Name{CommonName: name}, IsCA: true, KeyUsage: x509.KeyUsageCertSign}
	if by == nil {
		by = &signer{c, key}
	}
	return &signer{by.sign(c, &key.PublicKey), key}
}

func (by *signer) sign(c *x509.Certificate, key any) *x509.Certificate {
	c.SerialNumber, c.BasicConstraintsValid = big.NewInt(time.Now().UnixNano()), true
	if c.NotAfter.IsZero() {
		c.NotAfter = time.Now().AddDate(1, 0, 0)
	}
	c.NotBefore = c.NotAfter.AddDate(-2, 0, 0)
	der, err := x509.CreateCertificate(rand.Reader, c, by.cert, key, by.key)
	must(err)
	made, err := x509.ParseCertificate(der)
	must(err)
	return made
}

// rsaKey is that of all sites: servers of all ages know RSA.
var rsaKey = sync.OnceValue(func() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	must(err)
	return key
})

func must(err error) {
	if err != nil {
		panic(err) // no randomness, no memory
	}
}

// leaf is the certificate of a name, signed by somebody.
func (by *signer) leaf(name string, change func(*x509.Certificate)) tls.Certificate {
	c := &x509.Certificate{Subject: pkix.Name{CommonName: name}, DNSNames: []string{name}, KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageKeyEncipherment}
	if change != nil {
		change(c)
	}
	return tls.Certificate{Certificate: [][]byte{by.sign(c, &rsaKey().PublicKey).Raw}, PrivateKey: rsaKey()}
}

// doorway is a listener that looks at the first byte of each connection.
type doorway struct {
	net.Listener
	taken chan net.Conn
	ended chan struct{}
}

// opened serves what comes in at an address; secure is asked for the way of its site.
func opened(l net.Listener, secure func(address string) func(net.Conn) net.Conn) *doorway {
	d := &doorway{l, make(chan net.Conn), make(chan struct{})}
	go d.run(secure)
	return d
}

func (d *doorway) run(secure func(string) func(net.Conn) net.Conn) {
	defer close(d.ended)
	for {
		c, err := d.Listener.Accept()
		if err != nil {
			return
		}
		go func() {
			if c := looked(c, secure); c != nil {
				select {
				case d.taken <- c:
				case <-d.ended:
					_ = c.Close()
				}
			}
		}()
	}
}

// looked is the connection with TLS around it where it begins so; nil where it ended.
func looked(c net.Conn, secure func(string) func(net.Conn) net.Conn) net.Conn {
	first := make([]byte, 1)
	if _, err := io.ReadFull(c, first); err != nil {
		_ = c.Close()
		return nil
	}
	host, _, _ := net.SplitHostPort(c.LocalAddr().String())
	whole := &begun{c, io.MultiReader(bytes.NewReader(first), c)}
	if way := secure(host); first[0] == 22 && way != nil {
		return way(whole)
	}
	return whole
}

// Accept is asked by the server of HTTP.
func (d *doorway) Accept() (net.Conn, error) {
	select {
	case c := <-d.taken:
		return c, nil
	case <-d.ended:
		return nil, net.ErrClosed
	}
}

// begun is a connection whose first byte was looked at.
type begun struct {
	net.Conn
	in io.Reader
}

func (b *begun) Read(p []byte) (int, error) { return b.in.Read(p) }

// onlyDHE answers a hello that offers DHE with one of its own, and every other with an
// alert; nobody gets further.
func onlyDHE(c net.Conn) net.Conn {
	defer c.Close()
	in := bufio.NewReader(c)
	head := make([]byte, 5)
	if _, err := io.ReadFull(in, head); err != nil {
		return nil
	}
	hello := make([]byte, binary.BigEndian.Uint16(head[3:]))
	if _, err := io.ReadFull(in, hello); err != nil {
		return nil
	}
	answer := []byte{21, 3, 3, 0, 2, 2, 40} // handshake_failure
	if bytes.Contains(hello, []byte{0, 0x33, 0, 0x16}) {
		body := append(append([]byte{3, 3}, make([]byte, 32)...), 0, 0, 0x33, 0)
		answer = append([]byte{22, 3, 3, 0, byte(len(body) + 4), 2, 0, 0, byte(len(body))}, body...)
	}
	_, _ = c.Write(answer) // who went away gets nothing
	return nil
}
