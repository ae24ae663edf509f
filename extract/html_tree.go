package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Most pages close what they open, and then the tree is the nesting of their tags.
// Such a page is made into its tree here in a third of the parser's time; at the
// first tag that only the rules of the standard (13.2.6) can place, the parser takes
// the page from its beginning. A tree made here is the parser's, node for node.

// Bounds within which no limit of html_work.go can be passed: so many bytes hold no
// more tags and attributes, and so little formatting makes no more nodes.
const (
	mostPlain       = 1 << 20
	plainDepth      = 400
	plainAttributes = 15 // of one tag
	plainFormats    = 4  // open formatting elements, and three at most are alike
)

// htmlPart is where in the page the next tag stands.
type htmlPart int

const (
	beforeRoot htmlPart = iota
	beforeHead
	inHead
	afterHead
	inBody
	afterBody
	afterRoot
)

// openTag is an element that is open, with what is open around it.
type openTag struct {
	node    *html.Node
	kind    tagKind
	p       bool // a <p> is open, up to here, that the next block ends
	cell    int  // where the cell or caption around it stands among the open, or 0
	formats int  // formatting open in that cell
}

// treeBuilder makes the tree of one page.
type treeBuilder struct {
	text    string
	at      int
	part    htmlPart
	open    []openTag
	css     strings.Builder
	returns bool // \r stands in the text
	form    bool // a <form> was opened and not closed
	quirks  bool // no doctype of today: a table stands in a paragraph
	typed   bool // a doctype was read
	room    *treeRoom
}

// plainTree is the tree and the style sheets of a page that keeps to the nesting of
// its tags; ok is false for any other.
func plainTree(text string, room *treeRoom) (root *html.Node, css string, ok bool) {
	if len(text) > mostPlain || strings.IndexByte(text, 0) >= 0 {
		return nil, "", false
	}
	b := treeBuilder{text: text, returns: strings.IndexByte(text, '\r') >= 0, quirks: true, open: make([]openTag, 1, 64), room: room}
	b.open[0].node = b.room.node(html.DocumentNode, "")
	for b.at < len(text) {
		i := 0
		if text[b.at] != '<' {
			if i = strings.IndexByte(text[b.at:], '<'); i < 0 {
				i = len(text) - b.at
			}
		}
		if i > 0 && !b.words(text[b.at:b.at+i]) {
			return nil, "", false
		}
		if b.at += i; b.at < len(text) && !b.markup() {
			return nil, "", false
		}
	}
	ended := b.part > inBody || b.part == inBody && b.top().kind == bodyElement
	return b.open[0].node, b.css.String(), ended
}

func (b *treeBuilder) top() *openTag { return &b.open[len(b.open)-1] }

func (b *treeBuilder) pop() { b.open = b.open[:len(b.open)-1] }

// add makes a node the last child of an element.
func (b *treeBuilder) add(parent, child *html.Node) {
	last := parent.LastChild
	child.Parent, child.PrevSibling = parent, last
	if parent.LastChild = child; last != nil {
		last.NextSibling = child
		return
	}
	parent.FirstChild = child
}

// push opens an element in the innermost one.
func (b *treeBuilder) push(n *html.Node, kind tagKind) bool {
	around := b.top()
	b.add(around.node, n)
	t := openTag{node: n, kind: kind, p: around.p, cell: around.cell, formats: around.formats}
	switch kind {
	case paragraphTag:
		t.p = true
	case formatTag:
		t.formats++
	case cellTag, captionTag:
		t.p, t.cell, t.formats = false, len(b.open), 0
	case tableTag:
		t.p, t.cell = false, 0
	}
	b.open = append(b.open, t)
	return len(b.open) < plainDepth
}

// words places the text between two tags.
func (b *treeBuilder) words(s string) bool {
	s = b.decoded(s)
	if b.part == inBody && !b.top().kind.ofTable() {
		return b.addText(s)
	}
	if strings.Trim(s, " \t\r\n\f") != "" {
		return false
	}
	return b.part <= beforeHead || b.addText(s)
}

// addText adds text, to the text before it where nothing stands between; very much of
// it is left to the parser, which joins it at the end only.
func (b *treeBuilder) addText(s string) bool {
	parent := b.top().node
	if last := parent.LastChild; last != nil && last.Type == html.TextNode {
		last.Data += s
		return len(last.Data) < 1<<12
	}
	b.add(parent, b.room.node(html.TextNode, s))
	return true
}

// comment places a comment: behind the body it stands beside it.
func (b *treeBuilder) comment(s string) bool {
	parent := b.top().node
	switch b.part {
	case afterBody:
		parent = b.open[1].node
	case afterRoot:
		parent = b.open[0].node
	}
	b.add(parent, b.room.node(html.CommentNode, b.decoded(s)))
	return true
}

// start places an element; false where its place is not that of its tag.
func (b *treeBuilder) start(n *html.Node, kind tagKind) bool {
	switch b.part {
	case beforeRoot:
		b.part = beforeHead
		return kind == rootTag && b.push(n, kind)
	case beforeHead:
		b.part = inHead
		return kind == headTag && b.push(n, kind)
	case inHead:
		switch {
		case kind == rawElement && n.DataAtom != atom.Textarea && n.DataAtom != atom.Iframe:
			return b.raw(n)
		case kind == emptyHeadTag:
			b.add(b.top().node, n)
			return true
		}
		return false
	case afterHead:
		b.part = inBody
		return kind == bodyElement && b.push(n, kind)
	case inBody:
		return b.startInBody(n, kind)
	}
	return false
}

