package docx

// Tables: cells stand where the widths before them put them; cells that are merged
// downwards are one, and what stands in its lower parts is not shown.

import (
	"strconv"

	"nianbao/extract/flow"
)

// widest is the most columns that a cell may span; Word allows 63 in a table.
const widest = 1000

// table is one as it grows. open holds for a column the cell that the row above left
// open for merging.
type table struct {
	flow.Table
	open, next map[int]int // column → index of a cell
}

// rowCells is a row as it is read.
type rowCells struct {
	before int
	gone   bool // deleted or hidden
	cells  []rawCell
}

type rawCell struct {
	shape
	place  int
	blocks []flow.Block
}

// shape is what a cell says of itself.
type shape struct {
	span    int
	down    merge // vMerge
	across  merge // hMerge, of old documents
	gone    bool  // deleted by a tracked change
	changes int   // tracked
}

// merge: a cell that begins or goes on with a merged one.
type merge int

const (
	alone merge = iota
	begins
	goesOn
)

func (w *walk) table() {
	t := &table{open: map[int]int{}}
	w.each(func() { w.tablePart(t) })
	if len(t.Cells) > 0 {
		w.add(flow.Block{Table: &t.Table})
	}
}

func (w *walk) tablePart(t *table) {
	switch {
	case w.s.Space != "w":
		w.s.Skip()
	case w.s.Local == "tr":
		r := rowCells{cells: w.row[:0]}
		w.row = nil // a table in a cell takes its own
		w.each(func() { w.rowPart(&r) })
		if !r.gone && w.err == nil {
			w.addRow(t, &r)
		}
		w.row = r.cells
	default:
		w.wrapped(func() { w.tablePart(t) })
	}
}

func (w *walk) rowPart(r *rowCells) {
	switch {
	case w.s.Space != "w":
		w.s.Skip()
	case w.s.Local == "trPr":
		w.each(func() { w.rowProperty(r) })
	case w.s.Local == "tc":
		r.cells = append(r.cells, w.cell())
	default:
		w.wrapped(func() { w.rowPart(r) })
	}
}

func (w *walk) rowProperty(r *rowCells) {
	switch w.s.Local {
	case "gridBefore":
		r.before = bounded(w.s.Value("val"), 0)
	case "hidden":
		r.gone = r.gone || on(w.s.Value("val"))
	case "ins":
		w.doc.Changes++
	case "del":
		w.doc.Changes++
		r.gone = true
	}
	w.s.Skip()
}

// bounded reads a count of columns.
func bounded(val string, least int) int {
	n, err := strconv.Atoi(val)
	if err != nil {
		return least
	}
	return min(max(n, least), widest)
}

// cell reads a cell, with its blocks.
func (w *walk) cell() rawCell {
	c := rawCell{shape: plainShape}
	if w.cells++; w.cells > mostCells {
		w.fail("limit", "more than %d cells", mostCells)
	}
	c.blocks = w.inside(func() {
		w.each(func() {
			if w.s.Space == "w" && w.s.Local == "tcPr" {
				w.shapeOf(&c.shape)
				return
			}
			if c.place == 0 && w.s.Space == "w" && w.s.Local == "p" {
				c.place = w.s.Start + 1
			}
			w.block()
		})
	})
	for _, b := range c.blocks { // a cell whose paragraphs all stand in a content control
		if c.place == 0 {
			c.place = b.Place
		}
	}
	return c
}

var plainShape = shape{span: 1}

// shapeOf reads a tcPr; most cells of a table have one that others have too.
func (w *walk) shapeOf(c *shape) {
	read := func(c shape) shape {
		w.each(func() { w.cellProperty(&c) })
		return c
	}
	if *c == plainShape {
		*c = w.shapes.Read(w.s, func() shape { return read(plainShape) })
	} else { // a second one
		c.changes = 0
		*c = read(*c)
	}
	w.doc.Changes += c.changes
}

func (w *walk) cellProperty(c *shape) {
	switch w.s.Local {
	case "gridSpan":
		c.span = bounded(w.s.Value("val"), 1)
	case "vMerge":
		c.down = mergeOf(w.s.Value("val"))
	case "hMerge":
		c.across = mergeOf(w.s.Value("val"))
	case "cellDel":
		c.changes++
		c.gone = true
	case "cellIns", "cellMerge":
		c.changes++
	}
	w.s.Skip()
}

func mergeOf(val string) merge {
	if val == "restart" {
		return begins
	}
	return goesOn
}

// addRow places the cells of a row.
func (w *walk) addRow(t *table, r *rowCells) {
	t.Rows++
	t.next = map[int]int{}
	col, left := 1+r.before, -1 // left is the cell before, where it begins in this row
	for i, c := range r.cells {
		switch {
		case c.gone:
			continue
		case c.across == goesOn && i > 0:
			if left >= 0 {
				t.Cells[left].ColSpan += c.span
			}
		case c.down == goesOn && t.above(col, c.span) >= 0:
			at := t.above(col, c.span)
			t.Cells[at].RowSpan++
			t.next[col], left = at, -1
		default:
			if left = len(t.Cells); c.down != alone {
				t.next[col] = left
			}
			t.Cells = append(t.Cells, flow.Cell{Row: t.Rows, Col: col, RowSpan: 1, ColSpan: c.span, Place: c.place, Blocks: c.blocks})
		}
		col += c.span
	}
	t.Cols = max(t.Cols, col-1)
	t.open = t.next
}

// above is the merged cell of the row above at the same columns, -1 where there is none.
func (t *table) above(col, span int) int {
	if at, ok := t.open[col]; ok && t.Cells[at].ColSpan == span {
		return at
	}
	return -1
}
