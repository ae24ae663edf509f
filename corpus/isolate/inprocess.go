// Package isolate keeps away from the program what may hang or take all memory: the
// PDF engines.
//
// Map of the package:
//
//	inprocess.go   the engines in this process, for tests and where the documents are one's own
//	pdfium/        engine A
package isolate

import (
	"sync"

	"nianbao/corpus/isolate/pdfium"
	"nianbao/extract"
	"nianbao/extract/page"
)

// inProcess is the one PDFium of this process, started when the first PDF comes.
var inProcess struct {
	sync.Mutex
	engine *pdfium.Engine
}

// InProcess gives engines that run in this process: a hang is a hang, and documents
// wait for each other.
func InProcess() extract.Engines { return extract.Engines{Pages: Pages} }

// Pages reads a PDF in this process. Its errors are *page.Failure.
func Pages(b []byte) (*page.Document, error) {
	inProcess.Lock()
	defer inProcess.Unlock()
	if inProcess.engine != nil && inProcess.engine.Broken() {
		inProcess.engine.Close()
		inProcess.engine = nil
	}
	if inProcess.engine == nil {
		e, err := pdfium.New()
		if err != nil {
			return nil, &page.Failure{Reason: "crash", Detail: err.Error()}
		}
		inProcess.engine = e
	}
	return inProcess.engine.Pages(b)
}
