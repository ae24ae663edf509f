// Package tags reads the XML of office files: elements, attributes and text, each with
// its place in bytes, in one pass over one string.
//
//	tags.go    Scanner: the walk over a document
//	names.go   names and the namespaces that they stand in
//	decode.go  bytes → text, entities → characters
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
	err     error
}

// element is one that is open.
type element struct {
	name         string // as written
	space, local string
	bound        int // bindings before it
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
	end := tagEnd(rest)
	if end < 0 {
		s.fail(ErrDamaged, "a tag without end")
		return
	}
	inner := rest[1:end]
	empty := strings.HasSuffix(inner, "/")
	inner = strings.TrimSuffix(inner, "/")
	n := 0
	for n < len(inner) && inner[n] > ' ' {
		n++
	}
	name := inner[:n]
	if name == "" {
		s.fail(ErrDamaged, "a tag without name")
		return
	}
	s.attrs = inner[len(name):]
	s.push(name)
	s.Kind, s.Start = Open, s.at
	s.at += end + 1
	s.After, s.pending = s.at, empty
}

// tagEnd is the place of the '>' that ends a tag, outside of quotation marks.
func tagEnd(rest string) int {
	for i := 1; i < len(rest); i++ {
		switch rest[i] {
		case '>':
			return i
		case '<':
			return -1
		case '"', '\'':
			n := strings.IndexByte(rest[i+1:], rest[i])
			if n < 0 {
				return -1
			}
			i += n + 1
		}
	}
	return -1
}

func (s *Scanner) closing(rest string) {
	end := strings.IndexByte(rest, '>')
	if end < 0 || len(s.stack) == 0 || !ends(rest[2:end], s.stack[len(s.stack)-1].name) {
		s.fail(ErrDamaged, "an end tag that ends nothing")
		return
	}
	s.Kind, s.Start = Close, s.at
	s.at += end + 1
	s.pop()
}

// ends tells whether an end tag is that of an element.
func ends(tag, name string) bool {
	return tag == name || strings.TrimRight(tag, " \t\r\n") == name
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
