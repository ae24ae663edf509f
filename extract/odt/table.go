package odt

// Tables: every place of a row has an element, one that a span covers included.

import "nianbao/extract/flow"

// Limits of what one element may stand for.
const (
	mostRepeated = 20_000
	widest       = 1000
)

func (w *walk) table() {
	var p flow.Placer
	w.each(func() { w.tablePart(&p) })
	if t := p.Done(); len(t.Cells) > 0 && w.err == nil {
		w.add(flow.Block{Table: t})
	}
}

func (w *walk) tablePart(p *flow.Placer) {
	switch {
	case w.s.Space != "table":
		w.s.Skip()
	case w.s.Local == "table-row":
		w.row(p)
	case w.s.Local == "table-header-rows" || w.s.Local == "table-rows" || w.s.Local == "table-row-group":
		w.each(func() { w.tablePart(p) })
	default:
		w.s.Skip()
	}
}

// repeated is a cell and how many places it stands for.
type repeated struct {
	times   int
	covered bool
	cell    flow.Cell
}

// row reads a row, and puts it down as often as it is repeated.
func (w *walk) row(p *flow.Placer) {
	times := w.count("number-rows-repeated", mostRepeated)
	hidden := w.s.Value("visibility")
	if hidden == "collapse" || hidden == "filter" {
		w.s.Skip()
		p.Hide(times)
		return
	}
	var cells []repeated
	w.each(func() {
		if w.s.Space == "table" && (w.s.Local == "table-cell" || w.s.Local == "covered-table-cell") {
			cells = append(cells, w.cell())
			return
		}
		w.s.Skip()
	})
	for range times {
		w.put(p, cells)
	}
}

func (w *walk) cell() repeated {
	r := repeated{times: w.count("number-columns-repeated", widest), covered: w.s.Local == "covered-table-cell"}
	if r.covered {
		w.s.Skip()
		return r
	}
	r.cell = flow.Cell{ColSpan: w.count("number-columns-spanned", widest), RowSpan: w.count("number-rows-spanned", mostRepeated)}
	r.cell.Blocks = w.inside()
	for _, b := range r.cell.Blocks {
		if r.cell.Place == 0 {
			r.cell.Place = b.Place
		}
	}
	return r
}

// put puts a row down. A place that is said to be covered and is not stays free: nobody
// sees a cell there.
func (w *walk) put(p *flow.Placer, cells []repeated) {
	if w.err != nil {
		return
	}
	p.NextRow()
	col := 1
	for _, r := range cells {
		for range r.times {
			if !r.covered {
				if w.cells++; w.cells > mostCells {
					w.fail("limit", "more than %d cells", mostCells)
					return
				}
				r.cell.Col = col
				p.Put(r.cell)
			}
			col++
		}
	}
	if p.Rows > mostCells || p.TooLarge {
		w.fail("limit", "a table of more than %d rows, or too many columns", mostCells)
	}
}
