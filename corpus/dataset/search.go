package dataset

// Searching the sections by words of one and more characters.

import (
	"context"
	"io"
	"strings"
)

// Hit is a section in which every word occurs.
type Hit struct {
	Agency  string `json:"agency,omitempty"`
	Year    int64  `json:"year,omitempty"` // 0 where the report names none
	Section string `json:"section"`
	Text    string `json:"text"`
	Handle  string `json:"handle"`
}

// searchSQL puts what the index offers in order before any text is read: a common
// word stands in all reports, and the first few are wanted. (LIMIT -1 keeps SQLite
// from doing both at once.)
const searchSQL = `SELECT h.agency, h.year, s.key, CASE s.heading WHEN '' THEN s.text ELSE s.heading || '：' || s.text END, h.handle
	FROM (SELECT w.rowid AS id, a.name AS agency, r.year, 'nb:' || a.id || '/' || r.year || '/' || r.content8 AS handle
		FROM section_words w CROSS JOIN report r ON r.no = w.rowid / 16 JOIN agency a ON a.no = r.agency_no
		WHERE section_words MATCH ? AND r.is_current = 1
		ORDER BY nullif(r.year, 0) DESC, nullif(a.name, ''), w.rowid LIMIT -1) h CROSS JOIN section s ON s.id = h.id`

// Search finds at most limit sections of current reports that hold all the words,
// newest first. ok is false where the data set was made without the index.
func (db *DB) Search(ctx context.Context, words []string, limit int) (hits []Hit, ok bool, err error) {
	match, indexable := matchQuery(words)
	if !db.search || !indexable {
		return nil, db.search, nil
	}
	err = db.Rows(ctx, searchSQL, []any{match}, func([]string) error { return nil }, func(row []any) error {
		h := Hit{Agency: row[0].(string), Section: row[2].(string), Text: row[3].(string), Handle: row[4].(string)}
		h.Year, _ = row[1].(int64)
		if holdsAll(h.Text, words) {
			hits = append(hits, h)
		}
		if len(hits) >= limit {
			return io.EOF
		}
		return nil
	})
	return hits, true, err
}

// holdsAll reads a section that the index offers: pairs of characters may stand
// apart in it.
func holdsAll(text string, words []string) bool {
	folded := fold(text)
	for _, w := range words {
		if !strings.Contains(folded, fold(w)) {
			return false
		}
	}
	return true
}
