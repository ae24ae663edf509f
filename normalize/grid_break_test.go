package normalize

import (
	"strings"
	"testing"

	"nianbao/extract"
)

// What the end of a page cuts in two is one where only both halves are words of the form;
// numbers that go on below are in doubt. Rows are parted by ⏎, cells by bars.
func TestHealed(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"a group cut in two", "（四）无|1.本机关不掌握相关政府信息|7⏎法提供|2.没有现成信息需要另行制作|1", "（四）无法提供|1.本机关不掌握相关政府信息|7⏎2.没有现成信息需要另行制作|1"},
		{"a numeral torn from its group", "（四|1.本机关不掌握相关政府信息|7⏎）无法提供|2.没有现成信息需要另行制作|1", "（四）无法提供|1.本机关不掌握相关政府信息|7⏎2.没有现成信息需要另行制作|1"},
		{"a label cut in two", "|4.无正当理由大量反复申|1306⏎|请|", "|4.无正当理由大量反复申请|1306⏎"},
		{"values below the cut", "|4.无正当理由大量反复申|⏎|请|1306", "|4.无正当理由大量反复申请|1306⏎"},
		{"a number that goes on below", "|1.本机关不掌握相关政府信息|1⏎||4", "|1.本机关不掌握相关政府信息|1/4⏎"},
		{"two whole rows", "|2.重复申请|3⏎|3.要求提供公开出版物|", "|2.重复申请|3⏎|3.要求提供公开出版物|"},
		{"a header cut in two", "结果|结果|其他|总计⏎维持|纠正|结果|", "结果维持|结果纠正|其他结果|总计⏎"},
		{"a header and its values", "结果维持|结果纠正|总计⏎1|2|3", "结果维持|结果纠正|总计⏎1|2|3"},
	} {
		if got := sketch(healed(sketched(c.in))); got != c.want {
			t.Errorf("%s: got %s, want %s", c.name, got, c.want)
		}
	}
}

func sketched(s string) extract.Grid {
	g := extract.Grid{Layout: extract.Ruled, Breaks: []int{2}}
	for r, row := range strings.Split(s, "⏎") {
		g.Rows = r + 1
		for c, text := range strings.Split(row, "|") {
			g.Cols = max(g.Cols, c+1)
			g.Cells = append(g.Cells, extract.Cell{Row: r + 1, Col: c + 1, RowSpan: 1, ColSpan: 1, Text: text})
		}
	}
	return g
}

func sketch(g extract.Grid) string {
	rows := make([][]string, g.Rows)
	for _, c := range g.Cells {
		rows[c.Row-1] = append(rows[c.Row-1], strings.ReplaceAll(c.Text, "\n", "/"))
	}
	var lines []string
	for _, cells := range rows {
		lines = append(lines, strings.Join(cells, "|"))
	}
	return strings.Join(lines, "⏎")
}
