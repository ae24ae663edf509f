package main

// The bytes of documents that the data set knows: what --keep stored, else what
// stands where the document was read from, inside zip archives too. Bytes with
// another hash are gone.

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"sync"

	"nianbao/corpus/archive"
	"nianbao/corpus/crawl/depot"
	"nianbao/corpus/dataset"
)

// finder finds bytes by their hash. It may be used by several goroutines.
type finder struct {
	keep  keeper
	db    *dataset.DB  // whose captures are asked, nil: none
	depot *depot.Depot // has archives that are not beside the data set, nil: none
	base  string       // what relative sources are relative to: the folder of the data set

	mu  sync.Mutex
	zip *zipIndex // the archive used last; entries are asked for in its order
}

func (a *app) newFinder() *finder {
	return &finder{keep: keeperOf(a.db), base: filepath.Dir(absolute(a.db))}
}

func (f *finder) close() {
	if f.zip != nil {
		f.zip.done()
	}
}

// find gives the bytes of a document; false when they are gone from all sources.
func (f *finder) find(sources []string, sha256 string) ([]byte, bool) {
	if b, ok := f.keep.get(sha256); ok {
		return b, true
	}
	if b, ok := f.captured(sha256); ok {
		return b, true
	}
	for _, s := range sources {
		for _, look := range []func(string) [][]byte{f.file, f.entries, bundled} {
			for _, b := range look(s) {
				if hashOf(b) == sha256 {
					return b, true
				}
			}
		}
	}
	return nil, false
}

// captured looks where archives hold the bytes.
func (f *finder) captured(sha256 string) ([]byte, bool) {
	if f.db == nil {
		return nil, false
	}
	list, err := f.db.CapturesOf(context.Background(), sha256)
	if err != nil {
		return nil, false
	}
	for _, c := range list {
		if b, ok := contentAt(f.depot, f.base, archive.Place{File: c.File, Offset: c.Offset}); ok && hashOf(b) == sha256 {
			return b, true
		}
	}
	return nil, false
}

func bundled(source string) [][]byte {
	b, _ := demoBytes(source)
	return [][]byte{b}
}

func (f *finder) file(source string) [][]byte {
	for _, path := range f.paths(source) {
		if b, ok := wholeFile(path); ok {
			return [][]byte{b}
		}
	}
	return nil
}

func wholeFile(path string) ([]byte, bool) {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil, false
	}
	file, size, why := openFile(path)
	if why != nil {
		return nil, false
	}
	defer file.Close()
	b, _, why := readSized(file, size)
	return b, why == nil
}

var escapedByte = regexp.MustCompile(`\\x[0-9a-f]{2}`)

// paths are the files that a source may mean: a name that is no UTF-8 is written
// with \xff in the data set, see dataset.SourceName.
func (f *finder) paths(source string) []string {
	raw := escapedByte.ReplaceAllStringFunc(source, func(s string) string {
		n, _ := strconv.ParseUint(s[2:], 16, 8)
		return string([]byte{byte(n)})
	})
	var list []string
	for _, s := range []string{source, raw} {
		if s = filepath.FromSlash(s); !filepath.IsAbs(s) {
			s = filepath.Join(f.base, s)
		}
		list = append(list, s)
	}
	return list
}

// entries are those of that name in the archive that a source ARCHIVE!ENTRY names.
// Names of files may hold the mark as well.
func (f *finder) entries(source string) (list [][]byte) {
	for i := range source {
		if source[i:i+1] != inside {
			continue
		}
		for _, path := range f.paths(source[:i]) {
			z := f.archive(path)
			if z == nil {
				continue
			}
			if entry := z.named[source[i+1:]]; entry != nil {
				if b, why := entryBytes(entry)(new(bytes.Buffer)); why == nil {
					list = append(list, b)
				}
			}
			z.done()
		}
	}
	return list
}

// zipIndex is an open archive with its entries by name.
type zipIndex struct {
	openZip
	path  string
	named map[string]*zip.File
}

// archive opens an archive, or gives the one in hand; the caller is done with it
// when he says so. nil where there is none.
func (f *finder) archive(path string) *zipIndex {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.zip == nil || f.zip.path != path {
		if !isArchive(path) {
			return nil
		}
		file, err := zip.OpenReader(path)
		if err != nil {
			return nil
		}
		f.close()
		f.zip = &zipIndex{openZip{file: file, left: 1}, path, map[string]*zip.File{}}
		for i, name := range entryNames(file.File) {
			if entry := file.File[i]; refusedEntry(entry) == nil {
				f.zip.named[name] = entry
			}
		}
	}
	f.zip.mu.Lock()
	defer f.zip.mu.Unlock()
	f.zip.left++
	return f.zip
}
