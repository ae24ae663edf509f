package archive

// Streams that know how far they have been read, and gzip members, which are not believed
// to expand without end.

import (
	"bufio"
	"compress/gzip"
	"errors"
	"io"
)

// counter reads with a look ahead, and counts what was taken.
type counter struct {
	*bufio.Reader
	n int64
}

func newCounter(r io.Reader, at int64) *counter { return &counter{bufio.NewReaderSize(r, 64<<10), at} }

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) ReadByte() (byte, error) {
	b, err := c.Reader.ReadByte()
	if err == nil {
		c.n++
	}
	return b, err
}

// readLine gives a line without its end; errLong for one that has none in sight.
func (c *counter) readLine() (string, error) {
	b, err := c.Reader.ReadSlice('\n')
	c.n += int64(len(b))
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", errLong
	case err != nil:
		return "", unexpected(err)
	}
	b = b[:len(b)-1]
	if n := len(b); n > 0 && b[n-1] == '\r' {
		b = b[:n-1]
	}
	return string(b), nil
}

var (
	errLong = errors.New("a line is too long")
	errBomb = errors.New("a member expands beyond all measure")
)

func unexpected(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// A member may expand to bombRatio times what was read of it, plus bombSlack.
const (
	bombRatio = 400
	bombSlack = Limit
)

// member is one gzip member of a file.
type member struct {
	z     *gzip.Reader
	in    *counter
	start int64 // where it begins in the file
	out   int64
}

func (m *member) Read(p []byte) (int, error) {
	n, err := m.z.Read(p)
	m.out += int64(n)
	if m.out > (m.in.n-m.start)*bombRatio+bombSlack {
		return n, errBomb
	}
	return n, err
}

func isGzip(b []byte) bool { return len(b) >= 2 && b[0] == 0x1f && b[1] == 0x8b }
