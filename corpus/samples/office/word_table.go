package office

// DOCX: tables.

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

// wide is a drawn column, in twentieths of a point.
const wide = 600

func (w *writer) wordTables(g *synth.Grid) {
	for _, rows := range w.parts(g) {
		finer := w.finer(g.Width)
		before, columns := 0, 0
		if w.style.Fine {
			before = w.dice.IntN(3) // every row begins behind some places
		}
		for _, n := range finer {
			columns += n
		}
		w.say(`<w:tbl><w:tblPr><w:tblW w:w="%d" w:type="dxa"/></w:tblPr><w:tblGrid>%s</w:tblGrid>`, wide*columns, strings.Repeat(fmt.Sprintf(`<w:gridCol w:w="%d"/>`, wide), before+columns))
		for _, r := range rows {
			w.say("%s", w.wordRow(r, finer, before, ""))
			if w.style.Tracked && !r.head && w.percent(8) {
				w.say("%s", w.wordGone(r, finer, before))
			}
		}
		w.say("</w:tbl>")
		w.say("<w:p/>")
	}
}

// wordGone is a copy of a row that was deleted, with other numbers.
func (w *writer) wordGone(r row, finer []int, before int) string {
	gone := row{}
	for _, p := range r.places {
		if digits(p.Text) {
			p.Text = w.other()
		}
		gone.places = append(gone.places, p)
	}
	w.gone = true
	defer func() { w.gone = false }()
	return w.wordRow(gone, finer, before, fmt.Sprintf(`<w:del w:id="%d" w:author="甲"/>`, w.change()))
}

func (w *writer) wordRow(r row, finer []int, before int, props string) string {
	if before > 0 {
		props += fmt.Sprintf(`<w:gridBefore w:val="%d"/><w:wBefore w:w="%d" w:type="dxa"/>`, before, wide*before)
	}
	if props != "" {
		props = "<w:trPr>" + props + "</w:trPr>"
	}
	var b strings.Builder
	for _, p := range r.places {
		b.WriteString(w.wordCell(p, finer))
	}
	return w.controlled("<w:tr>"+props+b.String()+"</w:tr>", 15)
}

func (w *writer) wordCell(p place, finer []int) string {
	n := span(p, finer)
	props := fmt.Sprintf(`<w:tcW w:w="%d" w:type="dxa"/>`, wide*n)
	if n > 1 {
		props += fmt.Sprintf(`<w:gridSpan w:val="%d"/>`, n)
	}
	switch {
	case p.below:
		props += "<w:vMerge/>"
	case p.RowSpan > 1:
		props += `<w:vMerge w:val="restart"/>`
	}
	text := p.Text
	if p.below && w.style.Runs {
		text = "旧" // what stands in the lower part of a merged cell is not shown
	}
	paragraph := w.controlled(w.wordPara("", text), 10)
	if w.style.Runs && p.Role == synth.Header && w.percent(20) && len([]rune(text)) == 4 {
		letters := []rune(text)
		paragraph = w.wordPara("", string(letters[:2])) + w.wordPara("", string(letters[2:]))
	}
	return w.controlled("<w:tc><w:tcPr>"+props+"</w:tcPr>"+paragraph+"</w:tc>", 5)
}
