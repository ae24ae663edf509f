package main

// Opening what people name: files, standard input, never more than the limit.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"regexp"
	"sync"
	"syscall"

	"nianbao/extract"
)

var address = regexp.MustCompile(`^(?i)[a-z][a-z0-9+.-]+://`)

// input reads a file, or standard input for "-". A file over the limit is
// refused by its size, before any of it is read.
func (a *app) input(name string) ([]byte, int64, *extract.Refusal) {
	if name == "-" {
		return readLimited(a.in)
	}
	f, size, why := openFile(name)
	if why != nil {
		return nil, size, why
	}
	defer f.Close()
	return readSized(f, size)
}

// openFile opens anything but folders; a regular file over the limit is refused.
func openFile(name string) (*os.File, int64, *extract.Refusal) {
	f, err := os.Open(name)
	if err != nil {
		return nil, 0, refusal(err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = syscall.EISDIR
	}
	switch {
	case err != nil:
		f.Close()
		return nil, 0, refusal(err)
	case info.Size() > extract.Limit:
		f.Close()
		return nil, info.Size(), tooLarge(info.Size())
	}
	return f, info.Size(), nil
}

// readLimited reads to the end, and gives up one byte behind the limit: what a
// pipe or a compressed entry says of its own length is not believed.
func readLimited(r io.Reader) ([]byte, int64, *extract.Refusal) { return readSized(r, 0) }

// readSized does so with room for as many bytes as a file is said to have.
func readSized(r io.Reader, expected int64) ([]byte, int64, *extract.Refusal) {
	return readInto(new(bytes.Buffer), r, expected)
}

// readInto is readSized into the room of bytes that nobody looks at any more.
func readInto(b *bytes.Buffer, r io.Reader, expected int64) ([]byte, int64, *extract.Refusal) {
	b.Reset()
	b.Grow(int(min(expected, extract.Limit)) + bytes.MinRead)
	size, err := b.ReadFrom(io.LimitReader(r, extract.Limit+1))
	switch {
	case err != nil:
		return nil, size, refusal(err)
	case size > extract.Limit:
		return nil, size, tooLarge(size)
	}
	return b.Bytes(), size, nil
}

// rooms hold the bytes of files that are read; the next file takes the place of one that
// was.
var rooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// largestRoom is how much is kept for the next file.
const largestRoom = 1 << 20

func leave(room *bytes.Buffer) {
	if room.Cap() <= largestRoom {
		rooms.Put(room)
	}
}

func tooLarge(size int64) *extract.Refusal {
	return &extract.Refusal{Reason: "limit", Detail: fmt.Sprintf("%d bytes, more than %d", size, extract.Limit)}
}

// refusal names the trouble of opening or reading a file.
func refusal(err error) *extract.Refusal {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &extract.Refusal{Reason: "not_found"}
	case errors.Is(err, fs.ErrPermission):
		return &extract.Refusal{Reason: "permission"}
	case errors.Is(err, syscall.EISDIR):
		return &extract.Refusal{Reason: "directory"}
	}
	return &extract.Refusal{Reason: "io", Detail: err.Error()}
}
