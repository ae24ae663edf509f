package archive

// Captures out of a file, whichever kind it is.

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Kind of a file that holds captures.
type Kind string

// The kinds that Read takes; "" is no container of captures.
const (
	WARC  Kind = "warc"
	WACZ  Kind = "wacz"
	HAR   Kind = "har"
	MHTML Kind = "mhtml"
)

// KindOf tells by a name and the first bytes what a file is. Names are believed only
// where bytes cannot tell.
func KindOf(name string, head []byte) Kind {
	lower := strings.ToLower(filepath.Base(name))
	named := func(suffixes ...string) bool {
		for _, s := range suffixes {
			if strings.HasSuffix(lower, s) {
				return true
			}
		}
		return false
	}
	switch {
	case bytes.HasPrefix(head, []byte("WARC/")), isGzip(head) && beginsRecord(newCounter(bytes.NewReader(head), 0)), named(".warc", ".warc.gz"):
		return WARC
	case bytes.HasPrefix(head, []byte("PK")) && named(".wacz"):
		return WACZ
	case named(".har"):
		return HAR
	case named(".mht", ".mhtml"):
		return MHTML
	}
	return ""
}

// Read gives the captures of a file in the order in which they stand there, and what of
// it could not be read. Yield's error ends the reading. A WACZ must be an io.ReaderAt and
// an io.Seeker, and files of other kinds are read past damage only if they can seek.
func Read(ctx context.Context, r io.Reader, name string, yield func(*Capture) error) ([]Damage, error) {
	in := newCounter(r, 0)
	head, _ := in.Peek(4 << 10)
	kind := KindOf(name, head)
	give := func(c *Capture) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		if c.Meta.HostClass == "" {
			c.Meta.HostClass = HostClass(c.URL)
		}
		return yield(c)
	}
	if s, ok := r.(io.Seeker); ok {
		if _, err := s.Seek(0, io.SeekStart); err != nil {
			return nil, err
		}
	} else {
		r = in
	}
	switch kind {
	case WARC:
		return readWARC(ctx, r, name, give)
	case WACZ:
		return readWACZ(ctx, r, name, give)
	case HAR:
		return readHAR(r, name, give)
	case MHTML:
		return readMHTML(r, name, give)
	}
	return nil, errors.New("no archive of captures")
}

// ReadFile reads a file; places name it as name says.
func ReadFile(ctx context.Context, path, name string, yield func(*Capture) error) ([]Damage, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return Read(ctx, f, name, yield)
}

func readWARC(ctx context.Context, r io.Reader, name string, yield func(*Capture) error) ([]Damage, error) {
	s, g := newScanner(r, name), gatherer{yield: yield}
	for ctx.Err() == nil {
		r, err := s.next()
		if errors.Is(err, io.EOF) {
			return s.damages, g.flush()
		}
		if err != nil {
			return s.damages, errors.Join(g.flush(), err)
		}
		if err := g.take(s, r); err != nil {
			return s.damages, err
		}
	}
	return s.damages, ctx.Err()
}
