package main

// Asking the data set: what find, query, explain and demo share.

import (
	"context"
	"fmt"
	"slices"

	"nianbao/corpus/dataset"
)

// answer is a table of values: nil, int64, float64 or string.
type answer struct {
	names []string
	rows  [][]any
}

// collect runs a statement and keeps its rows.
func collect(db *dataset.DB, query string, args ...any) (got answer, err error) {
	err = db.Rows(context.Background(), query, args, func(names []string) error {
		got.names = names
		return nil
	}, func(row []any) error {
		got.rows = append(got.rows, row)
		return nil
	})
	return got, err
}

// text shows a value in a cell; NULL is empty.
func text(v any) string {
	if v == nil {
		return ""
	}
	return printable(fmt.Sprint(v))
}

// without leaves a column out that is of no use to people.
func (got answer) without(name string) *answer {
	at := slices.Index(got.names, name)
	if at < 0 {
		return &got
	}
	less := answer{names: slices.Delete(slices.Clone(got.names), at, at+1)}
	for _, row := range got.rows {
		less.rows = append(less.rows, slices.Delete(slices.Clone(row), at, at+1))
	}
	return &less
}

// whole is a number of an answer, 0 for NULL.
func whole(v any) int64 {
	n, _ := v.(int64)
	return n
}

// table aligns an answer; columns of numbers to the right.
func (got *answer) table() string {
	t := table{head: [][]string{got.names}, right: got.numeric}
	for _, row := range got.rows {
		line := make([]string, len(row))
		for i, v := range row {
			line[i] = shorten(text(v), 60)
		}
		t.rows = append(t.rows, line)
	}
	return t.String()
}

func (got *answer) numeric(col int) bool {
	for _, row := range got.rows {
		if _, is := row[col].(string); is {
			return false
		}
	}
	return len(got.rows) > 0
}

// objects gives an answer for JSON, a map per row.
func (got *answer) objects() []map[string]any {
	list := make([]map[string]any, 0, len(got.rows))
	for _, row := range got.rows {
		o := map[string]any{}
		for i, v := range row {
			o[got.names[i]] = v
		}
		list = append(list, o)
	}
	return list
}
