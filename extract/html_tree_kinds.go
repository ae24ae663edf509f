package extract

// Elements by how they open and close in a tree.

import "golang.org/x/net/html/atom"

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
