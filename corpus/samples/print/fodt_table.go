package print

// Tables of a document for LibreOffice. Each place that a span covers is named.

import (
	"fmt"

	"nianbao/corpus/samples/synth"
)

func (s *fodt) table(g *synth.Grid) {
	s.tables++
	l := s.layout
	name := fmt.Sprintf("t%d", s.tables)
	wide := l.Width - 2*l.Margin
	fmt.Fprintf(&s.columns, `<style:style style:name="%s" style:family="table"><style:table-properties style:width="%gmm" table:align="center" table:border-model="collapsing" style:may-break-between-rows="true"/></style:style>`+"\n", name, wide)
	fmt.Fprintf(&s.body, `<table:table table:name="%s" table:style-name="%s">`+"\n", name, name)
	for i, w := range l.widths(g) {
		fmt.Fprintf(&s.columns, `<style:style style:name="%s.%d" style:family="table-column"><style:table-column-properties style:column-width="%.2fmm"/></style:style>`+"\n", name, i, w*wide)
		fmt.Fprintf(&s.body, `<table:table-column table:style-name="%s.%d"/>`, name, i)
	}
	heads := l.heads(g)
	covered := make([]int, g.Width) // for how many more rows a span from above covers a column
	for i, r := range g.Rows {
		if i == 0 && heads > 0 {
			s.body.WriteString("<table:table-header-rows>")
		}
		if i == heads && heads > 0 {
			s.body.WriteString("</table:table-header-rows>")
		}
		s.row(r, covered)
	}
	s.body.WriteString("</table:table>\n")
}

func (s *fodt) row(r synth.Row, covered []int) {
	s.body.WriteString(`<table:table-row table:style-name="row">`)
	cells := r.Cells
	for at := 0; at < len(covered); {
		if covered[at] > 0 {
			covered[at]--
			s.body.WriteString("<table:covered-table-cell/>")
			at++
			continue
		}
		if len(cells) == 0 {
			break
		}
		c := cells[0]
		cells = cells[1:]
		s.cell(c, len(r.Cells) == 1 && r.Head)
		for i := range c.ColSpan {
			if i > 0 {
				s.body.WriteString("<table:covered-table-cell/>")
			}
			covered[at+i] = c.RowSpan - 1
		}
		at += c.ColSpan
	}
	s.body.WriteString("</table:table-row>\n")
}

func (s *fodt) cell(c synth.GridCell, band bool) {
	style, para := "cell", "middle"
	switch {
	case band:
		style = "band"
	case wholeGroup(c):
		if s.layout.Upright {
			style = "down"
		}
	case c.Role == synth.Label, c.Role == synth.Group:
		para = "left"
	case c.Role == synth.Value:
		para = "figure"
	}
	text := escaped(c.Text)
	if s.layout.Fields && c.Role == synth.Value {
		text = s.field(text)
	}
	fmt.Fprintf(&s.body, `<table:table-cell table:style-name="%s" table:number-columns-spanned="%d" table:number-rows-spanned="%d" office:value-type="string"><text:p text:style-name="%s">%s</text:p></table:table-cell>`,
		style, c.ColSpan, c.RowSpan, para, text)
}
