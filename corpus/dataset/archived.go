package dataset

// Archives that were read to their end, and where in them an earlier capture stands.

import (
	"database/sql"
	"errors"
)

// Archive is a file of captures: as it was when it was read.
type Archive struct {
	Source            string
	Bytes, Modified   int64
	Captures, Damages int
}

// KnownArchive tells whether the file was read to its end by this very program and is as
// it was; Damages are those of that time.
func (r *Run) KnownArchive(a *Archive) (known bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT captures, damages FROM archive WHERE source = ? AND bytes = ? AND modified = ? AND program_no = ?`,
		SourceName(a.Source), a.Bytes, a.Modified, r.program).Scan(&a.Captures, &a.Damages)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	return err == nil, troubled(r.db.path, err)
}

// SaveArchive notes that all captures of a file are saved.
func (r *Run) SaveArchive(a Archive) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	err := r.begin()
	if err == nil {
		err = r.exec(`INSERT OR REPLACE INTO archive(source, bytes, modified, captures, damages, program_no) VALUES (?,?,?,?,?,?)`,
			SourceName(a.Source), a.Bytes, a.Modified, a.Captures, a.Damages, r.program)
	}
	return troubled(r.db.path, err)
}

// CapturePlace finds a capture by its address and time.
func (r *Run) CapturePlace(url, fetchedAt string) (file string, offset int64, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT archive_file, archive_offset FROM capture WHERE url = ? AND fetched_at = ? AND archive_file IS NOT NULL AND document_sha256 IS NOT NULL
		ORDER BY id LIMIT 1`, url, fetchedAt).Scan(&file, &offset)
	if errors.Is(err, sql.ErrNoRows) {
		return "", 0, nil
	}
	return file, offset, troubled(r.db.path, err)
}
