package main

// Folders, files and zip archives as one ordered stream of documents. Nothing is
// read here but names, sizes and the directories of archives.

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"nianbao/corpus/dataset"
	"nianbao/extract"
)

// item is a document to come: where it is and how to get its bytes. Why is set
// where it is known already that there are none.
type item struct {
	source   string
	size     int64
	modified time.Time
	open     func(into *bytes.Buffer) ([]byte, *extract.Refusal) // into is room for them
	why      *extract.Refusal
	release  func()    // to be called once, when nobody opens it any more; or nil
	archive  *archived // of a capture, and of an archive's begin and end; else nil
}

func (it *item) done() {
	if it.release != nil {
		it.release()
	}
}

// walker visits everything under the named paths, in the order of the names.
// Hidden files, and the indexes of archives, are left out, unless they are named. Links are followed, and no
// folder is visited twice.
type walker struct {
	visit    func(item) error // an error ends the walk
	skip     func(path string) bool
	name     func(path string) string // of a source, nil: the path
	seen     map[string]bool          // folders and named files by their real path
	archives *archives                // shared with those who save, nil: none
	head     [headLength]byte         // of the file in hand
}

func (w *walker) walk(paths []string) error {
	w.seen = map[string]bool{}
	for _, p := range paths {
		if err := w.path(filepath.Clean(p), true); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) path(path string, named bool) error {
	if w.skip != nil && w.skip(path) {
		return nil
	}
	info, err := os.Stat(path)
	if err != nil {
		return w.visit(item{source: w.source(path), why: refusal(err)})
	}
	if (named || info.IsDir()) && w.again(path) {
		return nil
	}
	switch {
	case info.IsDir():
		return w.folder(path)
	case !info.Mode().IsRegular():
		return w.visit(item{source: w.source(path), why: &extract.Refusal{Reason: "special"}})
	}
	return w.file(path, info)
}

func (w *walker) source(path string) string {
	if w.name != nil {
		path = w.name(path)
	}
	return dataset.SourceName(filepath.ToSlash(path))
}

// again tells whether the path was visited under this or another name.
func (w *walker) again(path string) bool {
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		real, err = filepath.Abs(real)
	}
	if err != nil {
		return false
	}
	before := w.seen[real]
	w.seen[real] = true
	return before
}

func (w *walker) folder(path string) error {
	entries, err := os.ReadDir(path)
	if err != nil {
		return w.visit(item{source: w.source(path), why: refusal(err)})
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") || strings.HasSuffix(e.Name(), ".cdxj") { // an archive's index
			continue
		}
		if err := w.path(filepath.Join(path, e.Name()), false); err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) file(path string, info fs.FileInfo) error {
	f, err := os.Open(path)
	var head []byte
	if err == nil {
		n, _ := f.ReadAt(w.head[:], 0)
		head = w.head[:n]
	}
	switch {
	case holdsCaptures(path, head):
		f.Close()
		return w.captures(path, info)
	case holdsDocuments(path, head):
		f.Close()
		return w.archive(path, info)
	}
	it := item{source: w.source(path), size: info.Size(), modified: info.ModTime(), release: func() { f.Close() }}
	it.open = func(into *bytes.Buffer) ([]byte, *extract.Refusal) {
		if err != nil {
			return nil, refusal(err)
		}
		b, _, why := readInto(into, f, info.Size())
		return b, why
	}
	if info.Size() > extract.Limit {
		it.why = tooLarge(info.Size())
	}
	return w.visit(it)
}
