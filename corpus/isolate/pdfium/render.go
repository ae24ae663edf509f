package pdfium

// Painting a page into a picture, for those who look and for OCR.

import (
	"fmt"
	"image"
	"math"
	"regexp"

	"nianbao/extract/page"
)

const (
	// paintPages, of 64 KB, is what PDFium may take to paint: 512 MB, because pictures
	// of scanners are unpacked whole.
	paintPages = 8192
	// maxDots is the largest picture: A3 at 400 dots an inch has 31 million.
	maxDots = 40e6
)

// NewPainter starts a PDFium that paints pages. It has more memory than one that reads,
// and draws fonts that a file does not embed with a Chinese font of the system.
func NewPainter() (*Engine, error) {
	font := ChineseFont()
	e, err := start(paintPages, drawn(font))
	if err == nil {
		e.font = font
	}
	return e, err
}

// Numbers of PDFium's interface.
const (
	bgrx        = 3    // FPDFBitmap_BGRx: four bytes a dot
	annotations = 0x01 // FPDF_ANNOT: what is stamped on the page belongs to its picture
	redFirst    = 0x10 // FPDF_REVERSE_BYTE_ORDER
	white       = 0xFFFFFFFF
)

// Render paints one page (from 1), with dpi dots an inch, as the page is shown. The error
// is a *page.Failure; where a font is neither embedded nor on this machine, its reason is
// needs_font: a picture without the characters would look as if the cells were blank.
func (e *Engine) Render(b []byte, number int, dpi float64) (image.Image, error) {
	d, err := e.open(b)
	if err != nil {
		return nil, err
	}
	defer e.close(d)
	p := e.call(loadPage, d.handle, uint64(number-1))
	if e.broken != nil {
		return nil, e.failure()
	}
	if p == 0 {
		return nil, &page.Failure{Reason: "damaged", Detail: fmt.Sprintf("page %d cannot be opened", number)}
	}
	defer e.call(closePage, p)
	if e.font == "" && e.needsFont(p) {
		return nil, &page.Failure{Reason: "needs_font", Detail: "the file embeds no font for its text, and no Chinese font is installed"}
	}
	return e.paint(p, dpi)
}

func (e *Engine) paint(p uint64, dpi float64) (image.Image, error) {
	w, h := e.placing(p).size()
	width, height := int(math.Ceil(w*dpi/72)), int(math.Ceil(h*dpi/72))
	if width <= 0 || height <= 0 || float64(width)*float64(height) > maxDots {
		return nil, &page.Failure{Reason: "limit", Detail: fmt.Sprintf("a picture of %d by %d dots", width, height)}
	}
	bitmap := e.call(bitmapCreateEx, uint64(width), uint64(height), bgrx, 0, 0)
	if bitmap == 0 {
		return nil, e.failure()
	}
	defer e.call(bitmapDestroy, bitmap)
	e.call(bitmapFillRect, bitmap, 0, 0, uint64(width), uint64(height), white)
	e.call(renderPageBitmap, bitmap, p, 0, 0, uint64(width), uint64(height), 0, annotations|redFirst)
	at, stride := e.call(bitmapGetBuffer, bitmap), int(e.call(bitmapGetStride, bitmap))
	if e.broken != nil {
		return nil, e.failure()
	}
	dots, ok := e.module.Memory().Read(uint32(at), uint32(stride*height))
	if !ok {
		return nil, e.failure()
	}
	return picture(dots, stride, width, height), nil
}

// picture copies dots out of PDFium's memory; the fourth byte of each is not set there.
func picture(dots []byte, stride, width, height int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		row := m.Pix[y*m.Stride : y*m.Stride+4*width]
		copy(row, dots[y*stride:])
		for x := 3; x < len(row); x += 4 {
			row[x] = 0xFF
		}
	}
	return m
}

// needsFont says that a page shows text in a font that it does not bring along and that
// holds more than the Latin letters which PDFium can draw by itself.
func (e *Engine) needsFont(p uint64) bool {
	s := &sheet{Engine: e, fonts: map[uint64]int{}, texts: map[uint64]*textual{}, place: e.placing(p), own: maxObjects}
	s.objects(p)
	for font := range s.fonts {
		if font != 0 && int32(e.call(fontGetIsEmbedded, font)) == 0 && !carried.MatchString(e.fontName(font)) {
			return true
		}
	}
	return false
}

// carried are the fonts that PDFium brings along.
var carried = regexp.MustCompile(`^(Helvetica|Times|Courier|Symbol|ZapfDingbats|Arial)`)

// fontName is the name of a font in the file.
func (e *Engine) fontName(font uint64) string {
	const most = 256
	at := e.call(malloc, most)
	if at == 0 {
		return ""
	}
	defer e.call(free, at)
	n := min(e.call(fontGetBaseFontName, font, at, most), most)
	b, _ := e.module.Memory().Read(uint32(at), uint32(n))
	return string(b)
}
