package depot

// The captures of one slice of a site. They are held in memory until the slice is to be
// saved; a slice of many bytes is stored in several objects.

import (
	"context"

	"nianbao/corpus/archive"
)

const segmentLimit = 64 << 20

// Slice is a keeper of captures; it is used by one goroutine.
type Slice struct {
	ctx     context.Context
	depot   *Depot
	cache   string
	segment *archive.Segment // nil until something is written
}

// Slice begins one; what is stored is also put into the cache folder.
func (d *Depot) Slice(ctx context.Context, cache string) *Slice {
	return &Slice{ctx: ctx, depot: d, cache: cache}
}

// Write adds a capture. Its place is valid when the slice is stored.
func (s *Slice) Write(c *archive.Capture) (p archive.Place, err error) {
	if err := s.begin(); err != nil {
		return p, err
	}
	return s.segment.Write(c)
}

func (s *Slice) begin() (err error) {
	if s.segment != nil && s.segment.Size() >= segmentLimit {
		if err := s.Store(s.ctx); err != nil {
			return err
		}
	}
	if s.segment == nil {
		s.segment, err = archive.NewSegment(s.depot.options, int(s.depot.serial.Add(1)))
	}
	return err
}

// Convert adds what was made of an answer.
func (s *Slice) Convert(c *archive.Conversion) error {
	if err := s.begin(); err != nil {
		return err
	}
	return s.segment.Convert(c)
}

// Store stores what was written: first the index, so that whoever finds the archive finds
// both.
func (s *Slice) Store(ctx context.Context) error {
	if s.segment == nil {
		return nil
	}
	name, warc, index := s.segment.End()
	if err := s.depot.put(ctx, archive.IndexName(name), index, "text/plain"); err != nil {
		return err
	}
	if err := s.depot.put(ctx, name, warc, "application/warc"); err != nil {
		return err
	}
	s.segment = nil
	_ = place(s.cache, name, warc, index) // a cache: what is not in it is fetched
	return nil
}
