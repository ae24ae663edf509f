package page

import (
	"cmp"
	"slices"
)

// Columns that no row fills: agencies leave cells empty all the way down. They are learnt
// from the words of the header, or from the page before.

// headerLines is how many lines above the values a header may have.
const headerLines = 9

// headerGap, in ems, parts the words of a header, whose cells are narrow.
const headerGap = 0.3

// end is the end of a page, for the block that stands first on the next.
type end struct {
	columns []word // of its last block
	rows    []row  // its lines; nil once a block of the next page is read
}

// aboveFoot are the lines of a page without the number at its foot.
func (s Sheet) aboveFoot(rows []row) []row {
	n := len(rows)
	for n > 0 && rows[n-1].y > s.Height*(1-margin) && pageNumber.MatchString(rows[n-1].text()) {
		n--
	}
	return rows[:n]
}

// learnt gives a block the columns of its header, which may end the page before, or those
// with which that page ended, where each of its own columns stands in one of them and there
// are more.
func (b *block) learnt(all []row, first int, before end) {
	if len(b.columns) == 7 {
		before.columns = nil // a whole row of requests; seven of the fifteen cells of disputes have a header
	}
	header := b.header(all, first)
	if len(header) == 0 && first <= longestLabelWrap {
		header = b.header(before.rows, len(before.rows))
	}
	for _, columns := range [][]word{header, before.columns} {
		if len(columns) > len(b.columns) && formWidth(len(columns)) && b.fits(columns) {
			for i := range columns {
				columns[i].size = b.rows[0].size
			}
			b.columns = columns
			return
		}
	}
}

// formWidth: the numbers of columns that the tables of the forms have. A header whose words
// are spread would give others (sample 003: 社 会 公 益).
func formWidth(n int) bool { return n == 3 || n == 7 || n == 15 }

// fits: every column of the block stands in one of the others, each in another one.
func (b *block) fits(columns []word) bool {
	wider, seen := block{columns: columns}, map[int]bool{}
	for _, c := range b.columns {
		at := wider.column(c)
		if at < 0 || seen[at] {
			return false
		}
		seen[at] = true
	}
	return true
}

// header gathers the words above the values, right of the labels, by their columns. Words
// over several columns come last, for they are broader, and belong to none.
func (b *block) header(all []row, first int) (columns []word) {
	edge := 0.0
	for _, r := range b.rows {
		if n := len(r.words); n > 0 {
			edge = max(edge, r.words[n-1].box.X1)
		}
	}
	var words []word
	for i := first - 1; i >= max(0, first-headerLines) && len(all[i].values) == 0 && !all[i].prose(); i-- {
		for _, w := range all[i].split(headerGap) {
			if w.box.X0 >= edge {
				words = append(words, w)
			}
		}
	}
	slices.SortStableFunc(words, func(a, b word) int { return cmp.Compare(a.box.width(), b.box.width()) })
	for _, w := range words {
		over := slices.DeleteFunc(indexes(columns), func(i int) bool {
			return shared(w.box.X0, w.box.X1, columns[i].box.X0, columns[i].box.X1) <= 0
		})
		switch len(over) {
		case 0:
			columns = append(columns, w)
		case 1:
			columns[over[0]].box = columns[over[0]].box.with(w.box)
		}
	}
	slices.SortFunc(columns, func(a, b word) int { return cmp.Compare(a.box.X0, b.box.X0) })
	return columns
}

func indexes(list []word) []int {
	all := make([]int, len(list))
	for i := range all {
		all[i] = i
	}
	return all
}
