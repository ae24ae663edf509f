// Package rtf reads Rich Text Format: what is shown of its main text, with its tables.
//
//	rtf.go    Read, and the groups of a file
//	lex.go    braces, control words and bytes
//	words.go  what each control word does
//	skip.go   groups that hold no text of the document
//	text.go   the paragraph in hand
//	fonts.go  bytes → characters, by font and code page
//	box.go    text boxes and notes
//	row.go    the row of a table: where its cells begin and end
//
// Words and rules are those of the Rich Text Format Specification, version 1.9.1.
package rtf

import (
	"bytes"
	"fmt"

	"nianbao/extract/flow"
)

// Failure is why a file is not read. Reason is limit or damaged.
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }

const (
	mostGroups = 1000    // in each other
	mostText   = 4 << 20 // bytes
)

// Read gives the paragraphs and tables of the text, and whether a row of a table has no
// end or the file stops before its last brace. Every error is a *Failure.
func Read(b []byte) (doc *flow.Document, torn bool, err error) {
	at := bytes.Index(b, []byte(`{\rtf`))
	if at < 0 {
		return nil, false, &Failure{"damaged", "no text begins"}
	}
	r := &reader{lexer: lexer{b: b, at: at}, fonts: map[int]font{}, group: &group{uc: 1}}
	if err := r.all(); err != nil {
		return nil, false, err
	}
	for r.boxes != nil { // the file is cut in one
		r.closeBox(&shape{})
	}
	r.endParagraph()
	r.sayNotes()
	if doc, torn, err = r.Document(); err != nil {
		return nil, false, &Failure{"limit", err.Error()}
	}
	doc.Changes = r.changes
	return doc, torn || len(r.outer) > 0, nil
}

// reader is the place in a file.
type reader struct {
	lexer
	flow.Builder
	*group
	outer []*group // those around the group in hand

	fonts    map[int]font
	codePage int
	standard int // the font of text that names none

	paragraph
	size    int  // bytes and characters of text so far
	changes int  // stretches that tracking marked
	change  bool // the place is in one

	row, inner row  // the rows in hand, of tables in the body and in cells
	boxes      *box // around the place, nil outside of them
	notes      []func(depth int)
}

// group is what a brace keeps: it holds until the brace that closes it.
type group struct {
	skip   bool // not shown, nor anything inside
	star   bool // the next word names a group that older programs skip
	fresh  bool // no word of it was read
	kind   kind
	choice bool // its first group is for older programs, its second for us
	older  bool // that first group
	number int  // a list's number began here in the paragraph, counted from 1
	field  *field
	nested bool // the definition is of a row in a cell
	shape  *shape
	isBox  bool // the text of a box
	isNote bool // or of a note

	uc                      int // characters that stand for one \u
	skipped                 int // of them, still to come
	font, eastFont, defines int
	class                   class
	hidden, raised, moved   bool // raised by a property of its own, or moved off the line
	deleted, inserted       bool

	inTable bool
	depth   int // \itap, 0 where it is not given
	heading int
}

// kind tells groups whose bytes are read in another way.
type kind int

const (
	textKind kind = iota
	fontKind      // the table of fonts
	codeKind      // the instructions of a field
)

// field is one around the place.
type field struct {
	code   []byte
	result bool
}

func (r *reader) all() error {
	for {
		t, ok := r.next()
		if !ok {
			return nil
		}
		switch t.kind {
		case open:
			if err := r.push(); err != nil {
				return err
			}
		case closing:
			if r.pop(); len(r.outer) == 0 {
				return nil
			}
		case word:
			r.control(t)
		case plain:
			r.plain(t.char)
		}
		if r.size > mostText {
			return &Failure{"limit", fmt.Sprintf("more than %d bytes of text", mostText)}
		}
		if err := r.Err(); err != nil {
			return &Failure{"limit", err.Error()}
		}
	}
}

func (r *reader) push() error {
	if len(r.outer) >= mostGroups {
		return &Failure{"limit", fmt.Sprintf("groups nested more than %d deep", mostGroups)}
	}
	r.settle()
	inner := *r.group
	inner.fresh, inner.star, inner.skipped, inner.number, inner.isBox, inner.isNote = true, false, 0, 0, false, false
	if r.choice {
		inner.choice, inner.older, inner.skip = false, true, true
	}
	r.outer = append(r.outer, r.group)
	r.group = &inner
	return nil
}

func (r *reader) pop() {
	r.settle()
	inner := r.group
	if inner.isBox {
		r.closeBox(inner.shape)
	}
	if n := len(r.outer); n > 0 {
		r.group, r.outer = r.outer[n-1], r.outer[:n-1]
	}
	if inner.shape != nil && inner.shape != r.shape {
		r.closeShape(inner.shape)
	}
	if inner.number > 0 {
		r.sink()
		r.prefix, r.up = len(r.units), flow.Raised[uint16]{}
	}
	if inner.field != nil && inner.field != r.field && inner.field.drawn() && !r.skip {
		r.put(flow.ObjectSign)
	}
}
