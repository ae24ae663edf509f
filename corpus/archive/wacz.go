package archive

// WACZ 1.x: a zip with WARC files in archive/. They are stored, not compressed again, so
// that a place in them is a place in the zip.

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

func readWACZ(ctx context.Context, r io.Reader, name string, yield func(*Capture) error) (damages []Damage, err error) {
	at, ok1 := r.(io.ReaderAt)
	seeker, ok2 := r.(io.Seeker)
	if !ok1 || !ok2 {
		return nil, errors.New("a WACZ cannot be read from a stream")
	}
	size, err := seeker.Seek(0, io.SeekEnd)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(at, size)
	if err != nil {
		return nil, err
	}
	found, promised := false, promises(z)
	for _, f := range z.File {
		if !isWARCEntry(f.Name) {
			continue
		}
		found = true
		if d, broken := promised.broken(f, name); broken {
			damages = append(damages, d)
		}
		more, err := readEntry(ctx, f, name+Inside+f.Name, yield)
		if damages = append(damages, more...); err != nil {
			return damages, err
		}
	}
	if !found {
		return nil, errors.New("no WARC file in it")
	}
	return damages, nil
}

func isWARCEntry(name string) bool {
	return path.Dir(name) == "archive" && (strings.HasSuffix(name, ".warc") || strings.HasSuffix(name, ".warc.gz"))
}

func readEntry(ctx context.Context, f *zip.File, name string, yield func(*Capture) error) ([]Damage, error) {
	r, err := openEntry(f)
	if err != nil {
		return []Damage{{name, 0, false, err.Error()}}, nil
	}
	defer r.Close()
	return readWARC(ctx, r, name, yield)
}

// openEntry opens an entry; one that is stored can be read from any place.
func openEntry(f *zip.File) (io.ReadCloser, error) {
	if f.Flags&1 != 0 {
		return nil, errors.New("encrypted")
	}
	if f.Method != zip.Store {
		r, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		return r, nil
	}
	raw, err := f.OpenRaw()
	if err != nil {
		return nil, err
	}
	if s, ok := raw.(io.ReadSeeker); ok {
		return seekable{s}, nil
	}
	return io.NopCloser(raw), nil
}

type seekable struct{ io.ReadSeeker }

func (seekable) Close() error { return nil }
