package docx

// What stands in a run: text, breaks, symbols, pictures, text boxes.

import (
	"strconv"
	"strings"

	"nianbao/extract/flow"
	"nianbao/extract/tags"
)

// run reads a run. Its properties come first (17.3.2.25).
func (w *walk) run() {
	look := look{}
	ready := false
	w.each(func() {
		if w.s.Space == "w" && w.s.Local == "rPr" {
			look = w.lookOf()
			return
		}
		if !ready {
			look, ready = w.resolve(look), true
		}
		w.content(look)
	})
}

// content reads one element of a run.
func (w *walk) content(l look) {
	switch {
	case w.s.Space == "mc" && w.s.Local == "AlternateContent":
		w.alternatives(func() { w.content(l) })
		return
	case w.s.Space != "w":
		w.s.Skip()
		return
	case w.s.Local == "fldChar":
		w.fieldChar(l)
		return
	case w.s.Local == "instrText":
		w.instruction(w.s.Inner())
		return
	case l.unseen() || w.inInstruction():
		w.s.Skip()
		return
	}
	w.shown(l)
}

// shown reads what the reader of the document sees.
func (w *walk) shown(l look) {
	switch w.s.Local {
	case "t":
		kept := w.s.Preserves()
		text := w.s.Inner()
		if !kept {
			text = strings.Trim(text, " \t\r\n")
		}
		w.sayIn(l, text)
		return
	case "tab", "ptab":
		w.say(" ")
	case "br", "cr":
		w.breakLine()
	case "noBreakHyphen":
		w.say("-")
	case "sym":
		w.say(symbol(w.s.Value("font"), w.s.Value("char")))
	case "footnoteReference":
		w.mark("footnote")
	case "endnoteReference":
		w.mark("endnote")
	case "ruby":
		w.ruby()
		return
	case "drawing", "pict", "object":
		w.drawing()
		return
	}
	w.s.Skip()
}

// sayIn writes text in a font, and sets raised digits apart from those beside them.
func (w *walk) sayIn(l look, text string) {
	if symbolFont(l.font) {
		text = inSymbols(l.font, text)
	}
	if l.raised != yes {
		w.say(text)
		return
	}
	p, from := w.para, len(w.para.text)
	p.text = append(p.text, text...)
	p.text = p.raised.Ended(p.text, from)
}

// ruby reads the characters, without the sounds that are set above them.
func (w *walk) ruby() {
	w.each(func() {
		if w.s.Local == "rubyBase" {
			w.each(w.inline)
			return
		}
		w.s.Skip()
	})
}

// drawing reads the text boxes of a drawing, and notes its pictures. A shape with
// neither is a line or a frame.
func (w *walk) drawing() {
	embedded := w.s.Local == "object"
	var picture flow.Picture
	found := embedded
	depth := w.s.Depth()
	for w.s.Next() {
		if w.s.Kind == tags.Close && w.s.Depth() == depth {
			break
		}
		if w.s.Kind != tags.Open {
			continue
		}
		switch w.s.Local {
		case "txbxContent":
			w.para.boxes = append(w.para.boxes, w.inside(func() { w.each(w.block) })...)
		case "Fallback":
			w.s.Skip()
		case "extent":
			if cx, err := strconv.Atoi(w.s.Value("cx")); err == nil && picture.Width == 0 {
				picture.Width = min(max(cx, 0)/emuPerPixel, 1<<20)
			}
		case "docPr":
			picture.Name = w.s.Value("name")
		case "pic", "imagedata", "chart", "graphicFrame", "relIds":
			found = true
		}
	}
	if found {
		w.para.object = true
		w.para.pictures = append(w.para.pictures, picture)
	}
}

// emuPerPixel: 914400 to the inch, and 96 pixels.
const emuPerPixel = 9525
