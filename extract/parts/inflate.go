package parts

// Unpacking: one that is a third faster than that of the standard library.

import (
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
)

// unpackers are those that nobody uses; each holds 40 KB.
var unpackers = sync.Pool{New: func() any { return flate.NewReader(nil) }}

// unpacker is one in use.
type unpacker struct{ io.ReadCloser }

// unpack reads what is packed in r. The limits stand in who reads it.
func unpack(r io.Reader) io.ReadCloser {
	u := unpackers.Get().(io.ReadCloser)
	_ = u.(flate.Resetter).Reset(r, nil)
	return &unpacker{u}
}

// Close gives the unpacker back.
func (u *unpacker) Close() error {
	err := u.ReadCloser.Close()
	unpackers.Put(u.ReadCloser)
	u.ReadCloser = nil
	return err
}
