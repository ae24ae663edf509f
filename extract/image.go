package extract

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // formats that pages are published in
	_ "image/png"
	"strings"

	"nianbao/extract/scan"
)

// Pictures of a page: PNG and JPEG. They hold nothing but dots, so that they are
// recognised or refused.

// ImageFile is a picture as a document.
const ImageFile Format = "image"

var _ = register(reader{format: ImageFile, rank: 20, mine: looksLikeImage, read: readImage})

func looksLikeImage(head []byte) bool {
	return bytes.HasPrefix(head, []byte("\x89PNG\r\n\x1a\n")) || bytes.HasPrefix(head, []byte("\xff\xd8\xff"))
}

// Limits of a picture. Below the least no figure of a table can be told from another.
const (
	mostDots  = 60_000_000
	leastWide = 900
	pageInch  = 8.27 // inches across A4: what a picture of a page is taken for
)

func readImage(b []byte, e Engines) (*Content, error) {
	size, kind, err := image.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, &Refusal{"damaged", err.Error()}
	}
	switch {
	case size.Width*size.Height > mostDots:
		return nil, &Refusal{"limit", fmt.Sprintf("%d × %d dots, more than %d", size.Width, size.Height, mostDots)}
	case size.Width < leastWide:
		return nil, &Refusal{"needs_ocr", strings.ToUpper(kind) + " with too few dots to be recognised"}
	case e.Recognize == nil:
		return nil, &Refusal{"needs_ocr", "the document is a picture"}
	}
	m, _, err := image.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, &Refusal{"damaged", err.Error()}
	}
	dpi := float64(size.Width) / pageInch
	found, err := e.found(func(yield func(scan.Sheet, error) bool) {
		yield(scan.Sheet{Number: 1, Image: m, DPI: dpi}, nil)
	})
	if err != nil {
		return nil, err
	}
	return e.contentOfFound(ImageFile, found), nil
}
