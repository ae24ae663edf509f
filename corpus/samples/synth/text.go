package synth

import "strings"

// Text: prose as lines, and tables line by line in one of the layouts that
// copying, saving and converting leave behind.

// textStyle registers a layout of tables; lead is put before headings.
func textStyle(name, ending string, keeps Keeping, table func(*Grid, *dice) string) bool {
	return register(Style{"text/" + name, ending, keeps, func(doc *Document, d *dice) []byte {
		return []byte(plain(doc, func(g *Grid) string { return table(g, d) }, ending == ".md"))
	}})
}

// plain writes the document around its tables, a blank line between blocks.
func plain(doc *Document, table func(*Grid) string, marks bool) string {
	var b strings.Builder
	hash := func(level int) string {
		if !marks {
			return ""
		}
		return strings.Repeat("#", level) + " "
	}
	b.WriteString(hash(1) + doc.Title + "\n\n")
	for _, block := range doc.Blocks {
		switch {
		case block.Grid != nil:
			b.WriteString(strings.TrimRight(table(block.Grid), "\n") + "\n\n")
		case block.Level > 0:
			b.WriteString(hash(block.Level+1) + block.Text + "\n\n")
		default:
			b.WriteString(block.Text + "\n\n")
		}
	}
	b.WriteString(doc.Agency + "\n\n" + doc.Date + "\n")
	return b.String()
}

// texts are the words of a row's own cells.
func (r Row) texts() []string {
	var list []string
	for _, c := range r.Cells {
		list = append(list, c.Text)
	}
	return list
}

// places spreads every row over the width of the grid: a cell stands in its first
// place, the others that it covers are empty.
func (g *Grid) places() [][]string {
	left := make([]int, g.Width) // rows for which a place is still covered
	var lines [][]string
	for _, r := range g.Rows {
		line, at := make([]string, g.Width), 0
		for _, c := range r.Cells {
			for at < g.Width && left[at] > 0 {
				at++
			}
			for i := range c.ColSpan {
				if at+i < g.Width {
					left[at+i] = c.RowSpan
				}
			}
			if at < g.Width {
				line[at] = c.Text
			}
			at += c.ColSpan
		}
		for i := range left {
			left[i] = max(0, left[i]-1)
		}
		lines = append(lines, line)
	}
	return lines
}

// joined writes each row's own cells between marks.
func joined(before, between, behind string) func(*Grid, *dice) string {
	return func(g *Grid, _ *dice) string {
		var b strings.Builder
		for _, r := range g.Rows {
			b.WriteString(before + strings.Join(r.texts(), between) + behind + "\n")
		}
		return b.String()
	}
}

// spread writes every place of the grid between marks.
func spread(before, between, behind string) func(*Grid, *dice) string {
	return func(g *Grid, _ *dice) string {
		var b strings.Builder
		for _, line := range g.places() {
			b.WriteString(before + strings.Join(line, between) + behind + "\n")
		}
		return b.String()
	}
}
