package dataset

// What is known of each current report, for the register of who published what.

import (
	"context"
	"database/sql"

	"nianbao/normalize"
)

// Evidence is a current report without its figures.
type Evidence struct {
	AgencyID                       string
	Year                           int // 0 where it names none
	Handle, Status, Reason, Format string
	Image                          bool // all its figures were recognised from pictures
	PublishedOn                    string
	Claims                         []normalize.Claim // on its days
	FirstSeen, Source              string
	Availability, RemovedOn        string
}

const evidenceOfReports = `SELECT a.id, r.year, 'nb:' || a.id || '/' || r.year || '/' || r.content8, d.status, d.reason, d.format,
	d.recognised_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM printed_row p WHERE p.id BETWEEN r.no * 128 AND r.no * 128 + 127 AND coalesce(p.method, 'cell') NOT LIKE 'ocr%'),
	r.published_on,
	(SELECT json_group_array(json_object('Field', c.field, 'Value', c.value, 'Origin', c.origin)) FROM claim c WHERE c.report_no = r.no AND c.field IN ('published_on', 'signed_on')),
	(SELECT min(x.captured_at) FROM document x WHERE x.report_no = r.no),
	(SELECT min(s.source) FROM sighting g JOIN source s ON s.no = g.source_no WHERE g.document_no = r.document_no),
	CASE WHEN EXISTS (SELECT 1 FROM document x WHERE x.report_no = r.no AND x.availability = 'available') THEN 'available' ELSE d.availability END, d.removed_on
	FROM report r JOIN agency a ON a.no = r.agency_no JOIN document d ON d.no = r.document_no WHERE r.is_current = 1 ORDER BY a.id, r.year, r.content8`

// Evidence lists the current reports by agency and year.
func (db *DB) Evidence(ctx context.Context) (list []Evidence, err error) {
	rows, err := db.pool.QueryContext(ctx, evidenceOfReports)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			var e Evidence
			err := rows.Scan(&e.AgencyID, &e.Year, &e.Handle, &e.Status, orEmpty{&e.Reason}, &e.Format, &e.Image, orEmpty{&e.PublishedOn}, fromJSON{&e.Claims},
				orEmpty{&e.FirstSeen}, orEmpty{&e.Source}, &e.Availability, orEmpty{&e.RemovedOn})
			list = append(list, e)
			return err
		})
	}
	return list, troubled(db.path, err)
}
