// Package archive keeps captures: answers of servers, as they came.
//
//	capture.go   Capture, and its content with the coding undone
package archive

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Capture is one answer of a server, as it came.
type Capture struct {
	URL           string    // what was asked
	FetchedAt     time.Time // UTC
	Method        string    // "GET" or "POST"
	RequestHeader http.Header
	RequestBody   []byte
	IP            string
	Status        int
	Reason        string      // the status line's words
	Header        http.Header // as received
	Body          []byte      // as received, transfer coding undone, content coding kept
	Meta          Meta
}

// Meta is what we know of a capture beyond what was sent and received.
type Meta struct {
	HostClass        string // gov, registered, other
	TLS              string // the step of the ladder, "unverified", "http" …
	Vantage          string // from where it was asked
	CharsetDeclared  string
	CharsetUsed      string
	Column           string // the page that led here
	From             string // the address that redirected here
	Truncated        string // why the body is not whole: "length", "time", "disconnect"
	TransferEncoding string // what was undone
	Note             string
}

// Content is the body with its content coding undone: at most limit bytes.
func (c *Capture) Content(limit int64) ([]byte, error) {
	var in io.Reader = bytes.NewReader(c.Body)
	var err error
	switch coding := strings.ToLower(strings.TrimSpace(c.Header.Get("Content-Encoding"))); coding {
	case "", "identity":
	case "gzip", "x-gzip":
		in, err = gzip.NewReader(in)
	case "deflate":
		if in, err = zlib.NewReader(bytes.NewReader(c.Body)); err != nil {
			in, err = flate.NewReader(bytes.NewReader(c.Body)), nil
		}
	default:
		return nil, fmt.Errorf("content coding %q is not read", coding)
	}
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(in, limit+1))
	if int64(len(content)) > limit {
		return content[:limit], fmt.Errorf("more than %d bytes of content", limit)
	}
	return content, err
}
