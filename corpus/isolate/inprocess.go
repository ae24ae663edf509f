package isolate

import (
	"image"
	"sync"

	"nianbao/corpus/isolate/pdfium"
	"nianbao/corpus/isolate/second"
	"nianbao/extract"
	"nianbao/extract/page"
)

// InProcess gives engines that run in this process, for tests and for documents of
// which one knows that they do no harm: a hang is a hang. Documents wait for each other.
func InProcess() extract.Engines {
	reads, paints := &local{start: pdfium.New}, &local{start: pdfium.NewPainter}
	return extract.Engines{
		Second: second.Read,
		Pages: func(b []byte) (doc *page.Document, err error) {
			err = reads.with(func(e *pdfium.Engine) (err error) { doc, err = e.Pages(b); return err })
			return doc, err
		},
		Render: func(b []byte, number int, dpi float64) (m image.Image, err error) {
			err = paints.with(func(e *pdfium.Engine) (err error) { m, err = e.Render(b, number, dpi); return err })
			return m, err
		},
	}
}

// local is a PDFium in this process. It starts with the first document, and anew after
// many documents or a trap, because what it leaves in its memory is never returned.
type local struct {
	sync.Mutex
	start  func() (*pdfium.Engine, error)
	engine *pdfium.Engine
	served int
}

func (l *local) with(serve func(*pdfium.Engine) error) error {
	l.Lock()
	defer l.Unlock()
	if l.engine != nil && (l.engine.Broken() || l.served >= recycle) {
		l.engine.Close()
		l.engine, l.served = nil, 0
	}
	if l.engine == nil {
		e, err := l.start()
		if err != nil {
			return &page.Failure{Reason: "crash", Detail: err.Error()}
		}
		l.engine = e
	}
	l.served++
	return serve(l.engine)
}
