package archive

// What was made of an answer later, as a record of its own: a page with what its scripts
// added to it. It is no answer: readers of captures pass it over.

import (
	"bytes"
	"strconv"
	"time"
)

// Conversion is another form of the answer at Of.
type Conversion struct {
	URL         string
	MadeAt      time.Time
	ContentType string
	Body        []byte
	Of          Place
	FetchedAt   time.Time // of the answer
}

func (c *Conversion) record() *record {
	return &record{kind: "conversion", id: newID(), at: c.MadeAt, contentType: c.ContentType, block: c.Body, fields: []field{
		{"WARC-Target-URI", c.URL}, {"WARC-Refers-To-Target-URI", c.URL}, {"WARC-Refers-To-Date", warcDate(c.FetchedAt)},
		{"WARC-Refers-To-Filename", c.Of.File}, {"WARC-Refers-To-File-Offset", strconv.FormatInt(c.Of.Offset, 10)}}}
}

// Convert appends a conversion.
func (w *Writer) Convert(c *Conversion) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.err != nil {
		return w.err
	}
	if w.file == nil {
		if err := w.begin(); err != nil {
			return err
		}
	}
	var b bytes.Buffer
	if err := c.record().appendTo(&b); err != nil {
		return err
	}
	return w.append(b.Bytes())
}

// Convert adds a conversion.
func (s *Segment) Convert(c *Conversion) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	whole := s.b.Len()
	err := c.record().appendTo(&s.b)
	if err != nil {
		s.b.Truncate(whole)
	}
	return err
}
