package dataset

// Identity of a report that is stored, and the names of its findings when its
// handle changes.

import (
	"context"
	"fmt"

	"nianbao/normalize"
)

// identity is what makes a stored report the one that it is.
type identity struct {
	group
	no, document        int64
	own                 int64 // the agency that the document itself names
	agencyID, canonical string
	content, origin     []byte
	content8            string
	shared              bool
	source              candidate // the document that it was read from
	program             int64     // by which
}

func (r *Run) identityOf(report int64) (*identity, error) {
	x := identity{no: report}
	err := r.row(`SELECT r.agency_no, coalesce(r.own_no, r.agency_no), r.year, r.document_no, a.id, a.canonical, r.content_sha256, r.origin, r.content8, r.shared, d.format, d.sha256, d.part, coalesce(d.program_no, 0)
		FROM report r JOIN agency a ON a.no = coalesce(r.own_no, r.agency_no) JOIN document d ON d.no = r.document_no WHERE r.no = ?`, report).Scan(&x.agency, &x.own, &x.year, &x.document,
		&x.agencyID, &x.canonical, &x.content, &x.origin, &x.content8, &x.shared, &x.source.format, &x.source.sha256, &x.source.part, &x.program)
	return &x, err
}

// ownHandle is the handle of a report under the agency that its document names. The
// fingerprints of its findings are made with it, so that what people said of them holds
// under whichever agency the report counts.
func (r *Run) ownHandle(report int64) (name string, err error) {
	err = r.row(`SELECT 'nb:' || a.id || '/' || r.year || '/' || r.content8 FROM report r JOIN agency a ON a.no = coalesce(r.own_no, r.agency_no) WHERE r.no = ?`, report).Scan(&name)
	return name, err
}

// keepHandles remembers what a report is called before it gets another name.
func (r *Run) keepHandles(x *identity) error {
	return r.exec(`INSERT OR REPLACE INTO former_handle SELECT 'nb:' || id || ?3, ?4 FROM agency WHERE no IN (?1, ?2)`,
		x.own, x.agency, fmt.Sprintf("/%d/%s", x.year, x.content8), x.no)
}

// keepBareHandle remembers the handle of a report titled 卢氏县 under that name: it is
// one of 卢氏县人民政府.
func (r *Run) keepBareHandle(report int64, v version, p *normalize.Report) error {
	bare := p.Agency
	bare.Kind = ""
	if bare.DivisionCode == "" || normalize.OrganName(bare) == normalize.OrganName(p.Agency) {
		return nil
	}
	id, _ := agencyID(bare, v.origin)
	return r.exec(`INSERT OR REPLACE INTO former_handle VALUES (?,?)`, handle(id, v.year, v.content8), report)
}

// nameFindings gives the findings of a report the fingerprints that go with its
// own handle.
func (r *Run) nameFindings(report int64) error {
	ids, err := r.numbers(`SELECT id FROM finding WHERE report_no = ? ORDER BY id`, report)
	if err != nil || len(ids) == 0 {
		return err
	}
	l := loader{ctx: context.Background(), from: r.conn, no: report}
	if err := l.findings(); err != nil {
		return err
	}
	handle, err := r.ownHandle(report)
	if err != nil {
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
