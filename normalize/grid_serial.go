package normalize

import "nianbao/extract"

// withoutSerials takes a column of 序号 off the front of a grid: its header says what it
// is, and a number in it stands before a label.
func withoutSerials(rows [][]extract.Cell) [][]extract.Cell {
	found := false
	for i := range rows {
		found = found || isSerialWord(&rows[i][0])
	}
	if !found {
		return rows
	}
	kept := make([][]extract.Cell, len(rows))
	for i, row := range rows {
		kept[i] = row
		if len(row) > 1 && (isSerialWord(&row[0]) || isSerial(&row[0]) && readCell(row[1].Text, Count).value.Kind == Words) {
			kept[i] = row[1:]
		}
	}
	return kept
}

func isSerialWord(c *extract.Cell) bool {
	word := Fold(c.Text)
	return word == "序号" || word == "编号"
}

func isSerial(c *extract.Cell) bool {
	_, ok := plainDigits(tidy(c.Text))
	return ok
}
