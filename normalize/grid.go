package normalize

import (
	"slices"
	"strings"

	"nianbao/extract"
)

// gridReader walks the rows of grids with what is known so far: which table is
// open, which header stands above, which proceedings a row of disputes covers.
type gridReader struct {
	*collection
	table  string
	head   header
	suits  []string // rows of disputes that the header named, in order
	group  string
	strong bool
	headed bool     // the grid in hand may hold the heading of a table
	used   int      // rows read when the header began: a header below them is a new one
	atEnd  bool     // the grid in hand is the last of the input
	closed bool     // a border stands behind the last cell of the input
	keeps  bool     // the grids of this document show that empty cells keep their places
	words  []string // of the row in hand
}

// open starts a table, or goes on with it.
func (g *gridReader) open(table string) {
	if table != g.table {
		g.table, g.head, g.suits, g.group = table, header{}, nil, ""
	}
}

// suit notes a proceeding that a heading or header cell names.
func (g *gridReader) suit(folded string) {
	row := proceedingOf(folded)
	if row == "-" || row == "" {
		return
	}
	if len(g.suits) == 3 || len(g.suits) > 0 && g.suits[len(g.suits)-1] == row {
		g.suits = nil
	}
	g.suits = append(g.suits, row)
}

// grid reads all rows of one grid. It is false when nothing in it belongs to a
// statutory table; then the grid is text.
func (g *gridReader) grid(grid extract.Grid) bool {
	grid = healed(grid)
	hits, headed := gridAnchors(grid)
	g.headed = headed || grid.Layout != extract.Ruled // rows of text may be joined to one
	before := len(g.rows) + len(g.strays) + len(g.subtotals)
	mine := false
	rows := withoutSerials(untorn(grid.Layout, rowsOf(grid)))
	reached := []reach{{row: -1}}
	width := usualWidth(rows)
	for i, row := range rows {
		before, strays := len(g.rows), len(g.strays)
		mine = g.row(grid, row, hits) || mine
		reached = append(reached, reach{row: -1, stray: len(g.strays) > strays})
		if len(g.rows) > before {
			reached[i+1] = reach{before, reached[i+1].stray || wordsAndValues(g.rows[before].cells)}
		}
		for j := before; j < len(g.rows); j++ {
			g.rows[j].open, g.rows[j].closed = g.atEnd && i == len(rows)-1 && j == len(g.rows)-1, g.closed
			g.rows[j].inPlace = g.keeps && rectangular(rows)
			g.rows[j].short = !grid.Layout.InPlace() && len(row) < width
		}
	}
	reached = append(reached, reach{row: -1})
	for i := 1; i < len(reached)-1; i++ {
		g.doubtTorn(reached[i-1], reached[i], reached[i+1])
	}
	return mine || len(g.rows)+len(g.strays)+len(g.subtotals) > before
}

// usualWidth is the number of cells that most rows have, 0 where there is none.
func usualWidth(rows [][]extract.Cell) (width int) {
	times := map[int]int{}
	for _, row := range rows {
		if times[len(row)]++; times[len(row)] > len(rows)*3/4 {
			width = len(row)
		}
	}
	return width
}

// row reads one row of a grid; false when it belongs to no table.
func (g *gridReader) row(grid extract.Grid, cells []extract.Cell, hits map[string]int) bool {
	g.words = foldAll(g.words[:0], cells)
	words := g.words
	g.turn(cells, words, hits)
	g.strong = g.table != "" && hits[g.table] >= 2
	if g.table == "" || empty(cells) && g.table != Disputes {
		return false
	}
	if g.headerRow(words, cells) {
		return true
	}
	if g.table == Disputes {
		return g.disputes(grid, words, cells)
	}
	return g.valueRow(grid, words, cells)
}

// turn opens the table that this row begins, where a grid holds several.
func (g *gridReader) turn(cells []extract.Cell, words []string, hits map[string]int) {
	for i := range cells {
		if !g.headed || len(cells[i].Text) < shortestHeading {
			continue
		}
		if w := wordsOfCell.of(cells[i].Text); w.heading {
			g.open(w.opens)
			return
		}
	}
	switch {
	case isBlockTitle(words[0]) && hits[Disclosure] >= 2, words[0] == "信息内容" && hits[Disclosure] >= 2:
		g.open(Disclosure)
	case hits[Requests] >= 2 && opensRequests(words):
		g.open(Requests)
	case hits[Disputes] >= 2 && has(words, "行政复议", "行政诉讼") && anchorsIn(Disputes, words) >= 1 && anchorsIn(Requests, words) == 0:
		g.open(Disputes)
	case g.table == "" && strongest(hits) != "":
		g.open(strongest(hits))
	}
}

