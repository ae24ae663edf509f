package office

// ODT: paragraphs and what stands in them.

import (
	"fmt"

	"nianbao/corpus/samples/synth"
)

func (w *writer) odfBody(doc *synth.Document) {
	if w.style.Framed {
		w.say(`<text:p>题<draw:frame draw:name="框" svg:width="10cm"><draw:text-box>%s</draw:text-box></draw:frame></text:p>`, w.odfPara(0, doc.Title))
		w.say(`<table:table><table:table-column/><table:table-row><table:table-cell>`)
	} else {
		w.say("%s", w.odfPara(0, doc.Title))
	}
	for _, b := range doc.Blocks {
		switch {
		case b.Grid != nil:
			w.odfTables(b.Grid)
		case b.Level == 1:
			w.say("%s", w.section(w.odfPara(1, b.Text), 50))
		default:
			w.say("%s", w.section(w.odfPara(0, b.Text), 10))
		}
		if w.style.Tracked && w.percent(15) {
			w.say(`<text:p>%s</text:p>`, w.odfDeleted("本段共 "+w.other()+" 件，已删。"))
		}
	}
	w.say("%s%s", w.odfPara(0, doc.Agency), w.odfPara(0, doc.Date))
	if w.style.Framed {
		w.say("</table:table-cell></table:table-row></table:table>")
	}
}

// section puts blocks into a section now and then, and a hidden one behind it.
func (w *writer) section(block string, p int) string {
	if w.style.Controls && w.percent(p) {
		return `<text:section text:name="s">` + block + `</text:section><text:section text:name="h" text:display="none"><text:p>填报说明共` + w.other() + `条</text:p></text:section>`
	}
	return block
}

// odfPara writes a paragraph, or a heading of a level; a number may move into a list.
func (w *writer) odfPara(level int, text string) string {
	open, end := "<text:p>", "</text:p>"
	if level > 0 {
		open, end = fmt.Sprintf(`<text:h text:outline-level="%d">`, level), "</text:h>"
	}
	if !w.style.Lists {
		return open + w.odfText(text) + end
	}
	rest, list, kind, fresh := w.numbers.take(text)
	if list < 0 {
		return open + w.odfText(text) + end
	}
	goesOn := ""
	if !fresh {
		goesOn = fmt.Sprintf(` text:continue-list="l%d"`, list)
	}
	return fmt.Sprintf(`<text:list xml:id="l%d" text:style-name="L%d"%s><text:list-item>%s</text:list-item></text:list>`, list, kind, goesOn, open+w.odfText(rest)+end)
}

// odfText writes text in spans.
func (w *writer) odfText(text string) string {
	switch {
	case text == "" && w.style.Runs:
		return []string{"", "　", `<text:s text:c="3"/>`, `<text:span text:style-name="T1"/>`}[w.dice.IntN(4)]
	case digits(text):
		return w.odfDigits(text)
	case !w.style.Runs:
		return escape(text)
	}
	out := ""
	for _, p := range w.pieces(text) {
		out += `<text:span text:style-name="T1">` + escape(p) + "</text:span>"
		if w.percent(10) {
			out += `<text:bookmark text:name="b"/><text:soft-page-break/>`
		}
	}
	if w.style.Controls && w.percent(30) {
		out += `<text:span text:style-name="藏">填报说明共3条</text:span><office:annotation><dc:creator>甲</dc:creator><text:p>第2处待核</text:p></office:annotation>`
	}
	return out
}

func (w *writer) odfDigits(text string) string {
	switch {
	case w.style.Tracked && w.percent(30):
		at := w.dice.IntN(len(text))
		id := w.change()
		fmt.Fprintf(&w.regions, `<text:changed-region xml:id="ct%d" text:id="ct%d"><text:insertion><office:change-info><dc:creator>甲</dc:creator><dc:date>2025-01-05T10:00:00</dc:date></office:change-info></text:insertion></text:changed-region>`, id, id)
		return w.odfDeleted(w.other()) + text[:at] + fmt.Sprintf(`<text:change-start text:change-id="ct%d"/>%s<text:change-end text:change-id="ct%d"/>`, id, text[at:], id)
	case w.style.Controls && w.percent(20):
		return `<text:expression text:formula="ooow:sum">` + text + "</text:expression>"
	case w.style.Controls && w.percent(20):
		return text + `<text:span text:style-name="藏">` + w.other() + "</text:span>"
	case w.style.Notes && w.percent(5):
		w.noted++
		return text + fmt.Sprintf(`<text:note text:note-class="footnote"><text:note-citation>%d</text:note-citation><text:note-body><text:p>%s</text:p></text:note-body></text:note>`, w.noted, w.note())
	case w.style.Runs && len(text) > 1:
		return `<text:span text:style-name="T1">` + text[:1] + "</text:span>" + text[1:]
	}
	return text
}

// odfDeleted marks the place of text that stands with the tracked changes.
func (w *writer) odfDeleted(text string) string {
	id := w.change()
	fmt.Fprintf(&w.regions, `<text:changed-region xml:id="ct%d" text:id="ct%d"><text:deletion><office:change-info><dc:creator>甲</dc:creator><dc:date>2025-01-05T10:00:00</dc:date></office:change-info><text:p>%s</text:p></text:deletion></text:changed-region>`, id, id, escape(text))
	return fmt.Sprintf(`<text:change text:change-id="ct%d"/>`, id)
}
