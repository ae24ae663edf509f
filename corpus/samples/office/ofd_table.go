package office

// Tables on pages: rows as high as their texts, cut where a page ends.

import "nianbao/corpus/samples/synth"

// columnShares are the widths of the columns of table three, as parts of the whole.
var columnShares = []float64{0.07, 0.12, 0.25, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08, 0.08}

// setCell is a cell with its place in the grid and its lines.
type setCell struct {
	synth.GridCell
	row, col int
	lines    []string
	size     float64
}

const (
	leading = 1.3
	padding = 1.0
)

func (b *booklet) table(g *synth.Grid) {
	edges := edgesOf(g)
	cells := set(g, edges)
	b.rows(cells, edges, heightsOf(g, cells))
}

// edgesOf are the places of the upright lines.
func edgesOf(g *synth.Grid) []float64 {
	edges := []float64{margin}
	for i := range g.Width {
		share := 1 / float64(g.Width)
		if g.Width == len(columnShares) {
			share = columnShares[i]
		}
		edges = append(edges, edges[i]+share*inner)
	}
	return edges
}

// heightsOf are the heights of rows, so that every text has its room.
func heightsOf(g *synth.Grid, cells []setCell) []float64 {
	heights := make([]float64, len(g.Rows))
	for i := range heights {
		heights[i] = tableSize*leading + 2*padding
	}
	for _, c := range cells {
		need := float64(len(c.lines))*c.size*leading + 2*padding
		for i := range c.RowSpan {
			heights[c.row+i] = max(heights[c.row+i], need/float64(c.RowSpan))
		}
	}
	return heights
}

// set places the cells of a grid, and cuts their texts into lines.
func set(g *synth.Grid, edges []float64) (cells []setCell) {
	left := make([]int, g.Width)
	for row, r := range g.Rows {
		at := 0
		for _, c := range r.Cells {
			for at < g.Width && left[at] > 0 {
				at++
			}
			for k := range c.ColSpan {
				left[at+k] = c.RowSpan
			}
			s := setCell{GridCell: c, row: row, col: at, size: tableSize}
			width := edges[at+c.ColSpan] - edges[at] - padding
			if c.Role == synth.Value {
				s.size = min(s.size, width/max(1, widthOf(c.Text, 1)))
			}
			s.lines = wrapped(c.Text, s.size, width+0.001)
			cells = append(cells, s)
			at += c.ColSpan
		}
		for i := range left {
			left[i] = max(0, left[i]-1)
		}
	}
	return cells
}

// rows paints cells; those that a page's end cuts go on on the next one.
func (b *booklet) rows(cells []setCell, edges, heights []float64) {
	type place struct {
		page *sheet
		y    float64
	}
	places := make([]place, len(heights))
	for i, h := range heights {
		if b.y+h > bottom {
			b.turn()
		}
		places[i] = place{b.page(), b.y}
		b.y += h
	}
	for _, c := range cells {
		var parts []box
		var pages []*sheet
		for i := c.row; i < c.row+c.RowSpan; i++ {
			p := places[i]
			if n := len(pages); n == 0 || pages[n-1] != p.page {
				pages, parts = append(pages, p.page), append(parts, box{edges[c.col], p.y, edges[c.col+c.ColSpan], p.y})
			}
			parts[len(parts)-1].y1 = p.y + heights[i]
		}
		best := 0
		for i, r := range parts {
			b.frame(pages[i], r)
			if r.y1-r.y0 > parts[best].y1-parts[best].y0 && float64(len(c.lines))*c.size*leading > parts[best].y1-parts[best].y0 {
				best = i
			}
		}
		b.lines(c, pages[best], parts[best])
	}
}

// lines writes the text of a cell into the middle of a box.
func (b *booklet) lines(c setCell, p *sheet, r box) {
	y := (r.y0+r.y1)/2 - float64(len(c.lines))*c.size*leading/2 + c.size*(leading-1)/2
	for _, line := range c.lines {
		x := (r.x0+r.x1)/2 - widthOf(line, c.size)/2
		b.textOn(p, x, y, c.size, line, c.Role != synth.Value)
		y += c.size * leading
	}
}
