package dataset

// Finding reports: by a handle, or by fragments of names as people remember them.

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"nianbao/extract/pattern"
	"nianbao/normalize"
)

// ByHandle gives the number of the report that a handle names, or named before its
// agency or year was read better. A figure's handle leads to its report; key is
// then the figure. ok is false where the data set has no such report.
func (db *DB) ByHandle(ctx context.Context, handle string) (report int64, key normalize.Key, ok bool, err error) {
	name, key, ok := SplitHandle(handle)
	if !ok {
		return 0, key, false, nil
	}
	part := strings.Split(strings.TrimPrefix(name, "nb:"), "/")
	err = db.pool.QueryRowContext(ctx, `SELECT r.no FROM agency a JOIN report r ON r.agency_no = a.no WHERE a.id = ? AND r.year = ? AND r.content8 = ?
		UNION ALL SELECT f.report_no FROM former_handle f JOIN report r ON r.no = f.report_no WHERE f.handle = ? LIMIT 1`, part[0], number(part[1]), part[2], name).Scan(&report)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, key, false, nil
	}
	return report, key, err == nil, troubled(db.path, err)
}

func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}

var yearWord = pattern.MustCompile(`^(?:19|20)[0-9]{2}年?度?$`)

// Find lists the current reports in which every word occurs: in a name of the
// agency, its divisions, the title or a source. Widths, traditional characters,
// spaces and capitals make no difference. A year means the report's year; only a
// report that names none is found by a year in its title or source.
func (db *DB) Find(ctx context.Context, words []string) (reports []int64, err error) {
	years, names := yearsAmong(words)
	if slices.ContainsFunc(names, unfolded) {
		return db.findByReading(ctx, years, names)
	}
	query, args := `SELECT r.no FROM report r WHERE r.is_current = 1`, []any{}
	for _, y := range years {
		args = append(args, y)
		query += fmt.Sprintf(` AND (nullif(r.year, 0) = %s OR r.year = 0 AND %s)`, y, holding(len(args)))
	}
	for _, w := range names {
		args = append(args, strings.ToLower(normalize.Fold(w)))
		query += ` AND ` + holding(len(args))
	}
	err = db.Rows(ctx, query+` ORDER BY r.no`, args, noHead, func(row []any) error {
		reports = append(reports, row[0].(int64))
		return nil
	})
	return reports, troubled(db.path, err)
}

// holding looks for the folded word of a parameter in names, title and sources;
// each list is gone through once, whatever the number of reports.
func holding(parameter int) string {
	return fmt.Sprintf(`(instr(r.words, ?%[1]d) > 0 OR r.agency_no IN (SELECT no FROM agency WHERE instr(words, ?%[1]d) > 0) OR r.no IN (
		SELECT d.report_no FROM source s JOIN sighting g ON g.source_no = s.no JOIN document d ON d.no = g.document_no WHERE instr(s.words, ?%[1]d) > 0))`, parameter)
}

func noHead([]string) error { return nil }

// unfolded tells a word that folding would change for the worse: all of it is
// taken away, or it may be meant as it stands.
func unfolded(w string) bool { return normalize.Fold(w) == "" || strings.ContainsAny(w, "_|\n") }

// findByReading takes the words as they stand, which no index knows.
func (db *DB) findByReading(ctx context.Context, years, names []string) (reports []int64, err error) {
	err = db.Rows(ctx, `SELECT r.no, r.year, a.words || char(10) || coalesce(r.title, '') || char(10) ||
		coalesce((SELECT group_concat(s.source, char(10)) FROM document d JOIN sighting g ON g.document_no = d.no JOIN source s ON s.no = g.source_no WHERE d.report_no = r.no), '')
		FROM report r JOIN agency a ON a.no = r.agency_no WHERE r.is_current = 1 ORDER BY r.no`, nil, noHead, func(row []any) error {
		year, _ := row[1].(int64)
		text := lookup{strings.ToLower(row[2].(string)), foldLines(row[2].(string))}
		if text.ofYear(year, years) && text.holds(names...) {
			reports = append(reports, row[0].(int64))
		}
		return nil
	})
	return reports, troubled(db.path, err)
}

func yearsAmong(words []string) (years, names []string) {
	for _, w := range words {
		if y := fold(w); yearWord.MatchString(y) {
			years = append(years, y[:4])
		} else {
			names = append(names, w)
		}
	}
	return years, names
}

// lookup is text to find words in, as it is and folded like agency.words.
type lookup struct{ plain, folded string }

// foldLines folds each name of each line alone: no word spans two of them.
func foldLines(s string) string {
	var b strings.Builder
	for _, name := range strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '|' }) {
		b.WriteString(strings.ToLower(normalize.Fold(name)) + "\n")
	}
	return b.String()
}

func (t lookup) ofYear(year int64, years []string) bool {
	for _, y := range years {
		if year != 0 && strconv.FormatInt(year, 10) != y || year == 0 && !t.holds(y) {
			return false
		}
	}
	return true
}

func (t lookup) holds(words ...string) bool {
	for _, w := range words {
		folded := strings.ToLower(normalize.Fold(w))
		literal := folded == "" || strings.Contains(w, "_") // folding takes it away
		if !strings.Contains(t.plain, strings.ToLower(w)) && (literal || !strings.Contains(t.folded, folded)) {
			return false
		}
	}
	return true
}
