package archive

// Records out of a stream: uncompressed, one gzip member per record, or one member with
// many. What is not whole is noted and passed over.

import (
	"bytes"
	"compress/gzip"
	"crypto/sha1"
	"encoding/base32"
	"errors"
	"hash"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// raw is a record with its block still to be read.
type raw struct {
	kind   string
	fields http.Header
	place  Place
	length int64
	block  io.Reader
	left   *io.LimitedReader
	sum    hash.Hash // of the block, as far as it was read
}

// scanner walks through the records of one file.
type scanner struct {
	name    string
	r       io.Reader
	in      *counter // the file
	gz      gzip.Reader
	member  *member  // the one in hand, nil between members and in plain files
	content *counter // where heads and blocks are read
	first   bool     // no record of this member was read yet
	before  int64    // what the members before expanded to
	whole   int64    // the end of the last whole record
	damages []Damage
}

func newScanner(r io.Reader, name string) *scanner { return newScannerAt(r, name, 0) }

func newScannerAt(r io.Reader, name string, at int64) *scanner {
	return &scanner{name: name, r: r, in: newCounter(r, at), whole: at}
}

// next gives the next record; io.EOF behind the last, other errors where the file itself
// cannot be read. Finish must follow.
func (s *scanner) next() (*raw, error) {
	for {
		r, start, err := s.record()
		if err == nil || errors.Is(err, io.EOF) {
			return r, err
		}
		if err := s.skip(start, err); err != nil {
			return nil, err
		}
	}
}

// record reads a head. Start is where the trouble begins, if there is any.
func (s *scanner) record() (*raw, int64, error) {
	if err := s.enter(); err != nil {
		return nil, s.start(), err
	}
	place := Place{File: s.name, Offset: s.in.n}
	if s.member != nil {
		place.Offset = s.member.start
		if !s.first {
			place.Offset = s.before + s.content.n
		}
	}
	r, err := readHead(s.content)
	if err != nil {
		return nil, s.startOr(place), err
	}
	r.place = place
	return r, 0, nil
}

// start is where the member or record in hand begins in the file.
func (s *scanner) start() int64 {
	if s.member != nil {
		return s.member.start
	}
	return s.in.n
}

func (s *scanner) startOr(p Place) int64 {
	if s.member != nil {
		return s.member.start
	}
	return p.Offset
}

// enter opens the next member where the last is used up, and stands before a head.
func (s *scanner) enter() error {
	for {
		if s.content != nil {
			if err := skipBlank(s.content); err == nil {
				return nil
			} else if !errors.Is(err, io.EOF) || s.member == nil {
				return err
			}
			s.leave()
		}
		magic, err := s.in.Peek(2)
		if len(magic) == 0 {
			return err
		}
		if !isGzip(magic) {
			s.content = s.in
			continue
		}
		start := s.in.n
		s.member = &member{z: &s.gz, in: s.in, start: start}
		if err := s.gz.Reset(s.in); err != nil {
			return unexpected(err)
		}
		s.gz.Multistream(false)
		s.content, s.first = newCounter(s.member, 0), true
	}
}

// leave ends a member that was read to its end, whose checksum is right.
func (s *scanner) leave() {
	s.before += s.content.n
	s.whole = s.in.n
	s.member, s.content = nil, nil
}

func skipBlank(c *counter) error {
	for {
		b, err := c.Peek(1)
		if err != nil {
			return err
		}
		if b[0] != '\r' && b[0] != '\n' {
			return nil
		}
		c.ReadByte()
	}
}

// maxFields keeps a head within bounds.
const maxFields = 1000

func readHead(c *counter) (*raw, error) {
	version, err := c.readLine()
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, errors.New("no record begins here")
	}
	fields, err := readFields(c)
	if err != nil {
		return nil, err
	}
	length, err := strconv.ParseInt(fields.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, errors.New("the record does not say how long it is")
	}
	r := &raw{kind: strings.ToLower(fields.Get("WARC-Type")), fields: fields, length: length, sum: sha1.New()}
	r.left = &io.LimitedReader{R: c, N: length}
	r.block = io.TeeReader(r.left, r.sum)
	return r, nil
}

// readFields reads to the empty line. Lines that are no field are passed over.
func readFields(c *counter) (http.Header, error) {
	h, last := http.Header{}, ""
	for range maxFields {
		text, err := c.readLine()
		if err != nil {
			return nil, err
		}
		if text == "" {
			return h, nil
		}
		if (text[0] == ' ' || text[0] == '\t') && len(h[last]) > 0 {
			h[last][len(h[last])-1] += " " + strings.TrimSpace(text)
			continue
		}
		if name, value, ok := strings.Cut(text, ":"); ok {
			last = http.CanonicalHeaderKey(strings.TrimSpace(name))
			h[last] = append(h[last], strings.TrimSpace(value))
		}
	}
	return nil, errors.New("a head has too many fields")
}

// finish reads what is left of a record. False: it is not whole, or not what was written.
func (s *scanner) finish(r *raw) bool {
	start, err := s.startOr(r.place), s.drain(r)
	if err == nil {
		return true
	}
	if err := s.skip(start, err); err != nil {
		s.damages = append(s.damages, Damage{s.name, start, false, err.Error()})
		s.in = newCounter(bytes.NewReader(nil), s.in.n)
	}
	return false
}

func (s *scanner) drain(r *raw) error {
	if _, err := io.Copy(io.Discard, r.block); err != nil {
		return unexpected(err)
	}
	if r.left.N > 0 {
		return io.ErrUnexpectedEOF
	}
	end := make([]byte, 4)
	if n, err := io.ReadFull(s.content, end); err != nil {
		return unexpected(err)
	} else if string(end[:n]) != "\r\n\r\n" {
		return errors.New("a record does not end where it says")
	}
	if s.member == nil {
		s.whole, r.place.Length = s.in.n, s.in.n-r.place.Offset
		return r.proof()
	}
	first := s.first
	s.first = false
	if err := skipBlank(s.content); errors.Is(err, io.EOF) {
		start := s.member.start
		s.leave()
		if first {
			r.place.Length = s.in.n - start
		}
	} else if err != nil {
		return unexpected(err)
	}
	return r.proof()
}

// proof compares the block with its digest, where that is a sha1.
func (r *raw) proof() error {
	said, ok := strings.CutPrefix(strings.ToLower(r.fields.Get("WARC-Block-Digest")), "sha1:")
	if !ok || len(said) != 32 {
		return nil
	}
	if got := strings.ToLower(base32.StdEncoding.EncodeToString(r.sum.Sum(nil))); got != said {
		return errors.New("a record does not have the digest that it gives")
	}
	return nil
}

// uri is the address without the signs that some programs put around it.
func (r *raw) uri() string { return strings.Trim(r.fields.Get("WARC-Target-URI"), "<>") }

func (r *raw) at() time.Time {
	t, _ := time.Parse(time.RFC3339, r.fields.Get("WARC-Date"))
	return t.UTC()
}
