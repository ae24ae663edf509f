package archive

// The head and the body of an HTTP message, as servers write them: not always as they should.

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strconv"
	"strings"
)

// writeHeader writes fields and the empty line. A transfer coding that was undone is no
// longer one.
func writeHeader(b *bytes.Buffer, h http.Header) {
	if te := h.Values("Transfer-Encoding"); len(te) > 0 {
		h = h.Clone()
		h.Del("Transfer-Encoding")
		h["X-Archive-Orig-Transfer-Encoding"] = te
	}
	h.Write(b)
	b.WriteString("\r\n")
}

func requestTarget(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.RequestURI() == "" || strings.ContainsAny(u.RequestURI(), " \r\n") {
		return "/"
	}
	return u.RequestURI()
}

// message is a head with the bytes behind it.
type message struct {
	line   string
	header http.Header
	body   []byte
	large  bool
	cut    bool // a chunk is missing
}

// readMessage reads a message of which no more than limit bytes of body are kept.
func readMessage(r io.Reader, limit int64) (*message, error) {
	c := newCounter(r, 0)
	first, err := c.readLine()
	if err != nil {
		return nil, err
	}
	m := &message{line: first}
	if m.header, err = readFields(c); err != nil {
		return nil, err
	}
	m.body, err = io.ReadAll(io.LimitReader(c, limit+1))
	if err != nil {
		return nil, err
	}
	if int64(len(m.body)) > limit {
		m.body, m.large = nil, true
		return m, nil
	}
	m.dechunk()
	return m, nil
}

// dechunk undoes the transfer coding. Archives that have undone it keep the header: a body
// that does not begin with a chunk is taken as it is.
func (m *message) dechunk() {
	if !strings.EqualFold(m.header.Get("Transfer-Encoding"), "chunked") || !beginsChunk(m.body) {
		return
	}
	b, err := io.ReadAll(httputil.NewChunkedReader(bytes.NewReader(m.body)))
	m.cut = err != nil && !errors.Is(err, io.EOF)
	m.body = b
}

func beginsChunk(b []byte) bool {
	end := bytes.IndexByte(b, '\n')
	if end < 1 || end > 100 {
		return false
	}
	size, _, _ := strings.Cut(strings.TrimSpace(string(b[:end])), ";")
	n, err := strconv.ParseUint(strings.TrimSpace(size), 16, 63)
	return err == nil && n <= uint64(len(b))
}

// status reads "HTTP/1.1 200 OK".
func (m *message) status() (code int, reason string, ok bool) {
	version, rest, _ := strings.Cut(m.line, " ")
	if !strings.HasPrefix(strings.ToUpper(version), "HTTP") {
		return 0, "", false
	}
	word, reason, _ := strings.Cut(strings.TrimSpace(rest), " ")
	code, err := strconv.Atoi(word)
	return code, strings.TrimSpace(reason), err == nil
}
