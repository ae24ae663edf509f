// Package parts opens the containers of office files: zip archives whose entries are the
// parts of one document.
//
//	parts.go    Open, and the limits
//	inflate.go  unpacking
//	rewrite.go  a copy with some parts changed
//
// What an archive says of itself is not believed: the bytes of its parts are counted
// while they are read.
package parts

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Limits of a container: parts, bytes of one of them, and of all that are read.
const (
	mostParts = 20_000
	mostBytes = 64 << 20
	mostOfAll = 256 << 20
)

// roomOf is how much of a part is unpacked at a time.
const roomOf = 16 << 10

// Failure is why a container cannot be read: damaged, password or limit.
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }

// Parts are the parts of a document by their names.
type Parts struct {
	files map[string]*zip.File
	read  int64  // bytes
	room  []byte // between an entry and the text that it becomes
}

// Is tells whether bytes begin as a container does.
func Is(b []byte) bool { return bytes.HasPrefix(b, []byte("PK\x03\x04")) }

// Open reads the directory of a container. Names are compared without regard to case,
// as Word does; of two parts with one name nobody can say which one counts.
func Open(b []byte) (*Parts, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &Failure{"damaged", err.Error()}
	}
	z.RegisterDecompressor(zip.Deflate, unpack)
	if len(z.File) > mostParts {
		return nil, &Failure{"limit", fmt.Sprintf("%d parts, more than %d", len(z.File), mostParts)}
	}
	p := &Parts{files: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		name := Name(f.Name)
		if p.files[name] != nil && f.UncompressedSize64 > 0 {
			return nil, &Failure{"damaged", "two parts have the name " + f.Name}
		}
		p.files[name] = f
	}
	return p, nil
}

// Name is the name of a part as it is compared.
func Name(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// Has tells whether there is a part.
func (p *Parts) Has(name string) bool { return p.files[Name(name)] != nil }

// Read gives the bytes of a part; one that is not there has none.
func (p *Parts) Read(name string) (string, error) {
	f := p.files[Name(name)]
	switch {
	case f == nil:
		return "", nil
	case f.Flags&1 != 0:
		return "", &Failure{"password", f.Name + " is encrypted"}
	case f.UncompressedSize64 > mostBytes:
		return "", &Failure{"limit", fmt.Sprintf("%s has more than %d bytes", f.Name, mostBytes)}
	}
	r, err := f.Open()
	if err != nil {
		return "", &Failure{"damaged", f.Name + ": " + err.Error()}
	}
	defer r.Close()
	var b strings.Builder
	b.Grow(int(min(f.UncompressedSize64, 40*min(f.CompressedSize64, mostBytes))))
	if p.room == nil {
		p.room = make([]byte, roomOf)
	}
	n, err := io.CopyBuffer(&b, io.LimitReader(r, mostBytes+1), p.room)
	p.read += n
	switch {
	case n > mostBytes || p.read > mostOfAll:
		return "", &Failure{"limit", fmt.Sprintf("%s has more than %d bytes, or all parts more than %d", f.Name, mostBytes, mostOfAll)}
	case err != nil && !errors.Is(err, io.EOF):
		return "", &Failure{"damaged", f.Name + ": " + err.Error()}
	}
	return b.String(), nil
}
