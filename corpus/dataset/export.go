package dataset

// Exporting: the rows of the public tables, streamed in a fixed order, as the data
// set stood at one moment.

import (
	"context"
	"database/sql"
	"strings"
)

// Exact is a number by its digits as printed: never rounded, never a float.
type Exact string

// Export reads one state of the data set, whatever others write meanwhile.
type Export struct {
	path     string
	conn     *sql.Conn
	partial  bool
	reports  []int64
	chosen   map[any]bool // numbers of reports and ids of agencies
	naming   Naming
	finished bool
}

// Export begins an export of the chosen reports. The data set must be open
// ReadOnly; Close ends the export.
func (db *DB) Export(ctx context.Context, s Selection, n Naming) (*Export, error) {
	conn, err := db.pool.Conn(ctx)
	if err != nil {
		return nil, troubled(db.path, err)
	}
	e := &Export{path: db.path, conn: conn, partial: s.Partial(), chosen: map[any]bool{}, naming: n}
	if _, err = conn.ExecContext(ctx, "BEGIN"); err == nil {
		err = e.choose(ctx, s)
	}
	if err != nil {
		e.Close()
		return nil, troubled(db.path, err)
	}
	return e, nil
}

// choose lists the reports in the order of the export.
func (e *Export) choose(ctx context.Context, s Selection) error {
	where, args := s.Where()
	rows, err := e.conn.QueryContext(ctx, `SELECT id, agency_id FROM reports WHERE `+where+` ORDER BY agency_id, year, version, handle`, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var report int64
		var agency string
		if err := rows.Scan(&report, &agency); err != nil {
			return err
		}
		e.reports = append(e.reports, report)
		e.chosen[report], e.chosen[agency] = true, true
	}
	return rows.Err()
}

// Close ends the export.
func (e *Export) Close() error {
	if e.finished {
		return nil
	}
	e.finished = true
	e.conn.ExecContext(context.Background(), "ROLLBACK") // nothing was written
	return e.conn.Close()
}

// Reports is how many reports were chosen.
func (e *Export) Reports() int { return len(e.reports) }

// Steps is how many queries a table takes, for showing progress.
func (e *Export) Steps(t ExportTable) int {
	if t.perReport {
		return len(e.reports)
	}
	return 1
}

// Table hands over the names of a table's columns and then its rows: nil, int64,
// float64, string or Exact. Step is called after each of its Steps. Trouble with
// the data set is an *Error; any other error is the caller's own.
func (e *Export) Table(ctx context.Context, t ExportTable, head func([]string) error, row func([]any) error, step func()) error {
	if t.Name == columnsTable {
		defer step()
		return e.dictionary(ctx, head, row)
	}
	stmt, err := e.conn.PrepareContext(ctx, t.query)
	if err != nil {
		return troubled(e.path, err)
	}
	defer stmt.Close()
	if !t.perReport {
		defer step()
		return e.rows(ctx, t, stmt, nil, head, row)
	}
	if len(e.reports) == 0 {
		return e.rows(ctx, t, stmt, []any{0}, head, row)
	}
	for _, report := range e.reports {
		if err := e.rows(ctx, t, stmt, []any{report}, head, row); err != nil {
			return err
		}
		head = func([]string) error { return nil }
		step()
	}
	return nil
}

// rows runs the query of a table once. An interrupt is looked for between rows:
// a context handed to SQLite would cost a goroutine for each report.
func (e *Export) rows(ctx context.Context, t ExportTable, stmt *sql.Stmt, args []any, head func([]string) error, row func([]any) error) error {
	rows, err := stmt.Query(args...)
	if err != nil {
		return troubled(e.path, err)
	}
	defer rows.Close()
	asked, err := rows.Columns()
	if err != nil {
		return troubled(e.path, err)
	}
	columns := arrange(asked)
	if err := head(e.naming.heads(t.Name, columns)); err != nil {
		return err
	}
	of := e.filter(t, columns)
	for rows.Next() {
		values, err := scan(rows, len(asked))
		if err != nil {
			return troubled(e.path, err)
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if of >= 0 && !e.chosen[values[of]] {
			continue
		}
		if err := row(settleExact(columns, values)); err != nil {
			return err
		}
	}
	return troubled(e.path, rows.Err())
}

// filter is the place of the column that a row is chosen by, or -1.
func (e *Export) filter(t ExportTable, columns []exportColumn) int {
	for _, c := range columns {
		if e.partial && c.name == t.of {
			return c.at
		}
	}
	return -1
}

// exportColumn is a column that leaves: the place of its value among those asked
// for, and that of its exact digits, or -1.
type exportColumn struct {
	name      string
	at, exact int
}

// arrange lets columns named =x take the place of x.
func arrange(asked []string) []exportColumn {
	var columns []exportColumn
	place := map[string]int{}
	for i, name := range asked {
		exact, is := strings.CutPrefix(name, "=")
		at, known := place[exact]
		switch {
		case is && known:
			columns[at].exact = i
		case is:
			columns = append(columns, exportColumn{exact, i, i})
		default:
			place[name] = len(columns)
			columns = append(columns, exportColumn{name, i, -1})
		}
	}
	return columns
}

func settleExact(columns []exportColumn, values []any) []any {
	out := make([]any, len(columns))
	for i, c := range columns {
		out[i] = values[c.at]
		if c.exact < 0 {
			continue
		}
		if digits, ok := values[c.exact].(string); ok {
			out[i] = Exact(digits)
		}
	}
	return out
}

// columnsOf asks for the columns of a table, not for its rows.
func (e *Export) columnsOf(ctx context.Context, t ExportTable) ([]exportColumn, error) {
	rows, err := e.conn.QueryContext(ctx, `SELECT * FROM (`+strings.ReplaceAll(t.query, "?1", "0")+`) LIMIT 0`)
	if err != nil {
		return nil, troubled(e.path, err)
	}
	defer rows.Close()
	asked, err := rows.Columns()
	return arrange(asked), err
}

// ExactRows is Rows for a statement that names exact digits as exports do: a
// column =x takes the place of x, as Exact.
func (db *DB) ExactRows(ctx context.Context, query string, args []any, head func([]string) error, row func([]any) error) error {
	var columns []exportColumn
	err := db.Rows(ctx, query, args, func(asked []string) error {
		columns = arrange(asked)
		return head(ByKey.heads("", columns))
	}, func(values []any) error { return row(settleExact(columns, values)) })
	return troubled(db.path, err)
}
