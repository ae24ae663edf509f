package pdfium

// The file system that PDFium sees: a root with one font in the place where it looks.
// Nothing of the machine is mounted.

import (
	"testing/fstest"

	"github.com/tetratelabs/wazero"
)

const fontFolder = "usr/share/fonts/"

// measureOnly is for reading. Without a font of that name the characters of a font that
// is not embedded have no width, and PDFium drops text objects of no width in silence:
// of a file that shows each character by itself it keeps a sixth.
func measureOnly() wazero.FSConfig {
	files := fstest.MapFS{fontFolder + "measure.ttf": {Data: measureFont(), Mode: 0o444}}
	return wazero.NewFSConfig().WithFSMount(files, "/")
}
