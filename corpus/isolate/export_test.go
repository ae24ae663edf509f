package isolate

import "nianbao/extract/page"

// RoundTrip sends a document through the encoding of frames and back.
func RoundTrip(d *page.Document) error {
	_, err := takeDocument(putDocument(d))
	return err
}
