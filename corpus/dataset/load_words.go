package dataset

// Sections, statements, claims and problems out of their rows.

import (
	"database/sql"
	"encoding/json"

	"nianbao/extract"
	"nianbao/normalize"
)

func (l *loader) sections() error {
	r := l.out.Report
	at := map[int64]int{} // id → place in the list
	err := l.each(`SELECT id, key, heading, text, at FROM section WHERE id BETWEEN ?1 * 16 AND ?1 * 16 + 15 ORDER BY id`, func(rows *sql.Rows) error {
		var id int64
		var s normalize.Section
		err := rows.Scan(&id, &s.Key, &s.Heading, &s.Text, position{&s.At})
		at[id] = len(r.Sections)
		r.Sections = append(r.Sections, s)
		return err
	})
	if err != nil {
		return err
	}
	return l.each(`SELECT t.section_id, t.heading, coalesce(t.text, substr(s.text, t.first, t.length)) FROM topic t JOIN section s ON s.id = t.section_id
		WHERE t.section_id BETWEEN ?1 * 16 AND ?1 * 16 + 15 ORDER BY t.section_id, t.seq`, func(rows *sql.Rows) error {
		var id int64
		var t normalize.Topic
		err := rows.Scan(&id, &t.Heading, &t.Text)
		s := &r.Sections[at[id]]
		s.Topics = append(s.Topics, t)
		return err
	})
}

func (l *loader) statements() error {
	return l.each(`SELECT measure, of_what, exact, unit, approximate, least, most, whose, channel, parts, overlaps, exhaustive, text, section, at FROM statement WHERE report_no = ? ORDER BY seq`, func(rows *sql.Rows) error {
		var s normalize.Statement
		var parts []json.Number
		err := rows.Scan(&s.Measure, orEmpty{&s.Of}, exactly{&s.Value}, orEmpty{&s.Unit}, &s.Approximate,
			exactly{&s.Least}, exactly{&s.Most}, orEmpty{&s.Whose}, orEmpty{&s.Channel}, fromJSON{&parts}, &s.Overlaps, &s.Exhaustive, &s.Text, orEmpty{&s.Section}, position{&s.At})
		for _, p := range parts {
			d, wrong := normalize.ParseDecimal(p.String())
			if wrong != nil {
				return wrong
			}
			s.Parts = append(s.Parts, d)
		}
		l.out.Report.Statements = append(l.out.Report.Statements, s)
		return err
	})
}

func (l *loader) claims() error {
	return l.each(`SELECT field, value, origin, chosen, reason FROM claim WHERE report_no = ? ORDER BY seq`, func(rows *sql.Rows) error {
		var c normalize.Claim
		err := rows.Scan(&c.Field, &c.Value, &c.Origin, &c.Chosen, orEmpty{&c.Reason})
		l.out.Report.Claims = append(l.out.Report.Claims, c)
		return err
	})
}

func (l *loader) problems() error {
	return l.each(`SELECT code, key, says_zh, says_en, at FROM problem WHERE report_no = ? ORDER BY seq`, func(rows *sql.Rows) error {
		var p normalize.Problem
		err := rows.Scan(&p.Code, &p.Key, &p.ZH, &p.EN, position{&p.At})
		l.out.Report.Problems = append(l.out.Report.Problems, p)
		return err
	})
}

func (l *loader) subtotals() error {
	return l.each(`SELECT label, of_rows, "values", at FROM subtotal WHERE report_no = ? ORDER BY seq`, func(rows *sql.Rows) error {
		var s normalize.Subtotal
		var cells []sumCell
		err := rows.Scan(&s.Label, fromJSON{&s.Of}, fromJSON{&cells}, position{&s.At})
		for _, c := range cells {
			f, wrong := c.figure()
			if wrong != nil {
				return wrong
			}
			s.Values = append(s.Values, f)
		}
		l.out.Report.Subtotals = append(l.out.Report.Subtotals, s)
		return err
	})
}

// position scans a place of words; NULL is unknown.
type position struct{ to *extract.Pos }

func (p position) Scan(v any) error {
	var w place
	if err := (fromJSON{&w}).Scan(v); err != nil {
		return err
	}
	*p.to = w.pos()
	return nil
}
