package main

// The bytes that --keep stores: one file per document, named by its content,
// beside the data set.

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"nianbao/extract"
)

// keeper is the folder NAME.archive of a data set NAME.db.
type keeper struct{ dir string }

func keeperOf(db string) keeper {
	return keeper{strings.TrimSuffix(db, filepath.Ext(db)) + ".archive"}
}

func (k keeper) path(sha256 string) string { return filepath.Join(k.dir, sha256[:2], sha256[2:]) }

// put stores the bytes unless they are there. They are written under another
// name first, so that a file of the right name is always whole.
func (k keeper) put(sha256 string, b []byte) error {
	path := k.path(sha256)
	if info, err := os.Stat(path); err == nil && info.Size() == int64(len(b)) {
		return nil
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
		return err
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".new-")
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	err = errors.Join(err, f.Sync(), f.Chmod(0o644), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// get gives the stored bytes; false where none, or others, are stored.
func (k keeper) get(sha256 string) ([]byte, bool) {
	if len(sha256) != 64 {
		return nil, false
	}
	f, size, why := openFile(k.path(sha256))
	if why != nil {
		return nil, false
	}
	defer f.Close()
	b, _, why := readSized(f, size)
	if why != nil || len(b) > extract.Limit || hashOf(b) != sha256 {
		return nil, false
	}
	return b, true
}
