package extract

import (
	"image"

	"nianbao/extract/page"
	"nianbao/extract/scan"
)

// Engines are the parts of reading that may hang, blow up or start a process. The
// room does not hold them; whoever can contain them hands them in. A nil engine
// is one that is not there: what needs it is refused with a reason.
type Engines struct {
	// Begin gives the same engines for one document, whose questions share a limit of
	// time; without it there is none.
	Begin func(Engines) Engines
	// Pages reads a PDF: glyphs, rules, fills and pictures of all pages. Its errors
	// are *page.Failure.
	Pages func(b []byte) (*page.Document, error)
	// Second reads the same PDF independently, in the order of its content stream.
	// Its failure is no failure of the document.
	Second func(b []byte) (*page.Text, error)
	// Render paints one page (from 1) with dpi dots an inch.
	Render func(b []byte, number int, dpi float64) (image.Image, error)
	// Recognize reads printed text from pictures; it needs Render for pages of a PDF.
	// Its error means that the engine failed, whatever the pictures show; a *Refusal
	// is passed on.
	Recognize scan.Recognizer
	// RecognizedBy names the engine behind Recognize with its version, once that was asked, as documents
	// and figures keep it: another version may read otherwise.
	RecognizedBy func() string
}
