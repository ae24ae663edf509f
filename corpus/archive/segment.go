package archive

// One WARC object for a store that knows whole objects only: held in memory, ended, and
// handed over with its name.

import (
	"bytes"
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
	known   map[string]Original
}

// NewSegment begins an object. Serial tells the segments of one writer apart; places are
// valid once the object is stored under its name.
func NewSegment(o Options, serial int) (*Segment, error) {
	o.defaults()
	s := &Segment{options: o, known: map[string]Original{}}
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
