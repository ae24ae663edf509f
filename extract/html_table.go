package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A <table> is a grid, a layout around other things, or the block that catalogues
// the document (索引号, 发布机构 …). Which one is told by what stands in it.

// table reads a table: where it is layout its cells become blocks of text.
func (w *htmlWalk) table(n *html.Node) {
	if w.cell != nil {
		w.endLine()
		if w.statutory && len(w.cell.lines) == 0 && smallTable(n) {
			w.block(n)
			return
		}
		w.cell.inner = append(w.cell.inner, n)
		return
	}
	w.endLine()
	mark, objects := w.mark(), w.objects
	captions, g := w.gridOf(n)
	if w.err != nil {
		return
	}
	anchors := anchored(g.Cells)
	if layoutTable(g, anchors, len(w.inner) > mark.inner) {
		w.rewind(mark)
		w.block(n)
		return
	}
	if anchors >= 2 && (len(w.inner) > mark.inner || w.objects > objects) {
		w.rewind(mark)
		w.statutory = true
		captions, g = w.gridOf(n)
		w.statutory = false
		anchors = max(anchors, anchored(g.Cells))
	}
	inner := slices.Clone(w.inner[mark.inner:])
	w.inner = w.inner[:mark.inner]
	for _, c := range captions {
		w.block(c)
	}
	w.items = append(w.items, htmlItem{node: n, grid: &g, anchors: anchors})
	for _, t := range inner {
		w.table(t)
	}
}

// gridOf forms the grid of a table, and gives its captions.
func (w *htmlWalk) gridOf(n *html.Node) ([]*html.Node, Grid) {
	w.cells, w.rows = w.cells[:0], w.rows[:0]
	captions, groups := w.rowsOf(n)
	if w.err != nil {
		return nil, Grid{}
	}
	g, err := formGrid(groups)
	if w.places += g.Rows * g.Cols; w.places > mostOfGrids && err == nil {
		err = &Refusal{"limit", fmt.Sprintf("tables of more than %d places under their spans", mostOfGrids)}
	}
	w.err = err
	return captions, g
}

// layoutTable: a table of one column, or one that holds other tables or whole
// passages of text, arranges the page. One in whose own short cells the anchors
// of a statutory table stand is that table, whatever else stands in it.
func layoutTable(g Grid, anchors int, nested bool) bool {
	if nested {
		return anchors < 3
	}
	if anchors >= 2 {
		return g.Cols < 2 && headed(g.Cells)
	}
	return g.Cols < 2 || passages(g.Cells)
}

// headed: a section's heading fills a cell of its own.
func headed(cells []Cell) bool {
	for _, c := range cells {
		if c.Text != "" && mayHead(c.Text) && len(c.Text) < longestLabel && numbered(keepLetters(c.Text)) {
			return true
		}
	}
	return false
}

// passages: a cell holds a section's heading on a line of its own or at least
// three paragraphs of some length.
func passages(cells []Cell) bool {
	for _, c := range cells {
		if len(c.Text) < longestLabel {
			continue
		}
		long := 0
		for _, line := range strings.Split(c.Text, "\n") {
			if len(line) > longestLabel/3 {
				long++
			}
			if long > 2 || numbered(keepLetters(line[:min(len(line), longestLabel)])) {
				return true
			}
		}
	}
	return false
}

// rowsOf reads the rows of a table in the order in which they are shown, and
// leaves its nested tables in w.inner.
func (w *htmlWalk) rowsOf(table *html.Node) (captions []*html.Node, groups []rowGroup) {
	var feet []rowGroup
	var loose rowGroup
	budget := mostInGrid
	for n := table.FirstChild; n != nil; n = n.NextSibling {
		if n.Type != html.ElementNode || w.unseen(n) {
			continue
		}
		switch n.DataAtom {
		case atom.Caption:
			captions = append(captions, n)
		case atom.Tr:
			loose = append(loose, w.rowOf(n, &budget))
		case atom.Thead, atom.Tbody:
			groups = append(groups, w.groupOf(n, &budget))
		case atom.Tfoot:
			feet = append(feet, w.groupOf(n, &budget))
		}
	}
	if len(loose) > 0 {
		groups = append(groups, loose)
	}
	return captions, append(groups, feet...)
}

func (w *htmlWalk) groupOf(n *html.Node, budget *int) rowGroup {
	from := len(w.rows)
	for tr := n.FirstChild; tr != nil; tr = tr.NextSibling {
		if tr.DataAtom == atom.Tr && !w.unseen(tr) {
			w.rows = append(w.rows, w.rowOf(tr, budget))
		}
	}
	return w.rows[from:]
}

func (w *htmlWalk) rowOf(tr *html.Node, budget *int) []spanned {
	from := len(w.cells)
	for td := tr.FirstChild; td != nil && *budget >= 0; td = td.NextSibling {
		if td.DataAtom != atom.Td && td.DataAtom != atom.Th || w.unseen(td) {
			continue
		}
		*budget--
		text, _ := w.cellText(td, 0)
		w.cells = append(w.cells, spanned{span(td, "rowspan"), span(td, "colspan"), text})
	}
	return w.cells[from:]
}

// span reads a span as browsers do: the digits that it begins with, else 1; only
// a rowspan may be 0.
func span(td *html.Node, key string) int {
	v := attr(td, key)
	if v == "" {
		return 1
	}
	v = strings.TrimPrefix(strings.TrimLeft(v, " \t\n\r\f"), "+")
	digits := len(v) - len(strings.TrimLeft(v, "0123456789"))
	if digits == 0 {
		return 1
	}
	n, err := strconv.Atoi(v[:digits])
	if err != nil {
		n = tallestSpan // more digits than a number holds
	}
	if n == 0 && key == "colspan" {
		return 1
	}
	return n
}

// attr is the value of an attribute, "" where it is missing.
func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}
