package rtf

// Text boxes and notes: they stand in the middle of the paragraph that they hang on. A box
// is read behind it, once, and a note behind the text.

import "nianbao/extract/flow"

// shape is a drawing around the place: nothing of it is read but the text of its box.
type shape struct{ text bool }

// eventSize is what one costs of the text that may be kept.
const eventSize = 32

// box is what is kept of the text around a box while that is read.
type box struct {
	outer      *box
	paragraph  paragraph
	row, inner row
	events     []func(depth int) // what the box says, for tables of this depth around it
}

// opensBox tells whether a word opens the text of a shape. In a copy for older programs
// it does not.
func (r *reader) opensBox(t token) bool {
	if t.word == "shprslt" {
		r.shape = nil
	}
	return r.shape != nil && (t.word == "shptxt" || t.word == "dptxbxtext")
}

func (r *reader) openBox() {
	r.boxes = &box{outer: r.boxes, paragraph: r.paragraph, row: r.row, inner: r.inner}
	r.paragraph, r.row, r.inner = paragraph{}, row{}, row{}
	r.skip, r.isBox, r.raised, r.moved, r.inTable, r.depth, r.heading = false, true, false, false, false, 0, 0
}

// closeBox goes back to the text around the box, and keeps what it says until the
// paragraph there ends.
func (r *reader) closeBox(s *shape) {
	if len(r.units) > 0 {
		r.endParagraph()
	}
	b := r.boxes
	r.boxes, r.paragraph, r.row, r.inner = b.outer, b.paragraph, b.row, b.inner
	if r.isNote {
		r.notes = append(r.notes, b.events...)
		return
	}
	r.hung = append(r.hung, b.events...)
	s.text = s.text || len(b.events) > 0
}

// closeShape marks a drawing without text.
func (r *reader) closeShape(s *shape) {
	if !s.text && !r.skip {
		r.put(flow.ObjectSign)
	}
}

// sayNotes reads the notes, behind the text.
func (r *reader) sayNotes() {
	for _, say := range r.notes {
		say(0)
	}
}

// tell does something in the tables around the place, in a box when it is read.
func (r *reader) tell(what func(depth int)) {
	if r.boxes != nil {
		r.boxes.events = append(r.boxes.events, what)
		r.size += eventSize
		return
	}
	what(0)
}

// sayParagraph ends a paragraph in depth tables, and says what hangs on it.
func (r *reader) sayParagraph(depth int, label, text string) {
	heading, hung := r.heading, r.hung
	r.hung = nil
	r.tell(func(around int) {
		r.Paragraph(around+depth, label, text, heading)
		for _, say := range hung {
			say(around + depth)
		}
	})
}
