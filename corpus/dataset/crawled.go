package dataset

// What a crawl knows of its documents beside their bytes: when and where they were
// fetched, where they lie in the archive, whether they still can be had.

import (
	"context"
	"encoding/hex"
	"errors"
)

// Capture is one fetch of an address, as the view captures shows it.
type Capture struct {
	URL       string
	FetchedAt string // RFC 3339, UTC
	Status    int
	HostClass string // gov, registered, other
	TLS       string
	Vantage   string
	File      string // of the archive
	Offset    int64
	SHA256    string // of the document, "" for an answer that is none
}

// HasCapture tells whether the record at this place of the archive is known.
func (r *Run) HasCapture(file string, offset int64) (has bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT EXISTS (SELECT 1 FROM capture WHERE archive_file = ? AND archive_offset = ?)`, file, offset).Scan(&has)
	return has, troubled(r.db.path, err)
}

// SaveCapture notes a fetch, once for each place of the archive.
func (r *Run) SaveCapture(c Capture) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.begin()
	if err == nil {
		err = r.exec(`INSERT INTO capture(url, fetched_at, http_status, host_class, tls, vantage, archive_file, archive_offset, document_sha256)
			SELECT ?1,?2,?3,?4,?5,?6,?7,?8,?9 WHERE NOT EXISTS (SELECT 1 FROM capture WHERE archive_file = ?7 AND archive_offset = ?8)`,
			c.URL, c.FetchedAt, c.Status, orNull(c.HostClass), orNull(c.TLS), orNull(c.Vantage), c.File, c.Offset, orNull(c.SHA256))
	}
	return troubled(r.db.path, err)
}

// SetAvailability says of a document that it can be had, or since when it cannot. What was
// read of it stays.
func (r *Run) SetAvailability(sha256, state, removedOn string) error {
	sum, err := hex.DecodeString(sha256)
	if err != nil {
		return nil
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if err = r.begin(); err == nil {
		err = r.exec(`UPDATE document SET availability = ?1, removed_on = ?2 WHERE sha256 = ?3 AND (availability IS NOT ?1 OR removed_on IS NOT ?2)`, state, orNull(removedOn), sum)
	}
	return troubled(r.db.path, err)
}

// CapturesOf lists the fetches that gave these bytes, the first one first.
func (db *DB) CapturesOf(ctx context.Context, sha256 string) (list []Capture, err error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT url, fetched_at, archive_file, archive_offset FROM capture
		WHERE document_sha256 = ? AND archive_file IS NOT NULL ORDER BY fetched_at, id`, sha256)
	if err != nil {
		return nil, troubled(db.path, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		c := Capture{SHA256: sha256}
		if err := rows.Scan(&c.URL, &c.FetchedAt, &c.File, &c.Offset); err != nil {
			return nil, troubled(db.path, err)
		}
		list = append(list, c)
	}
	return list, troubled(db.path, rows.Err())
}
