package office

// DOCX: paragraphs and what stands in them.

import (
	"fmt"

	"nianbao/corpus/samples/synth"
)

func (w *writer) wordBody(doc *synth.Document) {
	if w.style.Framed {
		w.say(`<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>%s</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>`+
			`<mc:Fallback><w:pict><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`, w.wordPara("", doc.Title), w.wordPara("", doc.Title))
		w.say(`<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>`)
	} else {
		w.say("%s", w.wordPara("", doc.Title))
	}
	for _, b := range doc.Blocks {
		switch {
		case b.Grid != nil:
			w.wordTables(b.Grid)
		case b.Level == 1:
			w.say("%s", w.controlled(w.wordPara("1", b.Text), 50))
		default:
			w.say("%s", w.controlled(w.wordPara("", b.Text), 10))
		}
		if w.style.Tracked && w.percent(15) {
			w.say(`<w:p><w:pPr><w:rPr><w:del w:id="%d" w:author="甲"/></w:rPr></w:pPr>%s</w:p>`, w.change(), w.deleted("本段共 "+w.other()+" 件，已删。"))
		}
	}
	w.say("%s%s", w.wordPara("", doc.Agency), w.wordPara("", doc.Date))
	if w.style.Framed {
		w.say(`</w:tc></w:tr></w:tbl><w:p/>`)
	}
}

// controlled puts blocks into a content control now and then.
func (w *writer) controlled(block string, p int) string {
	if w.style.Controls && w.percent(p) {
		return "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>" + block + "</w:sdtContent></w:sdt>"
	}
	return block
}

// wordPara writes a paragraph of a style; a number may move into a list.
func (w *writer) wordPara(style, text string) string {
	props := ""
	if style != "" {
		props = `<w:pStyle w:val="` + style + `"/>`
	}
	if w.style.Lists {
		rest, list, _, _ := w.numbers.take(text)
		if list >= 0 {
			text = rest
			props += fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, list+1)
		}
	}
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	marks := ""
	if w.style.Runs { // of the sessions in which Word wrote it
		marks = fmt.Sprintf(` w:rsidR="%08X" w:rsidRDefault="%08X" w:rsidP="%08X"`, w.dice.Uint32(), w.dice.Uint32(), w.dice.Uint32())
	}
	return "<w:p" + marks + ">" + props + w.wordText(text) + "</w:p>"
}

// wordText writes text as runs.
func (w *writer) wordText(text string) string {
	if text == "" {
		if w.style.Runs {
			return []string{"", run("　"), run(" "), run("\u00a0\u00a0"), `<w:r><w:rPr><w:b/></w:rPr></w:r>`}[w.dice.IntN(5)]
		}
		return ""
	}
	if w.gone {
		return w.deleted(text)
	}
	if digits(text) {
		return w.wordDigits(text)
	}
	if !w.style.Runs {
		return run(text)
	}
	out := ""
	for _, p := range w.pieces(text) {
		out += fmt.Sprintf(`<w:r w:rsidRPr="%08X"><w:rPr><w:rFonts w:hint="eastAsia" w:ascii="仿宋" w:eastAsia="仿宋"/><w:sz w:val="32"/></w:rPr><w:t xml:space="preserve">%s</w:t></w:r>`, w.dice.Uint32(), escape(p))
		if w.percent(20) {
			out += `<w:proofErr w:type="gramStart"/><w:bookmarkStart w:id="1" w:name="_Hlk"/><w:bookmarkEnd w:id="1"/>`
		}
	}
	if w.style.Controls && w.percent(30) {
		out += `<w:r><w:rPr><w:rStyle w:val="no"/></w:rPr><w:t>填报说明共3条</w:t></w:r>`
	}
	return out
}

// wordDigits writes a number: what a draft had before is deleted, a total is a formula,
// a hidden number stands beside.
func (w *writer) wordDigits(text string) string {
	switch {
	case w.style.Tracked && w.percent(30):
		at := w.dice.IntN(len(text))
		return w.deleted(w.other()) + run(text[:at]) + fmt.Sprintf(`<w:ins w:id="%d" w:author="甲">%s</w:ins>`, w.change(), run(text[at:]))
	case w.style.Tracked && w.percent(20):
		return fmt.Sprintf(`<w:r><w:rPr><w:rPrChange w:id="%d"><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>%s</w:t></w:r>`, w.change(), text) + w.deleted(w.other())
	case w.style.Controls && w.percent(20):
		return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> =SUM(LEFT) \# "0" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>` + run(text) + `<w:r><w:fldChar w:fldCharType="end"/></w:r>`
	case w.style.Controls && w.percent(20):
		return "<w:sdt><w:sdtContent>" + run(text) + `</w:sdtContent></w:sdt><w:r><w:rPr><w:vanish/></w:rPr><w:t>` + w.other() + "</w:t></w:r>"
	case w.style.Notes && w.percent(5):
		return run(text) + w.wordNote()
	case w.style.Runs && len(text) > 1:
		return run(text[:1]) + run(text[1:])
	}
	return run(text)
}

func run(text string) string {
	if text == "" {
		return ""
	}
	return `<w:r><w:t xml:space="preserve">` + escape(text) + `</w:t></w:r>`
}

func (w *writer) change() int {
	w.changes++
	return w.changes
}

func (w *writer) deleted(text string) string {
	return fmt.Sprintf(`<w:del w:id="%d" w:author="甲"><w:r><w:delText>%s</w:delText></w:r></w:del>`, w.change(), escape(text))
}