func (b *treeBuilder) startInBody(n *html.Node, kind tagKind) bool {
	if kind.ofTable() && kind != tableTag || kind == cellTag {
		if at := b.top().cell; at > 0 && b.open[at].kind == cellTag {
			b.open = b.open[:at] // the next cell or row ends this one
		}
		return b.startInTable(n, kind)
	}
	if b.top().kind.ofTable() {
		return kind == captionTag && b.top().kind == tableTag && b.push(n, kind)
	}
	switch kind {
	case inlineTag:
		return b.push(n, kind)
	case formatTag:
		return b.startFormat(n)
	case emptyTag, emptyHeadTag:
		b.add(b.top().node, n)
		return true
	case rawElement:
		return b.raw(n)
	case tableTag:
		return (b.quirks || b.endParagraph()) && b.push(n, kind)
	case itemTag:
		return b.startItem(n)
	case unplainTag, rootTag, headTag, bodyElement, captionTag:
		return false
	}
	if !b.endParagraph() {
		return false
	}
	switch {
	case n.DataAtom == atom.Hr:
		b.add(b.top().node, n)
		return true
	case kind == headingTag && b.top().kind == headingTag, kind == formTag && b.form:
		return false
	}
	b.form = b.form || kind == formTag
	return b.push(n, kind)
}

// endParagraph ends the paragraph that a block finds open; false where other
// elements are open in it.
func (b *treeBuilder) endParagraph() bool {
	if b.top().p && b.top().kind == paragraphTag {
		b.pop()
	}
	return !b.top().p
}

// startItem: an item ends the one before it in the same list.
func (b *treeBuilder) startItem(n *html.Node) bool {
	switch t := b.top(); {
	case t.kind == itemTag && (t.node.DataAtom == atom.Li) == (n.DataAtom == atom.Li):
		b.pop()
	case t.kind != listTag || (t.node.DataAtom == atom.Dl) == (n.DataAtom == atom.Li):
		return false
	}
	return b.endParagraph() && b.push(n, itemTag)
}

// startFormat opens a formatting element. A few that are alike stay open side by
// side; a link in a link does not.
func (b *treeBuilder) startFormat(n *html.Node) bool {
	t := b.top()
	if t.formats >= plainFormats {
		return false
	}
	alike := 0
	for i := len(b.open) - 1; i > t.cell && t.formats > 0; i-- {
		alike += bit(b.open[i].node.DataAtom == n.DataAtom)
	}
	if alike > 2 || alike > 0 && n.DataAtom == atom.A {
		return false
	}
	sortAttributes(n.Attr)
	return b.push(n, formatTag)
}

// startInTable opens a part of a table, with the parts around it that have no tags.
func (b *treeBuilder) startInTable(n *html.Node, kind tagKind) bool {
	for {
		switch in := b.top().kind; {
		case in == colgroupTag && kind == colTag:
			b.add(b.top().node, n)
			return true
		case in == colgroupTag, in == sectionTag && kind == sectionTag, in == rowTag && (kind == rowTag || kind == sectionTag):
			b.pop()
		case in == tableTag && (kind == sectionTag || kind == colgroupTag), in == sectionTag && kind == rowTag, in == rowTag && kind == cellTag:
			return b.push(n, kind)
		case in == tableTag && kind == colTag:
			b.push(b.room.element(atom.Colgroup, "colgroup"), colgroupTag)
		case in == tableTag:
			b.push(b.room.element(atom.Tbody, "tbody"), sectionTag)
		case in == sectionTag && kind == cellTag:
			b.push(b.room.element(atom.Tr, "tr"), rowTag)
		default:
			return false
		}
	}
}

// end closes an element; false where it is not the innermost.
func (b *treeBuilder) end(a atom.Atom, name string) bool {
	kind := kindOf(a)
	switch {
	case b.part == inHead && kind == headTag:
		b.pop()
		b.part = afterHead
		return true
	case b.part == inBody && b.top().kind == bodyElement && kind == bodyElement:
		b.part = afterBody
		return true
	case b.part == inBody && b.top().kind == bodyElement && kind == rootTag, b.part == afterBody && kind == rootTag:
		b.part = afterRoot
		return true
	case b.part != inBody:
		return false
	}
	switch kind {
	case blockTag, listTag, formTag:
		for b.top().kind == paragraphTag || b.top().kind == itemTag {
			b.pop()
		}
	case cellTag, captionTag:
		if b.top().cell == 0 {
			return false
		}
		b.open = b.open[:b.top().cell+1]
	case rowTag, sectionTag, tableTag:
		b.endInTable(kind)
	}
	t := b.top()
	if t.node.DataAtom != a || t.node.Data != name || t.kind == bodyElement {
		return false
	}
	b.form = b.form && kind != formTag
	b.pop()
	return true
}

// endInTable closes what the end of a row, of rows or of a table closes with it.
func (b *treeBuilder) endInTable(kind tagKind) {
	if at := b.top().cell; at > 0 && b.open[at].kind == cellTag {
		b.open = b.open[:at]
	}
	if kind != rowTag && b.top().kind == rowTag {
		b.pop()
	}
	if kind == tableTag && (b.top().kind == sectionTag || b.top().kind == colgroupTag) {
		b.pop()
	}
}
