package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// Tools that know no merged cells print the text of one in every place that it covers:
// a label three times, 本年处理决定数量 over three equal values.

// again stands for a label printed again beside itself; it folds to nothing.
const again = "\u200b"

// unrepeated gives the cells of a row of text with repeated words taken away. Values
// stay: only their header can tell that they are one.
func unrepeated(layout extract.Layout, cells []extract.Cell) []extract.Cell {
	if layout != extract.Tabs && layout != extract.Bars {
		return cells
	}
	for i := len(cells) - 1; i > 0; i-- {
		if word := Fold(cells[i].Text); word == "" || word != Fold(cells[i-1].Text) || !strings.ContainsFunc(word, isHan) || readCell(cells[i].Text, Count).value.Kind != Words {
			continue
		}
		if cells[i].Text != again {
			cells = slices.Clone(cells)
			cells[i].Text = again
		}
	}
	return cells
}

// once drops the values under a header word printed again; each must repeat the value
// on its left, else the row stays as it is.
func (r printed) once() []extract.Cell {
	if len(r.head.words) != len(r.cells) {
		return r.cells
	}
	var cells []extract.Cell
	for i, c := range r.cells {
		switch {
		case !r.head.words[i].again:
			cells = append(cells, c)
		case i == 0 || tidy(c.Text) != tidy(r.cells[i-1].Text):
			return r.cells
		}
	}
	return cells
}
