package dataset

// Figures out of their rows: the way back from pack.go.

import (
	"database/sql"
	"slices"
	"strconv"

	"nianbao/extract"
	"nianbao/normalize"
)

// shelf is what the rows of a report hold, before it becomes figures.
type shelf struct {
	cells  map[int]packedCell
	places map[int]extract.Pos
}

const mostFigures = 200 // of a form; a mixed report has a few more

// figures come in the order of the forms.
func (l *loader) figures() error {
	s := shelf{map[int]packedCell{}, map[int]extract.Pos{}}
	if err := l.odd(s); err != nil {
		return err
	}
	l.out.Report.Figures = make([]normalize.Figure, 0, mostFigures)
	err := l.each(`SELECT id & 127, coalesce(method, 'cell'), readings, coalesce(confirmed, ''), table_no, row_no, page, col, col_step, line, line_step, v1, v2, v3, v4, v5, v6, v7
		FROM printed_row WHERE id BETWEEN ?1 * 128 AND ?1 * 128 + 127 ORDER BY id`, func(rows *sql.Rows) error {
		row := packedRow{}
		var v [slotsOfRow]sql.NullInt64
		var confirmed string
		err := rows.Scan(&row.no, &row.method, &row.readings, &confirmed, &row.at.Table, &row.at.Row, &row.at.Page, &row.at.Col, &row.colStep, &row.at.Line, &row.lineStep,
			&v[1], &v[2], &v[3], &v[4], &v[5], &v[6], &v[7])
		row.confirmed = namedReadings(confirmed)
		for slot := 1; slot < slotsOfRow && err == nil; slot++ {
			err = l.figure(&row, slot, v[slot], s)
		}
		return err
	})
	tables := []string{normalize.Disclosure, normalize.Requests, normalize.Disputes}
	slices.SortStableFunc(l.out.Report.Figures, func(a, b normalize.Figure) int {
		return slices.Index(tables, a.Key.Table) - slices.Index(tables, b.Key.Table)
	})
	return err
}

// odd takes the cells and places that are no plain part of their row.
func (l *loader) odd(s shelf) error {
	err := l.each(`SELECT id & 1023, kind, exact, text, unit, method, readings, confirmed FROM printed_cell WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023`, func(rows *sql.Rows) error {
		var c packedCell
		err := rows.Scan(&c.no, &c.kind, &c.exact, &c.text, &c.unit, &c.method, &c.readings, &c.confirmed)
		s.cells[c.no] = c
		return err
	})
	if err != nil || l.bare {
		return err
	}
	return l.each(`SELECT id & 1023, table_no, row_no, col_no, page, line, coalesce(x0, 0), coalesce(y0, 0), coalesce(x1, 0), coalesce(y1, 0)
		FROM printed_place WHERE id BETWEEN ?1 * 1024 AND ?1 * 1024 + 1023`, func(rows *sql.Rows) error {
		var no int
		var at extract.Pos
		err := rows.Scan(&no, &at.Table, &at.Row, &at.Col, &at.Page, &at.Line, &at.Box[0], &at.Box[1], &at.Box[2], &at.Box[3])
		s.places[no] = at
		return err
	})
}

// figure adds the figure of a slot, if one is stored.
func (l *loader) figure(row *packedRow, slot int, plain sql.NullInt64, s shelf) error {
	no := row.no*slotsOfRow + slot
	c, odd := s.cells[no]
	odd = odd && c.kind != unread
	key := keyAt[no]
	if key == nil || !odd && !plain.Valid {
		return nil
	}
	f := normalize.Figure{Key: key.Key, Method: row.method, Readings: row.readings, Confirmed: row.confirmed, At: row.placeOf(slot)}
	if at, ok := s.places[no]; ok {
		f.At = at
	}
	var err error
	if odd {
		err = c.onto(&f, key)
	} else {
		f.Text, f.Unit = strconv.FormatInt(plain.Int64, 10), key.bareUnit(normalize.Number)
		f.Value = normalize.Value{Kind: normalize.Number, Number: normalize.Int(plain.Int64)}
	}
	l.out.Report.Figures = append(l.out.Report.Figures, f)
	return err
}

// onto puts what a cell says of itself over what its row says.
func (c *packedCell) onto(f *normalize.Figure, key *figureKey) (err error) {
	f.Value.Kind, f.Unit = c.kind, key.bareUnit(c.kind)
	f.Text, _ = c.text.(string)
	if unit, ok := c.unit.(string); ok {
		f.Unit = unit
	}
	if method, ok := c.method.(string); ok {
		f.Method = normalize.Method(method)
	}
	if n, ok := c.readings.(int64); ok {
		f.Readings = int(n)
	}
	if names, ok := c.confirmed.(string); ok {
		f.Confirmed = namedReadings(names)
	}
	if exact, ok := c.exact.(string); ok {
		f.Value.Number, err = normalize.ParseDecimal(exact)
	}
	return err
}
