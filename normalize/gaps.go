package normalize

import (
	"slices"

	"nianbao/extract"
)

// Which cells of a row of text are in their places, where some of them are empty or
// the input ends: sums and headers prove it, the order of the cells alone does not.

// gapsUntold looks at rows of text layouts that hold values and blanks at once: a
// conversion that drops empty cells leaves the same print as real blanks. Only a
// printed row total that the parts make up shows that every value stands in its
// column; two cells and one sum cannot be shifted without breaking it or moving
// the total from its place at the end.
func gapsUntold(columns []Column, list []placed) bool {
	blanks, values := 0, 0
	for _, c := range list {
		switch c.figure.Value.Kind {
		case Blank:
			blanks++
		case Number, Words:
			values++
		}
	}
	if blanks == 0 || values == 0 {
		return false
	}
	last := list[len(list)-1].figure.Value
	if columns[len(columns)-1].Name != Total || last.Kind != Number {
		return true
	}
	return sumOf(list[:len(list)-1]).Cmp(last.Number) != 0
}

// gapsTold: the columns above a row of text name each of its cells. In a table whose
// empty cells may have moved to the end, that shows nothing unless the last is filled.
func (r *printed) gapsTold(table string, columns []Column, readings int, cells []extract.Cell) bool {
	if _, sure := r.byHeaderPlace(table, columns); r.named || sure && r.inPlace {
		return true
	}
	return readings == 2 && (r.inPlace || table == Disclosure && tidy(cells[len(cells)-1].Text) != "")
}

// lineUntold looks at a line of disputes that holds values and blanks at once: each
// proceeding with a value must prove itself by its sum, and the line be filled to its end.
func lineUntold(columns []Column, line []extract.Cell) bool {
	full := trailingCells(line)
	if len(full) == 0 || !anyBlank(line) {
		return false
	}
	if len(full) < len(line) {
		return true
	}
	for n := len(columns); len(line) >= n; line = line[n:] {
		if !empty(line[:n]) && !sumHolds(columns, line[:n]) {
			return true
		}
	}
	return false
}

// endsWhole tells whether the last cell of the row in which the input ends is whole: a
// sum proves it, or it is a count of 0, with which no longer number begins.
func endsWhole(columns []Column, list []placed) bool {
	last := len(list) - 1
	v := list[last].figure.Value
	switch {
	case columns[last].Name == Total && !gapsUntold(columns, list):
		return sumOf(list[:last]).Cmp(v.Number) == 0 && v.Kind == Number
	case v.Kind == Number:
		return columns[last].Type == Count && v.Number.Sign() == 0
	}
	return false
}

// sumHolds: every cell but the last is a number or empty, and the last is their sum.
func sumHolds(columns []Column, cells []extract.Cell) bool {
	if len(cells) != len(columns) {
		return false
	}
	sum, last := Int(0), Value{}
	for i := range columns {
		v := readCell(cells[i].Text, columns[i].Type).value
		switch {
		case v.Kind != Number && v.Kind != Blank:
			return false
		case i == len(columns)-1:
			last = v
		case v.Kind == Number:
			sum = sum.Add(v.Number)
		}
	}
	return last.Kind == Number && sum.Cmp(last.Number) == 0
}

// overLines: the values of a row of running text stand on several lines, two of them on
// one. The lower line may be a row that lost its label, and only the sum tells.
func (r *printed) overLines() bool {
	if r.layout != extract.Stream || len(r.cells) < 2 {
		return false
	}
	several, two := false, false
	for i, c := range r.cells[1:] {
		before := r.cells[i]
		if c.Pos.Line == 0 || tidy(c.Text) == "" || tidy(before.Text) == "" {
			continue
		}
		same := c.Pos.Line == before.Pos.Line && c.Pos.Page == before.Pos.Page
		several, two = several || !same, two || same
	}
	return several && two
}

func sumOf(list []placed) Decimal {
	sum := Int(0)
	for _, c := range list {
		if c.figure.Value.Kind == Number {
			sum = sum.Add(c.figure.Value.Number)
		}
	}
	return sum
}

func anyBlank(cells []extract.Cell) bool {
	return slices.ContainsFunc(cells, func(c extract.Cell) bool { return tidy(c.Text) == "" })
}
