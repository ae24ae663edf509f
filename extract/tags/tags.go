// Package tags reads the XML of office files: elements, attributes and text, each with
// its place in bytes, in one pass over one string.
//
//	tags.go    Scanner: the walk over a document
//	names.go   names and the namespaces that they stand in
//	decode.go  bytes → text, entities → characters
//	memo.go    Memo: elements that say what others said
//	tree.go    Node: small elements read whole
//
// Nothing outside the string is ever read: a document with a DOCTYPE, and with it every
// entity of its own, is refused.
package tags

import (
	"errors"
	"fmt"
	"strings"
)

// Kind is what a token is.
type Kind int

// The kinds of tokens. An element without content is an Open and a Close.
const (
	End Kind = iota // of the document, or an error
	Open
	Close
	Text
)

// Errors of documents that are no well-formed XML, or too deep to be one of an office.
var (
	ErrDamaged = errors.New("no well-formed XML")
	ErrDeep    = errors.New("elements too deep in one another")
	ErrDoctype = errors.New("a DOCTYPE, which no office program writes")
	ErrLarge   = errors.New("more elements than are read")
)

// mostDepth is how deep elements may stand in one another. Word nests tables to some
// forty levels, with six elements for each.
const mostDepth = 400

// Scanner walks over a document, token by token.
type Scanner struct {
	Kind         Kind
	Space, Local string // of an element: the short name of its namespace, "" for others
	Start, After int    // where the token begins, and where what follows it begins

	src     string
	at      int
	names   map[string]string // URI → short name
	prefix  string            // of the element in hand, as written
	attrs   string            // of the element in hand, as written
	pending bool              // an element without content was opened, its Close is due
	stack   []element
	bound   []binding
	last    binding // the one found last
	scope   int     // changes whenever the bindings do
	err     error
}

// element is one that is open.
type element struct {
	name  string // as written
	space string
	local int // where in its name the local one begins
	bound int // bindings before it
}

// New begins the walk over a document in UTF-8. Names say by which short name a
// namespace is called; an element of any other has the Space "".
func New(src string, names map[string]string) *Scanner {
	return &Scanner{src: src, names: names}
}

// Err is what ended the walk before the end of the document, nil for nothing.
func (s *Scanner) Err() error { return s.err }

// Depth is how many elements are open, the one in hand included.
func (s *Scanner) Depth() int { return len(s.stack) }

// Next goes to the next token; it is false at the end and at an error.
func (s *Scanner) Next() bool {
	if s.pending {
		s.pending = false
		s.Kind, s.Start = Close, s.at
		s.pop()
		return true
	}
	if s.Kind == Close {
		s.drop()
	}
	for s.err == nil && s.at < len(s.src) {
		if s.src[s.at] != '<' {
			s.text()
			return true
		}
		if s.tag() {
			return s.err == nil
		}
	}
	if s.err == nil && len(s.stack) > 0 {
		s.fail(ErrDamaged, "it ends inside "+s.stack[len(s.stack)-1].name)
	}
	s.Kind = End
	return false
}

func (s *Scanner) fail(err error, detail string) {
	s.err = fmt.Errorf("%w: %s at byte %d", err, detail, s.at)
	s.Kind = End
}

// text takes the characters up to the next tag.
func (s *Scanner) text() {
	n := strings.IndexByte(s.src[s.at:], '<')
	if n < 0 {
		n = len(s.src) - s.at
	}
	s.Kind, s.Start, s.After = Text, s.at, s.at+n
	s.at += n
}

// tag takes what begins with '<'; it is false for what is no token.
func (s *Scanner) tag() bool {
	rest := s.src[s.at:]
	second := byte(0)
	if len(rest) > 1 {
		second = rest[1]
	}
	switch {
	case second == '/':
		s.closing(rest)
		return true
	case second == '?':
		return s.jump("?>")
	case second != '!':
		s.opening(rest)
		return true
	case strings.HasPrefix(rest, "<!--"):
		return s.jump("-->")
	case strings.HasPrefix(rest, "<![CDATA["):
		s.Kind, s.Start = Text, s.at
		s.jump("]]>")
		s.After = s.at
		return true
	}
	s.fail(ErrDoctype, "found")
	return true
}

