package normalize

import (
	"slices"

	"nianbao/extract"
)

// Rows of requests between marks whose places the whole table proves: which seven of
// more cells are the columns, and that an empty cell at the end is the total.

// shape is how a row of text stands in its grid.
type shape struct{ cells, from int }

func shapeOf(r *printed) shape { return shape{len(r.cells), r.cells[0].Col} }

// windowed leaves out the empty cells beside the columns of a row where they stand before
// and behind them. All rows of one shape must allow one place only, and one of them prove
// it: sums of zeros hold anywhere.
func windowed(rows []printed) []printed {
	starts, proven := map[shape][]int{}, map[shape]bool{}
	for i := range rows {
		r := &rows[i]
		if !r.mayShift() {
			continue
		}
		list, sum := windowsOf(r.cells)
		if before, seen := starts[shapeOf(r)]; seen {
			list = slices.DeleteFunc(list, func(at int) bool { return !slices.Contains(before, at) })
		}
		starts[shapeOf(r)], proven[shapeOf(r)] = list, proven[shapeOf(r)] || sum
	}
	if len(starts) == 0 {
		return rows
	}
	placed := slices.Clone(rows)
	for i := range rows {
		r := &rows[i]
		if !r.mayShift() || !proven[shapeOf(r)] || len(starts[shapeOf(r)]) != 1 {
			continue
		}
		at := starts[shapeOf(r)][0]
		placed[i].cells = r.cells[at : at+len(applicants)]
	}
	return placed
}

// mayShift: a row between marks with more cells than columns.
func (r *printed) mayShift() bool {
	return r.table == Requests && (r.layout == extract.Bars || r.layout == extract.Tabs) && !r.open && !r.unread && len(r.cells) > len(applicants)
}

// windowsOf are the places at which seven cells may be the columns of a row: nothing is
// printed beside them, and the total is the sum or the only empty cell. sum tells that
// one place alone is left, by a sum that is not 0, or by print in both its first and its
// last cell.
func windowsOf(cells []extract.Cell) (starts []int, sum bool) {
	n := len(applicants)
	for at := 0; at+n <= len(cells); at++ {
		w := cells[at : at+n]
		if !empty(cells[:at]) || !empty(cells[at+n:]) || !sumHolds(applicants, w) && !onlyTotalBlank(w) {
			continue
		}
		starts, sum = append(starts, at), sumHolds(applicants, w) && (!allZero(w) || tidy(w[0].Text) != "")
	}
	return starts, sum && len(starts) == 1
}

// onlyTotalBlank: every part is a number, and the total is empty.
func onlyTotalBlank(cells []extract.Cell) bool {
	n := len(applicants)
	if len(cells) != n || tidy(cells[n-1].Text) != "" {
		return false
	}
	return !slices.ContainsFunc(cells[:n-1], func(c extract.Cell) bool { return readCell(c.Text, Count).value.Kind != Number })
}

// totalsLeft tells that the empty cells at the end of outcomes are their totals: as the
// rows stand, every column adds up to （七）总计. A total that had moved into the column
// before its own would be missing among the parts, and counted where it is none. Rows of
// zeros that look the same are printed the same way; where there is nothing but zeros, all
// outcomes must look so, and no other row.
func totalsLeft(t Table, rows []printed) bool {
	if !slices.ContainsFunc(rows, func(r printed) bool { return onlyTotalBlank(r.cells) }) {
		return false
	}
	byRow := map[string]printed{}
	for _, r := range rows {
		if _, twice := byRow[r.row]; twice {
			return false
		}
		byRow[r.row] = r
	}
	parts := len(applicants) - 1
	sums := make([]Decimal, parts)
	left, whole, shown := 0, 0, false // outcomes without a total and with one; parts that are not 0
	for _, row := range t.Blocks[0].Rows {
		r := byRow[row.Name]
		full := sumHolds(applicants, r.cells) && !anyBlank(r.cells)
		switch {
		case !full && (!row.Outcome || !onlyTotalBlank(r.cells)):
			return false
		case !row.Outcome:
			continue
		case full:
			whole++
		default:
			left, shown = left+1, shown || !allZero(r.cells[:parts])
		}
		for i := range sums {
			sums[i] = sums[i].Add(numberIn(r.cells[i]))
		}
	}
	for i, sum := range sums {
		if sum.Cmp(numberIn(byRow[TotalHandled].cells[i])) != 0 {
			return false
		}
	}
	return left > 0 && (shown || whole == 0)
}

func numberIn(c extract.Cell) Decimal { return readCell(c.Text, Count).value.Number }
