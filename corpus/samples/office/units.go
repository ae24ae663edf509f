package office

// A list as an office keeps it: a title over all columns, headings, a line for each unit.

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// Units writes a title and lines of text into one sheet of a workbook.
func Units(title string, lines [][]string) []byte {
	w := &workbook{dice: rand.New(rand.NewPCG(1, 5))}
	s := w.sheet("名单")
	s.row, s.hiddenCol = 0, 0
	w.line(s, title)
	for _, cells := range lines {
		s.row++
		var row strings.Builder
		for i, text := range cells {
			if text != "" {
				row.WriteString(w.text(s.wideAt(i+1), text, 0))
			}
		}
		s.rows.WriteString(w.open("row", fmt.Sprintf(` r="%d"`, s.row)) + row.String() + w.close("row"))
	}
	return w.bytes()
}