// jump goes behind the mark that ends a comment or the like.
func (s *Scanner) jump(mark string) bool {
	n := strings.Index(s.src[s.at:], mark)
	if n < 0 {
		s.fail(ErrDamaged, "no "+mark)
		return true
	}
	s.at += n + len(mark)
	return false
}

func (s *Scanner) opening(rest string) {
	n, colon := nameEnd(rest)
	end, binds := tagEnd(rest, n)
	if end < 0 {
		s.fail(ErrDamaged, "a tag without end")
		return
	}
	last := end
	if rest[end-1] == '/' {
		last--
	}
	if n = min(n, last); n <= 1 {
		s.fail(ErrDamaged, "a tag without name")
		return
	}
	s.attrs = rest[n:last]
	s.push(rest[1:n], colon, binds)
	s.Kind, s.Start = Open, s.at
	s.at += end + 1
	s.After, s.pending = s.at, last < end
}

// nameEnd is where the name of a tag ends, and where in it its local part begins: 0 for
// a name without prefix.
func nameEnd(rest string) (n, local int) {
	for n = 1; n < len(rest) && rest[n] > ' ' && rest[n] != '>' && rest[n] != '<'; n++ {
		if rest[n] == ':' && local == 0 {
			local = n
		}
	}
	return n, local
}

// tells are the bytes of a tag that say more than a name.
var tells = [256]bool{'>': true, '<': true, '"': true, '\'': true, 'x': true}

// tagEnd is the place of the '>' that ends a tag, outside of quotation marks, from a byte
// on; binds tells that the tag may bind prefixes.
func tagEnd(rest string, i int) (end int, binds bool) {
	for ; i < len(rest); i++ {
		if !tells[rest[i]] {
			continue
		}
		switch rest[i] {
		case '>':
			return i, binds
		case '<':
			return -1, false
		case 'x':
			binds = binds || strings.HasPrefix(rest[i:], "xmlns")
		default:
			n := strings.IndexByte(rest[i+1:], rest[i])
			if n < 0 {
				return -1, false
			}
			i += n + 1
		}
	}
	return -1, false
}

func (s *Scanner) closing(rest string) {
	if len(s.stack) > 0 {
		if name := s.stack[len(s.stack)-1].name; strings.HasPrefix(rest[2:], name) {
			if end := ended(rest, 2+len(name)); end > 0 {
				s.Kind, s.Start = Close, s.at
				s.at += end
				s.pop()
				return
			}
		}
	}
	s.fail(ErrDamaged, "an end tag that ends nothing")
}

// ended is the place behind the '>' that follows the name of an end tag, 0 where none does.
func ended(rest string, i int) int {
	for ; i < len(rest); i++ {
		if rest[i] == '>' {
			return i + 1
		}
		if !space(rest[i]) {
			return 0
		}
	}
	return 0
}

// Skip goes to the end of the element that was opened last.
func (s *Scanner) Skip() {
	for depth := len(s.stack); s.Next(); {
		if s.Kind == Close && len(s.stack) == depth {
			return
		}
	}
}

// Each visits the children of the element in hand that are elements; visit goes to the
// end of each. Text between them is no text of an office's document.
func (s *Scanner) Each(visit func()) {
	for depth := len(s.stack); s.Next(); {
		switch {
		case s.Kind == Close && len(s.stack) == depth:
			return
		case s.Kind == Open:
			visit()
		}
	}
}

// Inner is the text of the element in hand, and goes to its end.
func (s *Scanner) Inner() string {
	var whole string
	for depth := len(s.stack); s.Next(); {
		switch {
		case s.Kind == Close && len(s.stack) == depth:
			return whole
		case s.Kind == Text && whole == "":
			whole = s.Text()
		case s.Kind == Text:
			whole += s.Text()
		}
	}
	return whole
}
