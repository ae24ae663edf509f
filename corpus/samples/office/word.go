package office

// DOCX: the parts of a document.

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

// Namespaces of the two editions.
const (
	transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	strict       = "http://purl.oclc.org/ooxml/wordprocessingml/main"
)

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

const wordTypes = xmlHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
	`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
	`<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>` +
	`<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/></Types>`

const wordStyles = `<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>` +
	`<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
	`<w:style w:type="character" w:styleId="no"><w:name w:val="Hint"/><w:rPr><w:vanish/></w:rPr></w:style>`

// wordRules are the rules over footnotes, which are notes of their own.
const wordRules = `<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`

// wordNote writes a footnote, and gives its mark.
func (w *writer) wordNote() string {
	w.noted++
	fmt.Fprintf(&w.notes, `<w:footnote w:id="%d"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>%s</w:p></w:footnote>`, w.noted, run(" "+w.note()))
	return fmt.Sprintf(`<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="%d"/></w:r>`, w.noted)
}

// word writes the report as a document of Word.
func (w *writer) word(doc *synth.Document) []byte {
	w.wordBody(doc)
	relations := func(list ...[2]string) string {
		var b strings.Builder
		base := "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
		if w.style.Strict {
			base = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
		}
		for i, r := range list {
			fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s%s" Target="%s"/>`, i+1, base, r[0], r[1])
		}
		return xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + b.String() + `</Relationships>`
	}
	return pack([][2]string{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", relations([2]string{"officeDocument", "word/document.xml"})},
		{"word/_rels/document.xml.rels", relations([2]string{"styles", "styles.xml"}, [2]string{"numbering", "numbering.xml"}, [2]string{"footnotes", "footnotes.xml"})},
		{"word/document.xml", w.wordPart("document", "<w:body>"+w.body.String()+"<w:sectPr/></w:body>")},
		{"word/styles.xml", w.wordPart("styles", wordStyles)},
		{"word/numbering.xml", w.wordPart("numbering", w.wordNumbering())},
		{"word/footnotes.xml", w.wordPart("footnotes", wordRules+w.notes.String())},
	})
}

// wordPart puts a part into its root, with the prefix of the style's edition.
func (w *writer) wordPart(root, inner string) string {
	part := fmt.Sprintf(`<w:%s xmlns:w="%s" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml">%s</w:%s>`, root, transitional, inner, root)
	if w.style.Strict {
		part = strings.NewReplacer("<w:", "<ns0:", "</w:", "</ns0:", " w:", " ns0:", "xmlns:w=", "xmlns:ns0=", transitional, strict).Replace(part)
	}
	return xmlHead + part
}

// wordNumbering defines a list for each kind of number, and its uses.
func (w *writer) wordNumbering() string {
	var b strings.Builder
	for k, nk := range numberKinds {
		format := "decimal"
		if nk.chinese {
			format = []string{"chineseCounting", "chineseCountingThousand"}[k%2]
		}
		fmt.Fprintf(&b, `<w:abstractNum w:abstractNumId="%d"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:suff w:val="nothing"/><w:lvlText w:val="%s%%1%s"/></w:lvl></w:abstractNum>`, k, format, nk.before, nk.behind)
	}
	for i, u := range w.numbers.begun {
		fmt.Fprintf(&b, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`, i+1, u.kind)
	}
	return b.String()
}
