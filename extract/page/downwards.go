package page

import (
	"cmp"
	"math"
	"slices"
)

// Text that runs downwards, in columns from right to left: narrow cells print the name of
// a group so.

const (
	nextBelow  = 1.6 // ems from one character to the next below it
	sameColumn = 0.3 // ems that the characters of a column stand beside each other
)

// downwards puts the lines of a cell into the order of its columns where nothing but
// columns explains its print: no two characters stand side by side, and there are two rows
// of them one below the other. Digits are never put into another order.
func downwards(lines []line) []line {
	if slices.ContainsFunc(lines, func(l line) bool {
		return len(l.glyphs) != 1 || !wide(l.glyphs[0].Text) || digital(l.glyphs[0].Text)
	}) {
		return lines
	}
	columns := columnsOf(lines)
	if len(columns) < 2 {
		return lines
	}
	end := math.Inf(1) // of the column that ends first: no other stands below it
	for _, c := range columns {
		end = min(end, c[len(c)-1].box.Y1)
	}
	if slices.ContainsFunc(columns, func(c []line) bool { return len(c) < 2 || c[0].box.Y0 >= end }) {
		return lines
	}
	slices.SortFunc(columns, func(a, b []line) int { return cmp.Compare(b[0].box.midX(), a[0].box.midX()) })
	return slices.Concat(columns...)
}

// columnsOf shares lines of one character each, which are in the order of their heights, out
// to the columns that they stand in; one that follows none begins a column.
func columnsOf(lines []line) (columns [][]line) {
	for _, l := range lines {
		at := slices.IndexFunc(columns, func(c []line) bool {
			last := c[len(c)-1]
			return abs(l.box.midX()-last.box.midX()) <= sameColumn*l.size && l.box.midY()-last.box.midY() <= nextBelow*l.size
		})
		if at < 0 {
			columns = append(columns, nil)
			at = len(columns) - 1
		}
		columns[at] = append(columns[at], l)
	}
	return columns
}
