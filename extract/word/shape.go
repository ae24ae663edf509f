package word

// The shape of a row: the properties of the paragraph that ends it.

import (
	"slices"

	"nianbao/extract/flow"
)

// row is its cells between their edges, one more of these than of those.
type row struct {
	edges []int
	cells []cell
}

// cell is how a cell joins its neighbours. side is 0 where it stands alone; down is 1
// for the continuation of the cell above, 3 for one that others continue.
type cell struct{ side, down int }

const cellSize = 20 // of TC80

// takes changes the shape by one modifier.
func (r *row) takes(code int, operand []byte) {
	switch code {
	case defineTable:
		*r = definedRow(operand)
	case mergeDown:
		if i := u16(operand, 0) & 0xFF; len(operand) >= 2 && i < len(r.cells) {
			r.cells[i].down = int(operand[1])
		}
	case mergeCells, splitCells:
		r.joins(int(operand[0]), int(operand[1]), code == mergeCells)
	case insertCells:
		r.inserts(int(operand[0]), int(operand[1]), i16(operand, 2))
	case deleteCells:
		r.deletes(int(operand[0]), int(operand[1]))
	case widthOfCells:
		for i := int(operand[0]); i < min(int(operand[1]), len(r.cells)); i++ {
			r.shift(i+1, u16(operand, 2)-(r.edges[i+1]-r.edges[i]))
		}
	}
}

// definedRow reads the definition of a row.
func definedRow(b []byte) (r row) {
	if len(b) == 0 {
		return r
	}
	n := int(b[0])
	if 1+2*(n+1) > len(b) {
		return r
	}
	for i := range n + 1 {
		r.edges = append(r.edges, i16(b, 1+2*i))
	}
	for i := range n {
		flags := u16(b, 1+2*(n+1)+cellSize*i) // none where the list is shorter
		r.cells = append(r.cells, cell{side: flags & 3, down: flags >> 5 & 3})
	}
	return r
}

func (r *row) joins(from, to int, together bool) {
	for i := from; i < min(to, len(r.cells)); i++ {
		switch {
		case !together:
			r.cells[i].side = 0
		case i == from:
			r.cells[i].side = 1
		default:
			r.cells[i].side = 2
		}
	}
}

func (r *row) inserts(at, n, width int) {
	if len(r.edges) == 0 || at > len(r.cells) || len(r.cells)+n > 255 {
		return
	}
	for range n {
		r.cells = slices.Insert(r.cells, at, cell{})
		r.edges = slices.Insert(r.edges, at+1, r.edges[at])
		r.shift(at+1, width)
	}
}

func (r *row) deletes(from, to int) {
	for to = min(to, len(r.cells)); to > from; to-- {
		width := r.edges[from+1] - r.edges[from]
		r.cells = slices.Delete(r.cells, from, from+1)
		r.edges = slices.Delete(r.edges, from+1, from+2)
		r.shift(from+1, -width)
	}
}

// shift moves an edge and all to its right.
func (r *row) shift(from, by int) {
	for i := from; i < len(r.edges); i++ {
		r.edges[i] += by
	}
}

// shapes are the cells in the words of package flow. Programs differ in which of two
// values means the first of joined cells: the one that comes first does.
func (r *row) shapes() []flow.Shape {
	list := make([]flow.Shape, len(r.cells))
	first := 0
	for i, c := range r.cells {
		if c.side == 0 || i == 0 || r.cells[i-1].side == 0 {
			first = c.side
		}
		list[i] = flow.Shape{
			From: r.edges[i], To: r.edges[i+1],
			Joined: c.side != 0 && c.side != first,
			Opens:  c.down >= 2, Below: c.down == 1,
		}
	}
	return list
}
