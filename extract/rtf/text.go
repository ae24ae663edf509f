package rtf

// The paragraph in hand: bytes wait until it is clear what they are, then they are
// characters.

import (
	"unicode/utf16"

	"nianbao/extract/flow"
)

// paragraph is the text since the last mark.
type paragraph struct {
	raw     []byte   // bytes of the group in hand
	units   []uint16 // UTF-16
	prefix  int      // how many of them are a list's number
	raising bool     // they end in raised text
	risen   int      // which begins here
	up      flow.Raised[uint16]
	hung    []func(depth int) // what boxes say that hang on it
}

// mostCode is how much of a field's instructions is looked at.
const mostCode = 64

// plain takes a byte of text.
func (r *reader) plain(c byte) {
	r.fresh = false
	switch {
	case r.skipped > 0:
		r.skipped--
	case r.skip:
	case r.kind == fontKind:
	case r.kind == codeKind:
		if r.field != nil && len(r.field.code) < mostCode {
			r.field.code = append(r.field.code, c)
		}
	default:
		r.track()
		if !r.hidden && !r.deleted {
			r.raw = append(r.raw, c)
			r.size++
		}
	}
}

// track counts the stretches of text that tracking marked.
func (r *reader) track() {
	if marked := r.deleted || r.inserted; marked != r.change {
		if r.change = marked; marked {
			r.changes++
		}
	}
}

// settle turns the bytes that wait into characters.
func (r *reader) settle() {
	if len(r.raw) == 0 {
		return
	}
	list := utf16.Encode([]rune(r.decoded(r.raw)))
	r.raw = r.raw[:0]
	for _, c := range list {
		r.put(c)
	}
}

// put adds a character, where it is shown. Raised digits beside others are a note's mark:
// brackets keep the two apart.
func (r *reader) put(c uint16) {
	r.settle()
	if r.skip || r.kind != textKind {
		return
	}
	r.track()
	if r.hidden || r.deleted || c < ' ' && c != '\n' {
		return
	}
	if c == flow.LostSign && r.number > 0 {
		return // the bullet of a list
	}
	p, raised := &r.paragraph, r.raised || r.moved
	switch {
	case raised && !p.raising:
		p.raising, p.risen = true, len(p.units)
	case !raised:
		p.sink()
	}
	p.units = append(p.units, c)
	if !raised {
		p.units = p.up.Followed(p.units, len(p.units)-1)
	}
	r.size++
}

// sink ends the raised text in hand.
func (p *paragraph) sink() {
	if p.raising {
		p.units, p.raising = p.up.Ended(p.units, p.risen), false
	}
}

// tables is how many tables stand around the place.
func (r *reader) tables() int {
	if r.depth == 0 && r.inTable {
		return 1
	}
	return r.depth
}

// take empties the paragraph: the number of its list, and its text.
func (r *reader) take() (label, text string) {
	r.settle()
	p := &r.paragraph
	p.sink()
	n := min(p.prefix, len(p.units))
	label, text = string(utf16.Decode(p.units[:n])), string(utf16.Decode(p.units[n:]))
	p.units, p.prefix, p.up = p.units[:0], 0, flow.Raised[uint16]{}
	return label, text
}

func (r *reader) endParagraph() {
	label, text := r.take()
	r.sayParagraph(r.tables(), label, text)
}

func (r *reader) endCell(depth int) {
	label, text := r.take()
	r.sayParagraph(depth, label, text)
	r.tell(func(around int) { r.EndCell(around + depth) })
}

// endRow ends a row; text behind its last cell is in none, and is not shown.
func (r *reader) endRow(depth int, shape *row) {
	r.take()
	shapes, shown := shape.shapes(), !r.hidden && !r.deleted
	if r.boxes != nil {
		r.size += eventSize * len(shapes)
	}
	r.tell(func(around int) { r.EndRow(around+depth, shapes, shown) })
}
