package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// valueRow finds the label among the first cells of a row; the cells behind it
// are its values, blanks included.
func (g *gridReader) valueRow(grid extract.Grid, words []string, cells []extract.Cell) bool {
	label, m := -1, match{}
	for i, word := range words {
		if word == "" {
			continue
		}
		if g.table == Requests && isGroup(word) && labelFollows(words[i+1:], cells[i+1:]) {
			g.group = word
			continue
		}
		if m = matchRow(g.table, word); m.row != "" || m.ambiguous {
			label = i
		}
		break
	}
	if label < 0 {
		return g.unknown(grid, cells)
	}
	p := g.printedRow(grid, cells, label)
	if m.ambiguous {
		g.strays = append(g.strays, stray{"row-ambiguous", g.table, p.label, p.at})
		return true
	}
	p.row, p.exact = m.row, m.exact
	g.add(p)
	return true
}

func (g *gridReader) printedRow(grid extract.Grid, cells []extract.Cell, label int) printed {
	return printed{table: g.table, label: cells[label].Text, cells: cells[label+1:], layout: grid.Layout, head: g.head, strong: g.strong, at: cells[label].Pos}
}

// labelFollows tells whether another label stands behind a group label in the row.
func labelFollows(words []string, rest []extract.Cell) bool {
	for i, word := range words {
		if word != "" {
			return strings.ContainsFunc(word, isHan) && readCell(rest[i].Text, Count).value.Kind == Words
		}
	}
	return false
}

// unknown accounts for a row without a label of the form: a subtotal, a group's
// own line, or values that nobody can place.
func (g *gridReader) unknown(grid extract.Grid, cells []extract.Cell) bool {
	first := firstCell(cells)
	word := Fold(cells[first].Text)
	label := g.printedRow(grid, cells, first)
	switch {
	case g.table == Requests && (isSum(word) || isGroup(word)) && hasValue(label.cells):
		if rows := groupRows(word); rows == nil {
			label.label = g.group + label.label
		}
		g.subtotals = append(g.subtotals, label)
		return true
	case !g.strong || !hasNumber(cells):
		if g.strong && !isGroup(word) && word != "" {
			g.odd = append(g.odd, label)
		}
		return g.strong
	case valueLike(cells[first].Text):
		g.strays = append(g.strays, stray{"cell-unread", g.table, joined(cells), cells[first].Pos})
	default:
		g.odd = append(g.odd, label)
		g.strays = append(g.strays, stray{"row-unknown", g.table, cells[first].Text, cells[first].Pos})
	}
	return true
}

// disputes reads a row of the table without row labels: fifteen values, or five
// for each proceeding that the header named, with or without a label before them.
func (g *gridReader) disputes(grid extract.Grid, words []string, cells []extract.Cell) bool {
	first := 0
	if row := proceedingOf(words[0]); row != "-" && row != "" && len(cells) > 5 {
		g.suits, first = []string{row}, 1
	} else if words[0] != "" && readCell(cells[0].Text, Count).value.Kind == Words {
		first = 1
	}
	values := cells[first:]
	if !hasValue(values) && !g.blankLine(values) {
		return true
	}
	p := printed{table: Disputes, cells: values, layout: grid.Layout, head: g.head, strong: g.strong, at: cells[0].Pos}
	g.spread(p)
	return true
}

// blankLine tells an empty row of values from an empty line: it has the number
// of cells that the header asks for, and stands below a finished header.
func (g *gridReader) blankLine(values []extract.Cell) bool {
	return len(g.suits) > 0 && len(values) == 5*len(g.suits) && g.head.names(Total)
}

// spread shares a line of values out to the proceedings that the header named.
func (g *gridReader) spread(p printed) {
	suits := g.suits
	if len(suits) == 0 {
		suits = []string{"review", "suit_direct", "suit_after_review"}
	}
	p.head.columns = nil // three columns of each name: places say nothing
	values, ok := fit(p.cells, 5*len(suits))
	if ok && (p.head.wrong || !inOrder(suits)) {
		g.strays = append(g.strays, stray{"column-unknown", Disputes, joined(p.cells), p.at})
		return
	}
	if !ok {
		g.odd = append(g.odd, p)
		g.strays = append(g.strays, stray{"row-arity", Disputes, joined(p.cells), p.at})
		return
	}
	p.named = p.inPlace && p.head.namesLine()
	for i, row := range suits {
		part := p
		part.line = p.shared(values)
		part.row, part.cells, part.exact = row, values[5*i:5*i+5], true
		part.head.words = nil
		g.add(part)
	}
	g.suits = nil
}

// shared: the cells of one line of text move together where one of them is lost.
func (p printed) shared(values []extract.Cell) []extract.Cell {
	if p.layout.InPlace() || p.named {
		return nil
	}
	return values
}

// namesLine: the header line above names the five results three times, in order.
func (h header) namesLine() bool {
	columns := disputes.Blocks[0].Columns
	if len(h.words) != 3*len(columns) {
		return false
	}
	for i, w := range h.words {
		if !w.names(columns[i%len(columns)].Name) {
			return false
		}
	}
	return true
}

// inOrder: the header names the proceedings as the form prints them.
func inOrder(suits []string) bool {
	last := -1
	for _, s := range suits {
		rank := slices.Index([]string{"review", "suit_direct", "suit_after_review"}, s)
		if rank <= last {
			return false
		}
		last = rank
	}
	return true
}

func firstCell(cells []extract.Cell) int {
	for i, c := range cells {
		if !blankText(c.Text) {
			return i
		}
	}
	return 0
}

func hasValue(cells []extract.Cell) bool {
	for _, c := range cells {
		if k := readCell(c.Text, Count).value.Kind; k != Blank && k != Words {
			return true
		}
	}
	return false
}

func hasNumber(cells []extract.Cell) bool {
	for _, c := range cells {
		if readCell(c.Text, Count).value.Kind == Number {
			return true
		}
	}
	return false
}

func joined(cells []extract.Cell) string {
	var room [16]string
	parts := room[:0]
	for i := range cells {
		parts = append(parts, tidy(cells[i].Text))
	}
	return strings.Join(parts, " ")
}

// fit picks the n values of a row. A row with more cells than the form has is
// read only where its surplus is empty and the rest stands together, or where
// nothing is printed at all; otherwise no choice is safe.
func fit(cells []extract.Cell, n int) ([]extract.Cell, bool) {
	if len(cells) == n {
		return cells, true
	}
	if len(cells) < n {
		return nil, false
	}
	first, last, full := -1, -1, 0
	for i, c := range cells {
		if tidy(c.Text) != "" {
			if first < 0 {
				first = i
			}
			last, full = i, full+1
		}
	}
	if full == 0 {
		return cells[:n], true
	}
	if full != n || last-first+1 != n || slices.ContainsFunc(cells, isDoubt) {
		return nil, false
	}
	return cells[first : last+1], true
}

// isDoubt: the cell holds marks of doubt alone, and may be no value at all.
func isDoubt(c extract.Cell) bool {
	text := tidy(c.Text)
	return text != "" && strings.Trim(text, "\uFFFD") == ""
}
