package isolate

import (
	"time"

	"nianbao/extract"
	"nianbao/extract/page"
)

// RoundTrip sends a document through the encoding of frames and back.
func RoundTrip(d *page.Document) error {
	_, err := takeDocument(putDocument(d))
	return err
}

// Within are the engines of the pool for a document that has so much time.
func (p *Pool) Within(all time.Duration) extract.Engines { return p.within(extract.Engines{}, all) }
