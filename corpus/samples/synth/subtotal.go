package synth

import "strconv"

// Rows of 小计 that some offices add below a group of table three.

func (r *Report) hasSubtotal(group string) bool {
	for _, s := range r.Subtotals {
		if s.Group == group {
			return true
		}
	}
	return false
}

// addSubtotal sums a group, right or wrong by some.
func (r *Report) addSubtotal(group string, off int) {
	s := Subtotal{Group: group}
	for _, c := range withTotal(applicants) {
		n := off
		for _, row := range r.outcomes() {
			if row.group == group {
				n += r.Count(Key{"requests", row.key, c.key})
			}
		}
		s.Values = append(s.Values, n)
	}
	r.Subtotals = append(r.Subtotals, s)
}

// subtotalAfter is the subtotal that stands after row i, if one does.
func (r *Report) subtotalAfter(i int) *Row {
	rows := r.requestRows()
	if i+1 == len(rows) || rows[i].group == "" || rows[i+1].group == rows[i].group {
		return nil
	}
	for _, s := range r.Subtotals {
		if s.Group != rows[i].group {
			continue
		}
		cells := []GridCell{cell("小计", Label)}
		for _, n := range s.Values {
			cells = append(cells, cell(strconv.Itoa(n), Value))
		}
		return &Row{Cells: cells}
	}
	return nil
}
