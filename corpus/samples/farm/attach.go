package farm

// Reports in attachments: the page has a sentence and a link.

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"nianbao/corpus/samples/office"
)

// written is the report as a document of an office program.
func written(p *paper, format string) []byte {
	d := office.Document{Seed: p.unit.seed(p.year), Report: p.report}
	return d.As(format).Bytes()
}

// attachFile lays a page and beside it the report as a document.
func (s *site) attachFile(p *paper, format, path string) {
	s.attach(p, format, path)
	s.file(path, "application/octet-stream", written(p, format))
}

// attach lays the page that leads to an attachment.
func (s *site) attach(p *paper, carrier, href string) {
	p.carrier, p.holds, p.attached = carrier, href, true
	if carrier == "doc" { // a page that was saved under another name
		p.carrier, p.note = "html", "HTML that is called .doc"
	}
	if p.removed {
		return
	}
	s.put(p.path, s.article(p.title, p.on, p.unit.agency.Name, fmt.Sprintf("<p>现将《%s》予以公布，全文见附件。</p>\n<p>附件：<a href=\"%s\">%s.%s</a></p>", p.title, href, p.title, carrier)))
}

// blankPNG is a picture of a sheet of paper with rules on it.
func blankPNG() []byte {
	m := image.NewGray(image.Rect(0, 0, 620, 877))
	for y := range 877 {
		for x := range 620 {
			if m.SetGray(x, y, color.Gray{Y: 255}); y%40 == 0 && x > 40 && x < 580 {
				m.SetGray(x, y, color.Gray{Y: 0})
			}
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}
