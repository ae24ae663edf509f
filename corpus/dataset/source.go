package dataset

// Where bytes came from: what stands at each path or address, and whether it was
// read before by this very program.

import (
	"bytes"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Seen is what is known of a source before it is read.
type Seen struct {
	Source    string
	Bytes     int64
	Modified  int64  // nanoseconds since 1970
	SHA256    string // where it is known already: then bytes decide, not the time
	Recognise bool   // pictures are recognised in this run: those that wait for it are not known
}

// Known tells whether the source holds what it held when this program last read
// it, so that it need not be read again. Two programs are the same when their
// executables are. A source without bytes (no permission, too large) is never known.
func (r *Run) Known(s Seen) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	source := SourceName(s.Source)
	unseen := r.unseen[source]
	delete(r.unseen, source)
	if unseen && s.SHA256 != "" {
		return false, nil
	}
	var sum []byte
	var size, modified sql.NullInt64
	err := r.row(`SELECT s.sha256, s.bytes, s.modified FROM source s
		WHERE s.source = ? AND s.program_no = ? AND NOT EXISTS (
			SELECT 1 FROM sighting g JOIN document d ON d.no = g.document_no
			WHERE g.source_no = s.no AND g.seq = s.seq AND (d.hashed = 0 OR d.program_no IS NOT s.program_no OR ? AND `+waiting+`))`,
		source, r.program, s.Recognise).Scan(&sum, &size, &modified)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		if s.SHA256 == "" {
			r.notSeen(source)
		}
		return false, nil
	case err != nil:
		return false, troubled(r.db.path, err)
	case s.SHA256 != "":
		return hex.EncodeToString(sum) == s.SHA256, nil
	}
	return s.Modified != 0 && modified.Int64 == s.Modified && size.Int64 == s.Bytes, nil
}

// notSeen remembers a source that is not known for when it is asked about again with its
// hash, which follows at once.
func (r *Run) notSeen(source string) {
	if len(r.unseen) >= batchDocuments {
		clear(r.unseen)
	}
	r.unseen[source] = true
}

// waiting tells a document that somebody can read who recognises pictures: a picture, a
// PDF in which a table may stand on one, or a PDF whose text cannot be believed.
const waiting = `(d.status IN ('unreadable', 'partial') AND d.reason = 'needs_ocr' OR d.status = 'unreadable' AND d.reason = 'mojibake' AND d.format = 'pdf')`

// Waiting counts the documents that wait to be recognised.
func (r *Run) Waiting() (n int, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT count(*) FROM document d WHERE ` + waiting).Scan(&n)
	return n, troubled(r.db.path, err)
}

// RecognisedBy is the engine that recognised a document when it was last read, "" for
// one that was read without, or never.
func (r *Run) RecognisedBy(sha256 string) (engine string, err error) {
	sum, _ := hex.DecodeString(sha256)
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT coalesce(max(recognised_by), '') FROM document WHERE sha256 = ?`, sum).Scan(&engine)
	return engine, troubled(r.db.path, err)
}

// Unreadable tells whether a source gave nothing but unreadable documents when it
// was last read.
func (r *Run) Unreadable(source string) (yes bool, err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	err = r.row(`SELECT count(*) > 0 AND min(d.status = 'unreadable') FROM source s JOIN sighting g ON g.source_no = s.no AND g.seq = s.seq
		JOIN document d ON d.no = g.document_no WHERE s.source = ?`, SourceName(source)).Scan(&yes)
	return yes, troubled(r.db.path, err)
}

// SourceName is a path or address as it stands in the data set: text for every
// program. Bytes that are no UTF-8 are written \xff, so that two names stay two.
func SourceName(path string) string {
	if utf8.ValidString(path) {
		return path
	}
	var b strings.Builder
	for len(path) > 0 {
		r, size := utf8.DecodeRuneInString(path)
		if r == utf8.RuneError && size == 1 {
			fmt.Fprintf(&b, `\x%02x`, path[0])
		} else {
			b.WriteString(path[:size])
		}
		path = path[size:]
	}
	return b.String()
}

// saveSource notes what stands at a source now. Other bytes than before count its
// changes up.
func (r *Run) saveSource(d *Document) (no, seq int64, err error) {
	sum, _ := d.hash()
	var before []byte
	source := SourceName(d.Source)
	no, err = r.insert(`INSERT INTO source(source, words, sha256, bytes, modified, seq, program_no) VALUES (?,?,?,?,?,1,?) ON CONFLICT DO NOTHING`,
		source, foldLines(source), sum, d.Bytes, orZero(d.Modified), r.program)
	if no != 0 || err != nil {
		return no, 1, err
	}
	if err := r.row(`SELECT no, sha256, seq FROM source WHERE source = ?`, source).Scan(&no, &before, &seq); err != nil {
		return 0, 0, err
	}
	if !bytes.Equal(sum, before) {
		if err := errors.Join(r.forgetUnhashed(before), r.touchAt(no)); err != nil {
			return 0, 0, err
		}
		seq++
	}
	return no, seq, r.exec(`UPDATE source SET sha256 = ?, bytes = ?, modified = ?, seq = ?, program_no = ? WHERE no = ?`,
		sum, d.Bytes, orZero(d.Modified), seq, r.program, no)
}

// touchAt has all reports that ever stood at a source settled again: what stands
// there no longer may not be current any more.
func (r *Run) touchAt(source int64) error {
	return r.each(`SELECT DISTINCT r.agency_no, r.year FROM sighting g JOIN document d ON d.no = g.document_no JOIN report r ON r.no = d.report_no
		WHERE g.source_no = ?`, []any{source}, func(rows *sql.Rows) error {
		var g group
		err := rows.Scan(&g.agency, &g.year)
		r.touched[g] = true
		return err
	})
}

// forgetUnhashed drops the row of a document whose bytes could not be had, once
// its source gives some.
func (r *Run) forgetUnhashed(sum []byte) error {
	var no int64
	err := r.row(`SELECT no FROM document WHERE sha256 = ? AND hashed = 0`, sum).Scan(&no)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err == nil {
		err = r.dropDocument(no)
	}
	return err
}

func orZero(n int64) any {
	if n == 0 {
		return nil
	}
	return n
}
