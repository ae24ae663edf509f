package odt

// Styles: what they hide, strike out or raise, and how their lists count.

import (
	"strconv"
	"strings"
)

// styleName is the family of a style and its name.
type styleName struct{ family, name string }

// style is what one says; unset leaves it to the style above.
type style struct {
	parent         string
	hidden, struck toggle
	raised         bool
	list           string // of a paragraph
}

type toggle int

const (
	unset toggle = iota
	yes
	no
)

// mostParents bounds a chain of styles; a longer one is a ring.
const mostParents = 50

func (w *walk) styleOf(name styleName) (out style) {
	for range mostParents {
		st := w.styles[name]
		if st == nil {
			return out
		}
		if out.hidden == unset {
			out.hidden = st.hidden
		}
		if out.struck == unset {
			out.struck = st.struck
		}
		if out.list == "" {
			out.list = st.list
		}
		out.raised = out.raised || st.raised
		name.name = st.parent
	}
	return out
}

// unseen: text of this style is hidden, or struck out.
func (w *walk) unseen(name styleName) bool {
	if name.name == "" {
		return false
	}
	st := w.styleOf(name)
	return st.hidden == yes || st.struck == yes
}

// readStyle reads one element of the styles.
func (w *walk) readStyle() {
	switch w.s.Space + ":" + w.s.Local {
	case "style:style":
		name := styleName{w.s.Value("family"), w.s.Value("name")}
		st := &style{parent: w.s.Value("parent-style-name"), list: w.s.Value("list-style-name")}
		w.each(func() {
			if w.s.Local == "text-properties" {
				w.textProperties(st)
			}
			w.s.Skip()
		})
		w.styles[name] = st
	case "text:list-style":
		name := w.s.Value("name")
		w.lists[name] = w.listStyle()
	case "text:outline-style":
		w.outline = w.listStyle()
	default:
		w.s.Skip()
	}
}

func (w *walk) textProperties(st *style) {
	if v, ok := w.s.Attr("display"); ok {
		st.hidden = no
		if v == "none" {
			st.hidden = yes
		}
	}
	for _, name := range []string{"text-line-through-style", "text-line-through-type"} {
		if v, ok := w.s.Attr(name); ok && st.struck != yes {
			st.struck = no
			if v != "none" {
				st.struck = yes
			}
		}
	}
	st.raised = raised(w.s.Value("text-position"))
}

// raised reads a text-position: super, sub or a share of the height, and then a size.
func raised(position string) bool {
	first, _, _ := strings.Cut(position, " ")
	n, err := strconv.Atoi(strings.TrimSuffix(first, "%"))
	return first == "super" || first == "sub" || err == nil && n != 0
}
