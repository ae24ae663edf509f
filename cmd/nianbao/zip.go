package main

// Zip archives, entry by entry: names are only names, sizes are not believed,
// and an archive that expands suspiciously is given up.

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/dataset"
	"nianbao/extract"
)

// An archive may expand to bombRatio times its size plus bombSlack. Text of
// these reports compresses five- to thirtyfold.
const (
	bombRatio = 200
	bombSlack = extract.Limit
	inside    = "!" // between the archive and the entry in a source
)

// isArchive tells a zip of documents from a document that is a zip (docx, ofd).
func isArchive(name string) bool {
	head := headOf(name)
	return !holdsCaptures(name, head) && holdsDocuments(name, head)
}

// headLength is how many bytes tell archives from documents.
const headLength = 4 << 10

// headOf is the first bytes of a file, none where it cannot be read.
func headOf(name string) []byte {
	f, err := os.Open(name)
	if err != nil {
		return nil
	}
	defer f.Close()
	head := make([]byte, headLength)
	n, _ := io.ReadFull(f, head)
	return head[:n]
}

func holdsDocuments(name string, head []byte) bool {
	if len(head) < 4 || string(head[:2]) != "PK" {
		return false
	}
	if z, err := zip.OpenReader(name); err == nil {
		defer z.Close()
		return !slices.ContainsFunc(z.File, ofDocument)
	}
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	return kindOf(headAndTail(f)) == "zip"
}

// ofDocument tells the part by which a document is known that is a zip itself: the list
// of types of Office, the root of OFD, the type of OpenDocument. It stands in no folder.
func ofDocument(f *zip.File) bool {
	switch strings.ToLower(f.Name) {
	case "[content_types].xml", "ofd.xml", "mimetype":
		return true
	}
	return false
}

// headAndTail is what it takes to tell the kinds of zip apart.
func headAndTail(f *os.File) []byte {
	const look = 64 << 10
	head := make([]byte, look)
	n, _ := f.ReadAt(head, 0)
	tail := make([]byte, look)
	info, err := f.Stat()
	if err != nil || info.Size() <= look {
		return head[:n]
	}
	m, _ := f.ReadAt(tail, info.Size()-look)
	return append(head[:n], tail[:m]...)
}

// archive visits the entries in the order of the archive's directory. The file
// stays open until the last of them is released.
func (w *walker) archive(name string, info fs.FileInfo) error {
	source := w.source(name)
	z, err := zip.OpenReader(name)
	if err != nil {
		return w.visit(item{source: source, size: info.Size(), modified: info.ModTime(), why: damaged(err)})
	}
	open := &openZip{file: z, left: 1}
	defer open.done()
	room := info.Size()*bombRatio + bombSlack
	names := entryNames(z.File)
	for i, f := range z.File {
		name := names[i]
		if f.FileInfo().IsDir() || hiddenEntry(name) {
			continue
		}
		it := open.item(f, source+inside+name, info)
		if room -= it.size; room < 0 {
			it.why = &extract.Refusal{Reason: "bomb"}
		}
		if err := w.visit(it); err != nil || room < 0 {
			return err
		}
	}
	return nil
}

// openZip closes its file when the walk and all entries are done with it.
type openZip struct {
	mu   sync.Mutex
	file *zip.ReadCloser
	left int
}

func (z *openZip) done() {
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.left--; z.left == 0 {
		z.file.Close()
	}
}

// item is one entry; it keeps the archive open until it is released.
func (z *openZip) item(f *zip.File, source string, archive fs.FileInfo) item {
	z.mu.Lock()
	defer z.mu.Unlock()
	z.left++
	return item{
		source: source, size: int64(min(f.UncompressedSize64, math.MaxInt64/2)), modified: archive.ModTime(),
		why: refusedEntry(f), open: entryBytes(f), release: z.done,
	}
}

func damaged(err error) *extract.Refusal {
	return &extract.Refusal{Reason: "damaged", Detail: err.Error()}
}

const encrypted = 0x1 // flag of an entry

func refusedEntry(f *zip.File) *extract.Refusal {
	switch {
	case f.Flags&encrypted != 0:
		return &extract.Refusal{Reason: "password"}
	case f.UncompressedSize64 > extract.Limit:
		return tooLarge(int64(f.UncompressedSize64))
	case !f.Mode().IsRegular():
		return &extract.Refusal{Reason: "special"}
	}
	return nil
}

// entryName is the name as UTF-8; old programs in China write GB18030.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if s, err := simplifiedchinese.GB18030.NewDecoder().String(f.Name); err == nil {
		return s
	}
	return dataset.SourceName(f.Name)
}

// entryNames are the names of all entries, each once: a name that comes again is
// followed by #2, so that its entry is a source of its own.
func entryNames(files []*zip.File) []string {
	names := make([]string, len(files))
	seen := map[string]int{}
	for i, f := range files {
		names[i] = entryName(f)
		if seen[names[i]]++; seen[names[i]] > 1 {
			names[i] += fmt.Sprintf("#%d", seen[names[i]])
		}
	}
	return names
}

// hiddenEntry leaves out what file managers add.
func hiddenEntry(name string) bool {
	for dir := path.Clean(name); dir != "." && dir != "/"; dir = path.Dir(dir) {
		base := path.Base(dir)
		if base == "__MACOSX" || strings.HasPrefix(base, ".") && base != ".." {
			return true
		}
	}
	return false
}

// entryBytes reads one entry, never past the limit.
func entryBytes(f *zip.File) func(*bytes.Buffer) ([]byte, *extract.Refusal) {
	return func(into *bytes.Buffer) ([]byte, *extract.Refusal) {
		r, err := f.Open()
		if err != nil {
			return nil, damaged(err)
		}
		defer r.Close()
		into.Reset()
		n, err := into.ReadFrom(io.LimitReader(r, extract.Limit+1))
		switch {
		case err != nil:
			return nil, damaged(err)
		case n > extract.Limit:
			return nil, tooLarge(n)
		}
		return into.Bytes(), nil
	}
}
