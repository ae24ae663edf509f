package synth

import "strings"

// Tables drawn in other ways: cut, joined, nested, ragged, without a table.

var (
	_ = htmlStyle("clean", sheet{})
	_ = htmlStyle("ragged", sheet{table: ragged})
	_ = htmlStyle("split", sheet{table: split})
	_ = htmlStyle("nested", sheet{page: nestedPage})
	_ = htmlStyle("css", sheet{table: cssTable})
	_ = register(Style{"html/joined", ".html", Everything, func(doc *Document, d *dice) []byte {
		return []byte((&sheet{}).document(joinTables(doc), d))
	}})
)

// ragged draws the head of requests without row spans, with empty cells below
// 自然人 and 总计, and spans the columns of disclosure unevenly.
func ragged(g *Grid, s *sheet, d *dice) string {
	rows := append([]Row(nil), g.Rows...)
	switch g.Table {
	case "requests":
		second := append([]GridCell(nil), rows[1].Cells...)
		second[0].RowSpan, second[2].RowSpan = 1, 1
		third := append([]GridCell{cell("", Header)}, rows[2].Cells...)
		rows[1], rows[2] = head(second...), head(append(third, cell("", Header))...)
	case "disclosure":
		for i, r := range rows {
			cells := append([]GridCell(nil), r.Cells...)
			if len(cells) == 1 {
				cells[0].ColSpan = 5
			} else if len(cells) == 4 && r.Head {
				cells[2].ColSpan = 2
			} else {
				cells[1].ColSpan += 5 - 4
			}
			rows[i] = Row{cells, r.Head, r.Key}
		}
	}
	return drawn(rows, s, d)
}

// split makes a table of each block, and cuts requests where a page would end;
// what follows the cut has no head and repeats its group.
func split(g *Grid, s *sheet, d *dice) string {
	var b strings.Builder
	switch g.Table {
	case "disclosure":
		from := 0
		for i := range g.Rows {
			if i+1 == len(g.Rows) || len(g.Rows[i+1].Cells) == 1 {
				b.WriteString(drawn(g.Rows[from:i+1], s, d))
				from = i + 1
			}
		}
	case "requests":
		for i, r := range g.Rows {
			if len(r.Cells) > 1 && r.Cells[0].Text == unable {
				above, below := cut(g.Rows, i)
				return drawn(above, s, d) + drawn(below, s, d)
			}
		}
	default:
		return drawn(g.Rows, s, d)
	}
	return b.String()
}

// cut parts rows at i. The long group above ends there and goes on below.
func cut(rows []Row, i int) (above, below []Row) {
	above, below = append(above, rows[:i]...), append(below, rows[i:]...)
	for at, r := range above {
		if len(r.Cells) > 0 && r.Cells[0].Text == done {
			cells := append([]GridCell(nil), r.Cells...)
			rest := cells[0]
			cells[0].RowSpan, rest.RowSpan = i-at, rest.RowSpan-(i-at)
			above[at] = Row{cells, r.Head, r.Key}
			below[0] = Row{append([]GridCell{rest}, below[0].Cells...), below[0].Head, below[0].Key}
		}
	}
	return above, below
}

// joinTables puts all three tables into one at the place of the first, with the
// headings of the sections as rows between them.
func joinTables(doc *Document) *Document {
	whole := &Grid{Width: 15}
	out := *doc
	out.Blocks = nil
	heading, placed := Block{}, -1
	for _, b := range doc.Blocks {
		switch {
		case b.Level == 1:
			heading = b
			if b.Text[:len("二")] != "三" && b.Text[:len("二")] != "四" {
				out.Blocks = append(out.Blocks, b)
			}
		case b.Grid == nil:
			out.Blocks = append(out.Blocks, b)
		default:
			if placed < 0 {
				placed = len(out.Blocks)
				out.Blocks = append(out.Blocks, Block{Grid: whole})
			} else {
				whole.Rows = append(whole.Rows, head(wide(heading.Text, Header, whole.Width)))
			}
			whole.Rows = append(whole.Rows, b.Grid.Rows...)
		}
	}
	return &out
}

// nestedPage lays the page out with tables, the report inside the inner one.
func nestedPage(doc *Document, body string, d *dice) string {
	return barePage(doc, "<table width=\"960\"><tr><td colspan=\"2\">首页 &gt; 政府信息公开 &gt; 年度报告</td></tr>\n<tr><td width=\"200\"><table><tr><td>机构职能</td></tr><tr><td>政策文件</td></tr></table></td>\n<td><table><tr><td>"+
		body+"</td></tr></table></td></tr>\n<tr><td colspan=\"2\">主办单位联系方式</td></tr></table>\n", d)
}

// cssTable draws the table with blocks that a style sheet lines up.
func cssTable(g *Grid, s *sheet, d *dice) string {
	var b strings.Builder
	b.WriteString("<div style=\"display:table\">\n")
	for _, line := range g.places() {
		b.WriteString("<div style=\"display:table-row\">")
		for _, text := range line {
			b.WriteString("<div style=\"display:table-cell\">" + s.set(text, d) + "</div>")
		}
		b.WriteString("</div>\n")
	}
	return b.String() + "</div>\n"
}
