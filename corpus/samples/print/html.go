package print

// A report as a web page: Chromium prints it by its style sheet, and LibreOffice
// by the attributes that HTML had before there were any.

import (
	"fmt"
	"html"
	"strings"

	"nianbao/corpus/samples/synth"
)

// HTML writes the document as a page to print.
func (d Document) HTML() []byte {
	doc := d.Report.Document()
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" + html.EscapeString(doc.Title) + "</title>\n")
	if !d.Layout.Plain {
		b.WriteString("<style>\n" + d.Layout.css() + "</style>\n")
	}
	b.WriteString("</head><body>\n" + d.Layout.notes())
	if d.Layout.Plain {
		b.WriteString("<p>&nbsp;</p>\n") // LibreOffice's web view prints an empty page in place of what stands first
	}
	b.WriteString("<h1>" + html.EscapeString(doc.Title) + "</h1>\n")
	for _, block := range doc.Blocks {
		switch {
		case block.Grid != nil:
			for _, g := range d.Layout.parts(block.Grid) {
				b.WriteString(d.Layout.table(g))
			}
		case block.Level == 1:
			b.WriteString("<h2>" + html.EscapeString(block.Text) + "</h2>\n")
		default:
			b.WriteString("<p>" + html.EscapeString(block.Text) + "</p>\n")
		}
	}
	b.WriteString("<p class=sign>" + doc.Agency + "</p>\n<p class=sign>" + doc.Date + "</p>\n</body></html>\n")
	return []byte(b.String())
}

// notes are what some offices print beside the text, on every page.
func (l Layout) notes() string {
	if !l.Notes {
		return ""
	}
	return "<div class=\"note left\">注：本报告所列数据统计期限为一年，共6个部分。<br><br>联系电话见网站。</div>\n" +
		"<div class=\"note right\">数据说明：表中第3列、第4列由各科室提供，2处口径有调整。</div>\n"
}

// parts cuts table two into its blocks where the layout has a table for each.
func (l Layout) parts(g *synth.Grid) []*synth.Grid {
	if !l.Parts || g.Table != "disclosure" {
		return []*synth.Grid{g}
	}
	var list []*synth.Grid
	for _, r := range g.Rows {
		if len(r.Cells) == 1 {
			list = append(list, &synth.Grid{Table: g.Table, Width: g.Width})
		}
		last := list[len(list)-1]
		last.Rows = append(last.Rows, r)
	}
	return list
}

func (l Layout) table(g *synth.Grid) string {
	var b strings.Builder
	b.WriteString("<table border=1 cellspacing=0 width=\"100%\"><colgroup>")
	for _, w := range l.widths(g) {
		fmt.Fprintf(&b, "<col style=\"width:%.2f%%\" width=\"%.0f%%\">", 100*w, 100*w)
	}
	b.WriteString("</colgroup>\n")
	heads := l.heads(g)
	for i, r := range g.Rows {
		switch {
		case i == 0 && heads > 0:
			b.WriteString("<thead>")
		case i == heads && heads > 0:
			b.WriteString("</thead><tbody>")
		}
		b.WriteString("<tr>")
		for _, c := range r.Cells {
			b.WriteString(td(c, len(r.Cells) == 1 && r.Head))
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</table>\n"
}

// heads is how many rows stand again on each page.
func (l Layout) heads(g *synth.Grid) int {
	if !l.Repeat || g.Table == "disclosure" {
		return 0
	}
	n := 0
	for n < len(g.Rows) && g.Rows[n].Head {
		n++
	}
	return n
}

// widths are those of the columns, as shares of 1.
func (l Layout) widths(g *synth.Grid) []float64 {
	if g.Table != "requests" {
		list := make([]float64, g.Width)
		for i := range list {
			list[i] = 1 / float64(g.Width)
		}
		return list
	}
	c := l.Columns
	list := []float64{c.Group, c.Inner, c.Label}
	for range 7 {
		list = append(list, c.Figure)
	}
	sum := 0.
	for _, w := range list {
		sum += w
	}
	for i := range list {
		list[i] /= sum
	}
	return list
}

func td(c synth.GridCell, band bool) string {
	class, align := c.Role, " align=center"
	switch {
	case band:
		class += " band"
	case wholeGroup(c):
		class += " done"
	case c.Role == synth.Label || c.Role == synth.Group:
		align = ""
	}
	return fmt.Sprintf("<td class=\"%s\" rowspan=%d colspan=%d%s><span>%s</span></td>", class, c.RowSpan, c.ColSpan, align, html.EscapeString(c.Text))
}

// wholeGroup is the label over all outcomes.
func wholeGroup(c synth.GridCell) bool { return c.Role == synth.Group && c.RowSpan > 12 }
