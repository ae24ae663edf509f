package print

// A page of a print taken out and put back as a scanner would deliver it: a picture of
// itself. The rest of the file stays.

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"regexp"
	"strconv"
	"strings"
)

var (
	kidsOf    = regexp.MustCompile(`/Kids\s*\[([^\]]*)\]`)
	reference = regexp.MustCompile(`(\d+) 0 R`)
	parentOf  = regexp.MustCompile(`/Parent\s+\d+ 0 R`)
	rootOf    = regexp.MustCompile(`/Root\s+\d+ 0 R`)
	sizeOf    = regexp.MustCompile(`/Size\s+(\d+)`)
	tableAt   = regexp.MustCompile(`startxref\s+(\d+)`)
)

// Scanned gives a print in which the page (from 1) is a picture, of dpi dots an inch.
// The print has one list of pages and one table of objects, as those of Chromium and of
// LibreOffice have.
func Scanned(b []byte, page int, m image.Image, dpi float64) ([]byte, error) {
	kids := kidsOf.FindSubmatch(b)
	if kids == nil {
		return nil, fmt.Errorf("the print has no list of pages")
	}
	pages := reference.FindAllSubmatch(kids[1], -1)
	if page < 1 || page > len(pages) {
		return nil, fmt.Errorf("page %d of %d", page, len(pages))
	}
	number, _ := strconv.Atoi(string(pages[page-1][1]))
	at := bytes.Index(b, fmt.Appendf(nil, "\n%d 0 obj", number))
	if at < 0 {
		return nil, fmt.Errorf("the print has no object %d", number)
	}
	end := at + bytes.Index(b[at:], []byte("endobj"))
	return replaced(b, number, string(parentOf.Find(b[at:end])), m, dpi)
}

// replaced appends the page anew, its painting and its picture, and their table.
func replaced(b []byte, number int, parent string, m image.Image, dpi float64) ([]byte, error) {
	size, _ := strconv.Atoi(last(sizeOf, b))
	wide, high := m.Bounds().Dx(), m.Bounds().Dy()
	w, h := float64(wide)*72/dpi, float64(high)*72/dpi
	var picture bytes.Buffer
	if err := jpeg.Encode(&picture, m, &jpeg.Options{Quality: 90}); err != nil {
		return nil, err
	}
	paint := fmt.Sprintf("q %g 0 0 %g 0 0 cm /I Do Q", w, h)
	out := bytes.NewBuffer(bytes.Clone(b))
	var table strings.Builder
	object := func(n int, text string) {
		fmt.Fprintf(&table, "%d 1\n%010d 00000 n \n", n, out.Len()+1)
		fmt.Fprintf(out, "\n%d 0 obj\n%s\nendobj\n", n, text)
	}
	object(number, fmt.Sprintf("<</Type/Page%s/MediaBox[0 0 %g %g]/Resources<</XObject<</I %d 0 R>>>>/Contents %d 0 R>>", parent, w, h, size+1, size))
	object(size, fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(paint), paint))
	object(size+1, fmt.Sprintf("<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/DCTDecode/Length %d>>stream\n%s\nendstream", wide, high, picture.Len(), picture.String()))
	fmt.Fprintf(out, "xref\n%strailer\n<</Size %d%s/Prev %s>>\nstartxref\n%d\n%%%%EOF\n", table.String(), size+2, rootOf.Find(b), last(tableAt, b), out.Len())
	return out.Bytes(), nil
}

// last is what the pattern says where it stands for the last time.
func last(pattern *regexp.Regexp, b []byte) string {
	found := pattern.FindAllSubmatch(b, -1)
	if found == nil {
		return ""
	}
	return string(found[len(found)-1][1])
}
