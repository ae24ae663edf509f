package synth

import "strings"

// Tables with tabs, whole and as browsers copy them.

var (
	_ = textStyle("tabs", ".txt", Everything, spread("", "\t", ""))
	_ = textStyle("tabs_dropped", ".txt", Columns, droppedTabs)
)

// droppedTabs keeps a leading empty cell or two on the rows of a group, puts one
// behind a label that spans three, and now and then ends a row with a tab. Where a
// page ended, a row starts at the margin.
func droppedTabs(g *Grid, d *dice) string {
	if g.Table != "requests" {
		return spread("", "\t", "")(g, d)
	}
	broken := d.between(8, len(g.Rows)-1)
	var b strings.Builder
	for i, r := range g.Rows {
		var cells []string
		if r.Cells[0].Role == Label && r.Cells[0].ColSpan < 3 && i != broken {
			cells = append(cells, "")
			if r.Cells[0].ColSpan == 1 {
				cells = append(cells, "")
			}
		} else if r.Cells[0].Role == Group && r.Cells[0].Text != done {
			cells = append(cells, "")
		}
		for _, c := range r.Cells {
			cells = append(cells, c.Text)
			if c.Role == Label && (c.ColSpan == 3 || i == broken) {
				cells = append(cells, "")
			}
		}
		b.WriteString(strings.Join(cells, "\t"))
		if len(cells) < g.Width && !r.Head {
			b.WriteString("\t")
		}
		b.WriteString("\n")
	}
	return b.String()
}
