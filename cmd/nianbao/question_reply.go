package main

// The answer to a named question: what was compared, what was left out, ties.

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"nianbao/corpus/dataset"
)

// reply is an answer with what a reader must know to use it.
type reply struct {
	question dataset.Question
	values   map[string]any
	names    []string
	rows     [][]any // that were compared
	left     []leftOut
	ties     []tie
	notes    []string
	sql      string
}

// tie is a rank that several units share.
type tie struct {
	Scope    string   `json:"scope"`
	Rank     int64    `json:"rank"`
	Count    int      `json:"count"`
	Agencies []string `json:"agencies"` // the first of them
}

// column is the place of a column; -1 where the question has none.
func (r *reply) column(name string) int { return slices.Index(r.names, name) }

// at is a value of a row; nil where there is no such column.
func (r *reply) at(row []any, name string) any {
	if i := r.column(name); i >= 0 {
		return row[i]
	}
	return nil
}

// gather runs the question and parts what was compared from what was left out.
func (a *app) gather(ctx context.Context, db *dataset.DB, r *reply) error {
	err := db.Rows(ctx, r.sql, nil, func(names []string) error {
		r.names = names
		return nil
	}, func(row []any) error {
		if reason := r.at(row, "left_out"); reason != nil {
			a.leaveOut(r, reason.(string), row)
		} else {
			r.rows = append(r.rows, row)
		}
		return nil
	})
	if err != nil {
		return err
	}
	slices.SortStableFunc(r.left, func(x, y leftOut) int { return cmp.Or(y.Count-x.Count, strings.Compare(x.Reason, y.Reason)) })
	r.findTies()
	a.noteZeros(r)
	a.noteLevels(r)
	a.noteMarks(r)
	return a.noteBreaks(ctx, db, r)
}

// findTies lists ranks that several units share, in the order of the answer.
func (r *reply) findTies() {
	rank := r.column("rank")
	for i := 0; rank >= 0 && i < len(r.rows); {
		same := i
		for same < len(r.rows) && r.rows[same][rank] == r.rows[i][rank] && r.at(r.rows[same], "scope") == r.at(r.rows[i], "scope") {
			same++
		}
		if same-i > 1 {
			t := tie{Scope: text(r.at(r.rows[i], "scope")), Count: same - i}
			t.Rank, _ = r.rows[i][rank].(int64)
			for _, row := range r.rows[i:min(same, i+someAgencies)] {
				t.Agencies = append(t.Agencies, text(r.at(row, "agency")))
			}
			r.ties = append(r.ties, t)
		}
		i = same
	}
}
