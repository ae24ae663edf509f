package tags

// Memo: what elements said that were read before.

import "strings"

// Memo knows by its bytes what an element said: in a document those of one kind are
// mostly alike, and few. T holds all that reading one gives.
type Memo[T any] struct {
	of    *Scanner
	known [8]said[T]
	next  int
}

type said[T any] struct {
	raw   string // the whole element
	scope int    // the bindings of its prefixes
	what  T
}

// Read gives what the element in hand says and goes to its end; read does so where none
// like it is known. It is asked right after the element was opened.
func (m *Memo[T]) Read(s *Scanner, read func() T) T {
	if m.of != s {
		*m = Memo[T]{of: s}
	}
	rest := s.src[s.Start:]
	for i := range m.known {
		k := &m.known[i]
		if k.raw != "" && k.scope == s.scope && strings.HasPrefix(rest, k.raw) {
			s.leap(len(k.raw))
			return k.what
		}
	}
	from, scope, depth := s.Start, s.scope, len(s.stack)
	what := read()
	if s.Kind == Close && len(s.stack) == depth && s.scope == scope {
		m.known[m.next] = said[T]{s.src[from:s.After], scope, what}
		m.next = (m.next + 1) % len(m.known)
	}
	return what
}

// leap goes to the end of the element in hand, which is so many bytes long.
func (s *Scanner) leap(length int) {
	s.pending = false
	s.at = s.Start + length
	s.pop()
	s.Kind, s.Start = Close, s.at // as of an element without content
}
