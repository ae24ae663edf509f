package docx

// Footnotes and endnotes: they stand in parts of their own, and are read behind the text,
// those whose mark is seen, in the order of their marks.

import (
	"nianbao/extract/flow"
	"nianbao/extract/tags"
)

// noteRef is the mark of a note in the text: footnote or endnote, and its number.
type noteRef struct{ kind, id string }

// mark notes a mark.
func (w *walk) mark(kind string) { w.marks = append(w.marks, noteRef{kind, w.s.Value("id")}) }

// notes adds what the notes say. Their paragraphs have no place in the text.
func (w *walk) notes() {
	found := map[noteRef][]flow.Block{}
	for _, kind := range []string{"footnote", "endnote"} {
		if len(w.marks) > 0 && w.err == nil {
			w.notesOf(kind, found)
		}
	}
	for _, m := range w.marks {
		for _, b := range found[m] {
			w.add(b)
		}
		delete(found, m)
	}
}

func (w *walk) notesOf(kind string, found map[noteRef][]flow.Block) {
	text, err := textOf(w.parts, w.folder+kind+"s.xml")
	if err != nil {
		w.err = err
		return
	}
	main := w.s
	w.s = tags.New(text, spaces)
	for w.s.Next() {
		if w.s.Kind != tags.Open || w.s.Depth() == 1 {
			continue
		}
		if w.s.Space != "w" || w.s.Local != kind {
			w.s.Skip()
			continue
		}
		id := w.s.Value("id")
		blocks := w.inside(func() { w.each(w.block) })
		placeless(blocks)
		found[noteRef{kind, id}] = blocks
	}
	if err := w.failure(); err != nil {
		w.err = err
	}
	w.s = main
}

func placeless(blocks []flow.Block) {
	for i := range blocks {
		b := &blocks[i]
		if b.Place = 0; b.Table == nil {
			continue
		}
		for k := range b.Table.Cells {
			b.Table.Cells[k].Place = 0
			placeless(b.Table.Cells[k].Blocks)
		}
	}
}
