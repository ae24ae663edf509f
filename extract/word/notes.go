package word

// Footnotes and endnotes: they are read behind the text, those whose mark is seen, in the
// order of their marks.

// notes reads those of one kind, whose texts begin at a character.
func (w *walker) notes(marks, texts part, at int) {
	refs, ranges := w.of(marks), w.of(texts)
	n := min((len(refs)-4)/(4+2), len(ranges)/4-1)
	for i := range n {
		mark := u32(refs, 4*i)
		if mark >= w.size {
			return
		}
		b := box{at + u32(ranges, 4*i), at + u32(ranges, 4*i+4)}
		if l := w.lookAt(mark, false); l.deleted || l.hidden || b.from < w.size || b.from >= b.to || b.to > len(w.text) {
			continue
		}
		w.inside(b)
	}
}
