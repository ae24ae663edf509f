package extract

import (
	"slices"
	"strings"

	"nianbao/extract/book"
	"nianbao/extract/pattern"
)

// A wide sheet collects the reports of many units: a row for each, a column for each
// figure, and headers in several rows that say row and column of the statutory form. Each
// row is turned into the tables that it was copied from.

// wideSheet is such a sheet: where its headers and its units stand.
type wideSheet struct {
	*bookSheet
	head, rows int // first row of the headers, and how many these are; from 0
	names      int // column of the units
	at         map[[2]int]book.Place
}

// Shape of a wide sheet, and the words over its units and under its sums.
const fewestColumns = 30

var (
	unitHeader = pattern.MustCompile(`^(?:填报|报送|公开)?(?:单位|机关|部门)(?:名称)?$`)
	sumRow     = pattern.MustCompile(`^(?:合|总|小|共)计|^平均|^全[省市县区]`)
	yearOfBook = pattern.MustCompile(`20[0-9]{2}年`)
)

// wide tells whether a sheet is one, with the places that its cells cover.
func (s *bookSheet) wide() (*wideSheet, bool) {
	held := s.tables()
	if s.view.Cols < fewestColumns || !held[1] {
		return nil, false
	}
	for _, p := range s.view.Places {
		if p.RowSpan > 1 && unitHeader.MatchString(keepLetters(p.Text)) {
			w := &wideSheet{s, p.Row - 1, p.RowSpan, p.Col - 1, map[[2]int]book.Place{}}
			for _, q := range s.view.Places {
				if q.Row-1 > w.head+w.rows && q.RowSpan*q.ColSpan > 1 {
					return nil, false // a figure of several units belongs to none
				}
				for i := range q.RowSpan * q.ColSpan {
					w.at[[2]int{q.Row - 1 + i/q.ColSpan, q.Col - 1 + i%q.ColSpan}] = q
				}
			}
			return w, true
		}
	}
	return nil, false
}

// column is one figure of the form: the headers over it, from the outermost.
type column struct {
	col  int
	path []string
}

// columns reads the headers. A cell over several rows is one of them.
func (w *wideSheet) columns() (list []column) {
	for col := w.names + 1; col < w.view.Cols; col++ {
		c := column{col: col}
		var last book.Place
		for row := w.head; row < w.head+w.rows; row++ {
			if p, ok := w.at[[2]int{row, col}]; ok && p != last {
				c.path, last = append(c.path, p.Text), p
			}
		}
		if len(c.path) > 1 {
			list = append(list, c)
		}
	}
	return list
}

// group is a row of the form: the headers that its columns share, and the columns.
type group struct {
	above   []string
	columns []column
}

func groupsOf(columns []column) (list []group) {
	for _, c := range columns {
		above := c.path[:len(c.path)-1]
		if n := len(list); n == 0 || !slices.Equal(list[n-1].above, above) {
			list = append(list, group{above: above})
		}
		g := &list[len(list)-1]
		g.columns = append(g.columns, c)
	}
	return list
}

// leaves are the innermost headers of a group.
func (g group) leaves() (list []string) {
	for _, c := range g.columns {
		list = append(list, c.path[len(c.path)-1])
	}
	return list
}

// reports are the contents of all units, in their order. Sums over units are no report.
func (w *wideSheet) reports(format Format, charset Charset) (list []*Content, left []Omission) {
	groups := groupsOf(w.columns())
	for row := w.head + w.rows; row < w.view.Rows; row++ {
		unit, ok := w.at[[2]int{row, w.names}]
		switch {
		case !ok:
			left = append(left, omitted(RowLeft, book.Spot{Count: len(w.bookSheet.rows[row]), Row: w.view.SheetRows[row]}, w.name, w.number)...)
			continue
		case sumRow.MatchString(keepLetters(unit.Text)):
			left = append(left, omitted(RowLeft, book.Spot{Count: 1, Row: unit.SheetRow, Col: unit.SheetCol}, unit.Text, w.number)...)
			continue
		}
		c := &Content{Format: format, Charset: charset, Closed: true, Excerpt: true}
		name := strings.TrimSpace(unit.Text)
		c.Marks = append(c.Marks, Mark{Publisher, name, "column of units"})
		if year := w.year(); year != "" {
			c.Marks = append(c.Marks, Mark{Title, name + year + "政府信息公开工作年度报告", "column of units, title of the sheet"})
		}
		c.fromRow(w, groups, row)
		list = append(list, c)
	}
	return list, left
}

// year is the one that the rows above the headers, or else the sheet's name, speak of.
func (w *wideSheet) year() string {
	found := map[string]bool{}
	for _, p := range w.view.Places {
		if p.Row-1 < w.head {
			for rest := p.Text; ; {
				at := yearOfBook.FindStringIndex(rest)
				if at == nil {
					break
				}
				found[rest[at[0]:at[1]]] = true
				rest = rest[at[1]:]
			}
		}
	}
	if len(found) == 0 {
		return yearOfBook.FindString(w.name)
	}
	for y := range found {
		if len(found) == 1 {
			return y
		}
	}
	return ""
}

