package print

// A report as a flat OpenDocument text: one XML file that LibreOffice opens.

import (
	"encoding/xml"
	"strings"
)

const fodtHead = `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:ooo="http://openoffice.org/2004/office"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
`

// FODT writes the document for LibreOffice.
func (d Document) FODT() []byte {
	doc := d.Report.Document()
	s := &fodt{layout: d.Layout}
	s.para("title", doc.Title)
	for _, block := range doc.Blocks {
		switch {
		case block.Grid != nil:
			for _, g := range d.Layout.parts(block.Grid) {
				s.table(g)
				s.para("gap", "")
			}
		case block.Level == 1:
			s.para("heading", block.Text)
		default:
			s.para("text", block.Text)
		}
	}
	s.para("sign", doc.Agency)
	s.para("sign", doc.Date)
	return []byte(fodtHead + s.styles() + "<office:body><office:text>\n" + s.form() + s.body.String() + "</office:text></office:body>\n</office:document>\n")
}

// fodt is a document as it grows: its body, and a style for each column.
type fodt struct {
	layout  Layout
	body    strings.Builder
	columns strings.Builder
	tables  int
	fields  strings.Builder // of the form, where figures stand in one
	count   int             // of them
}

func (s *fodt) para(style, text string) {
	s.body.WriteString(`<text:p text:style-name="` + style + `">` + escaped(text) + "</text:p>\n")
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(text))
	return b.String()
}
