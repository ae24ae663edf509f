package archive

// One capture at its place, with the bytes of its original where it is a revisit.

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Inside stands between a container and the file in it, in Place.File.
const Inside = "!"

var errStop = errors.New("enough")

// ErrNoOriginal says that a revisit's bytes are in no file at hand.
var ErrNoOriginal = errors.New("the original of this revisit is not at hand")

// At reads the capture at a place; file names are relative to dir. What was sent stands
// before it and is not read. A revisit comes with the body of its original, or with
// ErrNoOriginal.
func At(dir string, p Place) (*Capture, error) {
	c, err := at(dir, p)
	if err != nil || c.Original == nil {
		return c, err
	}
	return c, c.resolve(dir)
}

// resolve takes the body from the original.
func (c *Capture) resolve(dir string) error {
	o := c.Original
	if o.Place.File == "" || filepath.Base(o.Place.File) != o.Place.File {
		return ErrNoOriginal
	}
	place := o.Place
	place.File = filepath.Join(filepath.Dir(c.Place.File), place.File)
	first, err := at(dir, place)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNoOriginal, err)
	}
	if first.Original != nil || first.Digest() != o.Digest {
		return ErrNoOriginal
	}
	c.Body = first.Body
	if c.Header.Get("Content-Encoding") == "" && first.Header.Get("Content-Encoding") != "" {
		c.Header = first.Header.Clone()
	}
	return nil
}

func at(dir string, p Place) (*Capture, error) {
	path := filepath.FromSlash(p.File)
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	if outer, inner, ok := cutInside(path); ok {
		return atInside(outer, inner, p)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readAt(f, p)
}

// cutInside parts a container from the file in it.
func cutInside(path string) (outer, inner string, ok bool) {
	at := strings.Index(strings.ToLower(path), ".wacz"+Inside)
	if at < 0 {
		return "", "", false
	}
	at += len(".wacz")
	return path[:at], filepath.ToSlash(path[at+len(Inside):]), true
}

func atInside(outer, inner string, p Place) (*Capture, error) {
	z, err := zip.OpenReader(outer)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	for _, f := range z.File {
		if f.Name == inner {
			r, err := openEntry(f)
			if err != nil {
				return nil, err
			}
			defer r.Close()
			return readAt(r, p)
		}
	}
	return nil, fmt.Errorf("%s has no %s", outer, inner)
}

// readAt reads the capture that begins at an offset of the file, else of what it expands to.
func readAt(r io.Reader, p Place) (*Capture, error) {
	if kind := KindOf(p.File, nil); kind == HAR || kind == MHTML {
		return searchAt(r, p)
	}
	if s, ok := r.(io.Seeker); ok {
		if _, err := s.Seek(p.Offset, io.SeekStart); err != nil {
			return nil, err
		}
		if c, err := firstAnswer(newScannerAt(struct{ io.Reader }{r}, p.File, p.Offset)); err == nil && c.Place.Offset == p.Offset {
			return c, nil
		}
		if _, err := s.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	}
	return searchAt(r, p)
}

// originalAt is the capture at a place as an original, or the one that it refers to itself;
// nil where it has other bytes, or is not at hand.
func originalAt(dir string, p Place, digest string) *Original {
	if p.File == "" || dir == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(dir, filepath.FromSlash(p.File)))
	if err != nil {
		return nil
	}
	defer f.Close()
	if _, err := f.Seek(p.Offset, io.SeekStart); err != nil {
		return nil
	}
	r, err := newScannerAt(struct{ io.Reader }{f}, p.File, p.Offset).next()
	switch {
	case err != nil || r.fields.Get("WARC-Payload-Digest") != digest:
	case r.kind == "response":
		return &Original{ID: r.fields.Get("WARC-Record-ID"), URL: r.uri(), At: r.at(), Place: p, Digest: digest}
	case r.kind == "revisit":
		return r.original()
	}
	return nil
}

func firstAnswer(s *scanner) (c *Capture, err error) {
	g := gatherer{yield: func(got *Capture) error { c = got; return errStop }}
	for {
		r, err := s.next()
		if err != nil {
			break
		}
		if c == nil && g.pending == nil && r.kind != "response" && r.kind != "resource" && r.kind != "revisit" {
			return nil, io.EOF
		}
		if g.take(s, r) != nil || len(s.damages) > 0 {
			break
		}
		if g.pending == nil {
			break
		}
	}
	if c == nil {
		g.flush()
	}
	if c == nil {
		return nil, io.EOF
	}
	return c, nil
}

// searchAt reads from the beginning until the place comes.
func searchAt(r io.Reader, p Place) (found *Capture, err error) {
	_, err = Read(context.Background(), r, p.File, func(c *Capture) error {
		if c.Place.Offset == p.Offset {
			found = c
			return errStop
		}
		return nil
	})
	if found != nil {
		return found, nil
	}
	return nil, errors.Join(err, fmt.Errorf("%s has no capture at %d", p.File, p.Offset))
}
