package office

// A report as a plain PDF: texts and lines on pages, one font that is not embedded and
// says what its codes mean. Programs that print have far more ways: see package print.

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf16"

	"nianbao/corpus/samples/synth"
)

// leaflet is a PDF being written: its pages, and where the next line begins.
type leaflet struct {
	pages []*strings.Builder
	y     float64
}

const points = 72 / 25.4 // in a mm

func writePDF(r *synth.Report) []byte {
	l := &leaflet{}
	l.turn()
	doc := r.Document()
	l.paragraph(doc.Title, 5.6)
	for _, block := range doc.Blocks {
		if block.Grid != nil {
			l.table(block.Grid)
			l.y += 4
			continue
		}
		l.paragraph("　　"+block.Text, bodySize)
	}
	l.paragraph(doc.Agency, bodySize)
	l.paragraph(doc.Date, bodySize)
	return l.bytes()
}

func (l *leaflet) turn() {
	l.pages, l.y = append(l.pages, &strings.Builder{}), margin
}

func (l *leaflet) paragraph(text string, size float64) {
	for _, line := range wrapped(text, size, inner) {
		if l.y+size*1.6 > bottom {
			l.turn()
		}
		l.text(len(l.pages)-1, margin, l.y, size, line)
		l.y += size * 1.6
	}
}

// text writes one line, its upper left corner at (x, y).
func (l *leaflet) text(page int, x, y, size float64, text string) {
	var codes strings.Builder
	for _, c := range utf16.Encode([]rune(text + " ")) { // as word processors end their lines
		fmt.Fprintf(&codes, "%04X", c)
	}
	fmt.Fprintf(l.pages[page], "BT /F1 %.2f Tf %.2f %.2f Td <%s> Tj ET\n", size*points, x*points, (paperHeight-y-size*0.88)*points, codes.String())
}

// table goes on on the next page where one ends; a cell that is cut has its text where
// it has most room.
func (l *leaflet) table(g *synth.Grid) {
	edges := edgesOf(g)
	cells := set(g, edges)
	heights := heightsOf(g, cells)
	tops := make([]float64, len(heights))
	on := make([]int, len(heights))
	for i, h := range heights {
		if l.y+h > bottom {
			l.turn()
		}
		tops[i], on[i] = l.y, len(l.pages)-1
		l.y += h
	}
	for _, c := range cells {
		best, page := box{}, 0
		for from := c.row; from < c.row+c.RowSpan; {
			to := from
			for to < c.row+c.RowSpan && on[to] == on[from] {
				to++
			}
			r := box{edges[c.col], tops[from], edges[c.col+c.ColSpan], tops[to-1] + heights[to-1]}
			fmt.Fprintf(l.pages[on[from]], "%.2f %.2f %.2f %.2f re S\n", r.x0*points, (paperHeight-r.y1)*points, (r.x1-r.x0)*points, (r.y1-r.y0)*points)
			if r.y1-r.y0 > best.y1-best.y0 {
				best, page = r, on[from]
			}
			from = to
		}
		l.lines(page, c, best)
	}
}

// lines writes the text of a cell into the middle of a box.
func (l *leaflet) lines(page int, c setCell, r box) {
	y := (r.y0+r.y1)/2 - float64(len(c.lines))*c.size*leading/2 + c.size*(leading-1)/2
	for _, line := range c.lines {
		l.text(page, (r.x0+r.x1)/2-widthOf(line, c.size)/2, y, c.size, line)
		y += c.size * leading
	}
}

// bytes puts the objects and the table of their places together.
func (l *leaflet) bytes() []byte {
	var kids strings.Builder
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "",
		"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>",
		"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 5 0 R /DW 1000 /W [32 126 500] >>",
		"<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>",
		stream(meanings()),
	}
	for _, p := range l.pages {
		n := len(objects)
		fmt.Fprintf(&kids, "%d 0 R ", n+1)
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %.2f %.2f] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", paperWidth*points, paperHeight*points, n+2), stream("0.6 w\n"+p.String()))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(l.pages))
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
	places := fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for i, o := range objects {
		places += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", places, len(objects)+1, b.Len())
	return b.Bytes()
}

func stream(text string) string {
	return fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(text), text)
}

// meanings says that each code is the character of that number.
func meanings() string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Same def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for high := 0; high < 256; high += 64 {
		b.WriteString("64 beginbfrange\n")
		for i := high; i < high+64; i++ {
			fmt.Fprintf(&b, "<%02X00> <%02XFF> <%02X00>\n", i, i, i)
		}
		b.WriteString("endbfrange\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
