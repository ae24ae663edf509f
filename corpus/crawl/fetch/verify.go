package fetch

// Certificates, with intermediates that the server forgot to send.

import (
	"crypto/tls"
	"crypto/x509"
)

// verifier is the check of a chain: name, time and roots as the library does it, with
// some intermediates more.
func (h *Host) verifier(name string, brought [][]byte) func(tls.ConnectionState) error {
	return func(s tls.ConnectionState) error {
		between := x509.NewCertPool()
		for _, c := range s.PeerCertificates[1:] {
			between.AddCert(c)
		}
		for _, der := range brought {
			if c, err := x509.ParseCertificate(der); err == nil {
				between.AddCert(c)
			}
		}
		_, err := s.PeerCertificates[0].Verify(x509.VerifyOptions{DNSName: name, Roots: h.f.o.Roots, Intermediates: between, CurrentTime: h.f.now()})
		if err != nil {
			return &tls.CertificateVerificationError{UnverifiedCertificates: s.PeerCertificates, Err: err}
		}
		return nil
	}
}
