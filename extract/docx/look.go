package docx

// What properties of a run make of its text: out of sight, struck out, raised, or set in
// a font of symbols.

// toggle is a property that a style may leave open.
type toggle int8

const (
	unset toggle = iota
	yes
	no
)

// look is what the properties of a run say.
type look struct {
	style                  string
	hidden, struck, raised toggle
	font                   string
}

// unseen: text that a reader of the document does not take for text of it. What is
// struck out is deleted by hand.
func (l look) unseen() bool { return l.hidden == yes || l.struck == yes }

// on reads a property that is on unless it says otherwise.
func on(val string) bool { return val != "0" && val != "false" && val != "off" }

func (w *walk) toggled() toggle {
	if on(w.s.Value("val")) {
		return yes
	}
	return no
}

// lookOf reads an rPr.
func (w *walk) lookOf() look {
	return w.looks.Read(w.s, func() (l look) {
		w.each(func() { w.lookProperty(&l) })
		return l
	})
}

func (w *walk) lookProperty(l *look) {
	if w.s.Space != "w" {
		w.s.Skip()
		return
	}
	switch w.s.Local {
	case "rStyle":
		l.style = w.s.Value("val")
	case "vanish":
		l.hidden = w.toggled()
	case "strike", "dstrike":
		if t := w.toggled(); l.struck != yes {
			l.struck = t
		}
	case "vertAlign":
		if l.raised == unset {
			l.raised = no
		}
		if v := w.s.Value("val"); v == "superscript" || v == "subscript" {
			l.raised = yes
		}
	case "position": // in half points
		if v := w.s.Value("val"); v != "" && v != "0" {
			l.raised = yes
		}
	case "rFonts":
		l.font = w.s.Value("ascii")
	case "ins", "moveTo":
	case "del", "moveFrom":
		l.hidden = yes
	}
	w.s.Skip()
}

// resolve fills in what the run leaves to its style, and to that of its paragraph.
func (w *walk) resolve(l look) look {
	if l.style != "" {
		l = l.over(&w.styleOf(l.style).look)
	}
	if w.para.style != "" {
		l = l.over(&w.styleOf(w.para.style).look)
	}
	return l
}

// over takes from below what is not said above.
func (l look) over(below *look) look {
	if l.hidden == unset {
		l.hidden = below.hidden
	}
	if l.struck == unset {
		l.struck = below.struck
	}
	if l.raised == unset {
		l.raised = below.raised
	}
	if l.font == "" {
		l.font = below.font
	}
	return l
}
