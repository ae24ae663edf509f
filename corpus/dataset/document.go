package dataset

// What the bytes of a source are: documents, each in exactly one state.

import (
	"database/sql"

	"nianbao/normalize"
)

// saveParts keeps the parts of one file. Parts that an earlier program saw and
// this one does not are dropped with their reports.
func (r *Run) saveParts(parts []parcel) error {
	source, seq, err := r.saveSource(&parts[0].Document)
	if err != nil {
		return err
	}
	sum, _ := parts[0].Document.hash()
	last, known := 0, false
	for i := range parts {
		last = max(last, parts[i].Document.part())
		before, err := r.saveReading(parts[i], source, seq)
		if err != nil {
			return err
		}
		known = known || before
	}
	if !known {
		return nil
	}
	var extra []int64
	err = r.each(`SELECT no FROM document WHERE sha256 = ? AND part > ?`, []any{sum, last}, func(rows *sql.Rows) error {
		var no int64
		extra = append(extra, 0)
		err := rows.Scan(&no)
		extra[len(extra)-1] = no
		return err
	})
	for _, no := range extra {
		if err == nil {
			err = r.dropDocument(no)
		}
	}
	return err
}

// saveReading tells whether the document was known.
func (r *Run) saveReading(x parcel, source, seq int64) (known bool, err error) {
	no, before, known, err := r.saveDocument(&x)
	if err != nil {
		return known, err
	}
	if err := r.exec(`INSERT OR IGNORE INTO sighting VALUES (?,?,?)`, source, seq, no); err != nil {
		return known, err
	}
	if x.isReport() {
		return known, r.saveReport(x, no, before)
	}
	return known, r.detach(no, before.report)
}

// saveDocument gives the document's number, and what is known of it from before.
func (r *Run) saveDocument(x *parcel) (no int64, before past, known bool, err error) {
	d := &x.Document
	sum, hashed := d.hash()
	var reason, credit any
	if d.Status != string(normalize.Read) {
		reason = orNull(d.Reason)
	}
	if x.isReport() {
		credit = orNull(x.Report.Agency.CreditCode)
	}
	no, err = r.insert(`INSERT INTO document(sha256, part, hashed, format, bytes, charset_declared, charset_used, chars_replaced,
		captured_at, status, reason, program_no, recognised_by, credit_code) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT DO NOTHING`,
		sum, d.part(), hashed, d.Format, d.Bytes, orNull(d.Charset.Declared), orNull(d.Charset.Used), d.Charset.Replaced,
		orNull(d.CapturedAt), d.Status, reason, r.program, orNull(d.Recognised), credit)
	if no != 0 || err != nil {
		return no, past{}, false, err
	}
	err = r.row(`SELECT no, coalesce(report_no, 0), coalesce(content8, ''), coalesce(fellows, 0) FROM document WHERE sha256 = ? AND part = ?`, sum, d.part()).Scan(
		&no, &before.report, &before.content8, &before.fellows)
	if err != nil {
		return 0, past{}, true, err
	}
	err = r.exec(`UPDATE document SET format = ?, charset_declared = ?, charset_used = ?, chars_replaced = ?,
		captured_at = min(coalesce(captured_at, ?9), coalesce(?9, captured_at)), status = ?5, reason = ?6, program_no = ?7, recognised_by = ?10 WHERE no = ?8`,
		d.Format, orNull(d.Charset.Declared), orNull(d.Charset.Used), d.Charset.Replaced, d.Status, reason, r.program, no, orNull(d.CapturedAt), orNull(d.Recognised))
	if err == nil && x.isReport() {
		err = r.exec(`UPDATE document SET credit_code = ?1 WHERE no = ?2 AND credit_code IS NOT ?1`, credit, no)
	}
	return no, before, true, err
}

// detach takes a document from the report that it counted to. When the report
// was read from it, the report goes; other documents that said the same are then
// read again by the next run, because only a reading knows where figures stand.
func (r *Run) detach(document, report int64) error {
	if report == 0 {
		return nil
	}
	if err := r.exec(`UPDATE document SET report_no = NULL WHERE no = ?`, document); err != nil {
		return err
	}
	g, read, err := r.groupOf(report)
	if err != nil {
		return err
	}
	r.touched[g] = true
	if read != document {
		return nil
	}
	if err := r.exec(`UPDATE document SET report_no = NULL, program_no = NULL, fellows = ?1 WHERE report_no = ?2`, document, report); err != nil {
		return err
	}
	// Its number may be given to another report, which these never named.
	if err := r.exec(`DELETE FROM former_handle WHERE report_no = ?`, report); err != nil {
		return err
	}
	return r.dropReport(report)
}

func (r *Run) dropDocument(no int64) error {
	var report sql.NullInt64
	if err := r.row(`SELECT report_no FROM document WHERE no = ?`, no).Scan(&report); err != nil {
		return err
	}
	if err := r.detach(no, report.Int64); err != nil {
		return err
	}
	if err := r.exec(`DELETE FROM sighting WHERE document_no = ?`, no); err != nil {
		return err
	}
	return r.exec(`DELETE FROM document WHERE no = ?`, no)
}
