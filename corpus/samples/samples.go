// Package samples holds documents whose right reading is known: the bundled demo
// reports, and the truth that real samples come with. Tests of every room measure
// themselves against it, and `nianbao demo` reads the demo reports.
//
//	demo/            fictional documents, by fictional agencies of the city 青崖
//	testdata/demo/   their truth, one file each
//	truth.go         the format of a truth, and pairing it with its document
//	score.go         a reading held against its truth
//
// To add a demo document: one file in demo and NAME.truth.json in testdata/demo.
package samples

import (
	"embed"
	"io/fs"
)

//go:embed demo
var demo embed.FS

// Demo is the bundled corpus: reports in both forms, as HTML and text, some with
// planted faults, and documents that are no reports. All of it is fiction.
func Demo() fs.FS {
	files, err := fs.Sub(demo, "demo")
	if err != nil {
		return demo // cannot be: the name is embedded above
	}
	return files
}
