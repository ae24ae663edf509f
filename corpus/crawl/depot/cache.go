package depot

// The local folder is a cache: what is missing in it is fetched, proven, and put there
// whole.

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"nianbao/corpus/archive"
)

// At reads the capture at a place below dir, as archive.At does, and fetches the files that
// it needs.
func (d *Depot) At(ctx context.Context, dir string, p archive.Place) (*archive.Capture, error) {
	path := filepath.FromSlash(p.File)
	if !filepath.IsAbs(path) {
		path = filepath.Join(dir, path)
	}
	folder := filepath.Dir(path)
	if err := d.fetch(ctx, folder, filepath.Base(path)); err != nil {
		return nil, err
	}
	c, err := archive.At(dir, p)
	if !errors.Is(err, archive.ErrNoOriginal) || !fs.ValidPath(c.Original.Place.File) {
		return c, err
	}
	if err := d.fetch(ctx, folder, filepath.Base(c.Original.Place.File)); err != nil {
		return c, errors.Join(archive.ErrNoOriginal, err)
	}
	return archive.At(dir, p)
}

// fetch brings an object and its index into a folder that has it not. Archives of other
// programs are in no depot.
func (d *Depot) fetch(ctx context.Context, folder, name string) error {
	if ours, _ := filepath.Match("nianbao-*.warc.gz", name); !ours {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, err := os.Stat(filepath.Join(folder, name)); err == nil {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	warc, err := d.bucket.ReadAll(ctx, name)
	if err != nil {
		return err
	}
	index, err := d.bucket.ReadAll(ctx, archive.IndexName(name))
	if err != nil {
		return err
	}
	if err := archive.Prove(name, warc, index); err != nil {
		return err
	}
	return place(folder, name, warc, index)
}

// place puts both into a folder, the index first: an archive without one looks broken.
func place(folder, name string, warc, index []byte) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	return errors.Join(
		placeFile(folder, archive.IndexName(name), index),
		placeFile(folder, name, warc))
}

func placeFile(folder, name string, b []byte) error {
	f, err := os.CreateTemp(folder, ".fetched-")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(folder, name))
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
