package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Tables that are none by their tags: blocks that a style sheet lays out in rows,
// and definition lists. Names of classes only raise the question; the answer is
// whether a statutory table's anchors stand in the cells.

// longestStyled is the size in bytes of a cell beyond which a row of blocks is the
// layout of a page and no table.
const longestStyled = 600

// mostTried bounds the work on blocks that turn out to be no tables.
const mostTried = 1_000_000

// styledGrid reads a block as a grid where it is one, else leaves it to the walk.
func (w *htmlWalk) styledGrid(n *html.Node) bool {
	if w.tried > mostTried {
		return false
	}
	rows := w.styledRows(n)
	if len(rows) < 2 {
		return false
	}
	mark := w.mark()
	var group rowGroup
	for _, row := range rows {
		var cells []spanned
		for _, c := range row {
			text, full := w.cellText(c, longestStyled)
			if full || w.tried > mostTried || len(w.inner) > mark.inner || w.err != nil {
				w.rewind(mark)
				return false
			}
			cells = append(cells, spanned{1, 1, text})
		}
		group = append(group, cells)
	}
	g, err := formGrid([]rowGroup{group})
	anchors := anchored(g.Cells)
	if err != nil || anchors < 2 || g.Cols < 2 {
		w.rewind(mark)
		return false
	}
	w.items = append(w.items, htmlItem{node: n, grid: &g, anchors: anchors})
	return true
}

// styledRows are the cells of what may be rows, or nothing.
func (w *htmlWalk) styledRows(n *html.Node) [][]*html.Node {
	switch n.DataAtom {
	case atom.Dl:
		return w.definitions(n)
	case atom.Div, atom.Ul, atom.Ol, atom.Section, atom.Span, atom.Article:
	default:
		return nil
	}
	kids := w.shownChildren(n)
	if len(kids) == 1 && w.rowHint(kids[0], "tbody", "body", "rowgroup", "table-row-group") {
		kids = w.shownChildren(kids[0])
	}
	if len(kids) < 2 || !w.rowLike(kids[0]) && !w.rowLike(kids[1]) {
		return nil
	}
	var rows [][]*html.Node
	several := 0
	for _, k := range w.withoutGroups(kids) {
		cells := w.cellsOf(k)
		rows = append(rows, cells)
		several += bit(len(cells) > 1)
	}
	if several*2 < len(rows) {
		return nil
	}
	return rows
}

// withoutGroups puts the rows of blocks that stand for thead and tbody in their place.
func (w *htmlWalk) withoutGroups(kids []*html.Node) (rows []*html.Node) {
	for _, k := range kids {
		if w.rowHint(k, "thead", "tbody", "tfoot", "rowgroup", "table-row-group", "table-header-group") {
			rows = append(rows, w.shownChildren(k)...)
			continue
		}
		rows = append(rows, k)
	}
	return rows
}

// rowLike: by its style or name a row, or its first children are cells by theirs.
func (w *htmlWalk) rowLike(n *html.Node) bool {
	if w.rowHint(n, "tr", "row", "thead", "tbody", "line", "table-row", "table-row-group", "table-header-group") {
		return true
	}
	kids := w.shownChildren(n)
	return len(kids) > 1 && w.rowHint(kids[0], "td", "th", "cell", "col", "table-cell") && w.rowHint(kids[1], "td", "th", "cell", "col", "table-cell")
}

// rowHint says whether an element's display or one word of its classes is named.
func (w *htmlWalk) rowHint(n *html.Node, names ...string) bool {
	if len(n.Attr) == 0 {
		return false
	}
	display := w.styles.of(n).display
	words := strings.FieldsFunc(strings.ToLower(attr(n, "class")), func(r rune) bool {
		return r == ' ' || r == '-' || r == '_' || r >= '0' && r <= '9' || r == '\n' || r == '\t'
	})
	for _, name := range names {
		if display == name {
			return true
		}
		for _, word := range words {
			if word == name {
				return true
			}
		}
	}
	return false
}

// cellsOf are the children of a row; a row with text of its own is one cell.
func (w *htmlWalk) cellsOf(row *html.Node) []*html.Node {
	for c := row.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode && strings.TrimSpace(c.Data) != "" {
			return []*html.Node{row}
		}
	}
	cells := w.shownChildren(row)
	if len(cells) == 0 {
		return []*html.Node{row}
	}
	return cells
}

func (w *htmlWalk) shownChildren(n *html.Node) (out []*html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Br && !w.unseen(c) {
			out = append(out, c)
		}
	}
	return out
}

// definitions reads a list of terms as rows: each <dt> a label, its <dd>s values.
func (w *htmlWalk) definitions(dl *html.Node) (rows [][]*html.Node) {
	items := w.shownChildren(dl)
	for i := 0; i < len(items); i++ {
		switch n := items[i]; n.DataAtom {
		case atom.Dt:
			rows = append(rows, []*html.Node{n})
		case atom.Dd:
			if len(rows) == 0 {
				return nil
			}
			rows[len(rows)-1] = append(rows[len(rows)-1], n)
		case atom.Div:
			rows = append(rows, w.shownChildren(n))
		default:
			return nil
		}
	}
	return rows
}
