package synth

import "strings"

// Tables without marks between the cells: a line, a space or nothing. Empty cells are
// gone, and with them the borders of those beside them.

var (
	_ = textStyle("cells", ".txt", Printed, cellLines("\n\n"))
	_ = textStyle("cells_tight", ".txt", Printed, cellLines("\n"))
	_ = textStyle("spaces", ".txt", Printed, squeezed(" "))
	_ = textStyle("flat_rows", ".txt", Digits, squeezed(""))
	_ = textStyle("flat", ".txt", Digits, flat)
)

// cellLines puts each cell on a line; labels of two words are broken in narrow
// columns. Empty cells are gone.
func cellLines(between string) func(*Grid, *dice) string {
	return func(g *Grid, d *dice) string {
		broken := strings.NewReplacer("商业企业", "商业\n企业", "科研机构", "科研\n机构", "（三）不予公开", "（三）\n不予公开")
		narrow := d.percent(50)
		var cells []string
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				switch {
				case c.Text == "":
				case narrow && c.Role != Value:
					cells = append(cells, broken.Replace(c.Text))
				default:
					cells = append(cells, c.Text)
				}
			}
		}
		return strings.Join(cells, between)
	}
}

// squeezed joins the printed cells of each row.
func squeezed(between string) func(*Grid, *dice) string {
	return func(g *Grid, _ *dice) string {
		var b strings.Builder
		for _, r := range g.Rows {
			var cells []string
			for _, c := range r.Cells {
				if c.Text != "" {
					cells = append(cells, c.Text)
				}
			}
			b.WriteString(strings.Join(cells, between) + "\n")
		}
		return b.String()
	}
}

// flat runs a whole table together in one line, with a space left now and then.
func flat(g *Grid, d *dice) string {
	var b strings.Builder
	for _, r := range g.Rows {
		for i, c := range r.Cells {
			b.WriteString(c.Text)
			if c.Text != "" && i+1 < len(r.Cells) && d.percent(2) {
				b.WriteString(" ")
			}
		}
	}
	return b.String() + "\n"
}
