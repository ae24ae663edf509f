package docx

// Styles: which level of headings, which list, which look they give. They are read only
// for a document that uses one.

import (
	"strings"

	"nianbao/extract/tags"
)

// style is a style, or what it and those that it is based on say together.
type style struct {
	basedOn string
	level   int // as paragraph.level
	num     numRef
	look    look
	done    bool // what it is based on is in it
}

type styles struct{ byID map[string]*style }

// mostBased bounds a chain of styles; a longer one is a ring.
const mostBased = 50

// plain is what no style gives.
var plain style

// styleOf is what a style gives in the end.
func (w *walk) styleOf(id string) *style {
	if id == "" {
		return &plain
	}
	if w.styles == nil {
		w.readStyles()
	}
	return w.styles.resolve(id, mostBased)
}

func (s *styles) resolve(id string, left int) *style {
	st := s.byID[id]
	if st == nil || left == 0 {
		return &plain
	}
	if st.done || st.basedOn == "" {
		return st
	}
	below := s.resolve(st.basedOn, left-1)
	if st.level == 0 {
		st.level = below.level
	}
	if st.num.id == "" {
		st.num.id, st.num.owner = below.num.id, below.num.owner
	}
	if !st.num.levelSet && below.num.levelSet {
		st.num.level, st.num.levelSet = below.num.level, true
	}
	st.look, st.done = st.look.over(&below.look), true
	return st
}

func (w *walk) readStyles() {
	w.styles = &styles{map[string]*style{}}
	w.readPart("styles.xml", func(in *walk) {
		if in.s.Space == "w" && in.s.Local == "style" {
			id, st := in.s.Value("styleId"), &style{}
			in.each(func() { in.styleProperty(id, st) })
			w.styles.byID[id] = st
			return
		}
		in.s.Skip()
	})
}

// readPart visits the elements below the root of another part of the document.
func (w *walk) readPart(name string, visit func(*walk)) {
	text, err := textOf(w.parts, w.folder+name)
	if err != nil {
		if w.err == nil {
			w.err = err
		}
		return
	}
	in := &walk{s: tags.New(text, spaces), styles: w.styles, numbering: w.numbering}
	if in.s.Next(); in.s.Kind == tags.Text {
		in.s.Next()
	}
	if in.s.Kind == tags.Open {
		in.each(func() { visit(in) })
	}
	if err := in.failure(); err != nil && w.err == nil {
		w.err = err
	}
}

func (w *walk) styleProperty(id string, st *style) {
	if w.s.Space != "w" {
		w.s.Skip()
		return
	}
	switch w.s.Local {
	case "name":
		if level := headingStyle(w.s.Value("val")); level > 0 && st.level == 0 {
			st.level = level
		}
	case "basedOn":
		st.basedOn = w.s.Value("val")
	case "pPr":
		w.each(func() {
			switch w.s.Local {
			case "outlineLvl":
				st.level = outline(w.s.Value("val"))
			case "numPr":
				st.num = w.numberOf()
				st.num.owner = id
				return
			}
			w.s.Skip()
		})
		return
	case "rPr":
		st.look = w.lookOf()
		return
	}
	w.s.Skip()
}

// headingStyle: the built-in headings have their names in English in every file, but
// for some made by WPS.
func headingStyle(name string) int {
	name = strings.ToLower(strings.TrimSpace(name))
	for _, prefix := range []string{"heading ", "标题 "} {
		if rest, ok := strings.CutPrefix(name, prefix); ok && len(rest) == 1 && rest[0] >= '1' && rest[0] <= '9' {
			return min(int(rest[0]-'0'), 6)
		}
	}
	return 0
}
