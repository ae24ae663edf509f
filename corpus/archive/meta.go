package archive

// What is known of a capture beside the answer: a record of type metadata, as fields.

import (
	"bufio"
	"bytes"
	"fmt"
	"net/textproto"
	"strings"
)

// Meta is what the answer itself does not say.
type Meta struct {
	HostClass        string // gov, registered or other
	TLS              string // the step of the ladder: "verified", "unverified", "http" …
	Vantage          string // from where it was asked
	CharsetDeclared  string
	CharsetUsed      string
	Column           string // the page that led here
	From             string // the address that redirected here
	Truncated        string // why the body is not whole: "length", "time", "disconnect"
	TransferEncoding string // what was undone
	Note             string
}

// fields lists where each field goes; via is the name that crawlers use for the referring page.
func (m *Meta) fields() []struct {
	name  string
	value *string
} {
	return []struct {
		name  string
		value *string
	}{
		{"hostClass", &m.HostClass}, {"tls", &m.TLS}, {"vantage", &m.Vantage},
		{"charsetDeclared", &m.CharsetDeclared}, {"charsetUsed", &m.CharsetUsed}, {"via", &m.Column},
		{"redirectedFrom", &m.From}, {"truncated", &m.Truncated}, {"transferEncoding", &m.TransferEncoding}, {"note", &m.Note},
	}
}

// encode gives application/warc-fields.
func (m *Meta) encode() []byte {
	var b bytes.Buffer
	for _, f := range m.fields() {
		if *f.value != "" {
			fmt.Fprintf(&b, "%s: %s\r\n", f.name, oneLine(*f.value))
		}
	}
	return b.Bytes()
}

// decode takes the fields that it knows.
func (m *Meta) decode(b []byte) {
	header, _ := textproto.NewReader(bufio.NewReader(bytes.NewReader(append(b, "\r\n\r\n"...)))).ReadMIMEHeader()
	for _, f := range m.fields() {
		if v := header.Get(f.name); v != "" {
			*f.value = v
		}
	}
}

// oneLine keeps a value from ending its field.
func oneLine(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", " ", "\r", " ", "\n", " ", "\x00", " ").Replace(s))
}
