package dataset

// Identity of a report that is stored, and the names of its findings when its
// handle changes.

import (
	"context"
	"fmt"
)

// identity is what makes a stored report the one that it is.
type identity struct {
	group
	no, document        int64
	agencyID, canonical string
	content, origin     []byte
	content8            string
	shared              bool
	source              candidate // the document that it was read from
	program             int64     // by which
}

func (r *Run) identityOf(report int64) (*identity, error) {
	x := identity{no: report}
	err := r.row(`SELECT r.agency_no, r.year, r.document_no, a.id, a.canonical, r.content_sha256, r.origin, r.content8, r.shared, d.format, d.sha256, d.part, coalesce(d.program_no, 0)
		FROM report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no WHERE r.no = ?`, report).Scan(&x.agency, &x.year, &x.document,
		&x.agencyID, &x.canonical, &x.content, &x.origin, &x.content8, &x.shared, &x.source.format, &x.source.sha256, &x.source.part, &x.program)
	return &x, err
}

// nameFindings gives the findings of a report the fingerprints that go with its
// handle: they are made with it.
func (r *Run) nameFindings(report int64, handle string) error {
	ids, err := r.numbers(`SELECT id FROM finding WHERE report_no = ? ORDER BY id`, report)
	if err != nil || len(ids) == 0 {
		return err
	}
	l := loader{ctx: context.Background(), from: r.conn, no: report}
	if err := l.findings(); err != nil {
		return err
	}
	prints := fingerprintsOf(handle)
	for i, f := range l.out.Result.Findings {
		if err := r.exec(`UPDATE finding SET fingerprint = ? WHERE id = ?`, prints.of(f), ids[i]); err != nil {
			return fmt.Errorf("finding %d: %w", ids[i], err)
		}
	}
	return nil
}
