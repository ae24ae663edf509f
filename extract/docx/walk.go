package docx

// The blocks of a document, in the order in which they are read, out of whatever is
// wrapped around them: content controls, tags, tracked changes, alternatives.

import (
	"fmt"

	"nianbao/extract/flow"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// Limits of one document.
const (
	mostCells  = 200_000
	mostBlocks = 1_000_000
	mostNested = 30 // tables and text boxes in one another
)

// walk reads document.xml. out takes the blocks of the container in hand.
type walk struct {
	s      *tags.Scanner
	doc    flow.Document
	out    *[]flow.Block
	parts  *parts.Parts
	folder string // of the part that is read
	err    error

	para   *paragraph // in hand; where its mark is deleted, the next one goes on with it
	spare  *paragraph // one that has ended, for the next
	fields []field
	marks  []noteRef

	styles    *styles
	numbering *numbering

	looks  tags.Memo[look] // of each kind of properties, what was read before
	pPrs   tags.Memo[properties]
	shapes tags.Memo[shape]

	row                   []rawCell // room for the cells of a row
	cells, blocks, nested int
}

func (w *walk) fail(reason, format string, args ...any) {
	if w.err == nil {
		w.err = &parts.Failure{Reason: reason, Detail: fmt.Sprintf(format, args...)}
	}
}

// document reads the body, and nothing beside it.
func (w *walk) document() {
	w.out = &w.doc.Blocks
	for w.s.Next() {
		if w.s.Kind != tags.Open || w.s.Depth() == 1 {
			continue
		}
		if w.s.Space == "w" && w.s.Local == "body" {
			w.each(w.block)
			w.flush()
			continue
		}
		w.s.Skip()
	}
}

// each visits the children of the element in hand until something fails.
func (w *walk) each(visit func()) {
	w.s.Each(func() {
		if w.err != nil {
			w.s.Skip()
			return
		}
		visit()
	})
}

// block reads one element of a container of blocks.
func (w *walk) block() {
	switch {
	case w.s.Space == "mc" && w.s.Local == "AlternateContent":
		w.alternatives(w.block)
	case w.s.Space == "m":
		w.s.Skip()
	case w.s.Space != "w":
		w.s.Skip()
	default:
		w.wordBlock()
	}
}

func (w *walk) wordBlock() {
	switch w.s.Local {
	case "p":
		w.paragraph()
	case "tbl":
		w.flush()
		w.table()
	case "altChunk", "subDoc":
		w.doc.Foreign++
		w.s.Skip()
	default:
		w.wrapped(w.block)
	}
}

// wrapped reads what stands in an element that only says something about its content,
// and skips every other one.
func (w *walk) wrapped(visit func()) {
	switch w.s.Local {
	case "ins", "moveTo":
		w.doc.Changes++
		w.each(visit)
	case "del", "moveFrom":
		w.doc.Changes++
		w.s.Skip()
	case "sdt":
		w.each(func() {
			if w.s.Local == "sdtContent" {
				w.each(visit)
				return
			}
			w.s.Skip()
		})
	case "customXml", "smartTag", "hyperlink", "fldSimple", "dir", "bdo":
		w.each(visit)
	default:
		w.s.Skip()
	}
}

// alternatives reads the first of several ways to write the same thing.
func (w *walk) alternatives(visit func()) {
	taken := false
	w.each(func() {
		if w.s.Space == "mc" && !taken && (w.s.Local == "Choice" || w.s.Local == "Fallback") {
			taken = true
			w.each(visit)
			return
		}
		w.s.Skip()
	})
}

// add puts a block into the container in hand.
func (w *walk) add(b flow.Block) {
	if w.blocks++; w.blocks > mostBlocks {
		w.fail("limit", "more than %d paragraphs", mostBlocks)
		return
	}
	*w.out = append(*w.out, b)
}

// inside reads a container of its own: a cell, or a text box. A field that began
// outside does not reach into it, nor one that begins inside out of it.
func (w *walk) inside(read func()) []flow.Block {
	var blocks []flow.Block
	out, para, fields := w.out, w.para, w.fields
	w.out, w.para, w.fields = &blocks, nil, nil
	if w.nested++; w.nested > mostNested {
		w.fail("limit", "more than %d tables in one another", mostNested)
	}
	read()
	w.flush()
	w.nested--
	w.out, w.para, w.fields = out, para, fields
	return blocks
}
