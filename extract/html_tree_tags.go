package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// The tags of a plain page: their kinds, names and attributes, read as the parser's
// tokenizer reads them. What it reads in an unusual way is left to it.

// tagKind is how an element opens and closes.
type tagKind int

const (
	unplainTag tagKind = iota // left to the parser
	rootTag
	headTag
	bodyElement
	emptyHeadTag // <meta>, wherever it stands
	emptyTag
	rawElement // holds text, not markup
	inlineTag
	formatTag
	paragraphTag
	headingTag
	blockTag
	listTag
	itemTag
	formTag
	tableTag
	captionTag
	colgroupTag
	colTag
	sectionTag
	rowTag
	cellTag
)

// ofTable: an element in which only parts of a table stand.
func (k tagKind) ofTable() bool {
	return k == tableTag || k >= colgroupTag && k <= rowTag
}

// kindOf is the kind of an element by its name; names that HTML does not know (o:p)
// are inline.
func kindOf(a atom.Atom) tagKind {
	switch a {
	case 0, atom.Span, atom.Label, atom.Time, atom.Abbr, atom.Cite, atom.Q, atom.Sup, atom.Sub, atom.Ins, atom.Del, atom.Mark, atom.Var, atom.Legend:
		return inlineTag
	case atom.Td, atom.Th:
		return cellTag
	case atom.P:
		return paragraphTag
	case atom.A, atom.B, atom.Big, atom.Code, atom.Em, atom.Font, atom.I, atom.S, atom.Small, atom.Strike, atom.Strong, atom.Tt, atom.U:
		return formatTag
	case atom.Div, atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Center, atom.Details, atom.Dialog, atom.Fieldset,
		atom.Figcaption, atom.Figure, atom.Footer, atom.Header, atom.Hgroup, atom.Main, atom.Nav, atom.Section, atom.Summary, atom.Hr:
		return blockTag
	case atom.Ul, atom.Ol, atom.Dl, atom.Menu, atom.Dir:
		return listTag
	case atom.Li, atom.Dd, atom.Dt:
		return itemTag
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return headingTag
	case atom.Br, atom.Img, atom.Embed, atom.Wbr, atom.Area, atom.Input, atom.Param, atom.Source, atom.Track:
		return emptyTag
	case atom.Meta, atom.Link, atom.Base:
		return emptyHeadTag
	case atom.Script, atom.Style, atom.Title, atom.Textarea, atom.Noscript, atom.Iframe:
		return rawElement
	case atom.Tr:
		return rowTag
	case atom.Tbody, atom.Thead, atom.Tfoot:
		return sectionTag
	}
	return rareKindOf(a)
}

func rareKindOf(a atom.Atom) tagKind {
	switch a {
	case atom.Table:
		return tableTag
	case atom.Col:
		return colTag
	case atom.Colgroup:
		return colgroupTag
	case atom.Caption:
		return captionTag
	case atom.Form:
		return formTag
	case atom.Html:
		return rootTag
	case atom.Head:
		return headTag
	case atom.Body:
		return bodyElement
	}
	return unplainTag
}

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

func (b *treeBuilder) skipBlanks() {
	for b.at < len(b.text) && blankByte(b.text[b.at]) {
		b.at++
	}
}

// attributes reads up to the '>' of a tag, and steps over it.
func (b *treeBuilder) attributes() ([]html.Attribute, bool) {
	piece := b.room.attrs.next(plainAttributes, attributesInPiece)
	list := (*piece)[len(*piece):]
	for {
		b.skipBlanks()
		switch {
		case b.at == len(b.text):
			clear(list)
			return nil, false
		case b.text[b.at] == '>':
			b.at++
			*piece = (*piece)[:len(*piece)+len(list)]
			return list[:len(list):len(list)], true
		case b.text[b.at] == '/':
			b.at++
			continue
		}
		key, value, ok := b.attribute()
		if !ok || len(list) == plainAttributes {
			clear(list)
			return nil, false
		}
		if !named(list, key) {
			list = append(list, html.Attribute{Key: key, Val: value})
		}
	}
}

// named tells whether an attribute of that name is in a list.
func named(list []html.Attribute, key string) bool {
	for i := range list {
		if list[i].Key == key {
			return true
		}
	}
	return false
}

// Bytes in the name of an attribute: those that end it, those that the parser judges, and
// capital letters.
const (
	endsName = 1 + iota
	oddInName
	capitalInName
)

var inName = func() (class [256]byte) {
	for c := 'A'; c <= 'Z'; c++ {
		class[c] = capitalInName
	}
	for _, c := range " \n\t\r\f=/>" {
		class[c] = endsName
	}
	for _, c := range "\"'<`" {
		class[c] = oddInName
	}
	return class
}()

// attribute reads one name with its value, if it has one. A quote that opens no
// value is left to the parser.
func (b *treeBuilder) attribute() (key, value string, ok bool) {
	from, capital := b.at, false
	for b.at < len(b.text) && inName[b.text[b.at]] != endsName {
		capital = capital || inName[b.text[b.at]] == capitalInName
		if inName[b.text[b.at]] == oddInName {
			return "", "", false
		}
		b.at++
	}
	if key = b.text[from:b.at]; key == "" {
		return "", "", false
	}
	if capital {
		key = asciiLower(key)
	}
	b.skipBlanks()
	if b.at == len(b.text) || b.text[b.at] != '=' {
		return key, "", true
	}
	b.at++
	b.skipBlanks()
	value, ok = b.value()
	return key, value, ok
}

func (b *treeBuilder) value() (string, bool) {
	if b.at == len(b.text) {
		return "", false
	}
	value, quote := "", b.text[b.at]
	if quote == '"' || quote == '\'' {
		end := strings.IndexByte(b.text[b.at+1:], quote)
		if end < 0 {
			return "", false
		}
		value = b.text[b.at+1 : b.at+1+end]
		b.at += end + 2
	} else {
		from := b.at
		for b.at < len(b.text) && !blankByte(b.text[b.at]) && b.text[b.at] != '>' {
			b.at++
		}
		if value = b.text[from:b.at]; strings.ContainsAny(value, "\"'<=`") {
			return "", false
		}
	}
	if strings.IndexByte(value, '&') < 0 {
		return b.oneLineEnd(value), true
	}
	return referencesIn(value)
}

// referencesIn reads character references as the tokenizer does in a value.
func referencesIn(value string) (string, bool) {
	if strings.IndexByte(value, '"') >= 0 {
		return "", false
	}
	z := html.NewTokenizer(strings.NewReader(`<a b="` + value + `">`))
	z.Next()
	_, out, _ := z.TagAttr()
	return string(out), true
}

func asciiLower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			b := []byte(s)
			for i, c := range b {
				if c >= 'A' && c <= 'Z' {
					b[i] = c | 0x20
				}
			}
			return string(b)
		}
	}
	return s
}

func sortAttributes(list []html.Attribute) {
	if len(list) > 1 {
		slices.SortFunc(list, func(a, b html.Attribute) int { return strings.Compare(a.Key, b.Key) })
	}
}

// decoded is text with its line ends and character references read.
func (b *treeBuilder) decoded(s string) string {
	s = b.oneLineEnd(s)
	if strings.IndexByte(s, '&') < 0 {
		return s
	}
	return html.UnescapeString(s)
}

// oneLineEnd gives every end of a line the shape that the standard asks for.
func (b *treeBuilder) oneLineEnd(s string) string {
	if !b.returns || strings.IndexByte(s, '\r') < 0 {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
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
