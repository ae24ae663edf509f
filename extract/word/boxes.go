package word

// Text boxes: their texts stand behind each other, behind all other texts of the file. A
// box is read once, behind the paragraph that it hangs on.

// box is the text of one, from…to.
type box struct{ from, to int }

const (
	anchorSize  = 26 // of Spa
	boxTextSize = 22 // of FTXBXS
)

// readBoxes finds the texts of boxes, and the characters of the main text that they hang
// on. A box without such a character is in a group of shapes: it is loose.
func (d *document) readBoxes() {
	byShape := d.boxesByShape()
	table := d.of(d.anchors)
	d.hanging = map[int]box{}
	n := (len(table) - 4) / (4 + anchorSize)
	for i := range n {
		at, shape := u32(table, 4*i), u32(table, 4*(n+1)+anchorSize*i)
		_, taken := d.hanging[at]
		if b, ok := byShape[shape]; ok && !taken && at < d.size {
			d.hanging[at] = b
			delete(byShape, shape)
		}
	}
	for i := range d.order {
		if b, ok := byShape[d.order[i]]; ok {
			d.loose = append(d.loose, b)
			delete(byShape, d.order[i])
		}
	}
}

// boxesByShape gives the text of each shape that has one; order keeps theirs.
func (d *document) boxesByShape() map[int]box {
	table, list := d.of(d.boxTexts), map[int]box{}
	n := (len(table) - 4) / (4 + boxTextSize)
	for i := range n {
		from, to := d.boxes+u32(table, 4*i), d.boxes+u32(table, 4*i+4)
		entry := 4*(n+1) + boxTextSize*i
		if free := u16(table, entry+8) != 0; free || from >= to || to > len(d.text) {
			continue
		}
		shape := u32(table, entry+14)
		if _, twice := list[shape]; !twice {
			list[shape] = box{from, to}
			d.order = append(d.order, shape)
		}
	}
	return list
}

// hangs notes the box that hangs on a character, if one does.
func (w *walker) hangs(cp int) bool {
	b, ok := w.hanging[cp]
	if ok {
		w.waiting = append(w.waiting, b)
	}
	return ok
}

// hung reads the boxes that hang on the paragraph before.
func (w *walker) hung() {
	for len(w.waiting) > 0 {
		b := w.waiting[0]
		w.waiting = w.waiting[1:]
		w.inside(b)
	}
}

// inside reads a box as a text of its own, as deep in tables as the place is.
func (w *walker) inside(b box) {
	outer := w.place
	w.place = place{base: outer.base + outer.depth, end: b.to}
	copy(w.marks[b.from:], fieldMarks(w.text[b.from:b.to]))
	w.story(b.from)
	w.place = outer
}
