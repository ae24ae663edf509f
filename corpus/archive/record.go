package archive

// One WARC record on its way into a file: a gzip member of its own.

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	revisitSame        = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	revisitNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
)

// field is one line of a record's head.
type field struct{ name, value string }

// record is a head and a block.
type record struct {
	kind, id, contentType string
	at                    time.Time
	fields                []field
	block                 []byte
}

// newID is a random UUID.
func newID() string {
	var b [16]byte
	rand.Read(b[:])
	b[6], b[8] = b[6]&0x0f|0x40, b[8]&0x3f|0x80
	return fmt.Sprintf("<urn:uuid:%x-%x-%x-%x-%x>", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

func warcDate(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }

// packers are kept: each takes most of a megabyte.
var packers = sync.Pool{New: func() any { return gzip.NewWriter(nil) }}

// appendTo adds the record as one member.
func (r *record) appendTo(b *bytes.Buffer) error {
	z := packers.Get().(*gzip.Writer)
	defer packers.Put(z)
	z.Reset(b)
	head := fmt.Appendf(nil, "WARC/1.1\r\nWARC-Type: %s\r\nWARC-Record-ID: %s\r\nWARC-Date: %s\r\n", r.kind, r.id, warcDate(r.at))
	for _, f := range r.fields {
		if f.value != "" {
			head = fmt.Appendf(head, "%s: %s\r\n", f.name, oneLine(f.value))
		}
	}
	head = fmt.Appendf(head, "WARC-Block-Digest: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n", payloadDigest(r.block), r.contentType, len(r.block))
	for _, part := range [][]byte{head, r.block, []byte("\r\n\r\n")} {
		if _, err := z.Write(part); err != nil {
			return err
		}
	}
	return z.Close()
}

// warcinfo heads each file.
func warcinfo(file, software string, at time.Time) *record {
	block := fmt.Appendf(nil, "software: %s\r\nformat: WARC File Format 1.1\r\nconformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/\r\n", oneLine(software))
	return &record{kind: "warcinfo", id: newID(), at: at, contentType: "application/warc-fields", block: block, fields: []field{{"WARC-Filename", file}}}
}

// request is what was sent.
func (c *Capture) request(concurrent string) *record {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s %s HTTP/1.1\r\n", c.method(), requestTarget(c.URL))
	writeHeader(&b, c.RequestHeader)
	b.Write(c.RequestBody)
	return &record{kind: "request", id: newID(), at: c.FetchedAt, contentType: "application/http; msgtype=request", block: b.Bytes(),
		fields: []field{{"WARC-Target-URI", c.URL}, {"WARC-Concurrent-To", concurrent}}}
}

func (c *Capture) method() string {
	if c.Method == "" {
		return http.MethodGet
	}
	return c.Method
}

// answer is the response, or a revisit where the original is known: then the head alone.
func (c *Capture) answer(original *Original) *record {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %03d %s\r\n", c.Status, oneLine(c.Reason))
	writeHeader(&b, c.Header)
	r := &record{kind: "response", id: newID(), at: c.FetchedAt, contentType: "application/http; msgtype=response",
		fields: []field{{"WARC-Target-URI", c.URL}, {"WARC-IP-Address", c.IP}, {"WARC-Payload-Digest", c.Digest()},
			{"Nianbao-Payload-SHA256", sha256Digest(c.Body)}, {"WARC-Truncated", c.Meta.Truncated}}}
	if original == nil {
		b.Write(c.Body)
	} else {
		r.kind = "revisit"
		r.fields = append(r.fields, original.fields(c.Status)...)
	}
	r.block = b.Bytes()
	return r
}

// fields say where the bytes of a revisit stand.
func (o *Original) fields(status int) []field {
	profile := revisitSame
	if status == http.StatusNotModified {
		profile = revisitNotModified
	}
	list := []field{{"WARC-Profile", profile}, {"WARC-Refers-To", o.ID}, {"WARC-Refers-To-Target-URI", o.URL}}
	if !o.At.IsZero() {
		list = append(list, field{"WARC-Refers-To-Date", warcDate(o.At)})
	}
	if o.Place.File != "" {
		list = append(list, field{"WARC-Refers-To-Filename", o.Place.File}, field{"WARC-Refers-To-File-Offset", strconv.FormatInt(o.Place.Offset, 10)})
	}
	return list
}

// metadata is what the answer does not say.
func (c *Capture) metadata(concurrent string) *record {
	return &record{kind: "metadata", id: newID(), at: c.FetchedAt, contentType: "application/warc-fields", block: c.Meta.encode(),
		fields: []field{{"WARC-Target-URI", c.URL}, {"WARC-Concurrent-To", concurrent}}}
}
