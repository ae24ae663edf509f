package synth

import (
	"cmp"
	"slices"
	"strings"
)

// Tables that are not printed as the form has them: what is left out, put in or worded
// anew when they are drawn.

var faultsOfTables = []Fault{
	{"table-missing", "", leaving("disputes"), nil},
	{"table-row-missing", F2021, leaving("requests/brought_forward", "requests/carried_forward", "disclosure/compulsion"), nil},
	{"table-row-extra", "", drawing((*Grid).addRow), nil},
	{"table-row-duplicated", "", (*Report).repeatRow, nil},
	{"table-label-altered", "", drawing((*Grid).misname), nil},
	{"table-column-missing", "", (*Report).dropColumn, nil},
}

// leaving leaves one of the tables or rows out.
func leaving(parts ...string) func(*Report, *dice) string {
	return func(r *Report, d *dice) string {
		r.unprinted = pick(d, parts)
		r.untold = r.unprinted
		return r.unprinted
	}
}

// drawing changes the table requests as it is drawn.
func drawing(change func(*Grid, *dice) string) func(*Report, *dice) string {
	return func(r *Report, d *dice) string {
		seed := uint64(d.n(1 << 20))
		r.redraw = func(g *Grid) { change(g, newDice(seed)) }
		return "requests"
	}
}

// rowOf finds a row of the grid by its key.
func (g *Grid) rowOf(key string) int {
	return slices.IndexFunc(g.Rows, func(row Row) bool { return row.Key == key })
}

// addRow puts a row of the office's own before the results.
func (g *Grid) addRow(d *dice) string {
	label := pick(d, []string{"其中：涉及征地拆迁", "其中：涉及行政处罚", "当面申请"})
	row := Row{Cells: []GridCell{wide(label, Label, 3)}}
	for range len(applicants) + 1 {
		row.Cells = append(row.Cells, cell("1", Value))
	}
	g.Rows = slices.Insert(g.Rows, g.rowOf("granted"), row)
	return label
}

// misname words a label so that it says something else, and may still be told.
func (g *Grid) misname(d *dice) string {
	wrong := pick(d, [][2]string{{"denied_law_prohibits", "2.其他法律行政止公开"}, {"denied_internal_affairs", "5.属于内部管理信息"}})
	cells := g.Rows[g.rowOf(wrong[0])].Cells
	for i := range cells {
		if cells[i].Role == Label {
			cells[i].Text = wrong[1]
		}
	}
	return wrong[1]
}

// repeatRow prints a row twice, with other numbers: which of them hold nobody can tell.
// A blank row beside one with numbers is no such row, and gets numbers.
func (r *Report) repeatRow(*dice) string {
	r.untold = "requests/brought_forward"
	r.redraw = func(g *Grid) {
		at := g.rowOf("brought_forward")
		again := g.Rows[at]
		again.Cells = slices.Clone(again.Cells)
		for i := range again.Cells {
			if again.Cells[i].Role == Value {
				first := &g.Rows[at].Cells[i]
				first.Text = cmp.Or(first.Text, "1")
				again.Cells[i].Text = strings.TrimLeft(first.Text+"7", "0") // 07 is no number
			}
		}
		g.Rows = slices.Insert(g.Rows, at+1, again)
	}
	return r.untold
}

// dropColumn prints no column for what is not one of the named kinds of applicants.
func (r *Report) dropColumn(*dice) string {
	r.untold = "requests"
	r.redraw = func(g *Grid) {
		for i := range g.Rows {
			row := &g.Rows[i]
			if n := len(row.Cells); !row.Head {
				row.Cells = slices.Delete(row.Cells, n-2, n-1)
			}
		}
		last := &g.Rows[2]
		last.Cells = last.Cells[:len(last.Cells)-1]
		g.Rows[0].Cells[1].ColSpan, g.Rows[1].Cells[1].ColSpan = 6, 4
		g.Width--
	}
	return "requests/*/other_org"
}

// left tells whether a figure, a row or a table is under a prefix at a slash.
func left(prefix, key string) bool {
	return prefix != "" && (key == prefix || strings.HasPrefix(key, prefix+"/"))
}
