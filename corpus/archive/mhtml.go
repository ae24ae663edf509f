package archive

// MHTML: a browser's saved page. The capture is the file as it is, for the reader of
// that format; its head says from where and when.

import (
	"bytes"
	"io"
	"mime"
	"net/http"
	"net/mail"
	"strings"
)

func readMHTML(r io.Reader, name string, yield func(*Capture) error) ([]Damage, error) {
	b, err := bounded(r, nil, Limit)
	if err != nil {
		return nil, err
	}
	m, err := mail.ReadMessage(bytes.NewReader(b))
	if err != nil {
		return []Damage{{name, 0, false, err.Error()}}, nil
	}
	c := &Capture{URL: savedFrom(m.Header, b), Status: http.StatusOK, Method: http.MethodGet, Body: b,
		Header: http.Header{"Content-Type": {m.Header.Get("Content-Type")}}, Place: Place{name, 0, int64(len(b))}}
	if at, err := m.Header.Date(); err == nil {
		c.FetchedAt = at.UTC()
	}
	if c.URL == "" {
		return []Damage{{name, 0, false, "it does not say from where it was saved"}}, nil
	}
	return nil, yield(c)
}

// savedFrom is the address of the page: in the head, or in that of the first part.
func savedFrom(h mail.Header, b []byte) string {
	for _, name := range []string{"Snapshot-Content-Location", "Content-Location"} {
		if v := strings.TrimSpace(h.Get(name)); v != "" {
			if word, err := new(mime.WordDecoder).DecodeHeader(v); err == nil {
				v = word
			}
			return v
		}
	}
	for line := range strings.Lines(string(b[:min(len(b), 16<<10)])) {
		if v, ok := strings.CutPrefix(line, "Content-Location:"); ok {
			return strings.TrimSpace(v)
		}
	}
	return ""
}
