// Package mht takes saved pages of one file (MHTML) apart: a message whose parts are the
// page and what it shows (RFC 2557), in the encodings of mail (RFC 2045, 2046).
//
//	mht.go       a message and its parts
//	header.go    lines of fields
//	encodings.go base64 and quoted-printable
package mht

import (
	"bytes"
	"errors"
	"strings"
)

// Part is one file of a message, decoded.
type Part struct {
	Type     string // text/html, in lower case
	Charset  string // as declared, "" where it is not
	ID       string // without its brackets
	Location string
	Body     []byte
	Cut      bool // the message stops before the part's end
}

const (
	mostParts = 5000
	deepest   = 8 // messages in each other
)

// ErrLimit is said of a message of too many parts, or with too many messages in each other.
var ErrLimit = errors.New("a message of too many parts")

// Begins tells whether bytes begin a message: fields, MIME-Version among them.
func Begins(head []byte) bool {
	head = bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	fields, _ := headerOf(head)
	return fields["mime-version"] != "" && fields["content-type"] != ""
}

// Read gives the parts in their order; start is the ID of the one that is shown, "" where
// the first is.
func Read(b []byte) (parts []Part, start string, err error) {
	b = bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\xEF\xBB\xBF")), " \t\r\n")
	fields, _ := headerOf(b)
	_, params := valueOf(fields["content-type"])
	m := message{}
	m.part(b, false, 0)
	return m.parts, strings.Trim(params["start"], "<>"), m.err
}

// message is one under reading.
type message struct {
	parts []Part
	err   error
}

// part reads fields and what follows them; cut says that no boundary ended it.
func (m *message) part(b []byte, cut bool, depth int) {
	fields, body := headerOf(b)
	kind, params := valueOf(fields["content-type"])
	boundary := params["boundary"]
	if !strings.HasPrefix(kind, "multipart/") || boundary == "" {
		m.add(Part{
			Type: kind, Charset: strings.ToLower(params["charset"]), ID: strings.Trim(fields["content-id"], "<>"),
			Location: fields["content-location"], Body: decoded(fields["content-transfer-encoding"], body), Cut: cut,
		})
		return
	}
	if depth >= deepest {
		m.err = ErrLimit
		return
	}
	pieces, ended := split(body, boundary)
	for i, piece := range pieces {
		m.part(piece, !ended && i == len(pieces)-1, depth+1)
		if m.err != nil {
			return
		}
	}
}

func (m *message) add(p Part) {
	if len(m.parts) >= mostParts {
		m.err = ErrLimit
		return
	}
	m.parts = append(m.parts, p)
}

// split gives what stands between lines of the boundary, and whether the last was seen.
func split(body []byte, boundary string) (pieces [][]byte, ended bool) {
	mark := []byte("--" + boundary)
	from := -1
	for at := 0; at < len(body) && len(pieces) <= mostParts; {
		end := at + bytes.IndexByte(body[at:], '\n') + 1
		if end == at {
			end = len(body)
		}
		line := bytes.TrimRight(body[at:end], " \t\r\n")
		if last := bytes.HasSuffix(line, []byte("--")) && bytes.Equal(line[:len(line)-2], mark); last || bytes.Equal(line, mark) {
			if from >= 0 {
				pieces = append(pieces, bytes.TrimSuffix(bytes.TrimSuffix(body[from:at], []byte("\n")), []byte("\r")))
			}
			if last {
				return pieces, true
			}
			from = end
		}
		at = end
	}
	if from >= 0 {
		pieces = append(pieces, body[from:])
	}
	return pieces, false
}
