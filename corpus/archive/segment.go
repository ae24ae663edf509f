package archive

// One WARC object for a store that knows whole objects only: held in memory, ended, and
// handed over with its name.

import (
	"bytes"
	"errors"
	"fmt"
	"sync"
)

// Segment collects captures until it is handed over. It may be used by several goroutines.
type Segment struct {
	mu      sync.Mutex
	options Options
	name    string
	b       bytes.Buffer
	entries []entry
	known   *payloads
}

// NewSegment begins an object. Serial tells the segments of one writer apart; places are
// valid once the object is stored under its name.
func NewSegment(o Options, serial int) (*Segment, error) {
	o.defaults()
	s := &Segment{options: o, known: newPayloads(o.Payloads)}
	s.name = fmt.Sprintf("nianbao-%s-%05d-%s.warc.gz", o.Now().UTC().Format("20060102150405"), serial, o.ID)
	return s, warcinfo(s.name, o.Software, o.Now()).appendTo(&s.b)
}

// Write adds a capture, as that of a Writer does.
func (s *Segment) Write(c *Capture) (Place, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := Writer{options: s.options, known: s.known}
	whole := s.b.Len()
	e, err := c.appendTo(&s.b, s.name, 0, w.original(c))
	if err != nil {
		s.b.Truncate(whole)
		return Place{}, err
	}
	s.entries = append(s.entries, e)
	w.remember(&e)
	c.Place = Place{e.File, e.Offset, e.Length}
	return c.Place, nil
}

// Size is how many bytes the object has so far.
func (s *Segment) Size() int { s.mu.Lock(); defer s.mu.Unlock(); return s.b.Len() }

// End gives the object's name, its bytes, and its index (to be stored as IndexName of it).
func (s *Segment) End() (name string, warc, index []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.name, s.b.Bytes(), encodeIndex(s.entries)
}

var errNotWhole = errors.New("the object is not what was stored")

// Prove tells whether an object that comes back from a store is whole: its records have
// the digests that they give, and the answers that its index names stand at their places.
func Prove(name string, warc, index []byte) error {
	s := newScanner(bytes.NewReader(warc), name)
	found, err := s.entries()
	if err != nil {
		return err
	}
	if s.whole != int64(len(warc)) || len(s.damages) > 0 {
		return fmt.Errorf("%s: %w: %v", name, errNotWhole, s.damages)
	}
	named, err := decodeIndex(index, IndexName(name))
	if err != nil {
		return err
	}
	at := map[Original]bool{}
	for _, e := range found {
		at[e.placed()] = true
	}
	for _, e := range named {
		if !at[e.placed()] {
			return fmt.Errorf("%s: %w: no %s at %d", name, errNotWhole, e.URL, e.Offset)
		}
	}
	return nil
}

func (e *entry) placed() Original {
	return Original{ID: e.ID, Digest: e.Digest, Place: Place{e.File, e.Offset, e.Length}}
}
