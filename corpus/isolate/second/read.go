// Package second reads the text of a PDF with a second program, which shares no line of
// code with the first: where both say the same, neither was misled by the file's
// character maps, its widths or its painted lines. It is engine B.
//
// Of ledongthuc/pdf it uses the parts that read objects, streams and content operators;
// what those operators say of characters and places is worked out here. It gives no
// geometry: pieces of text in the order in which the file paints them.
//
// It can hang, and take all memory, on a file made to do so: whoever reads documents of
// others calls it in a process that may be killed (package isolate).
//
// Map of the package:
//
//	read.go     Read: the pages of a file
//	paint.go    the operators of a page
//	show.go     pieces of text: what stands apart, and what is not seen
//	matrix.go   places
//	decode.go, charmap.go   the bytes of a text → characters
package second

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/ledongthuc/pdf"

	"nianbao/extract/page"
)

const (
	maxPages = 200
	// maxText bounds the text of one page, in bytes.
	maxText = 1 << 20
	// maxStream bounds what is unpacked to see whether it is sound.
	maxStream = 64 << 20
)

// Read gives the text of each page in the order of its content stream. Pieces on one
// baseline that stand apart have a tab between them, all other pieces a line break. A
// page that cannot be read is "". The error is a *page.Failure: password, damaged, empty,
// or corrupt for a file in which some pages unpack to what was packed and others do not.
func Read(b []byte) (text *page.Text, err error) {
	defer func() {
		if err != nil {
			text = nil
		}
	}()
	defer recovered(&err)
	b = acceptable(b)
	r, err := pdf.NewReader(bytes.NewReader(b), int64(len(b)))
	if err == pdf.ErrInvalidPassword {
		return nil, &page.Failure{Reason: "password", Detail: err.Error()}
	}
	if err != nil {
		return nil, &page.Failure{Reason: "damaged", Detail: err.Error()}
	}
	text = &page.Text{}
	faces, secret := map[string]*face{}, !r.Trailer().Key("Encrypt").IsNull()
	var last error
	read := 0
	for i := 1; i <= min(r.NumPage(), maxPages); i++ {
		p := r.Page(i)
		if p.V.IsNull() {
			break
		}
		printed, err := paint(p, faces, secret)
		if err == nil {
			read++
		} else {
			last = err
		}
		text.Pages = append(text.Pages, printed)
	}
	switch {
	case last != nil && read == 0:
		return nil, last
	case last != nil && corrupt(last):
		return nil, &page.Failure{Reason: "corrupt", Detail: last.Error()}
	case len(text.Pages) == 0:
		return nil, &page.Failure{Reason: "empty", Detail: "the file has no pages"}
	}
	return text, nil
}

// corrupt tells whether a page is not what was packed. Where other pages of the file
// could be unpacked (and decrypted), it is the file that is damaged.
func corrupt(err error) bool {
	return strings.Contains(err.Error(), "flate: corrupt") || strings.Contains(err.Error(), "zlib: invalid")
}

// recovered turns a panic of the library, its way of saying that a file is malformed,
// into a failure.
func recovered(err *error) {
	if p := recover(); p != nil {
		*err = &page.Failure{Reason: "damaged", Detail: fmt.Sprint(p)}
	}
}

// acceptable lets the library take a file whose version it does not know, or that goes
// on behind its end. It changes a copy.
func acceptable(b []byte) []byte {
	const version = "%PDF-1.7\n"
	if end := bytes.LastIndex(b, []byte("%%EOF")); end >= 0 {
		b = b[:end+len("%%EOF")]
	}
	known := bytes.HasPrefix(b, []byte("%PDF-1.")) && len(b) > 8 && b[7] <= '7' && (b[8] == '\n' || b[8] == '\r')
	if known || !bytes.HasPrefix(b, []byte("%PDF-")) || len(b) < len(version) {
		return b
	}
	return append([]byte(version), b[len(version):]...)
}
