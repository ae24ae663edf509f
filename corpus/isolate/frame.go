package isolate

// Questions and answers: a kind, a length and bytes. Both sides are the same program,
// so that the protocol has no version.

import (
	"encoding/binary"
	"errors"
	"io"
)

// kind says what a frame holds.
type kind byte

const (
	askPages kind = iota + 1 // bytes of a PDF → document
	askText                  // bytes of a PDF → text of the second reader
	askPaint                 // page number, dots an inch, bytes of a PDF → picture
	ready                    // the child has started
	answered                 // what was asked for
	failed                   // a page.Failure
)

// maxFrame is more than any document or picture takes.
const maxFrame = 512 << 20

var errFrame = errors.New("a frame of no sense")

func writeFrame(w io.Writer, k kind, parts ...[]byte) error {
	n := 0
	for _, p := range parts {
		n += len(p)
	}
	head := append([]byte{byte(k)}, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(head[1:], uint32(n))
	for _, p := range append([][]byte{head}, parts...) {
		if _, err := w.Write(p); err != nil {
			return err
		}
	}
	return nil
}

func readFrame(r io.Reader) (kind, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := binary.LittleEndian.Uint32(head[1:])
	if n > maxFrame {
		return 0, nil, errFrame
	}
	b := make([]byte, n)
	_, err := io.ReadFull(r, b)
	return kind(head[0]), b, err
}
