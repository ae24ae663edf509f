package office

// ODT: the parts of a document.

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

const odfSpaces = ` xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"` +
	` xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"` +
	` xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"`

const odfKind = "application/vnd.oasis.opendocument.text"

const odfManifest = xmlHead + `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="` + odfKind + `"/>` +
	`<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>`

const odfStyles = `<style:style style:name="藏" style:family="text"><style:text-properties text:display="none"/></style:style><style:style style:name="T1" style:family="text"><style:text-properties fo:font-size="16pt"/></style:style>`

// odf writes the report as an OpenDocument text.
func (w *writer) odf(doc *synth.Document) []byte {
	w.odfBody(doc)
	part := func(root, inner string) string {
		return xmlHead + "<office:" + root + odfSpaces + ">" + inner + "</office:" + root + ">"
	}
	changes := ""
	if w.regions.Len() > 0 {
		changes = `<text:tracked-changes>` + w.regions.String() + "</text:tracked-changes>"
	}
	return pack([][2]string{
		{"mimetype", odfKind},
		{"META-INF/manifest.xml", odfManifest},
		{"styles.xml", part("document-styles", "<office:styles/>")},
		{"content.xml", part("document-content", "<office:automatic-styles>"+odfStyles+odfLists()+"</office:automatic-styles><office:body><office:text>"+changes+w.body.String()+"</office:text></office:body>")},
	})
}

// odfLists defines a list style for each kind of number.
func odfLists() string {
	var b strings.Builder
	for k, nk := range numberKinds {
		format := "1"
		if nk.chinese {
			format = "一, 二, 三, ..."
		}
		fmt.Fprintf(&b, `<text:list-style style:name="L%d"><text:list-level-style-number text:level="1" style:num-format="%s" style:num-prefix="%s" style:num-suffix="%s"/></text:list-style>`, k, format, nk.before, nk.behind)
	}
	return b.String()
}
