package isolate

// Whether PDF files can be read on this machine.

import (
	"fmt"
	"time"

	"nianbao/corpus/isolate/pdfium"
)

// onePage is a PDF of one blank page. It has no table of objects: readers find them.
const onePage = `%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>
endobj
trailer
<</Size 4/Root 1 0 R>>
startxref
0
%%EOF
`

// Probe reads a page in a child and says how long that took, starting included. The
// error is why no PDF can be read here.
func (p *Pool) Probe() (time.Duration, error) {
	at := time.Now()
	d, err := p.pages(newBudget(documentTime), []byte(onePage))
	if err == nil && len(d.Pages) != 1 {
		err = fmt.Errorf("a file of one page has %d", len(d.Pages))
	}
	return time.Since(at), err
}

// ChineseFont is the font that painted pages take characters from where a file embeds
// none, "" where the system has none.
func ChineseFont() string { return pdfium.ChineseFont() }
