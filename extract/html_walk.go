package extract

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The one walk over the page: it lays lines, grids, links and claims of the whole
// page in one row; the report's region is cut out of that row afterwards.

// htmlItem is one line, one grid, or the place of a picture or frame.
type htmlItem struct {
	text    string
	linked  int // bytes of text that are links
	level   int // 1–6 in a heading
	grid    *Grid
	anchors int        // of the grid
	node    *html.Node // of the grid
	said    bool       // already told by a mark: no line or grid of the report
}

// htmlBox is a block element with the items that it holds: items[first:end].
type htmlBox struct {
	node       *html.Node
	parent     int // index of the box around it, or -1
	first, end int
}

// placedLink and placedMark know the item that they stand in or before.
type placedLink struct {
	at int
	Link
}

type placedMark struct {
	at int
	Mark
}

// htmlCell collects the lines of one cell. most is the number of bytes after
// which the reader has seen enough, or 0.
type htmlCell struct {
	lines []string
	inner []*html.Node
	size  int
	most  int

	object bool // shows something that is no text
}

func (c *htmlCell) full() bool { return c.most > 0 && c.size > c.most }

type htmlWalk struct {
	styles  styleRules
	showAll bool // read also what styles and attributes hide
	hid     bool // something was hidden

	items []htmlItem
	boxes []htmlBox
	links []placedLink
	marks []placedMark
	files map[int]bool // items with an attachment, made when first asked

	run       textRun
	paired    lastPairs
	cell      *htmlCell    // the cell in hand, nil outside
	spare     *htmlCell    // one that was read, for the next
	cells     []spanned    // of the table in hand
	rows      [][]spanned  // in its groups
	inner     []*html.Node // tables nested in the cells of the table in hand
	box       int          // index of the innermost open box, or -1
	level     int          // of the heading in hand
	link      int          // depth of open links
	pre       int          // depth of open <pre>
	raising   int          // depth of raised text
	tried     int          // elements looked at for tables without <table>
	read      int          // lines
	size      int          // bytes of lines
	places    int          // rows times columns of all tables
	objects   int          // cells that show something and hold no text
	statutory bool         // the table in hand is one: what its cells show counts
	lines     bool         // line ends of the source are line ends: text with some tags
	err       error
}

func walkHTML(root *html.Node, styles styleRules, lines, showAll bool) *htmlWalk {
	w := walks.Get().(*htmlWalk)
	w.styles, w.lines, w.showAll, w.box = styles, lines, showAll, -1
	w.children(root)
	w.endLine()
	return w
}

func (w *htmlWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.text(c.Data)
		case html.ElementNode:
			w.element(c)
		}
		if w.cell != nil && w.cell.most > 0 {
			if w.tried++; w.cell.full() || w.tried > mostTried {
				return
			}
		}
	}
}

func (w *htmlWalk) text(s string) {
	s = withoutWordComments(s)
	if w.pre == 0 && !w.lines {
		w.say(s)
		return
	}
	first := true
	for line := range strings.SplitSeq(s, "\n") {
		if !first {
			w.endLine()
		}
		if first = false; w.err != nil {
			return
		}
		if w.pre > 0 {
			w.run.addRaw(line)
		} else {
			w.say(line)
		}
	}
}

// say adds text to the line in hand.
func (w *htmlWalk) say(s string) {
	from := len(w.run.buf)
	if w.run.add(s, w.link > 0); w.raising == 0 {
		w.run.buf = w.run.up.Followed(w.run.buf, from)
	}
}

// unread: an element whose content is no text of the page.
func unread(a atom.Atom) bool {
	switch a {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Del,
		atom.S, atom.Strike, atom.Select, atom.Datalist, atom.Button,
		atom.Textarea, atom.Svg, atom.Math, atom.Noframes, atom.Noembed,
		atom.Audio, atom.Video, atom.Canvas, atom.Map:
		return true
	}
	return false
}

// wordIslands hold settings of Word, not text.
var wordIslands = map[string]bool{"xml": true, "w:worddocument": true, "w:latentstyles": true, "o:officedocumentsettings": true}

// unseen says whether a reader of the page does not see an element.
func (w *htmlWalk) unseen(n *html.Node) bool {
	_, unseen := w.look(n)
	return unseen
}

func (w *htmlWalk) look(n *html.Node) (l look, unseen bool) {
	if unread(n.DataAtom) || n.DataAtom == 0 && wordIslands[n.Data] {
		return l, true
	}
	if len(n.Attr) == 0 && len(w.styles.rules) == 0 {
		return l, false
	}
	if l = w.styles.of(n); !l.hidden {
		return l, false
	}
	w.hid = w.hid || !l.gone
	return l, !w.showAll || l.gone || !part(n)
}

