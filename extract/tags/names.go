package tags

// Names: a prefix means what the nearest element around it bound it to.

import (
	"slices"
	"strings"
)

// binding is a prefix and the short name of its namespace.
type binding struct{ prefix, space string }

// push opens an element, with the prefixes that it binds. Its local name begins at a
// byte of the whole one.
func (s *Scanner) push(name string, local int, binds bool) {
	if len(s.stack) >= mostDepth {
		s.fail(ErrDeep, name)
		return
	}
	bound := len(s.bound)
	if binds {
		s.bind()
	}
	s.prefix, s.Local = name[:max(local-1, 0)], name[local:]
	s.Space = s.spaceOf(s.prefix)
	if len(s.stack) == cap(s.stack) {
		s.stack = slices.Grow(s.stack, 32)
	}
	s.stack = s.stack[:len(s.stack)+1]
	e := &s.stack[len(s.stack)-1]
	e.name, e.space, e.local, e.bound = name, s.Space, local, bound
}

func (s *Scanner) bind() {
	s.last = binding{"\x00", ""}
	s.scope++
	s.attributes(func(prefix, local, value string) {
		switch {
		case prefix == "xmlns":
			s.bound = append(s.bound, binding{local, s.names[unescaped(value)]})
		case prefix == "" && local == "xmlns":
			s.bound = append(s.bound, binding{"", s.names[unescaped(value)]})
		}
	})
}

func (s *Scanner) spaceOf(prefix string) string {
	if s.last.prefix == prefix {
		return s.last.space
	}
	for i := len(s.bound) - 1; i >= 0; i-- {
		if s.bound[i].prefix == prefix {
			s.last = s.bound[i]
			return s.last.space
		}
	}
	return ""
}

// pop names the element that is closed; it stays on the stack until the next token.
func (s *Scanner) pop() {
	top := &s.stack[len(s.stack)-1]
	s.Space, s.Local, s.After = top.space, top.name[top.local:], s.at
}

// drop takes the element that was closed off the stack.
func (s *Scanner) drop() {
	n := len(s.stack) - 1
	if bound := s.stack[n].bound; len(s.bound) != bound {
		s.bound, s.last = s.bound[:bound], binding{"\x00", ""}
		s.scope++
	}
	s.stack = s.stack[:n]
}

// Prefix is the prefix of the element in hand, as written.
func (s *Scanner) Prefix() string { return s.prefix }

// Attr is the value of an attribute of the element in hand by its local name, and
// whether it is there. It is asked right after the element was opened.
func (s *Scanner) Attr(local string) (value string, ok bool) {
	prefix, name, value, rest, ok := attribute(s.attrs)
	for ok && (name != local || prefix == "xmlns") {
		prefix, name, value, rest, ok = attribute(rest)
	}
	if !ok {
		return "", false
	}
	return unescaped(value), true
}

// Value is the value of an attribute, "" where it is not there.
func (s *Scanner) Value(local string) string {
	v, _ := s.Attr(local)
	return v
}

// Preserves tells whether the element in hand keeps its white space: xml:space.
func (s *Scanner) Preserves() bool {
	return s.attrs == ` xml:space="preserve"` || s.attrs != "" && s.Value("space") == "preserve"
}

// attributes visits the attributes as written.
func (s *Scanner) attributes(visit func(prefix, local, value string)) {
	prefix, local, value, rest, ok := attribute(s.attrs)
	for ok {
		visit(prefix, local, value)
		prefix, local, value, rest, ok = attribute(rest)
	}
}

// attribute cuts the first attribute off what is written in a tag.
func attribute(attrs string) (prefix, local, value, rest string, ok bool) {
	from, colon := 0, 0
	for from < len(attrs) && space(attrs[from]) {
		from++
	}
	eq := from
	for ; eq < len(attrs) && attrs[eq] != '='; eq++ {
		if attrs[eq] == ':' && colon == 0 {
			colon = eq + 1
		}
	}
	open := eq + 1
	for open < len(attrs) && space(attrs[open]) {
		open++
	}
	if open >= len(attrs) || attrs[open] != '"' && attrs[open] != '\'' {
		return
	}
	end := strings.IndexByte(attrs[open+1:], attrs[open])
	if end < 0 {
		return
	}
	value, rest = attrs[open+1:open+1+end], attrs[open+end+2:]
	for eq > from && space(attrs[eq-1]) {
		eq--
	}
	if colon == 0 {
		return "", attrs[from:eq], value, rest, true
	}
	return attrs[from : colon-1], attrs[colon:eq], value, rest, true
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
