package extract

import (
	"iter"
	"strings"

	"golang.org/x/net/html"
)

// What a reader of the page does not see is not text, and what is laid out as a
// table is one. Only inline styles and the plainest rules of <style> are read: one
// class, id or tag with a display or visibility.

// look is how an element is shown, as far as it matters here.
type look struct {
	hidden  bool
	gone    bool   // hidden for good: no script shows it
	raised  bool   // set above or below the line by its own style
	display string // "" where nothing says
}

// styleRules holds the rules of the page's style sheets by class, id and tag.
type styleRules struct {
	rules map[string]look // ".class", "#id", "tag", "tag.class"
	shown map[string]bool // selectors that some longer rule shows again
	own   map[string]ownStyle
	seen  *seenLooks
}

// seenLooks are those of the last elements, by their attributes: tags of the same bytes
// share these, see readTags.
type seenLooks struct {
	list [4]struct {
		attrs *html.Attribute
		look  look
	}
	next int
}

// ownStyle is what a style attribute says; the elements of a page have few that differ.
type ownStyle struct {
	look
	mayVanish bool
}

func parseStyles(css string) styleRules {
	s := styleRules{map[string]look{}, map[string]bool{}, map[string]ownStyle{}, new(seenLooks)}
	css = withoutComments(css)
	for css != "" {
		selectors, rest, ok := strings.Cut(css, "{")
		if !ok {
			break
		}
		selectors = selectors[strings.LastIndexByte(selectors, ';')+1:] // behind @charset, @import
		if strings.Contains(selectors, "@") {
			css = behindBlock(rest) // @media print hides what a screen shows
			continue
		}
		body, rest, _ := strings.Cut(rest, "}")
		css = rest
		s.rule(selectors, body)
	}
	return s
}

func (s styleRules) rule(selectors, body string) {
	if !strings.Contains(body, "display") && !strings.Contains(body, "visibility") {
		return
	}
	seen := inlineLook(body)
	for _, sel := range strings.Split(selectors, ",") {
		sel = strings.TrimSpace(sel)
		if sel != "" && !strings.ContainsAny(sel, " >+~:[*") && strings.Count(sel, ".")+strings.Count(sel, "#") < 2 {
			s.rules[sel] = seen
			continue
		}
		if !seen.hidden {
			for _, part := range strings.FieldsFunc(sel, func(r rune) bool { return strings.ContainsRune(" >+~", r) }) {
				s.showAgain(part)
			}
		}
	}
}

// showAgain notes the classes and ids of a longer selector that makes an element
// visible: whether it applies is unknown, so its parts hide nothing.
func (s styleRules) showAgain(part string) {
	for _, mark := range []string{".", "#"} {
		for _, name := range strings.Split(part, mark)[1:] {
			if i := strings.IndexAny(name, ".#:["); i >= 0 {
				name = name[:i]
			}
			s.shown[mark+name] = true
		}
	}
}

// of is the look of an element, of one without attributes that of its tag.
func (s styleRules) of(n *html.Node) look {
	if len(n.Attr) == 0 || s.seen == nil {
		l, _ := s.workedOut(n)
		return l
	}
	attrs := &n.Attr[0]
	for i := range s.seen.list {
		if s.seen.list[i].attrs == attrs {
			return s.seen.list[i].look
		}
	}
	l, lasting := s.workedOut(n)
	if lasting {
		at := &s.seen.list[s.seen.next%len(s.seen.list)]
		at.attrs, at.look = attrs, l
		s.seen.next++
	}
	return l
}

// workedOut is the look of an element: its own style wins over the sheets. Lasting: nothing
// but the tag has a say in it.
func (s styleRules) workedOut(n *html.Node) (l look, lasting bool) {
	if len(s.rules) > 0 {
		l = s.rules[n.Data]
	}
	hidden, own, lasting := false, look{}, true
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			hidden = true
		case "aria-hidden":
			hidden = hidden || strings.EqualFold(strings.TrimSpace(a.Val), "true")
		case "style":
			said := s.styleOf(a.Val)
			own = said.look
			own.gone, lasting = said.mayVanish && vanished(n, a.Val), lasting && !said.mayVanish
			hidden = hidden || own.hidden || own.gone
		case "class":
			if len(s.rules) > 0 {
				for c := range strings.FieldsSeq(a.Val) {
					l = s.over(s.over(l, "."+c), n.Data+"."+c)
				}
			}
		case "id":
			if len(s.rules) > 0 {
				l = s.over(s.over(l, "#"+a.Val), n.Data+"#"+a.Val)
			}
		}
	}
	if own.display != "" {
		l = own
	}
	l.hidden, l.gone, l.raised = l.hidden || hidden, own.gone, own.raised
	return l, lasting
}

// styleOf reads a style attribute once.
func (s styleRules) styleOf(style string) ownStyle {
	said, known := s.own[style]
	if !known {
		said = ownStyle{inlineLook(style), mayVanish(style)}
		if said.raised = offTheLine(style); s.own != nil {
			s.own[style] = said
		}
	}
	return said
}

func (s styleRules) over(l look, selector string) look {
	if r, ok := s.rules[selector]; ok && !(r.hidden && s.shown[selector[strings.IndexAny(selector, ".#"):]]) {
		return r
	}
	return l
}

// inlineLook reads the declarations of one style attribute or rule.
func inlineLook(style string) (l look) {
	if !strings.Contains(style, "isplay") && !strings.Contains(style, "isibility") &&
		!strings.Contains(style, "ISPLAY") && !strings.Contains(style, "ISIBILITY") {
		return l
	}
	invisible := false
	for property, value := range declarations(style) {
		switch property {
		case "display":
			l.display = value
		case "visibility":
			invisible = value == "hidden" || value == "collapse"
		}
	}
	l.hidden = invisible || l.display == "none"
	return l
}

// declarations gives the properties of a style in lower case with their values.
func declarations(style string) iter.Seq2[string, string] {
	return func(yield func(property, value string) bool) {
		for d := range strings.SplitSeq(strings.ToLower(style), ";") {
			property, value, _ := strings.Cut(d, ":")
			value, _, _ = strings.Cut(value, "!")
			if !yield(strings.TrimSpace(property), strings.TrimSpace(value)) {
				return
			}
		}
	}
}

func withoutComments(css string) string {
	if !strings.Contains(css, "/*") && !strings.Contains(css, "<!--") {
		return css
	}
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(css, "/*")
		out.WriteString(before)
		if !ok {
			break
		}
		if _, css, ok = strings.Cut(rest, "*/"); !ok {
			break
		}
	}
	return strings.NewReplacer("<!--", " ", "-->", " ").Replace(out.String())
}

// behindBlock steps over the rest of a block in braces, blocks within included.
func behindBlock(css string) string {
	depth := 1
	for i := range len(css) {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return css[i+1:]
			}
		}
	}
	return ""
}
