package pdf

// Whether the streams of a file are what its writer packed. Most of them carry a
// checksum, which readers of PDF do not look at: they take what can be unpacked, and a
// flipped bit in the text of a page is another figure that looks right.

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"regexp"
)

const (
	// mostUnpacked is how much is unpacked for the check; pictures, which are most of a
	// large file, are not.
	mostUnpacked = 64 << 20
	// mostHead is how far before its stream a dictionary may begin.
	mostHead = 2048
)

var (
	encrypted = regexp.MustCompile(`/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<`)
	packed    = regexp.MustCompile(`/Filter\s*\[?\s*/(?:FlateDecode|Fl)\s*[\]/>\r\n ]`)
	// apart are streams that hold no text and place none.
	apart = regexp.MustCompile(`/Subtype\s*/(?:Image|XML)\b|/Type\s*/(?:Metadata|EmbeddedFile|XRef)\b|/Alternate\b|/FunctionType\b`)
)

// Sound tells whether each packed stream that text may depend on unpacks to what was
// packed; the error names the first that does not. A stream without its checksum is
// sound, and so is what is encrypted, because it cannot be looked into. What comes back is
// the same file, light: without the outlines of letters (see lightener).
func Sound(b []byte) (light []byte, err error) {
	if encrypted.Match(b) {
		return b, nil
	}
	left, z, l := int64(mostUnpacked), unpacker{}, lightener{file: b}
	for at := 0; left > 0; {
		next := bytes.Index(b[at:], []byte("stream"))
		if next < 0 {
			break
		}
		word := at + next
		at = word + len("stream")
		if bytes.HasSuffix(b[:word], []byte("end")) {
			continue
		}
		end := bytes.Index(b[at:], []byte("endstream"))
		if end < 0 {
			break // cut off: what is behind it is gone, and readers know
		}
		if head := headOf(b[:word]); head != nil && packed.Match(head) && !apart.Match(head) {
			n, err := z.unpack(b[at:at+end], left)
			if left -= n; err != nil {
				return b, fmt.Errorf("the stream at byte %d: %w", at, err)
			}
			if z.whole {
				l.stream(head, at, at+end, z.start)
			}
		}
		at += end + len("endstream")
	}
	return l.left(), nil
}

// headOf is the dictionary before a stream, nil where none ends there.
func headOf(before []byte) []byte {
	head := bytes.TrimRight(before[max(0, len(before)-mostHead):], " \t\r\n")
	if !bytes.HasSuffix(head, []byte(">>")) {
		return nil
	}
	if at := bytes.LastIndex(head, []byte(" obj")); at >= 0 {
		head = head[at:]
	}
	return head
}

// unpacker is used for one stream after the other: files may have thousands.
type unpacker struct {
	z     io.ReadCloser
	room  [8 << 10]byte
	start []byte // of what the last stream holds
	whole bool   // it was unpacked to its end, and its checksum is right
}

// mostStart is how much of a stream is remembered.
const mostStart = 128

// Write remembers how a stream begins.
func (u *unpacker) Write(b []byte) (int, error) {
	u.start = append(u.start, b[:min(len(b), mostStart-len(u.start))]...)
	return len(b), nil
}

// unpack counts the bytes that a stream holds.
func (u *unpacker) unpack(b []byte, most int64) (int64, error) {
	packed, err := bytes.NewReader(bytes.TrimLeft(b, "\r\n")), error(nil)
	if u.z == nil {
		u.z, err = zlib.NewReader(packed)
	} else {
		err = u.z.(zlib.Resetter).Reset(packed, nil)
	}
	u.start, u.whole = u.start[:0], false
	if err != nil {
		return 0, err
	}
	n, err := io.CopyBuffer(u, io.LimitReader(u.z, most), u.room[:])
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return n, nil
	}
	u.whole = err == nil && n < most
	return n, err
}
