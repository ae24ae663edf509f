package dataset

// Counting twice: whether the sums of a statement take parts and totals together,
// or agencies of two scopes. The data decide: each SELECT that adds values up is
// run once more, and asked what its sums were made of.

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
)

// Ways of counting twice.
const (
	DoubleApplicants = "applicants" // kinds of applicant and their total
	DoubleItems      = "items"      // requests taken in, outcomes, totals, what is carried forward
	DoubleResults    = "results"    // results of disputes and their total
	DoubleMeasures   = "measures"   // columns of table two: decisions and money, new and in force
	DoubleScopes     = "scopes"     // bodies and whole areas, or areas that hold one another
	DoubleVersions   = "versions"   // of the same report
	DoubleRows       = "rows"       // a join gives a figure more than once
)

// mixing is an expression that must not differ among the rows of one sum.
type mixing struct{ what, column, expression string }

// mixings of a view of cells, of requests_wide and of panel; %s is the alias.
var (
	mixesApplicants = mixing{DoubleApplicants, "applicant_role", "%s.applicant_role"}
	mixesItems      = mixing{DoubleItems, "item_role", "%s.item_role"}
	mixesResults    = mixing{DoubleResults, "result_role", "%s.result_role"}
	mixesMeasures   = mixing{DoubleMeasures, "measure", "%s.measure"}
	mixesVersions   = mixing{DoubleVersions, "is_current", "%s.is_current"}
	// A report says whose data it holds, and an agency may do so otherwise from year to year.
	// A zone that sums up its area lies in one that does so, too, whatever its level.
	mixesScopes   = mixing{DoubleScopes, "report_id", "(SELECT " + scopeAndLevel + " FROM report x WHERE x.no = %s.report_id)"}
	mixesAgencies = mixing{DoubleScopes, "agency_id", "(SELECT " + scopeAndLevel + " FROM agencies x WHERE x.id = %s.agency_id)"}
)

const scopeAndLevel = "coalesce(x.scope, '') || CASE x.scope WHEN 'whole_area' THEN coalesce(x.level, '') || x.is_zone ELSE '' END"

var mixingsOf = map[string][]mixing{
	"requests":       {mixesApplicants, mixesItems, mixesScopes},
	"requests_all":   {mixesApplicants, mixesItems, mixesVersions, mixesScopes},
	"disputes":       {mixesResults, mixesScopes},
	"disputes_all":   {mixesResults, mixesVersions, mixesScopes},
	"disclosure":     {mixesMeasures, mixesScopes},
	"disclosure_all": {mixesMeasures, mixesVersions, mixesScopes},
	"requests_wide":  {{DoubleApplicants, "applicant", "%s.applicant = 'total'"}, mixesScopes},
	"panel":          {mixesScopes},
	"cells": {{DoubleApplicants, "column_role", "%s.column_role"}, {DoubleItems, "row_role", "%s.\"table\" || coalesce(%[1]s.row_role, '')"},
		{DoubleMeasures, "column", "CASE %s.\"table\" WHEN 'disclosure' THEN %[1]s.\"column\" END"}, mixesVersions, mixesScopes},
}

// derived: what a subquery or a WITH table may have kept of a view.
var derived = []mixing{mixesApplicants, mixesItems, mixesResults, mixesMeasures, mixesScopes, mixesAgencies}

// namesTell: a statement that names one of these columns has thought of it. It is
// asked only where the data cannot be.
var namesTell = map[string][]string{
	DoubleApplicants: {"applicant", "applicant_role", "column_role", "column", "key", "code"},
	DoubleItems:      {"item", "item_role", "row_role", "row", "key", "code"},
	DoubleResults:    {"result", "result_role", "column_role", "column", "key", "code"},
	DoubleMeasures:   {"measure", "column", "key", "code"},
	DoubleVersions:   {"is_current", "version"},
}

