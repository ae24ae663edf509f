package archive

// One answer of a server, and its content.

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"
)

// Limit is the largest body that is kept or given, in bytes.
const Limit = 64 << 20

// ErrTooLarge says that a body, or what it expands to, is larger than was allowed.
var ErrTooLarge = errors.New("larger than the limit")

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
	Header        http.Header // as received; Transfer-Encoding is undone and noted in Meta
	Body          []byte      // as received, transfer coding undone, content coding kept
	Meta          Meta

	Place         Place     // of a capture that was read, or written: where its answer stands
	Before        Place     // of a capture to be written: where the last answer of the address stands, if any
	Original      *Original // of a revisit: where the same bytes were first seen; Body is nil until resolved
	PayloadDigest string    // as its record gives it, "" for none
	TooLarge      bool      // the body was left out, it is larger than Limit
}

// Place is where a record stands: the file's name in its folder ("x.wacz!archive/y.warc.gz"
// inside another), the first byte, and how many. In a file that is one gzip member, or has
// several records in one, Offset counts in what it expands to and Length is 0.
type Place struct {
	File   string
	Offset int64
	Length int64
}

// Original is the capture that a revisit refers to. What the record does not say is zero.
type Original struct {
	ID     string // of its record
	URL    string
	At     time.Time
	Place  Place
	Digest string // "sha1:…" of the payload, the same for both
}

// Digest is the payload's, as WARC files write it: sha1 in base32.
func (c *Capture) Digest() string { return payloadDigest(c.Body) }

func payloadDigest(b []byte) string {
	sum := sha1.Sum(b)
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

func sha256Digest(b []byte) string {
	sum := sha256.Sum256(b)
	return "sha256:" + hex.EncodeToString(sum[:])
}

// Content is the body with its content coding undone: ErrTooLarge where that is more than
// limit bytes. A body that is not coded as its header says is taken as it is: archives
// often keep the header of what they have unpacked.
func (c *Capture) Content(limit int64) ([]byte, error) {
	b := c.Body
	codings := strings.Split(strings.Join(c.Header.Values("Content-Encoding"), ","), ",")
	for i := len(codings) - 1; i >= 0; i-- {
		var err error
		if b, err = decoded(b, strings.ToLower(strings.TrimSpace(codings[i])), limit); err != nil {
			return nil, err
		}
	}
	if int64(len(b)) > limit {
		return nil, ErrTooLarge
	}
	return b, nil
}

func decoded(b []byte, coding string, limit int64) ([]byte, error) {
	switch coding {
	case "gzip", "x-gzip":
		if len(b) < 2 || b[0] != 0x1f || b[1] != 0x8b {
			return b, nil
		}
		r, err := gzip.NewReader(bytes.NewReader(b))
		return bounded(r, err, limit)
	case "deflate":
		if r, err := zlib.NewReader(bytes.NewReader(b)); err == nil {
			return bounded(r, nil, limit)
		}
		if out, err := bounded(flate.NewReader(bytes.NewReader(b)), nil, limit); err == nil || errors.Is(err, ErrTooLarge) {
			return out, err
		}
		return b, nil
	case "", "identity", "none", "utf-8", "binary":
		return b, nil
	}
	return nil, fmt.Errorf("content coding %q is not known", coding)
}

// bounded reads to the end, and gives up one byte behind the limit. What a cut stream
// holds is not given: it may look whole.
func bounded(r io.Reader, err error, limit int64) ([]byte, error) {
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	switch {
	case int64(len(b)) > limit:
		return nil, ErrTooLarge
	case err != nil:
		return nil, err
	}
	return b, nil
}
