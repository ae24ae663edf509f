package odt

// The blocks of a document: paragraphs, headings, lists, tables, sections.

import (
	"fmt"
	"strconv"

	"nianbao/extract/flow"
	"nianbao/extract/parts"
	"nianbao/extract/tags"
)

// Limits of one document.
const (
	mostCells  = 200_000
	mostBlocks = 1_000_000
	mostNested = 30
)

// walk reads the parts of a document, styles first. out takes the blocks of the
// container in hand.
type walk struct {
	s   *tags.Scanner
	doc flow.Document
	out *[]flow.Block
	err error

	para  *paragraph
	notes []flow.Block // read behind the text

	styles  map[styleName]*style
	lists   map[string]*listStyle
	outline *listStyle // of headings

	counters counters
	item     []listItem // the lists that are open, outermost first

	cells, blocks, nested int
}

func (w *walk) fail(reason, format string, args ...any) {
	if w.err == nil {
		w.err = &parts.Failure{Reason: reason, Detail: fmt.Sprintf(format, args...)}
	}
}

// document reads one part: its styles, and its body where it has one.
func (w *walk) document() {
	for w.s.Next() {
		if w.s.Kind != tags.Open || w.s.Depth() == 1 {
			continue
		}
		switch {
		case w.s.Space == "office" && (w.s.Local == "styles" || w.s.Local == "automatic-styles"):
			w.each(w.readStyle)
		case w.s.Space == "office" && w.s.Local == "body":
			w.out = &w.doc.Blocks
			w.each(func() {
				if w.s.Local == "text" {
					w.each(w.block)
					return
				}
				w.s.Skip()
			})
			w.doc.Blocks, w.notes = append(w.doc.Blocks, w.notes...), nil
		default:
			w.s.Skip()
		}
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
	switch w.s.Space + ":" + w.s.Local {
	case "text:p", "text:h":
		w.paragraph()
	case "text:list":
		w.list()
	case "table:table":
		w.table()
	case "text:section", "text:index-body", "text:index-title":
		if w.s.Value("display") == "none" || w.s.Value("is-hidden") == "true" {
			w.s.Skip()
			return
		}
		w.each(w.block)
	case "text:table-of-content", "text:alphabetical-index", "text:user-index", "text:numbered-paragraph":
		w.each(w.block)
	case "text:tracked-changes":
		w.each(func() {
			if w.s.Local == "changed-region" {
				w.region()
				return
			}
			w.s.Skip()
		})
	case "draw:frame":
		w.looseFrame()
	default:
		w.s.Skip()
	}
}

// region counts a tracked change of the text; one of its format is none.
func (w *walk) region() {
	w.each(func() {
		if w.s.Local == "insertion" || w.s.Local == "deletion" {
			w.doc.Changes++
		}
		w.s.Skip()
	})
}

// looseFrame is one that hangs on the page, and on no paragraph.
func (w *walk) looseFrame() {
	w.para = &paragraph{place: w.s.Start + 1}
	w.frame()
	w.flush("", 0)
}

// add puts a block into the container in hand.
func (w *walk) add(b flow.Block) {
	if w.blocks++; w.blocks > mostBlocks {
		w.fail("limit", "more than %d paragraphs", mostBlocks)
		return
	}
	*w.out = append(*w.out, b)
}

// inside reads a container of its own: a cell, or a text box.
func (w *walk) inside() []flow.Block {
	var blocks []flow.Block
	out, para, item := w.out, w.para, w.item
	w.out, w.para, w.item = &blocks, nil, nil
	if w.nested++; w.nested > mostNested {
		w.fail("limit", "more than %d tables in one another", mostNested)
	}
	w.each(w.block)
	w.nested--
	w.out, w.para, w.item = out, para, item
	return blocks
}

// count reads an attribute that counts; what is none is 1.
func (w *walk) count(name string, most int) int {
	n, err := strconv.Atoi(w.s.Value(name))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, most)
}
