package dataset

// Documents that a better program has not read, beside copies of theirs that it has.
//
// A report may have many documents, which all said the same to one program. The next
// program reads them one after the other, and may find that they say different things
// after all; some it never reads, because they stand nowhere any more. Then, whatever
// the order:
//
//   - A document that it has not read counts to the report of the best one (by format,
//     then hash) of its former fellows that it has read as a report.
//   - A report's handle ends with the content8 that the document it was read from had
//     when that was first stored (see tellApart for two with the same).

import (
	"database/sql"
	"strings"
)

// past is what is known of a document when it is read again; all is empty for a new one.
type past struct {
	report   int64  // that it counts to
	content8 string // of what it said when it was first read as a report
	fellows  int64
}

// keepContent gives a version the content8 that its document had first, with the
// digits that told its report apart.
func (b past) keepContent(v *version, old *identity) {
	switch {
	case b.content8 == "":
	case old != nil && strings.HasPrefix(old.content8, b.content8):
		v.content8 = old.content8
	default:
		v.content8 = b.content8
	}
}

// keepFellows notes which documents were of one report, when the first of them is read
// again.
func (r *Run) keepFellows(document int64, old *identity) error {
	if old.document != document && old.program == r.program {
		return nil
	}
	return r.exec(`UPDATE document SET fellows = ? WHERE report_no = ?`, old.document, old.no)
}

// follow brings the documents that this program has not read to the best of their
// fellows.
func (r *Run) follow(document int64) error {
	var fellows *int64
	if err := r.row(`SELECT fellows FROM document WHERE no = ?`, document).Scan(&fellows); err != nil || fellows == nil {
		return err
	}
	left, err := r.numbers(`SELECT no FROM document WHERE fellows = ? AND program_no IS NOT ? ORDER BY no`, *fellows, r.program)
	if err != nil || len(left) == 0 {
		return err
	}
	best, err := r.bestFellow(*fellows)
	if err != nil || best == 0 {
		return err
	}
	for _, no := range left {
		if err := r.countTo(no, best); err != nil {
			return err
		}
	}
	return nil
}

// bestFellow is the report of the best document that this program has read as one; 0
// for none.
func (r *Run) bestFellow(fellows int64) (report int64, err error) {
	var best *candidate
	err = r.each(`SELECT report_no, format, sha256, part FROM document WHERE fellows = ? AND program_no = ? AND report_no IS NOT NULL`, []any{fellows, r.program}, func(rows *sql.Rows) error {
		c := &candidate{}
		err := rows.Scan(&c.no, &c.format, &c.sha256, &c.part)
		if best == nil || bySource(c, best) < 0 {
			best = c
		}
		return err
	})
	if best == nil {
		return 0, err
	}
	return best.no, err
}

// countTo gives a document to a report.
func (r *Run) countTo(document, report int64) error {
	before, err := r.numbers(`SELECT report_no FROM document WHERE no = ? AND report_no IS NOT NULL`, document)
	if err != nil || len(before) > 0 && before[0] == report {
		return err
	}
	for _, no := range append(before, report) {
		g, _, err := r.groupOf(no)
		if err != nil {
			return err
		}
		r.touched[g] = true
	}
	return r.exec(`UPDATE document SET report_no = ? WHERE no = ?`, report, document)
}
