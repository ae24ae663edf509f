package fetch

// From an error of the network to its class.

import (
	"crypto/tls"
	"errors"
	"io"
	"net"
	"strings"
	"syscall"
)

// handshake is a failure of TLS on a connection that stood.
type handshake struct{ err error }

func (e *handshake) Error() string { return "tls: " + strings.TrimPrefix(e.err.Error(), "tls: ") }
func (e *handshake) Unwrap() error { return e.err }

// trouble is the class of an error. Whoever cancelled the context knows already.
func trouble(err error) Class {
	var (
		dns   *net.DNSError
		shake *handshake
		cert  *tls.CertificateVerificationError
		out   net.Error
	)
	is := func(list ...error) bool {
		for _, e := range list {
			if errors.Is(err, e) {
				return true
			}
		}
		return false
	}
	switch {
	case is(errPrivate):
		return PrivateAddress
	case is(errBudget):
		return Budget
	case is(errLater):
		return Later
	case errors.As(err, &cert):
		return DownCert
	case errors.As(err, &dns):
		return DownDNS
	case errors.As(err, &out) && out.Timeout():
		return DownTimeout
	case errors.As(err, &shake):
		return DownTLS
	case is(syscall.ECONNREFUSED, syscall.EHOSTUNREACH, syscall.ENETUNREACH):
		return DownRefused
	case is(io.EOF, io.ErrUnexpectedEOF, syscall.ECONNRESET, syscall.EPIPE):
		return DownReset
	}
	return DownProtocol
}
