// Package word reads the binary files of Word 97 and later, and of other programs that
// write them (.doc, .wps): what is shown of the main text, of its text boxes and notes, with
// the tables. Headers and comments are other texts in the file and are not read.
//
//	word.go    Read: the file's frame, and why it is not read
//	streams.go the streams of its container
//	fib.go     the table of contents at the head of the main stream
//	pieces.go  the piece table: where each character of the text stands
//	runs.go    the formatted pages: properties of characters and of paragraphs
//	sprm.go    single properties and what they change
//	styles.go  what a style says of text and of headings
//	shape.go   the row of a table: where its cells begin and end
//	lists.go   numbers that a list sets before a paragraph
//	text.go    the walk over the text
//	boxes.go   text boxes, and what they hang on
//	notes.go   footnotes and endnotes
//
// Names and numbers of structures are those of the format's description, MS-DOC.
package word

import (
	"encoding/binary"
	"fmt"

	"nianbao/extract/flow"
)

// Failure is why a file is not read. Reason is one word: damaged, password, limit or old
// (of Word 95 or before).
type Failure struct{ Reason, Detail string }

func (f *Failure) Error() string { return f.Reason + ": " + f.Detail }

func damaged(format string, args ...any) error {
	return &Failure{"damaged", fmt.Sprintf(format, args...)}
}

// Read gives the paragraphs and tables of the text, and whether a row of a table has no
// end. Every error is a *Failure.
func Read(b []byte) (doc *flow.Document, torn bool, err error) {
	s, err := open(b)
	if err != nil {
		return nil, false, err
	}
	f, err := s.fib()
	if err != nil {
		return nil, false, err
	}
	d := &document{streams: s, fib: f}
	if err := d.readPieces(); err != nil {
		return nil, false, err
	}
	if d.chars, err = d.readRuns(f.chars, charRuns); err != nil {
		return nil, false, err
	}
	if d.paras, err = d.readRuns(f.paras, paraRuns); err != nil {
		return nil, false, err
	}
	d.readStyles()
	d.readLists()
	d.readBoxes()
	return d.walk()
}

// document is a file with all that the walk needs.
type document struct {
	streams
	fib
	pieces []piece
	groups [][]byte // property lists that pieces share
	text   []uint16
	chars  []run
	paras  []run
	styles []style
	lists  lists

	hanging map[int]box // boxes by the character that they hang on
	loose   []box       // boxes that hang on none
	order   []int       // the shapes of boxes, as their texts stand

	work int // bytes of property lists that were looked through
}

// mostWork bounds it: pieces and paragraphs may share one long list.
const mostWork = 256 << 20

// u16 is a number of two bytes, 0 beyond the end; the format is little-endian.
func u16(b []byte, at int) int {
	if at < 0 || at+2 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint16(b[at:]))
}

// i16 is the same with its sign.
func i16(b []byte, at int) int { return int(int16(u16(b, at))) }

// u32 is a number of four bytes, 0 beyond the end.
func u32(b []byte, at int) int {
	if at < 0 || at+4 > len(b) {
		return 0
	}
	return int(binary.LittleEndian.Uint32(b[at:]))
}

// cut is size bytes of b from at, nil where they are not all there.
func cut(b []byte, at, size int) []byte {
	if at < 0 || size < 0 || at > len(b) || size > len(b)-at {
		return nil
	}
	return b[at : at+size]
}
