package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The tags of a plain page, read as the parser's tokenizer reads them. What it reads in
// an unusual way is left to it.

// markup reads what begins at the '<' in hand.
func (b *treeBuilder) markup() bool {
	rest := b.text[b.at+1:]
	switch {
	case rest == "":
		return false
	case isLetter(rest[0]):
		return b.startTag()
	case rest[0] == '/':
		return b.endTag()
	case strings.HasPrefix(rest, "!--"):
		return b.fullComment(rest[3:])
	case rest[0] != '!' && rest[0] != '?':
		return false
	}
	inner, _, closed := strings.Cut(rest, ">")
	if b.at += 2 + len(inner); !closed {
		return false
	}
	if len(inner) >= 8 && strings.EqualFold(inner[:8], "!doctype") {
		return b.doctype(inner[1:])
	}
	return len(inner) > 1 && b.comment(strings.TrimPrefix(inner, "!")) // <![if …]>, <?xml …>
}

func (b *treeBuilder) fullComment(s string) bool {
	inner, _, closed := strings.Cut(s, "-->")
	if !closed || s[0] == '>' || strings.HasPrefix(s, "->") || strings.Contains(inner, "--!") {
		return false
	}
	b.at += len("<!--") + len(inner) + len("-->")
	return b.comment(inner)
}

// doctype: the parser reads any but the usual one, apart from the page, and tells
// whether a table ends a paragraph under it.
func (b *treeBuilder) doctype(s string) bool {
	if b.part != beforeRoot || b.typed {
		return false
	}
	n := &html.Node{Type: html.DoctypeNode, Data: "html"}
	if b.typed, b.quirks = true, false; s != "DOCTYPE html" {
		alone, err := html.Parse(strings.NewReader("<!" + s + "><p><table>"))
		if err != nil || alone.FirstChild.Type != html.DoctypeNode {
			return false
		}
		n = alone.FirstChild
		p := alone.LastChild.LastChild.FirstChild
		b.quirks = p.FirstChild != nil
	}
	own := b.room.node(html.DoctypeNode, n.Data)
	own.Attr = n.Attr
	b.add(b.open[0].node, own)
	return true
}

// plainName is the length of a tag's name and whether it has capital letters; -1
// where the tokenizer may see another name.
func plainName(s string) (n int, capital bool) {
	for ; n < len(s); n++ {
		switch c := s[n]; {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == ':', c == '_', c == '-', c == '.':
		case c >= 'A' && c <= 'Z':
			capital = true
		case blankByte(c), c == '/', c == '>':
			return n, capital
		default:
			return -1, false
		}
	}
	return -1, false
}

// name reads the name at the place in hand and steps behind it.
func (b *treeBuilder) name() (a atom.Atom, name string, ok bool) {
	n, capital := plainName(b.text[b.at:])
	if n <= 0 {
		return 0, "", false
	}
	name = b.text[b.at : b.at+n]
	if capital {
		name = strings.ToLower(name)
	}
	b.at += n
	a, name = known(name)
	return a, name, true
}

// common are names of elements, each at its place by its ends and its length.
var common = func() (list [128]struct {
	name string
	atom atom.Atom
}) {
	for _, a := range []atom.Atom{atom.Span, atom.Td, atom.P, atom.Tr, atom.Font, atom.A, atom.Li, atom.Div, atom.B, atom.Strong,
		atom.Br, atom.Ul, atom.Img, atom.Th, atom.Table, atom.Tbody, atom.Meta, atom.Script, atom.Link, atom.Col, atom.U, atom.I} {
		e := &list[placeOf(a.String())]
		e.name, e.atom = a.String(), a
	}
	return list
}()

func placeOf(name string) byte { return (name[0] + name[len(name)-1]<<2 + byte(len(name))) % 128 }

// known is the atom of a name, 0 where HTML does not know it; the name is not the page's
// then.
func known(name string) (atom.Atom, string) {
	if c := &common[placeOf(name)]; c.name == name {
		return c.atom, c.name
	}
	if len(name) > len("figcaption") {
		return atom.Lookup([]byte(name)), name
	}
	var short [len("figcaption")]byte
	if a := atom.Lookup(short[:copy(short[:], name)]); a != 0 {
		return a, a.String()
	}
	return 0, name
}

// startTag reads a tag, or takes what a tag of the same bytes was read as: most tags of
// a page are written many times.
func (b *treeBuilder) startTag() bool {
	raw := b.text[b.at:]
	raw = raw[:strings.IndexByte(raw, '>')+1]
	seen := b.room.tags.of(raw)
	if raw != "" && seen.raw == raw {
		b.at += len(raw)
		n := b.room.element(seen.atom, seen.name)
		n.Attr = seen.attrs
		return b.start(n, seen.kind)
	}
	from := b.at
	b.at++
	a, name, ok := b.name()
	if !ok {
		return false
	}
	n := b.room.element(a, name)
	if b.text[b.at] == '>' {
		b.at++
	} else if n.Attr, ok = b.attributes(); !ok {
		return false
	}
	kind := kindOf(a)
	if b.at-from == len(raw) { // no '>' stands in a value
		*seen = readTag{raw, name, a, kind, n.Attr}
	}
	return b.start(n, kind)
}

// endTag reads the end of an element, mostly of the innermost.
func (b *treeBuilder) endTag() bool {
	b.at += 2
	open := b.top().node
	if rest, same := strings.CutPrefix(b.text[b.at:], open.Data); same && open.Data != "" && rest != "" && rest[0] == '>' {
		b.at += len(open.Data) + 1
		return b.end(open.DataAtom, open.Data)
	}
	if b.at == len(b.text) || !isLetter(b.text[b.at]) {
		return false
	}
	a, name, ok := b.name()
	return ok && b.closed() && b.end(a, name)
}

// closed steps over the '>' of an end tag.
func (b *treeBuilder) closed() bool {
	b.skipBlanks()
	b.at++
	return b.at <= len(b.text) && b.text[b.at-1] == '>'
}

// raw reads an element that holds text only, up to its end tag.
func (b *treeBuilder) raw(n *html.Node) bool {
	length := closingTag(b.text[b.at:], n.Data)
	if length < 0 {
		return false
	}
	inner := b.text[b.at : b.at+length]
	b.at += length + len("</") + len(n.Data)
	if n.DataAtom == atom.Script && strings.Contains(inner, "<!--") || !b.closed() {
		return false
	}
	if n.DataAtom == atom.Style && b.css.Len()+length <= mostInStyle {
		b.css.WriteString(inner)
		b.css.WriteByte('\n')
	}
	b.add(b.top().node, n)
	inner = b.oneLineEnd(inner)
	if n.DataAtom == atom.Title || n.DataAtom == atom.Textarea {
		inner = b.decoded(inner)
	}
	if n.DataAtom == atom.Textarea {
		inner = strings.TrimPrefix(inner, "\n")
	}
	if inner != "" {
		b.add(n, b.room.node(html.TextNode, inner))
	}
	return true
}