func opensRequests(words []string) bool {
	n := anchorsIn(Requests, words)
	return n >= 2 || n == 1 && (noteWord.MatchString(words[0]) || strings.HasPrefix(words[0], "一本年新收"))
}

func strongest(hits map[string]int) string {
	best := ""
	for _, t := range []string{Disclosure, Requests, Disputes} {
		if hits[t] >= 2 && (best == "" || hits[t] > hits[best]) {
			best = t
		}
	}
	return best
}

// headerRow takes block titles, header cells and the printed note in.
func (g *gridReader) headerRow(words []string, cells []extract.Cell) bool {
	if len(trailing(words)) == 1 && isBlockTitle(words[0]) {
		g.head = header{}
		return true
	}
	named := 0
	for _, w := range words {
		if !headerWord(g.table, w) && !isBlockTitle(w) {
			return g.wordsOnly(words, cells)
		}
		if w != "" {
			named++
		}
	}
	if named == 0 || named == 1 && g.table == Requests && isRowWord(words) && len(g.head.columns) > 0 {
		return false
	}
	return g.takeHeader(words, cells)
}

// wordsOnly finds a header in other words: at least three cells, none of them a
// value, at least two of which are words of the table.
func (g *gridReader) wordsOnly(words []string, cells []extract.Cell) bool {
	for i := 1; i < len(words); i++ {
		if words[i] != "" && readCell(cells[i].Text, Count).value.Kind != Words {
			return false
		}
	}
	count, known := 0, 0
	for _, w := range words {
		if w == "" {
			continue
		}
		count++
		if headerWord(g.table, w) || matchRow(g.table, w).row != "" {
			known++
		}
	}
	if count < 3 || known < 2 || g.table == Requests && isGroup(words[0]) {
		return false
	}
	return g.takeHeader(words, cells)
}

func (g *gridReader) takeHeader(words []string, cells []extract.Cell) bool {
	if words[0] == "信息内容" || g.used != len(g.rows) {
		g.head, g.used = header{}, len(g.rows)
	}
	g.head.add(g.table, cells)
	g.head.wrong = g.head.wrong || reversed(words)
	for _, w := range words {
		g.token(g.table, w)
		if g.table == Disputes {
			g.suit(w)
		}
	}
	return true
}

// reversed finds a header line that names the last of its columns first: then the
// values below do not stand in the order of the form.
func reversed(words []string) bool {
	return before(words, "行政诉讼", "行政复议") || before(words, "总计", "自然人") || before(words, "合计", "自然人")
}

func before(words []string, a, b string) bool {
	i, j := slices.Index(words, a), slices.Index(words, b)
	return i >= 0 && j >= 0 && i < j
}

// isRowWord: 其他 and 总计 name a row as well as a column.
func isRowWord(words []string) bool {
	for _, w := range words {
		if w != "" {
			return w == "其他" || w == "其它" || w == "总计" || w == "合计"
		}
	}
	return false
}

// foldAll adds the folded words of cells to a list.
func foldAll(words []string, cells []extract.Cell) []string {
	for i := range cells {
		words = append(words, Fold(cells[i].Text))
	}
	return words
}

func has(words []string, want ...string) bool {
	for _, w := range words {
		for _, x := range want {
			if w == x {
				return true
			}
		}
	}
	return false
}

func empty(cells []extract.Cell) bool {
	for _, c := range cells {
		if !blankText(c.Text) {
			return false
		}
	}
	return true
}

// rowsOf gives the cells of a grid row by row; a spanning cell stands only in
// its first row, so a row holds exactly the cells that its source row has.
func rowsOf(g extract.Grid) [][]extract.Cell {
	rows := make([][]extract.Cell, 0, g.Rows)
	for i := 0; i < len(g.Cells); {
		j := i
		for j < len(g.Cells) && g.Cells[j].Row == g.Cells[i].Row {
			j++
		}
		rows = append(rows, unrepeated(g.Layout, g.Cells[i:j]))
		i = j
	}
	return rows
}
