package docx

// A paragraph: its lines, what a list numbers it with, what hangs on it.

import (
	"strings"

	"nianbao/extract/flow"
)

// paragraph is one as it grows.
type paragraph struct {
	properties
	place    int
	lines    []string
	text     []byte
	raised   flow.Raised[byte]
	object   bool
	pictures []flow.Picture
	boxes    []flow.Block // text boxes that hang on it
}

// properties is what a paragraph says of itself.
type properties struct {
	style   string
	num     numRef
	level   int  // of its outline, from 1; 0 unknown, -1 body text
	merges  bool // its mark is deleted: the next paragraph goes on with it
	changes int  // tracked
}

// paragraph reads a paragraph, or goes on with the one before it.
func (w *walk) paragraph() {
	if w.para == nil {
		w.para = w.blank()
	}
	p := w.para
	p.properties = properties{}
	open := len(w.fields)
	w.each(w.inline)
	w.dropInstructions(open)
	if !p.merges {
		w.flush()
	}
}

// blank is a paragraph that begins here.
func (w *walk) blank() *paragraph {
	p := w.spare
	if w.spare = nil; p == nil {
		p = &paragraph{}
	}
	*p = paragraph{place: w.s.Start + 1, text: p.text[:0]}
	return p
}

// inline reads one element of a paragraph.
func (w *walk) inline() {
	switch {
	case w.s.Space == "mc" && w.s.Local == "AlternateContent":
		w.alternatives(w.inline)
	case w.s.Space == "m":
		w.para.object = true
		w.say("\uFFFC")
		w.s.Skip()
	case w.s.Space != "w":
		w.s.Skip()
	case w.s.Local == "pPr":
		w.paragraphProperties()
	case w.s.Local == "r":
		w.run()
	case w.s.Local == "sdt" || w.s.Local != "p" && w.s.Local != "tbl":
		w.wrapped(w.inline)
	default:
		w.s.Skip()
	}
}

// paragraphProperties reads a pPr; most paragraphs have one that others have too.
func (w *walk) paragraphProperties() {
	read := func(p properties) properties {
		w.each(func() { w.paragraphProperty(&p) })
		return p
	}
	p := &w.para.properties
	if *p == (properties{}) {
		*p = w.pPrs.Read(w.s, func() properties { return read(properties{}) })
	} else { // a second one
		p.changes = 0
		*p = read(*p)
	}
	w.doc.Changes += p.changes
}

func (w *walk) paragraphProperty(p *properties) {
	if w.s.Space != "w" {
		w.s.Skip()
		return
	}
	switch w.s.Local {
	case "pStyle":
		p.style = w.s.Value("val")
	case "numPr":
		p.num = w.numberOf()
		return
	case "outlineLvl":
		p.level = outline(w.s.Value("val"))
	case "rPr":
		w.each(func() { w.markProperty(p) })
		return
	}
	w.s.Skip()
}

// markProperty: a deleted mark joins two paragraphs.
func (w *walk) markProperty(p *properties) {
	switch {
	case w.s.Space != "w":
	case w.s.Local == "ins" || w.s.Local == "moveTo":
		p.changes++
	case w.s.Local == "del" || w.s.Local == "moveFrom":
		p.changes++
		p.merges = true
	}
	w.s.Skip()
}

// numberOf reads a numPr.
func (w *walk) numberOf() (n numRef) {
	w.each(func() {
		switch w.s.Local {
		case "numId":
			n.id = w.s.Value("val")
		case "ilvl":
			n.level, n.levelSet = digit(w.s.Value("val")), true
		}
		w.s.Skip()
	})
	return n
}

// outline is a level of headings, 1 to 6, or -1 for body text.
func outline(val string) int {
	if len(val) != 1 || val[0] < '0' || val[0] > '8' {
		return -1
	}
	return min(int(val[0]-'0')+1, 6)
}

func digit(val string) int {
	if len(val) != 1 || val[0] < '0' || val[0] > '8' {
		return 0
	}
	return int(val[0] - '0')
}

// say adds text to the line in hand.
func (w *walk) say(text string) {
	p, from := w.para, len(w.para.text)
	p.text = append(p.text, text...)
	p.text = p.raised.Followed(p.text, from)
}

// breakLine ends the line in hand.
func (w *walk) breakLine() {
	w.para.lines = append(w.para.lines, string(w.para.text))
	w.para.text, w.para.raised = w.para.text[:0], flow.Raised[byte]{}
}

// flush gives the paragraph in hand to its container, and then what hangs on it.
func (w *walk) flush() {
	p := w.para
	if p == nil {
		return
	}
	w.breakLine()
	w.para = nil
	style := w.styleOf(p.style)
	b := flow.Block{Lines: p.lines, Level: max(p.level, 0), Place: p.place, Pictures: p.pictures, Object: p.object}
	if p.level == 0 {
		b.Level = max(style.level, 0)
	}
	if b.Label = w.label(p, style); b.Label != "" && p.object && strings.Join(p.lines, "") == "" {
		b.Label = ""
	}
	w.add(b)
	for _, box := range p.boxes {
		w.add(box)
	}
	w.spare = p
}
