package office

// A report as Excel saves one sheet of it as a list: each row has all columns, and of a
// merged cell the first place alone holds its text.

import (
	"math/rand/v2"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"nianbao/corpus/samples/synth"
)

func writeCSV(r *synth.Report, d *rand.Rand) []byte {
	between := []string{",", ",", ";"}[d.IntN(3)]
	doc := r.Document()
	var b strings.Builder
	line := func(cells []string) {
		for i := range width {
			text := ""
			if i < len(cells) {
				text = cells[i]
			}
			if strings.ContainsAny(text, ",;\"\n") {
				text = `"` + strings.ReplaceAll(text, `"`, `""`) + `"`
			}
			if i > 0 {
				b.WriteString(between)
			}
			b.WriteString(text)
		}
		b.WriteString("\r\n")
	}
	line([]string{doc.Title})
	for _, block := range doc.Blocks {
		if block.Grid == nil {
			line([]string{block.Text})
			continue
		}
		for _, row := range spread(block.Grid) {
			line(row)
		}
	}
	line([]string{doc.Agency})
	line([]string{doc.Date})
	switch d.IntN(3) {
	case 0:
		text, err := simplifiedchinese.GB18030.NewEncoder().String(b.String())
		if err == nil {
			return []byte(text)
		}
	case 1:
		return []byte("\ufeff" + b.String())
	}
	return []byte(b.String())
}

// spread gives each cell its first place in the rows of a grid.
func spread(g *synth.Grid) (rows [][]string) {
	left := make([]int, g.Width)
	for _, r := range g.Rows {
		line, at := make([]string, g.Width), 0
		for _, c := range r.Cells {
			for at < g.Width && left[at] > 0 {
				at++
			}
			for k := range c.ColSpan {
				left[at+k] = c.RowSpan
			}
			line[at] = c.Text
			at += c.ColSpan
		}
		for i := range left {
			left[i] = max(0, left[i]-1)
		}
		rows = append(rows, line)
	}
	return rows
}
