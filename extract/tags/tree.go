package tags

// Trees: elements that are read whole, for formats whose order of children is free.

// Node is an element with its attributes by local name, its children and its own text.
type Node struct {
	Local    string
	attrs    []attr
	Children []*Node
	Text     string
}

type attr struct{ local, value string }

// Attr is the value of an attribute, and whether it is there.
func (n *Node) Attr(local string) (string, bool) {
	for _, a := range n.attrs {
		if a.local == local {
			return a.value, true
		}
	}
	return "", false
}

// Value is the value of an attribute, "" where it is not there.
func (n *Node) Value(local string) string {
	v, _ := n.Attr(local)
	return v
}

// Child is the first child of a name, an empty one where there is none.
func (n *Node) Child(local string) *Node {
	for _, c := range n.Children {
		if c.Local == local {
			return c
		}
	}
	return &Node{}
}

// Tree reads the element in hand to its end. It is asked right after the element was
// opened; room is the number of elements that may still be read, and goes down.
func (s *Scanner) Tree(room *int) *Node {
	n := &Node{Local: s.Local}
	s.attributes(func(prefix, local, value string) {
		if prefix != "xmlns" {
			n.attrs = append(n.attrs, attr{local, unescaped(value)})
		}
	})
	if *room--; *room < 0 {
		s.fail(ErrLarge, s.Local)
		return n
	}
	for depth := len(s.stack); s.Next(); {
		switch {
		case s.Kind == Close && len(s.stack) == depth:
			return n
		case s.Kind == Open:
			n.Children = append(n.Children, s.Tree(room))
		case s.Kind == Text:
			n.Text += s.Text()
		}
	}
	return n
}
