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

// Search finds at most limit sections of current reports that hold all the words,
// newest first. ok is false where the data set was made without the index.
func (db *DB) Search(ctx context.Context, words []string, limit int) (hits []Hit, ok bool, err error) {
	match, indexable := matchQuery(words)
	if !db.search || !indexable {
		return nil, db.search, nil
	}
	err = db.Rows(ctx, `SELECT coalesce(s.agency, ''), coalesce(s.year, 0), s.section, CASE s.heading WHEN '' THEN s.text ELSE s.heading || '：' || s.text END, r.handle
		FROM sections s JOIN reports r ON r.id = s.report_id
		WHERE s.id IN (SELECT rowid FROM section_words WHERE section_words MATCH ?) AND s.is_current = 1
		ORDER BY s.year DESC, s.agency, s.id`, []any{match}, func([]string) error { return nil }, func(row []any) error {
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
