package dataset

// What comparing says of a report, beside what was said of the report alone.

import (
	"context"
	"database/sql"
	"slices"
	"strings"

	"nianbao/checks"
	"nianbao/normalize"
)

// saveCompared puts the outcomes and findings of a comparison in the place of those of
// the one before. A report without others has no such findings.
func (r *Run) saveCompared(s stored, result checks.Result, others bool) error {
	if err := r.saveBeside(s, result, comparedScopes); err != nil {
		return err
	}
	mark := `DELETE FROM compared WHERE report_no = ?`
	if others {
		mark = `INSERT OR IGNORE INTO compared VALUES (?)`
	}
	return r.exec(mark, s.no)
}

// saveBeside puts what the checks of some scopes say in the place of what they said before.
func (r *Run) saveBeside(s stored, result checks.Result, scopes []checks.Scope) error {
	if err := r.dropBeside(s.no, scopes); err != nil {
		return err
	}
	if err := r.setOutcomes(s.no, result, scopes); err != nil {
		return err
	}
	if len(result.Findings) == 0 {
		return nil
	}
	own, err := r.ownHandle(s.no)
	if err != nil {
		return err
	}
	return r.saveFindings(s.no, own, result)
}

// besideIDs lists the checks of the scopes.
func besideIDs(scopes []checks.Scope) (ids []string) {
	for _, c := range checks.All() {
		if c.Beside(scopes...) {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// besideOf is the same, made once for each stage.
func (r *Run) besideOf(scopes []checks.Scope) []string {
	ids, known := r.beside[scopes[0]]
	if !known {
		ids = besideIDs(scopes)
		r.beside[scopes[0]] = ids
	}
	return ids
}

func (r *Run) dropBeside(report int64, scopes []checks.Scope) error {
	ids := r.besideOf(scopes)
	var said []int64
	err := r.each(`SELECT id, check_id FROM finding WHERE report_no = ?`, []any{report}, func(rows *sql.Rows) error {
		var id int64
		var check string
		err := rows.Scan(&id, &check)
		if slices.Contains(ids, check) {
			said = append(said, id)
		}
		return err
	})
	for _, id := range said {
		for _, q := range []string{`DELETE FROM finding_key WHERE finding_id = ?`, `DELETE FROM finding_year WHERE finding_id = ?`, `DELETE FROM finding WHERE id = ?`} {
			if err == nil {
				err = r.exec(q, id)
			}
		}
	}
	return err
}

// setOutcomes writes the letters of the checks of the scopes. A report that was held against
// an older list of checks gets its letters in this program's list; checks that nobody
// held it to have none.
func (r *Run) setOutcomes(report int64, result checks.Result, scopes []checks.Scope) error {
	var list int64
	var letters string
	if err := r.row(`SELECT coalesce(catalogue_no, 0), outcomes FROM report WHERE no = ?`, report).Scan(&list, &letters); err != nil {
		return err
	}
	b := []byte(letters)
	if list != r.catalogue.no || len(b) != len(r.catalogue.place) {
		b = []byte(strings.Repeat(" ", len(r.catalogue.place)))
		err := r.each(`SELECT k.check_id, substr(r.outcomes, k.place, 1) FROM report r JOIN catalogue_check k ON k.catalogue_no = r.catalogue_no WHERE r.no = ?`, []any{report}, func(rows *sql.Rows) error {
			var id, letter string
			err := rows.Scan(&id, &letter)
			if at, ok := r.catalogue.place[id]; ok && letter != "" {
				b[at] = letter[0]
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	for _, id := range r.besideOf(scopes) {
		b[r.catalogue.place[id]] = '-'
	}
	for _, v := range result.Outcomes {
		b[r.catalogue.place[v.Check]] = letterOf[v.Outcome]
	}
	if string(b) == letters && list == r.catalogue.no {
		return nil
	}
	return r.exec(`UPDATE report SET outcomes = ?, catalogue_no = ? WHERE no = ?`, string(b), r.catalogue.no, report)
}

var findingYearRows = rowsOf(`INSERT INTO finding_year VALUES (?,?,?,?,?,?,?,?)`)

// saveFindingYears keeps the evidence that other reports print.
func (r *Run) saveFindingYears(id int64, f checks.Finding) error {
	values := r.values[:0]
	for i, op := range f.Years {
		values = append(values, id, i+1, op.Year, op.Key.String(), op.Text, op.Value.String(), op.AssumedZero, op.Doubtful)
	}
	return r.putRows(findingYearRows, values)
}

// years fills the evidence of findings that other reports print.
func (l *loader) years(of func(int64) *checks.Finding) error {
	return l.each(`SELECT y.finding_id, y.year, y.key, y.text, y.printed, y.assumed_zero, y.doubtful
		FROM finding x JOIN finding_year y ON y.finding_id = x.id WHERE x.report_no = ? ORDER BY y.finding_id, y.seq`, func(rows *sql.Rows) error {
		var id int64
		var key string
		var op checks.Operand
		var counted *normalize.Decimal
		if err := rows.Scan(&id, &op.Year, &key, orEmpty{&op.Text}, exactly{&counted}, &op.AssumedZero, &op.Doubtful); err != nil {
			return err
		}
		keys, err := parseKeys([]string{key})
		if err != nil {
			return err
		}
		op.Key, op.Value = keys[0], *counted
		f := of(id)
		f.Years = append(f.Years, op)
		return nil
	})
}

// loadReport gives what the checks over years look at; subtotals are left.
func (r *Run) loadReport(no int64) (*normalize.Report, error) {
	l := loader{ctx: context.Background(), from: preparing{r}, no: no, plain: true, out: Reading{Report: &normalize.Report{}}}
	return l.load(l.head, l.figures, l.sections, l.statements, l.claims, l.problems)
}

func (l *loader) load(parts ...func() error) (*normalize.Report, error) {
	for _, part := range parts {
		if err := part(); err != nil {
			return nil, err
		}
	}
	return l.out.Report, nil
}

// preparing asks on the connection of a run; each statement is compiled once.
type preparing struct{ run *Run }

func (p preparing) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	s, err := p.run.prepared(query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(ctx, args...)
}

func (p preparing) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	if s, err := p.run.prepared(query); err == nil {
		return s.QueryRowContext(ctx, args...)
	}
	return p.run.conn.QueryRowContext(ctx, query, args...) // fails with the same error
}
