// Package tiff finds the pages of a TIFF file (TIFF 6.0) and paints them one by one.
// The painting itself is that of golang.org/x/image, which knows the first picture of a
// file only, and not all that a file may say of one.
//
//	tiff.go       Pages: the chain of pictures in a file; Page: one of them, painted when asked
//	directory.go  what the file says of one picture
//	jpeg.go       pictures whose strips are JPEG, which x/image does not paint
//	turned.go     pages stored turned or mirrored, in JPEG files as well
//
// What would be painted otherwise than it looks is refused: dots that are not square,
// colours in separate planes, two-dimensional fax coding.
package tiff

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"slices"

	"golang.org/x/image/tiff"
)

// Failure says why there are no pages. Reason is a word of the contract.
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }

// Page is one picture of a file.
type Page struct {
	Size image.Config
	DPI  float64 // dots an inch, 0 where the file does not say it
	// Stored is how it lies in the file: Shown and ShownSize tell how it is shown.
	Stored int
	file   []byte // of all pages
	at     uint32 // where its directory begins
}

// Is tells a TIFF file by its first bytes: byte order, then 42, or 43 in files over 4 GB.
func Is(head []byte) bool {
	return len(head) >= 8 && (bytes.HasPrefix(head, []byte("II")) && (head[2] == '*' || head[2] == '+') && head[3] == 0 ||
		bytes.HasPrefix(head, []byte("MM\x00")) && (head[3] == '*' || head[3] == '+'))
}

// Pages lists the pictures of a file that are pages, in their order: what is marked as a
// smaller copy or a mask of another is none. A file of more than most pages is refused.
func Pages(b []byte, most int) ([]Page, error) {
	if !Is(b) {
		return nil, &Failure{"damaged", "no head of a TIFF file"}
	}
	order := orderOf(b)
	if order.Uint16(b[2:]) != 42 {
		return nil, &Failure{"unsupported_format", "TIFF with places of 64 bits"}
	}
	file := slices.Clone(b)
	var list []Page
	seen := map[uint32]bool{}
	for at := order.Uint32(b[4:]); at != 0; {
		d, err := directoryAt(b, order, at)
		switch {
		case err != nil:
			return nil, err
		case seen[at] || len(seen) > 4*most:
			return nil, &Failure{"damaged", "the chain of pages does not end"}
		case len(list) == most && d.isPage():
			return nil, &Failure{"limit", fmt.Sprintf("more than %d pages", most)}
		}
		seen[at] = true
		if d.isPage() {
			p := Page{file: file, at: at}
			if err := p.measured(d); err != nil {
				return nil, err
			}
			list = append(list, p)
		}
		at = d.next
	}
	if len(list) == 0 {
		return nil, &Failure{"damaged", "no page in the file"}
	}
	return list, nil
}

func (p *Page) measured(d directory) (err error) {
	if err = d.readable(); err != nil {
		return err
	}
	p.Stored = d.stored()
	if p.DPI, err = d.resolution(); err != nil {
		return err
	}
	if d.values[tagCompression] == inJPEG {
		return p.measuredJPEG(d)
	}
	if p.Size, err = tiff.DecodeConfig(p.first(d.order)); err != nil {
		return failureOf(err)
	}
	return nil
}

// Paint gives the dots of a page as they are stored. Pages of one file are painted one after the other.
func (p Page) Paint() (image.Image, error) {
	order := orderOf(p.file)
	if d, err := directoryAt(p.file, order, p.at); err == nil && d.values[tagCompression] == inJPEG {
		return p.paintJPEG(d)
	}
	m, err := tiff.Decode(p.first(order))
	if err != nil {
		return nil, failureOf(err)
	}
	return m, nil
}

func orderOf(b []byte) binary.ByteOrder {
	if b[0] == 'M' {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// first is the file with this page as its first.
func (p Page) first(order binary.ByteOrder) *bytes.Reader {
	order.PutUint32(p.file[4:], p.at)
	return bytes.NewReader(p.file)
}

func failureOf(err error) *Failure {
	if _, unknown := err.(tiff.UnsupportedError); unknown {
		return &Failure{"unsupported_format", err.Error()}
	}
	return &Failure{"damaged", err.Error()}
}
