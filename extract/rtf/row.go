package rtf

// The row of a table: \trowd begins its definition, \cellx ends that of a cell.

import "nianbao/extract/flow"

// row is a definition under construction.
type row struct {
	left    int
	list    []flow.Shape
	pending flow.Shape
}

const mostCells = 1000

// rowInHand is the definition that words change: that of the inner row in
// the group for it.
func (r *reader) rowInHand() *row {
	if r.nested {
		return &r.inner
	}
	return &r.row
}

// takes changes the definition by one word.
func (w *row) takes(t token) bool {
	switch t.word {
	case "trowd":
		*w = row{}
	case "trleft":
		w.left = t.number
	case "clmrg":
		w.pending.Joined = true
	case "clvmgf":
		w.pending.Opens = true
	case "clvmrg":
		w.pending.Below = true
	case "cellx":
		if len(w.list) < mostCells {
			w.pending.To = t.number
			w.list = append(w.list, w.pending)
		}
		w.pending = flow.Shape{}
	default:
		return false
	}
	return true
}

// shapes are the cells, each from the end of the one before it.
func (w *row) shapes() []flow.Shape {
	from := w.left
	list := make([]flow.Shape, len(w.list))
	for i, s := range w.list {
		s.From, from = from, s.To
		list[i] = s
	}
	return list
}
