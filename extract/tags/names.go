package tags

// Names: a prefix means what the nearest element around it bound it to.

import "strings"

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
	s.stack = append(s.stack, element{name, s.Space, local, bound})
}

func (s *Scanner) bind() {
	s.last = binding{"\x00", ""}
	s.scope++
	s.attributes(func(prefix, local, value string) bool {
		switch {
		case prefix == "xmlns":
			s.bound = append(s.bound, binding{local, s.names[unescaped(value)]})
		case prefix == "" && local == "xmlns":
			s.bound = append(s.bound, binding{"", s.names[unescaped(value)]})
		}
		return true
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
	top := s.stack[len(s.stack)-1]
	if len(s.bound) != top.bound {
		s.bound, s.last = s.bound[:top.bound], binding{"\x00", ""}
		s.scope++
	}
	s.stack = s.stack[:len(s.stack)-1]
}

// Prefix is the prefix of the element in hand, as written.
func (s *Scanner) Prefix() string { return s.prefix }

// Attr is the value of an attribute of the element in hand by its local name, and
// whether it is there. It is asked right after the element was opened.
func (s *Scanner) Attr(local string) (value string, ok bool) {
	s.attributes(func(prefix, name, v string) bool {
		if name == local && prefix != "xmlns" {
			value, ok = unescaped(v), true
		}
		return !ok
	})
	return value, ok
}

// Value is the value of an attribute, "" where it is not there.
func (s *Scanner) Value(local string) string {
	v, _ := s.Attr(local)
	return v
}

// attributes visits the attributes as written, until visit has seen enough.
func (s *Scanner) attributes(visit func(prefix, local, value string) bool) {
	for rest := s.attrs; ; {
		rest = unspaced(rest)
		eq := strings.IndexByte(rest, '=')
		if eq < 0 {
			return
		}
		name := rest[:eq]
		for name != "" && space(name[len(name)-1]) {
			name = name[:len(name)-1]
		}
		rest = unspaced(rest[eq+1:])
		if rest == "" || rest[0] != '"' && rest[0] != '\'' {
			return
		}
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return
		}
		prefix, local, ok := strings.Cut(name, ":")
		if !ok {
			prefix, local = "", name
		}
		if !visit(prefix, local, rest[1:1+end]) {
			return
		}
		rest = rest[end+2:]
	}
}

// unspaced is what is left of a text behind its first spaces.
func unspaced(s string) string {
	for s != "" && space(s[0]) {
		s = s[1:]
	}
	return s
}

func space(c byte) bool { return c == ' ' || c == '\t' || c == '\r' || c == '\n' }
