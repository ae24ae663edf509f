package office

// ODT: tables. Each place that a span covers is named.

import (
	"fmt"
	"strings"

	"nianbao/corpus/samples/synth"
)

func (w *writer) odfTables(g *synth.Grid) {
	for _, rows := range w.parts(g) {
		finer := w.finer(g.Width)
		columns := 0
		for _, n := range finer {
			columns += n
		}
		w.say(`<table:table><table:table-column table:number-columns-repeated="%d"/>`, columns)
		for i, r := range rows {
			w.say("%s", w.odfRow(r, finer, len(rows)-i))
			if w.style.Controls && !r.head && g.Table == "disclosure" && w.percent(30) {
				w.say(`<table:table-row table:visibility="collapse"><table:table-cell><text:p>规章</text:p></table:table-cell><table:table-cell table:number-columns-repeated="%d"><text:p>%s</text:p></table:table-cell></table:table-row>`, columns-1, w.other())
			}
		}
		if w.style.Strict {
			w.say(`<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="%d"/></table:table-row>`, columns)
		}
		w.say("</table:table><text:p/>")
	}
}

func (w *writer) odfRow(r row, finer []int, left int) string {
	var b strings.Builder
	b.WriteString("<table:table-row>")
	for i := 0; i < len(r.places); i++ {
		p := r.places[i]
		n := span(p, finer)
		if p.below {
			w.cover(&b, n)
			continue
		}
		same := 1
		for w.style.Strict && n == 1 && i+same < len(r.places) && plainTwin(p, r.places[i+same]) && finer[r.places[i+same].col] == 1 {
			same++
		}
		w.odfCell(&b, p, n, same, left)
		w.cover(&b, n-1)
		i += same - 1
	}
	b.WriteString("</table:table-row>")
	return b.String()
}

// plainTwin: two places that one repeated element can stand for.
func plainTwin(a, b place) bool {
	return a.RowSpan == 1 && a.ColSpan == 1 && b.RowSpan == 1 && b.ColSpan == 1 && !b.below && a.Text == b.Text
}

func (w *writer) odfCell(b *strings.Builder, p place, n, same, left int) {
	b.WriteString("<table:table-cell")
	if same > 1 {
		fmt.Fprintf(b, ` table:number-columns-repeated="%d"`, same)
	}
	if n > 1 {
		fmt.Fprintf(b, ` table:number-columns-spanned="%d"`, n)
	}
	if p.RowSpan > 1 {
		fmt.Fprintf(b, ` table:number-rows-spanned="%d"`, min(p.RowSpan, left))
	}
	b.WriteString(">" + w.odfPara(0, p.Text) + "</table:table-cell>")
}

// cover writes n places that a span covers.
func (w *writer) cover(b *strings.Builder, n int) {
	if w.style.Strict && n > 1 {
		fmt.Fprintf(b, `<table:covered-table-cell table:number-columns-repeated="%d"/>`, n)
		return
	}
	b.WriteString(strings.Repeat("<table:covered-table-cell/>", n))
}