// DoubleCounts lists how the sums of a statement count twice; nothing for one
// that adds nothing up. The statement is one that Rows has run.
func (db *DB) DoubleCounts(ctx context.Context, query string) []string {
	list := tokens(query)
	var found []string
	for _, b := range blocks(list) {
		if added := b.additions(); len(added) > 0 {
			found = append(found, db.doubled(ctx, query, list, b, added)...)
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// addition is a call with the source that its values come from.
type addition struct {
	adding
	from source
}

// additions are the calls that add figures up: value of a view of cells, a column
// of figures of a wide one, any column of a subquery.
func (b block) additions() []addition {
	var list []addition
	for _, a := range b.addings() {
		for _, s := range b.sources() {
			if a.adds(s) {
				list = append(list, addition{a, s})
			}
		}
	}
	return list
}

// plainColumns of the wide views are no figures.
var plainColumns = []string{"agency_id", "agency", "division_code", "division_path", "level", "kind", "scope", "year", "form", "report_id", "status", "applicant",
	"n_blank", "n_unread", "sums_held", "sums_failed", "n_publisher_errors", "handle"}

func (a adding) adds(s source) bool {
	view := strings.ToLower(s.view)
	_, known := mixingsOf[view]
	if !known && baseTables[view] {
		return false
	}
	for i, t := range a.args {
		if !t.named() || i > 1 && a.args[i-1].is(".") && !strings.EqualFold(a.args[i-2].text, s.alias) || i+1 < len(a.args) && a.args[i+1].is(".", "(") {
			continue
		}
		column := strings.ToLower(t.text)
		switch {
		case known && view != "panel" && view != "requests_wide":
			if column == "value" || column == "value_exact" || column == "text" && a.name != "count" {
				return true
			}
		case t.is(sqlWords...), slices.Contains(plainColumns, column):
		default:
			return true
		}
	}
	return false
}

var sqlWords = []string{"CASE", "WHEN", "THEN", "ELSE", "END", "AND", "OR", "NOT", "IN", "IS", "NULL", "LIKE", "GLOB", "BETWEEN", "AS", "INTEGER", "REAL", "TEXT", "NUMERIC"}

// baseTables are the views that hold no figures of the statutory tables.
var baseTables = map[string]bool{
	"agencies": true, "agency_names": true, "agency_successions": true, "captures": true, "documents": true, "sources": true, "reports": true,
	"report_documents": true, "sections": true, "statements": true, "problems": true, "claims": true, "checks": true, "check_results": true,
	"findings": true, "unit_findings": true, "finding_keys": true, "finding_years": true, "figure_keys": true, "provenance": true, "breaks": true, "runs": true, "clusters": true, "cluster_members": true,
}

// doubled asks the data about one SELECT; where they cannot be asked (it depends
// on the row of another SELECT, or its subquery kept no role) the names tell.
func (db *DB) doubled(ctx context.Context, query string, all []token, b block, added []addition) []string {
	whats, conditions, mute := db.conditions(ctx, query, all, b, added)
	var found []string
	if len(conditions) > 0 {
		row, err := db.probe(ctx, query, all, b, conditions)
		if err != nil {
			mute = true
		}
		for i, v := range row {
			if v == int64(1) {
				found = append(found, whats[i])
			}
		}
	}
	if mute {
		found = append(found, byNames(all)...)
	}
	return found
}

// conditions says of each addition what must not differ. mute: there is a
// subquery that cannot be asked.
func (db *DB) conditions(ctx context.Context, query string, all []token, b block, added []addition) (whats, conditions []string, mute bool) {
	for _, a := range added {
		mixings, known := mixingsOf[strings.ToLower(a.from.view)]
		if !known {
			mixings = db.kept(ctx, query, all, b, a.from)
			mute = mute || len(mixings) == 0
		}
		counted, over := a.counted(query), textOf(query, a.over)
		for _, m := range mixings {
			e := fmt.Sprintf("CASE WHEN %s THEN %s END", counted, fmt.Sprintf(m.expression, quoteName(a.from.alias)))
			whats = append(whats, m.what)
			conditions = append(conditions, differs(e, over))
		}
		if known && over == "" && len(b.sources()) > 1 && a.from.view != "panel" && a.from.view != "requests_wide" {
			e := fmt.Sprintf("CASE WHEN %s THEN %s.report_id || %[2]s.code END", counted, quoteName(a.from.alias))
			whats = append(whats, DoubleRows)
			conditions = append(conditions, fmt.Sprintf("count(%s) > count(DISTINCT %[1]s)", e))
		}
	}
	return whats, conditions, mute
}

// differs is the condition that an expression has several values. Those of a sum are
// asked once a row; SQLite does not tell those of a window apart.
func differs(expression, over string) string {
	if over == "" {
		return fmt.Sprintf("count(DISTINCT %s) > 1", expression)
	}
	return fmt.Sprintf("min(%s) %s <> max(%[1]s) %[2]s", expression, over)
}

// counted is the condition under which a row changes the result: a zero does not
// change a sum.
func (a adding) counted(query string) string {
	arg := "(" + textOf(query, a.args) + ")"
	switch strings.ToLower(a.name) {
	case "sum", "total":
		arg += " <> 0"
	default:
		arg += " IS NOT NULL"
	}
	if len(a.filter) > 0 {
		arg += " AND (" + textOf(query, a.filter) + ")"
	}
	return arg
}

// kept lists what can be told of the rows of a subquery.
func (db *DB) kept(ctx context.Context, query string, all []token, b block, s source) []mixing {
	var list []mixing
	for _, m := range derived {
		probe := with(query, all) + "SELECT " + quoteName(s.alias) + "." + m.column + " " + textOf(query, b.clause("FROM")) + " LIMIT 0"
		if _, err := db.first(ctx, probe); err == nil {
			list = append(list, m)
		}
	}
	return list
}

// probe runs a SELECT as it stands with the conditions beside its columns.
func (db *DB) probe(ctx context.Context, query string, all []token, b block, conditions []string) ([]any, error) {
	inner, outer := textOf(query, b.clause("SELECT")), ""
	for i, c := range conditions {
		inner += fmt.Sprintf(", %s AS nianbao_%d", c, i)
		outer += fmt.Sprintf(", max(nianbao_%d)", i)
	}
	for _, word := range []string{"FROM", "WHERE", "GROUP", "HAVING", "WINDOW"} {
		inner += "\n" + textOf(query, b.clause(word))
	}
	return db.first(ctx, "SELECT "+outer[2:]+" FROM ("+with(query, all)+inner+"\n)")
}

// first gives the first row of an answer.
func (db *DB) first(ctx context.Context, query string) (first []any, err error) {
	err = db.Rows(ctx, query, nil, func([]string) error { return nil }, func(row []any) error {
		first = row
		return io.EOF
	})
	return first, err
}

// with is the WITH clause of the whole statement.
func with(query string, all []token) string {
	if len(all) == 0 || !all[0].is("WITH") {
		return ""
	}
	for _, t := range all {
		if t.depth == 0 && t.is("SELECT", "VALUES") {
			return query[all[0].from:t.from] + " "
		}
	}
	return ""
}

func textOf(query string, list []token) string {
	if len(list) == 0 {
		return ""
	}
	return query[list[0].from:list[len(list)-1].to]
}

func quoteName(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// byNames warns of what is mixed in the views whose values a statement takes,
// unless it names a column that tells parts from totals.
func byNames(all []token) []string {
	names := map[string]bool{}
	for _, t := range all {
		if t.named() {
			names[strings.ToLower(t.text)] = true
		}
	}
	var found []string
	for _, b := range blocks(all) {
		for _, s := range b.sources() {
			for _, m := range mixingsOf[strings.ToLower(s.view)] {
				tells := namesTell[m.what]
				if len(tells) > 0 && b.takesValues() && !slices.ContainsFunc(tells, func(n string) bool { return names[n] }) {
					found = append(found, m.what)
				}
			}
		}
	}
	return found
}

// takesValues: the SELECT hands on value, or all columns.
func (b block) takesValues() bool {
	list := b.clause("SELECT")
	return slices.ContainsFunc(list, func(t token) bool {
		return t.named() && (strings.EqualFold(t.text, "value") || strings.EqualFold(t.text, "value_exact"))
	}) || len(list) > 1 && list[len(list)-1].is("*") && list[len(list)-2].is("SELECT", "DISTINCT", ",", ".")
}
