package office

// A report as an OFD document (GB/T 33190): pages of A4, with what such files hold beside
// the print: templates, composites, hidden texts, annotations.

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"nianbao/corpus/samples/synth"
)

// The page, in mm.
const (
	paperWidth  = 210.0
	paperHeight = 297.0
	margin      = 20.0
	bottom      = paperHeight - margin
	inner       = paperWidth - 2*margin
	bodySize    = 4.2
	tableSize   = 3.2
)

// booklet is an OFD document being written.
type booklet struct {
	dice       *rand.Rand
	prefix     string
	look       paintwork
	pages      []*sheet
	composites strings.Builder
	id         int
	y          float64 // where the next line begins
}

// paintwork is how this document writes what it shows.
type paintwork struct {
	rules     int  // boxes, lines, thin areas, one path of all
	spelled   bool // each step of a text by itself, not in groups
	scaled    bool // texts are set in another size and transformed
	templates bool // labels and lines stand in templates, figures on the pages
	composed  bool // some texts are composites
	glyphs    bool // glyph ids stand beside the characters
	hidden    bool // texts that nobody sees
	absolute  bool // parts are named from the root
}

// sheet is a page: what its template shows, and its own.
type sheet struct{ ground, front strings.Builder }

func writeOFD(r *synth.Report, d *rand.Rand) []byte {
	b := &booklet{dice: d, id: 100, prefix: []string{"ofd:", ""}[d.IntN(2)]}
	b.look = paintwork{d.IntN(4), chance(d, 40), chance(d, 25), chance(d, 30), chance(d, 25), chance(d, 25), chance(d, 40), chance(d, 40)}
	doc := r.Document()
	b.turn()
	b.paragraph(doc.Title, 5.6, true)
	b.y += 4
	for _, block := range doc.Blocks {
		if block.Grid != nil {
			b.table(block.Grid)
			b.y += 4
			continue
		}
		b.paragraph("　　"+block.Text, bodySize, false)
	}
	b.paragraph(doc.Agency, bodySize, true)
	b.paragraph(doc.Date, bodySize, true)
	return b.bytes()
}

// turn begins a page, with its number at the foot.
func (b *booklet) turn() {
	b.pages = append(b.pages, &sheet{})
	b.y = margin
	b.text(paperWidth/2-6, bottom+6, bodySize, fmt.Sprintf("- %d -", len(b.pages)), false)
	if b.look.hidden {
		b.unseen()
	}
}

// paragraph sets a text in lines.
func (b *booklet) paragraph(text string, size float64, centred bool) {
	for _, line := range wrapped(text, size, inner) {
		if b.y+size*1.6 > bottom {
			b.turn()
		}
		x := margin
		if centred {
			x = margin + (inner-widthOf(line, size))/2
		}
		b.text(x, b.y, size, line, true)
		b.y += size * 1.6
	}
}

// widthOf is the width of a text in mm: what is no letter of ASCII takes its whole size.
func widthOf(text string, size float64) float64 {
	w := 0.0
	for _, r := range text {
		w += stepOf(r, size)
	}
	return w
}

func stepOf(r rune, size float64) float64 {
	if r < 0x80 {
		return size / 2
	}
	return size
}

// wrapped cuts a text into lines that fit; letters and digits stay together.
func wrapped(text string, size, width float64) (lines []string) {
	line, word := "", ""
	flush := func() {
		if line != "" && widthOf(line+word, size) > width {
			lines, line = append(lines, line), ""
		}
		line, word = line+word, ""
	}
	for _, r := range text {
		if r >= 0x80 || r == ' ' {
			flush()
		}
		word += string(r)
		if r >= 0x80 {
			flush()
		}
	}
	flush()
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

func (b *booklet) bytes() []byte {
	space := ` xmlns:ofd="http://www.ofdspec.org/2016"`
	if b.prefix == "" {
		space = ` xmlns="http://www.ofdspec.org/2016"`
	}
	root := ""
	if b.look.absolute {
		root = "/Doc_0/"
	}
	box := "<o:PhysicalBox>0 0 210 297</o:PhysicalBox>"
	var templates, pages strings.Builder
	var parts [][2]string
	add := func(name, text string) {
		parts = append(parts, [2]string{name, xmlHead + b.named(strings.Replace(text, ">", space+">", 1))})
	}
	for i, p := range b.pages {
		shows := ""
		if b.look.templates {
			fmt.Fprintf(&templates, `<o:TemplatePage ID="%d" BaseLoc="%sTpls/Tpl_%d/Content.xml"/>`, 9000+i, root, i)
			add(fmt.Sprintf("Doc_0/Tpls/Tpl_%d/Content.xml", i), "<o:Page><o:Area>"+box+"</o:Area><o:Content><o:Layer ID=\"1\">"+p.ground.String()+"</o:Layer></o:Content></o:Page>")
			shows = fmt.Sprintf(`<o:Template TemplateID="%d" ZOrder="Background"/>`, 9000+i)
		}
		fmt.Fprintf(&pages, `<o:Page ID="%d" BaseLoc="%sPages/Page_%d/Content.xml"/>`, i+1, root, i)
		add(fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i), "<o:Page>"+shows+"<o:Area>"+box+"</o:Area><o:Content><o:Layer ID=\"2\" Type=\"Body\">"+p.front.String()+"</o:Layer></o:Content></o:Page>")
	}
	add("OFD.xml", `<o:OFD Version="1.1" DocType="OFD"><o:DocBody><o:DocInfo><o:DocID>1</o:DocID></o:DocInfo><o:DocRoot>`+root+map[bool]string{true: "", false: "Doc_0/"}[b.look.absolute]+`Document.xml</o:DocRoot></o:DocBody></o:OFD>`)
	add("Doc_0/Document.xml", `<o:Document><o:CommonData><o:PageArea>`+box+`</o:PageArea><o:PublicRes>`+root+`PublicRes.xml</o:PublicRes><o:DocumentRes>`+root+`DocumentRes.xml</o:DocumentRes>`+
		templates.String()+`</o:CommonData><o:Pages>`+pages.String()+`</o:Pages><o:Annotations>`+root+`Annots/Annotations.xml</o:Annotations></o:Document>`)
	add("Doc_0/PublicRes.xml", `<o:Res BaseLoc="Res"><o:Fonts><o:Font ID="3" FontName="宋体"/></o:Fonts><o:ColorSpaces><o:ColorSpace ID="4" Type="RGB"/></o:ColorSpaces><o:DrawParams><o:DrawParam ID="5" LineWidth="0.3"><o:FillColor Value="0 0 0" ColorSpace="4"/></o:DrawParam></o:DrawParams></o:Res>`)
	add("Doc_0/DocumentRes.xml", `<o:Res BaseLoc="Res"><o:CompositeGraphicUnits>`+b.composites.String()+`</o:CompositeGraphicUnits></o:Res>`)
	add("Doc_0/Annots/Annotations.xml", `<o:Annotations><o:Page PageID="1"><o:FileLoc>Page_0/Annotation.xml</o:FileLoc></o:Page></o:Annotations>`)
	add("Doc_0/Annots/Page_0/Annotation.xml", `<o:PageAnnot><o:Annot ID="8000" Type="Stamp"><o:Appearance Boundary="20 20 100 20">`+textObject(8001, 0, 0, 4, "99999", "g 4 2", "")+`</o:Appearance></o:Annot></o:PageAnnot>`)
	return pack(parts)
}

// named gives elements the prefix of this document.
func (b *booklet) named(text string) string {
	return strings.NewReplacer("<o:", "<"+b.prefix, "</o:", "</"+b.prefix).Replace(text)
}
