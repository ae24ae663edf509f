package extract

import (
	"slices"
	"strings"

	"nianbao/extract/pattern"
)

// Tables drawn with lines of signs: +-----+ between rows and | between cells, or the
// characters made for it. What stands between two rules is one row, wrapped over lines.

var (
	drawnRule  = pattern.MustCompile(`^\s*(?:\+[-=:]{2}[-=:+]*\+|[┌├└╔╠╚┏┣┗╟╓╙╒╞╘][─━═┄┬┼┴╦╬╩┳╋┻╤╪╧╥╫╨┯┿┷┰╂┸\-]*[┐┤┘╗╣╝┓┫┛╢╖╜╕╡╛])\s*$`)
	drawnSides = strings.NewReplacer("│", "|", "┃", "|", "║", "|", "┆", "|", "┊", "|")
)

func ruled(line string) bool { return drawnRule.MatchString(line) }

// drawn is a line of a table with rules: one of them, or cells.
func drawn(line string) bool { return ruled(line) || barred(line) }

// ruledGrid reads n lines from the one in hand.
func (t *textReader) ruledGrid(n int) {
	number := len(t.content.Grids) + 1
	g := Grid{Layout: Bars, Pos: Pos{Table: number, Line: t.next + 1}}
	for from := 0; from < n; from++ {
		to := from
		var lines [][]string
		for ; to < n && !ruled(t.source[t.next+to]); to++ {
			lines = append(lines, barCells(t.source[t.next+to]))
		}
		for i, row := range wrapped(lines) {
			g.Rows++
			g.addRow(row, t.next+from+i+1)
		}
		from = to
	}
	t.next += n
	if g.Rows > 0 {
		t.place(g)
	}
}

// wrapped joins the lines of one row cell by cell. Lines that each fill their last
// cell, or differ in their number of cells, are rows of their own.
func wrapped(lines [][]string) [][]string {
	if len(lines) < 2 {
		return lines
	}
	filled := 0
	for _, l := range lines {
		if len(l) != len(lines[0]) {
			return lines
		}
		if strings.TrimSpace(l[len(l)-1]) != "" {
			filled++
		}
	}
	if filled > 1 && len(lines[0]) > 1 {
		return lines
	}
	row := slices.Clone(lines[0])
	for _, l := range lines[1:] {
		for i, text := range l {
			row[i] = strings.TrimSpace(strings.TrimSpace(row[i]) + "\n" + strings.TrimSpace(text))
		}
	}
	return [][]string{row}
}
