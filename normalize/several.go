package normalize

import (
	"strings"

	"nianbao/extract"
	"nianbao/extract/pattern"
)

// Several reports in one file, one behind the other. Their tables cannot be told apart row
// by row, so nothing is stored of them.

var (
	titleLine = pattern.MustCompile(`^.{0,60}政府信息公开(?:工作)?年度报告(?:\(.{0,12}\))?$`)
	firstRow  = pattern.MustCompile(`^一、?\s*本年新收政府信息公开申请(?:数量|总数)?`)
)

// shortestRow is the length in bytes of the shortest print of that row.
const shortestRow = len("一本年新收政府信息公开申请")

// several tells whether the title of another report stands between two prints of the first
// row of requests. A page that holds its report twice, once for phones, holds one.
func several(c *extract.Content) bool {
	row, other, title := false, false, ""
	see := func(text string) bool {
		switch text = Compact(text); {
		case firstRow.MatchString(text):
			if row && other {
				return true
			}
			row, other = true, false
		case strings.Contains(text, "年度报告") && titleLine.MatchString(text):
			other = row && title != "" && title != text
			title = text
		}
		return false
	}
	for _, line := range c.Lines {
		if line.Grid == 0 {
			if len(line.Text) <= longestLabel && strings.Contains(line.Text, "政府信息公开") && see(line.Text) {
				return true
			}
			continue
		}
		cells := c.Grids[line.Grid-1].Cells
		for i := range cells {
			if text := cells[i].Text; len(text) >= shortestRow && strings.Contains(text, "本年新收") && see(text) {
				return true
			}
		}
	}
	return false
}
