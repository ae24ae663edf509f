package dataset

// Archives that were read to their end, and where in them an earlier capture stands.

import (
	"database/sql"
	"encoding/hex"
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

// KeepNewest has the newest capture of an address stand there, whatever was ingested last:
// archives come in any order, and an old one takes nothing from a later one.
func (r *Run) KeepNewest(url string) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return troubled(r.db.path, r.keepNewest(SourceName(url)))
}

func (r *Run) keepNewest(url string) error {
	var source, seq int64
	var newest string
	err := r.row(`SELECT s.no, s.seq, c.document_sha256 FROM source s JOIN capture c ON c.url = s.source WHERE s.source = ? AND c.document_sha256 IS NOT NULL
		ORDER BY c.fetched_at DESC, c.id DESC LIMIT 1`, url).Scan(&source, &seq, &newest)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	sum, err := hex.DecodeString(newest)
	if err != nil {
		return err
	}
	documents, err := r.numbers(`SELECT d.no FROM document d JOIN source s ON s.no = ? WHERE d.sha256 = ? AND s.sha256 <> d.sha256`, source, sum)
	if err != nil || len(documents) == 0 {
		return err
	}
	if err := errors.Join(r.begin(), r.touchAt(source)); err != nil {
		return err
	}
	for _, no := range documents {
		if err := r.exec(`INSERT OR IGNORE INTO sighting VALUES (?,?,?)`, source, seq+1, no); err != nil {
			return err
		}
	}
	return r.exec(`UPDATE source SET sha256 = ?1, seq = ?2, bytes = (SELECT bytes FROM document WHERE sha256 = ?1 LIMIT 1) WHERE no = ?3`, sum, seq+1, source)
}