// part: an element that a script may show as a whole, as behind a tab. Rows, cells and
// words that are hidden stay so.
func part(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Tr, atom.Td, atom.Th, atom.Thead, atom.Tbody, atom.Tfoot:
		return false
	}
	return isBlock(n.DataAtom)
}

func (w *htmlWalk) element(n *html.Node) {
	l, unseen := w.look(n)
	if w.cell != nil && isObject(n.DataAtom) {
		w.object(n)
	}
	if unseen {
		return
	}
	switch n.DataAtom {
	case atom.Sup, atom.Sub, atom.Rt:
		w.raised(n)
		return
	case atom.Br:
		w.endLine()
		return
	case atom.Table:
		w.table(n)
		return
	case atom.Title, atom.Meta, atom.Link, atom.Base:
		w.head(n)
		return
	case atom.Img, atom.Iframe, atom.Embed, atom.Object, atom.Frame:
		w.picture(n)
		return
	case atom.A:
		w.anchor(n)
		return
	case atom.Pre:
		w.pre++
		defer func() { w.pre-- }()
	case 0:
		w.customTag(n)
	}
	if blockLike(n, l.display) {
		w.block(n)
		return
	}
	if l.raised {
		w.raised(n)
		return
	}
	w.children(n)
}

// isBlock: an element that begins and ends a line.
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Dir, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption,
		atom.Figure, atom.Footer, atom.Form, atom.Frameset, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5,
		atom.H6, atom.Header, atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Menu,
		atom.Nav, atom.Ol, atom.P, atom.Pre, atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td,
		atom.Tfoot, atom.Th, atom.Thead, atom.Tr, atom.Ul:
		return true
	}
	return false
}

// blockLike: a block by its tag, unless its style makes it inline, or the reverse.
func blockLike(n *html.Node, display string) bool {
	switch {
	case display == "" || display == "none":
		return isBlock(n.DataAtom)
	case strings.HasPrefix(display, "inline"):
		return false
	}
	return isBlock(n.DataAtom) || display == "block" || display == "flex" || display == "grid" ||
		display == "list-item" || strings.HasPrefix(display, "table")
}

// block reads an element that stands on lines of its own.
func (w *htmlWalk) block(n *html.Node) {
	w.endLine()
	if w.cell == nil && w.styledGrid(n) {
		return
	}
	level := w.level
	if l := headingLevel(n); l > 0 {
		w.level = l
	}
	if w.cell == nil {
		w.boxes = append(w.boxes, htmlBox{n, w.box, len(w.items), 0})
		outer := w.box
		w.box = len(w.boxes) - 1
		defer func(me int) { w.boxes[me].end, w.box = len(w.items), outer }(w.box)
	}
	w.children(n)
	w.endLine()
	w.level = level
}

func headingLevel(n *html.Node) int {
	if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
		return int(n.Data[1] - '0')
	}
	return 0
}

// endLine puts the line in hand where it belongs: into the cell or into the row
// of items. A line of padding alone is none.
func (w *htmlWalk) endLine() {
	if len(w.run.buf) == 0 {
		w.run.space = false
		return
	}
	line, linked := w.run.take()
	w.read++
	w.size += len(line)
	if w.read > mostLines || w.size > mostText {
		w.err = &Refusal{"limit", fmt.Sprintf("more than %d lines, or %d bytes of text", mostLines, mostText)}
	}
	switch {
	case line == "" || w.err != nil:
	case w.cell != nil:
		w.cell.lines = append(w.cell.lines, line)
		w.cell.size += len(line)
	default:
		w.items = append(w.items, htmlItem{text: line, linked: linked, level: w.level})
	}
}

// cellText reads the text of a cell, blocks and breaks joined by one line end,
// without its nested tables, which are left in w.inner. It stops after most
// bytes where most is not 0.
func (w *htmlWalk) cellText(n *html.Node, most int) (text string, full bool) {
	outer, c := w.cell, w.spare
	if w.spare = nil; c == nil {
		c = &htmlCell{}
	}
	*c = htmlCell{most: most, lines: c.lines[:0], inner: c.inner[:0]}
	w.cell = c
	w.children(n)
	w.endLine()
	w.cell, w.spare = outer, c
	w.inner = append(w.inner, c.inner...)
	if len(c.lines) == 0 && c.object {
		if w.objects++; w.statutory {
			return shownObject, false
		}
	}
	return strings.Join(c.lines, "\n"), c.full()
}

// state is a point of the walk to which it can go back.
type walkState struct{ items, links, marks, inner int }

func (w *htmlWalk) mark() walkState {
	return walkState{len(w.items), len(w.links), len(w.marks), len(w.inner)}
}

func (w *htmlWalk) rewind(s walkState) {
	w.items, w.links = w.items[:s.items], w.links[:s.links]
	w.marks, w.inner = w.marks[:s.marks], w.inner[:s.inner]
}