// fromRow adds the tables of one unit: a heading where the outermost header is one, and a
// grid for groups that follow each other with the same columns.
func (c *Content) fromRow(w *wideSheet, groups []group, row int) {
	heading := ""
	for i := 0; i < len(groups); {
		end := i + 1
		for end < len(groups) && groups[end].above[0] == groups[i].above[0] && slices.Equal(groups[end].leaves(), groups[i].leaves()) {
			end++
		}
		top, skip := groups[i].above[0], 0
		if numbered(keepLetters(top)) {
			skip = 1
			if top != heading {
				at := Pos{Page: w.number, Row: w.view.SheetRows[row], Line: len(c.Lines) + 1}
				c.Lines = append(c.Lines, Line{Text: strings.ReplaceAll(top, "\n", ""), Pos: at})
				heading = top
			}
		}
		t := turning{w, groups[i:end], row, skip}
		if slices.ContainsFunc(groups[i].leaves(), func(s string) bool { return strings.Contains(keepLetters(s), "结果维持") }) {
			c.addTable(w, row, t.asItStands())
		} else {
			c.addTable(w, row, t.turned())
		}
		i = end
	}
}

// addTable adds a grid of cells that know their places, in the grid and in the sheet.
func (c *Content) addTable(w *wideSheet, row int, cells []Cell) {
	at := Pos{Page: w.number, Table: len(c.Grids) + 1, Line: len(c.Lines) + 1}
	g := Grid{Layout: Ruled, Pos: at, Cells: cells}
	for i := range cells {
		p := &cells[i]
		p.Text = strings.TrimSpace(p.Text)
		p.Pos = Pos{Page: at.Page, Table: at.Table, Line: at.Line, Row: w.view.SheetRows[row], Col: p.Pos.Col}
		g.Rows, g.Cols = max(g.Rows, p.Row+p.RowSpan-1), max(g.Cols, p.Col+p.ColSpan-1)
	}
	slices.SortFunc(cells, func(a, b Cell) int { return (a.Row-b.Row)*mostPlacesOfSheet + a.Col - b.Col })
	c.Grids = append(c.Grids, g)
	c.Lines = append(c.Lines, Line{Grid: len(c.Grids), Pos: at})
}

// turning makes the table of the form out of groups of columns. Skip is how many of the
// outermost headers stand above the table.
type turning struct {
	*wideSheet
	groups []group
	row    int
	skip   int
}

func (t turning) cell(row, col, rows, cols int, text string, sheetCol int) Cell {
	return Cell{Row: row, Col: col, RowSpan: rows, ColSpan: cols, Text: text, Pos: Pos{Col: t.view.SheetCols[sheetCol]}}
}

// turned: each group is a row, its headers are labels; one over several rows stands once.
func (t turning) turned() (cells []Cell) {
	labels := 1
	for _, g := range t.groups {
		labels = max(labels, len(g.above)-t.skip)
	}
	first := t.groups[0].columns
	cells = append(cells, t.cell(1, 1, 1, labels, "", first[0].col))
	for i, leaf := range t.groups[0].leaves() {
		cells = append(cells, t.cell(1, labels+i+1, 1, 1, leaf, first[i].col))
	}
	for i, g := range t.groups {
		for k := t.skip; k < max(len(g.above), t.skip+1); k++ {
			text, cols := "", 1
			if k < len(g.above) {
				text = g.above[k]
			}
			if k >= len(g.above)-1 {
				cols = labels - (k - t.skip)
			}
			if i > 0 && cols == 1 && k < len(g.above)-1 && t.sameAs(i-1, i, k) {
				continue
			}
			rows := 1
			for k < len(g.above)-1 && i+rows < len(t.groups) && t.sameAs(i, i+rows, k) {
				rows++
			}
			cells = append(cells, t.cell(i+2, k-t.skip+1, rows, cols, text, g.columns[0].col))
		}
		for k, column := range g.columns {
			cells = append(cells, t.cell(i+2, labels+k+1, 1, 1, t.at[[2]int{t.row, column.col}].Text, column.col))
		}
	}
	return cells
}

// sameAs: two groups stand under one header of a level, and under others below it.
func (t turning) sameAs(i, k, level int) bool {
	a, b := t.groups[i].above, t.groups[k].above
	return level < len(a)-1 && level < len(b)-1 && slices.Equal(a[:level+1], b[:level+1])
}

// asItStands: headers above, values below them, as the form prints disputes.
func (t turning) asItStands() (cells []Cell) {
	var columns []column
	depth := 0
	for _, g := range t.groups {
		columns = append(columns, g.columns...)
		depth = max(depth, len(g.above)-t.skip)
	}
	for i, c := range columns {
		own := c.path[t.skip:]
		for level, text := range own {
			if i > 0 && level < len(own)-1 && slices.Equal(head(columns[i-1].path, t.skip+level+1), c.path[:t.skip+level+1]) {
				continue
			}
			rows, cols := 1, 1
			if level == len(own)-1 {
				rows = depth + 1 - level
			}
			for level < len(own)-1 && i+cols < len(columns) && slices.Equal(head(columns[i+cols].path, t.skip+level+1), c.path[:t.skip+level+1]) {
				cols++
			}
			cells = append(cells, t.cell(level+1, i+1, rows, cols, text, c.col))
		}
		cells = append(cells, t.cell(depth+2, i+1, 1, 1, t.at[[2]int{t.row, c.col}].Text, c.col))
	}
	return cells
}

func head(path []string, n int) []string { return path[:min(n, len(path))] }
