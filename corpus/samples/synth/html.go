package synth

import (
	"strconv"
	"strings"
)

// HTML: a page around the document. A style changes the page, how words stand in
// their cells, and how tables are drawn.

// sheet draws the parts of a page; nil parts are drawn plainly.
type sheet struct {
	page  func(doc *Document, body string, d *dice) string
	words func(text string, d *dice) string
	table func(g *Grid, s *sheet, d *dice) string
	para  string // attributes of paragraphs
	cell  string // attributes of cells
}

func htmlStyle(name string, s sheet) bool {
	return register(Style{"html/" + name, ".html", Everything, func(doc *Document, d *dice) []byte {
		return []byte(s.document(doc, d))
	}})
}

func (s *sheet) document(doc *Document, d *dice) string {
	page := s.page
	if page == nil {
		page = barePage
	}
	return page(doc, s.body(doc, d), d)
}

var escape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func (s *sheet) set(text string, d *dice) string {
	if s.words == nil {
		return escape.Replace(text)
	}
	return s.words(text, d)
}

func (s *sheet) body(doc *Document, d *dice) string {
	var b strings.Builder
	b.WriteString("<h1>" + escape.Replace(doc.Title) + "</h1>\n")
	for _, block := range doc.Blocks {
		switch {
		case block.Grid != nil && s.table != nil:
			b.WriteString(s.table(block.Grid, s, d))
		case block.Grid != nil:
			b.WriteString(table(block.Grid, s, d))
		default:
			b.WriteString("<p" + s.para + ">" + s.set(block.Text, d) + "</p>\n")
		}
	}
	b.WriteString("<p" + s.para + ">" + doc.Agency + "</p>\n<p" + s.para + ">" + doc.Date + "</p>\n")
	return b.String()
}

// table draws a grid as the form does.
func table(g *Grid, s *sheet, d *dice) string { return drawn(g.Rows, s, d) }

func drawn(rows []Row, s *sheet, d *dice) string {
	var b strings.Builder
	b.WriteString("<table border=\"1\" cellspacing=\"0\">\n<tbody>\n")
	for _, r := range rows {
		b.WriteString("<tr>")
		for _, c := range r.Cells {
			b.WriteString(s.td(c, d))
		}
		b.WriteString("</tr>\n")
	}
	return b.String() + "</tbody>\n</table>\n"
}

func (s *sheet) td(c GridCell, d *dice) string {
	return "<td" + s.cell + span("rowspan", c.RowSpan) + span("colspan", c.ColSpan) + ">" + s.set(c.Text, d) + "</td>"
}

func span(name string, n int) string {
	if n < 2 {
		return ""
	}
	return " " + name + "=\"" + strconv.Itoa(n) + "\""
}

func barePage(doc *Document, body string, _ *dice) string {
	return "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escape.Replace(doc.Title) +
		"</title>\n</head>\n<body>\n" + body + "</body>\n</html>\n"
}
