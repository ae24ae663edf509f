package dataset

// What hangs on a report beside its own row: added sum rows, and the names of its
// findings when its handle changes.

import "nianbao/normalize"

// subtotalCells are the cells of an added sum row, as printed.
func subtotalCells(s normalize.Subtotal) []string {
	var cells []string
	for _, f := range s.Values {
		cells = append(cells, f.Text)
	}
	return cells
}

// nameFindings follows a handle that got longer: a fingerprint is made with the
// handle, so the new CONTENT8 is put before it and it stays unlike any other.
func (r *Run) nameFindings(c *candidate) error {
	return r.exec(`UPDATE finding SET fingerprint = ? || '-' || fingerprint WHERE report_no = ?`, c.content8, c.no)
}
