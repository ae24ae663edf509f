package synth

import "strings"

// Tables with bars.

var (
	_ = textStyle("pipes", ".txt", Everything, joined("| ", " | ", " |"))
	_ = textStyle("pipes_spread", ".txt", Everything, spread("| ", " | ", " |"))
	_ = textStyle("pipes_open", ".txt", Everything, openBars)
	_ = textStyle("markdown", ".md", Everything, markdown)
	_ = textStyle("markdown_parts", ".md", Everything, markdownParts)
	_ = textStyle("bar_lines", ".txt", Everything, barLines)
)

// openBars leaves the first bar of a line out, but for rows without a label.
func openBars(g *Grid, d *dice) string {
	if g.Table == "disputes" {
		return joined("| ", " | ", " |")(g, d)
	}
	return joined("", " | ", " |")(g, d)
}

// markdown is one table with a rule below its first row.
func markdown(g *Grid, _ *dice) string {
	var b strings.Builder
	for i, line := range g.places() {
		b.WriteString("| " + strings.Join(line, " | ") + " |\n")
		if i == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", g.Width) + "\n")
		}
	}
	return b.String()
}

// markdownParts makes a table of its own of each block, as converters do whose
// tables cannot span; the head of requests is one row.
func markdownParts(g *Grid, d *dice) string {
	if g.Table == "disputes" {
		return markdown(g, d)
	}
	var b strings.Builder
	rows := g.Rows
	if g.Table == "requests" {
		rows = rows[2:]
	}
	width := 8
	for i, r := range rows {
		cells := r.texts()
		switch {
		case g.Table == "requests" && i == 0:
			cells = append(append([]string{"项目", "自然人"}, cells...), "总计")
		case g.Table == "requests":
			cells = cells[len(cells)-8:]
		case i+1 < len(rows) && len(r.Cells) == 1:
			if i > 0 {
				b.WriteString("\n")
			}
			width = len(rows[i+1].Cells)
			for len(cells) < width {
				cells = append(cells, "")
			}
		}
		b.WriteString("| " + strings.Join(cells, " | ") + " |\n")
		if i == 0 || g.Table == "disclosure" && len(r.Cells) == 1 {
			b.WriteString("|" + strings.Repeat(" --- |", width) + "\n")
		}
	}
	return b.String()
}

// barLines puts each bar on a line of its own.
func barLines(g *Grid, _ *dice) string {
	var b strings.Builder
	for _, r := range g.Rows {
		for _, c := range r.Cells {
			if c.Text != "" {
				b.WriteString(c.Text + "\n")
			}
			b.WriteString("|\n")
		}
	}
	return b.String()
}
