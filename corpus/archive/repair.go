package archive

// What a crash left. A record that is not whole is cut off; an index that is missing is made.

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Mended is a file that was repaired: Kept bytes are whole, Cut bytes behind them were not.
type Mended struct {
	File      string
	Kept, Cut int64
}

// Repair mends the files of a folder that were written here, have no index and are in
// nobody's hands.
func Repair(dir string) ([]Mended, error) {
	names, err := filepath.Glob(filepath.Join(globEscape(dir), "nianbao-*.warc.gz"))
	if err != nil {
		return nil, err
	}
	var list []Mended
	for _, name := range names {
		if _, err := os.Stat(IndexName(name)); err == nil {
			continue
		}
		m, err := mend(name)
		if err != nil {
			return list, err
		}
		if m != nil {
			list = append(list, *m)
		}
	}
	return list, nil
}

// mend cuts a file behind its last whole record; nil for one in use. Records of a capture
// that is not whole stay: they are what was said. Damage in the middle is not cut: only
// what a crash leaves is, an end that is not whole.
func mend(name string) (*Mended, error) {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if free, err := lock(f); err != nil || !free {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	entries, whole, err := indexOf(f, filepath.Base(name))
	if err != nil {
		return nil, err
	}
	m := &Mended{filepath.Base(name), whole, info.Size() - whole}
	if m.Cut > 0 {
		if err := errors.Join(f.Truncate(whole), f.Sync()); err != nil {
			return nil, err
		}
	}
	if whole == 0 {
		return m, os.Remove(name)
	}
	return m, writeIndex(name, entries)
}

// indexOf lists the answers of a file, and where its last whole record ends.
func indexOf(f *os.File, name string) (entries []entry, whole int64, err error) {
	s := newScanner(f, name)
	entries, err = s.entries()
	return entries, s.whole, err
}

func (s *scanner) entries() (entries []entry, err error) {
	for {
		r, err := s.next()
		if errors.Is(err, io.EOF) {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
		e, ok := r.entry()
		if s.finish(r) && ok {
			e.Offset, e.Length = r.place.Offset, r.place.Length
			entries = append(entries, e)
		}
	}
}

// WriteIndex makes the index of any WARC file.
func WriteIndex(ctx context.Context, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	entries, _, err := indexOf(f, filepath.Base(name))
	if err != nil {
		return err
	}
	return errors.Join(ctx.Err(), writeIndex(name, entries))
}

// IndexName is where the index of a file stands.
func IndexName(warc string) string {
	return strings.TrimSuffix(strings.TrimSuffix(warc, ".gz"), ".warc") + ".cdxj"
}
