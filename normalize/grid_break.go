package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// Rows at the end of a page. A page's end may cut a row, or the cell of a group, in two:
// 「（四）无」 stands on one page and 「法提供」 on the next (sample 003). Two halves are one
// where only together they are words of the form.

// healed joins what the ends of pages cut in two; all other cells stay as they are.
func healed(g extract.Grid) extract.Grid {
	if len(g.Breaks) == 0 {
		return g
	}
	g.Cells = slices.Clone(g.Cells)
	gone := make([]bool, len(g.Cells))
	for _, row := range g.Breaks {
		heal(g.Cells, gone, row)
	}
	kept := g.Cells[:0]
	for i, c := range g.Cells {
		if !gone[i] {
			kept = append(kept, c)
		}
	}
	g.Cells = kept
	return g
}

// heal looks at the row that stands first on a page.
func heal(cells []extract.Cell, gone []bool, row int) {
	rowCut, headCut := valuesGoOn(cells, row), false
	for i := range cells {
		k := above(cells, i, row)
		head := k >= 0 && headHalves(cells[k].Text, cells[i].Text)
		if k < 0 || !head && !halves(cells[k].Text, cells[i].Text) {
			continue
		}
		headCut = headCut || head
		cells[k].Text += cells[i].Text
		cells[k].RowSpan += cells[i].RowSpan
		gone[i] = true
		rowCut = rowCut || anyRowExact(cells[k:k+1]) && cells[i].RowSpan == 1
	}
	for i := range cells { // the rest of a header cell that said all before
		if k := above(cells, i, row); headCut && k >= 0 && !gone[i] && tidy(cells[i].Text) == "" {
			cells[k].RowSpan += cells[i].RowSpan
			gone[i] = true
		}
	}
	if rowCut {
		healRow(cells, gone, row)
	}
}

// headHalves: together they name a column, and the lower is a broken word of a header.
func headHalves(upper, lower string) bool {
	if tidy(upper) == "" || !brokenWord.MatchString(Fold(lower)) {
		return false
	}
	word := Fold(upper + lower)
	return columnNamed(Disputes, word) != "" || columnNamed(Requests, word) != ""
}

// valuesGoOn: the row has values below values and no words at all; it is the rest of
// numbers that were too broad for their cells.
func valuesGoOn(cells []extract.Cell, row int) bool {
	below := false
	for i := range cells {
		if cells[i].Row != row || tidy(cells[i].Text) == "" {
			continue
		}
		k := above(cells, i, row)
		if strings.ContainsFunc(tidy(cells[i].Text), isHan) || k < 0 {
			return false
		}
		below = below || hasNumber(cells[k:k+1])
	}
	return below
}

// above is the index of the cell that ends right above a cell of the row, in the same
// columns; -1 where there is none.
func above(cells []extract.Cell, i, row int) int {
	if cells[i].Row != row {
		return -1
	}
	return slices.IndexFunc(cells, func(c extract.Cell) bool {
		return c.Row+c.RowSpan == row && c.Col == cells[i].Col && c.ColSpan == cells[i].ColSpan
	})
}

// halves: together they name a row or a group of the form, and the upper does not alone.
func halves(upper, lower string) bool {
	return tidy(upper) != "" && tidy(lower) != "" && !labelled(upper) && labelled(upper+lower)
}

func labelled(text string) bool {
	word := Fold(text)
	return word != "" && (isGroup(word) || exactRow(Requests, word) != "" || exactRow(Disclosure, word) != "")
}

// healRow joins the other cells of a row whose label was cut, where one of the halves of
// each is empty; else nothing is joined, and the row has two values in one place.
func healRow(cells []extract.Cell, gone []bool, row int) {
	for i := range cells {
		k := above(cells, i, row)
		if gone[i] || k < 0 || cells[i].RowSpan != 1 {
			continue
		}
		switch {
		case tidy(cells[i].Text) == "":
		case tidy(cells[k].Text) == "":
			cells[k].Text, cells[k].Pos = cells[i].Text, cells[i].Pos
		default:
			cells[k].Text += "\n" + cells[i].Text
		}
		cells[k].RowSpan++
		gone[i] = true
	}
}
