package dataset

// The names of a report's findings when its handle changes.

// nameFindings follows a handle that got longer: a fingerprint is made with the
// handle, so the new CONTENT8 is put before it and it stays unlike any other.
func (r *Run) nameFindings(c *candidate) error {
	return r.exec(`UPDATE finding SET fingerprint = ? || '-' || fingerprint WHERE report_no = ?`, c.content8, c.no)
}
