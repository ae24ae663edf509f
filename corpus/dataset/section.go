package dataset

// Sections with their sub-headings, and their words into the index.

import (
	"context"
	"database/sql"
	"encoding/binary"
	"math/bits"
	"strings"

	"nianbao/normalize"
)

// sectionsOfReport bounds the sections of a report; forms have six.
const sectionsOfReport = 16

var (
	sectionRows = rowsOf(`INSERT INTO section VALUES (?,?,?,?,?)`)
	topicRows   = rowsOf(`INSERT INTO topic VALUES (?,?,?,?,?,?)`)
)

func (r *Run) saveSections(no int64, sections []normalize.Section, words []prose, raw map[int]string) error {
	values := r.values[:0]
	for i, s := range sections {
		values = append(values, no*sectionsOfReport+int64(i), s.Key, s.Heading, s.Text, placeJSON(s.At))
	}
	if err := r.putRows(sectionRows, values); err != nil {
		return err
	}
	values = values[:0]
	for i := range sections {
		id := no*sectionsOfReport + int64(i)
		values = appendTopics(values, id, &sections[i])
		if text, masked := raw[i]; masked {
			if err := r.exec(`INSERT INTO personal_text VALUES (?,?)`, id, text); err != nil {
				return err
			}
		}
		if r.db.search {
			if err := r.exec(`INSERT INTO section_words(rowid, words) VALUES (?,?)`, id, r.words.indexed(words[i].heading, words[i].text)); err != nil {
				return err
			}
		}
	}
	return r.putRows(topicRows, values)
}

// SectionsAsPrinted gives the texts of a report's sections, by their place from 0, in which
// personal data are masked everywhere else. A copy to publish has none.
func (db *DB) SectionsAsPrinted(ctx context.Context, report int64) (map[int]string, error) {
	texts := map[int]string{}
	rows, err := db.pool.QueryContext(ctx, `SELECT section_id - ?1 * 16, text FROM personal_text WHERE section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15`, report)
	if err == nil {
		err = visitAll(rows, func(rows *sql.Rows) error {
			var i int
			var text string
			err := rows.Scan(&i, &text)
			texts[i] = text
			return err
		})
	}
	return texts, troubled(db.path, err)
}

// appendTopics keeps where the texts of sub-headings stand, not the texts again.
func appendTopics(values []any, id int64, s *normalize.Section) []any {
	rest, passed := s.Text, 0 // what stands behind the last sub-heading, and the characters before it
	for i, t := range s.Topics {
		var first, length, text any
		if at := strings.Index(rest, t.Text); at >= 0 {
			before, within := characters(rest[:at]), characters(t.Text)
			first, length = passed+before+1, within
			rest, passed = rest[at+len(t.Text):], passed+before+within
		} else {
			text = t.Text
		}
		values = append(values, id, i+1, t.Heading, first, length, text)
	}
	return values
}

// characters counts as substr of SQLite does: all bytes but those that continue one,
// eight at a time. The first begins one, whatever it is.
func characters(s string) int {
	n := len(s)
	if n > 0 && s[0]&0xC0 == 0x80 {
		n++
	}
	for ; len(s) >= 8; s = s[8:] {
		w := binary.LittleEndian.Uint64([]byte(s[:8]))
		n -= bits.OnesCount64(w >> 7 &^ (w >> 6) & 0x0101010101010101)
	}
	for i := range len(s) {
		if s[i]&0xC0 == 0x80 {
			n--
		}
	}
	return n
}

// forgetWords takes the words of a report's sections out of the index, which
// keeps no text and must be told it again.
func (r *Run) forgetWords(no int64) error {
	if !r.db.search {
		return nil
	}
	type entry struct {
		id    int64
		words string
	}
	var list []entry
	err := r.each(`SELECT id, heading, text FROM section WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15`, []any{no}, func(rows *sql.Rows) error {
		var e entry
		var heading, text string
		if err := rows.Scan(&e.id, &heading, &text); err != nil {
			return err
		}
		e.words = r.words.indexed(normalize.Compact(heading), normalize.Compact(text))
		list = append(list, e)
		return nil
	})
	for _, e := range list {
		if err == nil {
			err = r.exec(`INSERT INTO section_words(section_words, rowid, words) VALUES ('delete',?,?)`, e.id, e.words)
		}
	}
	return err
}
