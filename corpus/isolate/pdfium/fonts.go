package pdfium

// The file system that PDFium sees: a root with one font in the place where it looks.
// Nothing else of the machine is mounted.

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/tetratelabs/wazero"
)

// measureOnly is for reading. Without a font of that name the characters of a font that
// is not embedded have no width, and PDFium drops text objects of no width in silence:
// of a file that shows each character by itself it keeps a sixth.
func measureOnly() wazero.FSConfig { return mounted(&oneFont{"measure.ttf", measureFont()}) }

func mounted(files *oneFont) wazero.FSConfig {
	return wazero.NewFSConfig().WithFSMount(files, "/")
}

// fontFolders and fontFiles are where systems keep Chinese fonts, and those that are
// drawn with, the first that is there. PDFium finds them by their names or by the
// characters that they promise.
var (
	fontFolders = []string{
		"/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts", `C:\Windows\Fonts`,
	}
	fontFiles = []string{
		"wqy-microhei.ttc", "uming.ttc", "simsun.ttc", "NotoSansCJK-Regular.ttc", "NotoSansCJKsc-Regular.otf", "SourceHanSansSC-Regular.otf",
		"NotoSerifCJK-Regular.ttc", "wqy-zenhei.ttc", "ukai.ttc", "DroidSansFallbackFull.ttf", "simhei.ttf", "msyh.ttc", "Songti.ttc",
		"STHeiti Light.ttc",
	}
)

// ChineseFont is the path of the font that pages are drawn with where a file does not
// embed its own, "" where the system has none.
func ChineseFont() string {
	best, found := len(fontFiles), ""
	for _, folder := range fontFolders {
		_ = filepath.WalkDir(folder, func(file string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return nil // a folder that cannot be read has no font for us
			}
			for i, name := range fontFiles[:best] {
				if strings.EqualFold(d.Name(), name) {
					best, found = i, file
				}
			}
			return nil
		})
	}
	return found
}

// drawn is for painting pages: the system's font, or none.
func drawn(font string) wazero.FSConfig {
	b, err := os.ReadFile(font)
	if err != nil {
		return mounted(&oneFont{})
	}
	return mounted(&oneFont{filepath.Base(font), b})
}

// oneFont is a file system with the folder usr/share/fonts and one file in it, in memory.
type oneFont struct {
	name string
	data []byte
}

const fontFolder = "usr/share/fonts"

// Open opens the font or a folder that leads to it.
func (f *oneFont) Open(name string) (fs.File, error) {
	switch {
	case f.name != "" && name == fontFolder+"/"+f.name:
		return &opened{entry: entry{f.name, int64(len(f.data))}, Reader: bytes.NewReader(f.data)}, nil
	case name == fontFolder:
		var in []fs.DirEntry
		if f.name != "" {
			in = append(in, entry{f.name, int64(len(f.data))})
		}
		return &opened{entry: entry{"fonts", folderSize}, in: in}, nil
	case name == "." || strings.HasPrefix(fontFolder, name+"/"):
		next, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimPrefix(fontFolder, strings.TrimPrefix(name, ".")), "/"), "/")
		return &opened{entry: entry{path.Base(name), folderSize}, in: []fs.DirEntry{entry{next, folderSize}}}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// folderSize marks an entry as a folder.
const folderSize = -1

// entry is a name in the file system, with all that may be asked of it.
type entry struct {
	name string
	size int64
}

func (e entry) Name() string               { return e.name }
func (e entry) Size() int64                { return max(0, e.size) }
func (e entry) IsDir() bool                { return e.size == folderSize }
func (e entry) ModTime() time.Time         { return time.Time{} }
func (e entry) Sys() any                   { return nil }
func (e entry) Type() fs.FileMode          { return e.Mode().Type() }
func (e entry) Info() (fs.FileInfo, error) { return e, nil }
func (e entry) Mode() fs.FileMode {
	if e.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// opened is the font or a folder while it is read.
type opened struct {
	entry
	*bytes.Reader
	in []fs.DirEntry
}

func (o *opened) Stat() (fs.FileInfo, error) { return o.entry, nil }
func (o *opened) Close() error               { return nil }
func (o *opened) Size() int64                { return o.entry.Size() }

func (o *opened) Read(b []byte) (int, error) {
	if o.Reader == nil {
		return 0, &fs.PathError{Op: "read", Path: o.name, Err: fs.ErrInvalid}
	}
	return o.Reader.Read(b)
}

func (o *opened) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(o.in) == 0 {
		return nil, io.EOF
	}
	in := o.in
	o.in = nil
	return in, nil
}
