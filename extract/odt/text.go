package odt

// A paragraph, and what stands in it. Unlike in Word, text stands between the elements.

import (
	"strconv"
	"strings"

	"nianbao/extract/flow"
	"nianbao/extract/tags"
)

// paragraph is one as it grows.
type paragraph struct {
	place    int
	lines    []string
	text     []byte
	raised   flow.Raised[byte]
	raising  int  // spans of raised text around the place
	hidden   bool // by a field in it
	object   bool
	pictures []flow.Picture
	boxes    []flow.Block
}

func (w *walk) paragraph() {
	heading := w.s.Local == "h"
	level := 0
	if heading {
		level = w.count("outline-level", 10)
	}
	name := styleName{"paragraph", w.s.Value("style-name")}
	hidden := w.unseen(name)
	w.para = &paragraph{place: w.s.Start + 1}
	label := w.label(level, w.s.Value("restart-numbering") == "true", w.s.Value("is-list-header") == "true")
	if hidden {
		w.s.Skip()
		w.para = nil
		return
	}
	w.inline()
	w.flush(label, min(level, 6))
}

// flush gives the paragraph in hand to its container, and what hangs on it.
func (w *walk) flush(label string, level int) {
	p := w.para
	w.para = nil
	if p.hidden {
		return
	}
	p.lines = append(p.lines, string(p.text))
	if label != "" && p.object && strings.Join(p.lines, "") == "" {
		label = ""
	}
	w.add(flow.Block{Lines: p.lines, Label: label, Level: level, Place: p.place, Pictures: p.pictures, Object: p.object})
	for _, b := range p.boxes {
		w.add(b)
	}
}

func (w *walk) say(text string) {
	p, from := w.para, len(w.para.text)
	if p.text = append(p.text, text...); p.raising == 0 {
		p.text = p.raised.Followed(p.text, from)
	}
}

// inline reads the text of the element in hand, to its end.
func (w *walk) inline() {
	for depth := w.s.Depth(); w.s.Next(); {
		switch {
		case w.s.Kind == tags.Close && w.s.Depth() == depth:
			return
		case w.err != nil || w.para == nil:
		case w.s.Kind == tags.Text:
			w.say(w.s.Text())
		case w.s.Kind == tags.Open:
			w.element()
		}
	}
}

// silent are elements whose text is not that of the paragraph.
var silent = map[string]bool{
	"office:annotation": true, "office:annotation-end": true,
	"text:ruby-text": true, "text:tracked-changes": true, "text:script": true, "text:variable-decls": true, "text:sequence-decls": true,
	"office:event-listeners": true, "text:change": true, "text:change-start": true, "text:change-end": true, "text:toc-mark": true,
	"text:bookmark": true, "text:bookmark-start": true, "text:bookmark-end": true, "text:soft-page-break": true,
}

func (w *walk) element() {
	name := w.s.Space + ":" + w.s.Local
	switch {
	case silent[name], name == "text:hidden-text" && w.s.Value("is-hidden") == "true":
		w.s.Skip()
		return
	case name == "text:hidden-paragraph":
		w.para.hidden = w.para.hidden || w.s.Value("is-hidden") == "true"
		w.s.Skip()
		return
	case w.s.Space == "draw":
		w.frame()
		return
	case name == "text:note":
		w.note()
		return
	case name == "text:span":
		w.span()
		return
	case name == "text:p" || name == "text:h" || w.s.Space == "table":
		w.s.Skip() // a paragraph holds none but in a frame
		return
	}
	switch name {
	case "text:s":
		w.say(strings.Repeat(" ", w.count("c", 1000)))
	case "text:tab":
		w.say(" ")
	case "text:line-break":
		w.para.lines = append(w.para.lines, string(w.para.text))
		w.para.text = w.para.text[:0]
	}
	w.inline()
}

// note keeps what a footnote or an endnote says for the end of the text.
func (w *walk) note() {
	w.each(func() {
		if w.s.Local == "note-body" {
			w.notes = append(w.notes, w.inside()...)
			return
		}
		w.s.Skip()
	})
}

// span reads text of a style, unless nobody sees it.
func (w *walk) span() {
	name := styleName{"text", w.s.Value("style-name")}
	if w.unseen(name) {
		w.s.Skip()
		return
	}
	if !w.styleOf(name).raised {
		w.inline()
		return
	}
	p, from := w.para, len(w.para.text)
	p.raising++
	w.inline()
	if p.raising--; p.raising == 0 {
		p.text = p.raised.Ended(p.text, from)
	}
}

// frame reads the text boxes of a drawing, and notes its pictures.
func (w *walk) frame() {
	switch w.s.Local {
	case "text-box", "custom-shape", "rect", "ellipse":
		w.para.boxes = append(w.para.boxes, w.inside()...)
	case "image", "object", "object-ole":
		w.para.object = true
		w.para.pictures = append(w.para.pictures, flow.Picture{})
		w.s.Skip()
	case "frame", "a", "g":
		width, name, before := pixels(w.s.Value("width")), w.s.Value("name"), len(w.para.pictures)
		w.each(func() {
			if w.s.Space == "draw" {
				w.frame()
				return
			}
			w.s.Skip()
		})
		if len(w.para.pictures) > before {
			w.para.pictures = append(w.para.pictures[:before], flow.Picture{Name: name, Width: width})
		}
	default:
		w.s.Skip()
	}
}

// pixels turns a length into CSS pixels; 0 where it is none.
func pixels(length string) int {
	for unit, perInch := range map[string]float64{"cm": 2.54, "mm": 25.4, "in": 1, "pt": 72} {
		if digits, ok := strings.CutSuffix(length, unit); ok {
			if x, err := strconv.ParseFloat(digits, 64); err == nil && x > 0 && x < 1e5 {
				return int(x / perInch * 96)
			}
		}
	}
	return 0
}
