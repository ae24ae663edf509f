package fetch

// Fetching an intermediate that a server forgot, from where its certificate says (AIA).
// What comes is no authority by itself: the chain is verified against the roots as ever.

import (
	"context"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"io"
	"net/http"
	"net/url"
)

const (
	maxChain = 3        // intermediates above a leaf
	maxCert  = 64 << 10 // bytes of one
)

// bring fetches the issuers above the last certificate of a chain, once a slice.
func (h *Host) bring(ctx context.Context, chain []*x509.Certificate) bool {
	h.aia = true
	var found [][]byte
	for top := topOf(chain); len(found) < maxChain; {
		issuer, err := h.issuer(ctx, top)
		if err != nil {
			break
		}
		found, top = append(found, issuer.Raw), issuer
	}
	if len(found) > 0 {
		h.mem.Intermediates = found
	}
	return len(found) > 0
}

// topOf follows a chain upwards from its leaf as far as it was sent.
func topOf(chain []*x509.Certificate) *x509.Certificate {
	top := chain[0]
	for range chain {
		for _, c := range chain[1:] {
			if c != top && top.CheckSignatureFrom(c) == nil {
				top = c
				break
			}
		}
	}
	return top
}

func (h *Host) issuer(ctx context.Context, c *x509.Certificate) (*x509.Certificate, error) {
	if c.CheckSignatureFrom(c) == nil {
		return nil, errors.New("self-signed: nobody above")
	}
	for _, address := range c.IssuingCertificateURL {
		der, err := h.f.certificate(ctx, address)
		if err != nil {
			continue
		}
		if issuer, err := x509.ParseCertificate(der); err == nil && c.CheckSignatureFrom(issuer) == nil {
			return issuer, nil
		}
	}
	return nil, errors.New("no issuer found")
}

// certificate is one small GET through the guard, of a host that is no site. It is
// plain http by custom, since https would need a certificate first.
func (f *Fetcher) certificate(ctx context.Context, address string) ([]byte, error) {
	if u, err := url.Parse(address); err != nil || u.Scheme != "http" {
		return nil, errors.New("no http address")
	}
	if !f.spend() {
		return nil, errBudget
	}
	t := &http.Transport{DialContext: f.dialName, DisableKeepAlives: true, MaxResponseHeaderBytes: maxHeader}
	client := http.Client{Transport: t, Timeout: f.o.Timeouts.Headers, CheckRedirect: plainOnly}
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", f.UserAgent())
	resp, err := client.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxCert))
	if block, _ := pem.Decode(body); block != nil {
		body = block.Bytes
	}
	return body, err
}

// plainOnly lets an authority move its file twice, by http.
func plainOnly(r *http.Request, via []*http.Request) error {
	if len(via) > 2 || r.URL.Scheme != "http" {
		return http.ErrUseLastResponse
	}
	return nil
}
