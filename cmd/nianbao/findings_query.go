package main

// Asking for findings: by the reports that were chosen and by the filters.

import (
	"context"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
)

// list asks for the findings and for what they rest on.
func list(db *dataset.DB, o findingsOptions, chosen dataset.Selection) (*findingList, error) {
	where, args := chosen.Where()
	reports := `(SELECT id FROM reports WHERE ` + where + `)`
	l := &findingList{}
	got, err := collect(db, `SELECT count(*) FROM `+reports, args...)
	if err != nil {
		return nil, err
	}
	l.reports = whole(got.rows[0][0])
	if err := l.ask(db, o, reports, args); err != nil {
		return nil, err
	}
	if err := l.askUnits(db, o, where, args); err != nil {
		return nil, err
	}
	terms, more := among("check_id", o.checks)
	got, err = collect(db, `SELECT count(DISTINCT report_id) FROM check_results WHERE outcome = 'not_assessable' AND report_id IN `+reports+terms, append(args, more...)...)
	if err != nil {
		return nil, err
	}
	l.unassessed = whole(got.rows[0][0])
	return l, nil
}

// among is a term of a condition: the column has one of the values, if any.
func among(column string, values []string) (string, []any) {
	if len(values) == 0 {
		return "", nil
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	return " AND " + column + " IN (" + strings.TrimSuffix(strings.Repeat("?,", len(values)), ",") + ")", args
}

// ask fills the list in its order: severity, agency, year, check.
func (l *findingList) ask(db *dataset.DB, o findingsOptions, reports string, args []any) error {
	condition := `v.report_id IN ` + reports
	args = slices.Clone(args)
	for column, values := range map[string][]string{"v.check_id": o.checks, "v.severity": o.severities, "v.responsibility": o.whose} {
		term, more := among(column, values)
		condition, args = condition+term, append(args, more...)
	}
	at := map[int64]*finding{}
	err := db.ExactRows(context.Background(), `SELECT v.*, f.printed AS "=printed", f.expected AS "=expected"
		FROM findings v JOIN finding f ON f.id = v.id WHERE `+condition+`
		ORDER BY CASE v.severity WHEN 'error' THEN 1 WHEN 'warning' THEN 2 ELSE 3 END, v.agency IS NULL, v.agency, v.year, v.check_id, v.handle, v.id`,
		args, func(names []string) error {
			l.names = names
			return nil
		}, func(row []any) error {
			f := &finding{values: row, names: l.names}
			l.findings, at[whole(row[0])] = append(l.findings, f), f
			return nil
		})
	if err != nil {
		return err
	}
	if err := askYears(db, condition, args, at); err != nil {
		return err
	}
	if o.excel {
		if err := askKinds(db, condition, args, at); err != nil {
			return err
		}
	}
	return db.ExactRows(context.Background(), `SELECT k.finding_id, coalesce(k.key, n.key) AS key, n.label_zh, n.label_en, k.text, k.printed AS "=printed", k.expected AS "=expected", k.assumed_zero, k.doubtful
		FROM finding_key k LEFT JOIN figure_key n ON n.no = k.cell_id & 1023
		WHERE k.finding_id IN (SELECT v.id FROM findings v WHERE `+condition+`) ORDER BY k.finding_id, k.seq`,
		args, func([]string) error { return nil }, func(row []any) error {
			if f := at[whole(row[0])]; f != nil {
				f.keys = append(f.keys, cellOf(row))
			}
			return nil
		})
}

// askUnits adds what was found of units without a report: their rows name none.
func (l *findingList) askUnits(db *dataset.DB, o findingsOptions, where string, args []any) error {
	if !db.HoldsUnits() {
		return nil
	}
	args = slices.Clone(args)
	for column, values := range map[string][]string{"check_id": o.checks, "severity": o.severities, "responsibility": o.whose} {
		term, more := among(column, values)
		where, args = where+term, append(args, more...)
	}
	return db.ExactRows(context.Background(), `SELECT "`+strings.Join(l.names, `", "`)+`" FROM unit_findings WHERE `+where+` ORDER BY agency, year, check_id, fingerprint`,
		args, func([]string) error { return nil }, func(row []any) error {
			l.findings = append(l.findings, &finding{values: row, names: l.names})
			return nil
		})
}

// askYears adds what other reports print. A data set of an older program keeps none.
func askYears(db *dataset.DB, condition string, args []any, at map[int64]*finding) error {
	if !db.HoldsYears() {
		return nil
	}
	return db.ExactRows(context.Background(), `SELECT y.finding_id, y.key, n.label_zh, n.label_en, y.text, y.printed AS "=printed", NULL, y.assumed_zero, y.doubtful, y.year
		FROM finding_year y LEFT JOIN figure_key n ON n.key = y.key
		WHERE y.finding_id IN (SELECT v.id FROM findings v WHERE `+condition+`) ORDER BY y.finding_id, y.seq`,
		args, func([]string) error { return nil }, func(row []any) error {
			if f := at[whole(row[0])]; f != nil {
				c := cellOf(row)
				c.Year = whole(row[9])
				f.years = append(f.years, c)
			}
			return nil
		})
}

// askKinds adds what kind of body each finding is about: it decides what it rests on.
func askKinds(db *dataset.DB, condition string, args []any, at map[int64]*finding) error {
	return db.ExactRows(context.Background(), `SELECT v.id, r.kind FROM findings v JOIN report r ON r.no = v.report_id WHERE `+condition,
		args, func([]string) error { return nil }, func(row []any) error {
			if f := at[whole(row[0])]; f != nil {
				f.kind = text(row[1])
			}
			return nil
		})
}
